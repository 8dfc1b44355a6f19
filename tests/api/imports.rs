//! Imports over HTTP: all rows or none, a dry run that writes nothing, a report that says where.

use testkit::app::{for_each_app, fresh_key};

use super::company;

const WRONG: &str = "id,name,manager_id\n1,Ada,\n2,Grace,77\n";

#[test]
fn a_wrong_row_keeps_the_file_out_and_says_where() {
    for_each_app(|app| {
        let olga = app.organiser();
        let refused = olga.upload("/api/v1/people/imports", "text/csv", WRONG.as_bytes()).expect(422);
        assert_eq!(refused.code(), "import_refused");
        let issue = &refused.json()["report"]["issues"][0];
        assert_eq!((issue["line"].as_u64(), issue["column"].as_u64()), (Some(3), Some(3)));
        assert_eq!(issue["code"], "unknown_manager");
        assert!(issue["action"].as_str().is_some_and(|action| !action.is_empty()));
        assert_eq!(olga.get("/api/v1/people").json()["items"], serde_json::json!([]));
    });
}

#[test]
fn a_dry_run_writes_nothing_and_reports_the_same() {
    for_each_app(|app| {
        let olga = app.organiser();
        let file = company::people(30);
        let mut dry =
            olga.upload("/api/v1/people/imports?dry_run=true", "text/csv", file.as_bytes()).expect(200).json();
        assert_eq!(olga.get("/api/v1/people").json()["items"], serde_json::json!([]));
        let mut wet = olga.upload("/api/v1/people/imports", "text/csv", file.as_bytes()).expect(200).json();
        assert_eq!((&dry["applied"], &dry["added"]), (&false.into(), &30.into()));
        dry["applied"] = true.into();
        assert_eq!(dry["import_id"], serde_json::Value::Null);
        dry["import_id"] = wet["import_id"].take();
        wet["import_id"] = dry["import_id"].clone();
        dry["dry_run"] = false.into();
        assert_eq!(dry, wet);
        let again = olga.upload("/api/v1/people/imports", "text/csv", file.as_bytes()).expect(200).json();
        assert_eq!((&again["added"], &again["unchanged"]), (&0.into(), &30.into()));
    });
}

#[test]
fn a_form_with_a_file_is_the_same_as_the_file() {
    for_each_app(|app| {
        let olga = app.organiser();
        let form = format!(
            "--XX\r\nContent-Disposition: form-data; name=\"file\"; filename=\"p.csv\"\r\n\r\n{}\r\n--XX--\r\n",
            company::people(3)
        );
        let sent = olga.upload("/api/v1/people/imports", "multipart/form-data; boundary=XX", form.as_bytes());
        assert_eq!(sent.expect(200).json()["added"], 3);
    });
}

#[test]
fn ties_wait_for_their_switch() {
    for_each_app(|app| {
        let olga = app.organiser();
        company::import(&olga, 10);
        let ties = "a,b,weight\n0,1,3\n2,3,1\n";
        let refused = olga.upload("/api/v1/ties/imports", "text/csv", ties.as_bytes()).expect(403);
        assert_eq!(refused.code(), "imported_ties_off");
        let switch = "/api/v1/organisation/switches/imported_ties";
        let turn = serde_json::json!({"on": true});
        olga.ask("PUT", switch).json(&turn).send().expect(428);
        let seen = olga.get(switch).expect(200).header("etag");
        assert_eq!(olga.put(switch, &seen, &turn).expect(200).json()["on"], true);
        assert_eq!(olga.put(switch, &seen, &turn).expect(412).code(), "stale_version");
        let kept = olga.upload("/api/v1/ties/imports", "text/csv", ties.as_bytes()).expect(200).json();
        assert_eq!(kept["added"], 2);
    });
}

#[test]
fn the_same_key_is_the_same_import() {
    for_each_app(|app| {
        let olga = app.organiser();
        let key = fresh_key();
        let send = |file: &str| {
            let asking = olga.ask("POST", "/api/v1/people/imports").key(&key).header("Content-Type", "text/csv");
            asking.body(file.as_bytes()).send()
        };
        let first = send(&company::people(5)).expect(200);
        let again = send(&company::people(5)).expect(200);
        assert_eq!(first.bytes, again.bytes);
        assert_eq!(
            (first.header("idempotency-replayed").as_str(), again.header("idempotency-replayed").as_str()),
            ("", "true")
        );
        assert_eq!(send(&company::people(6)).expect(422).code(), "key_reused");
        let without =
            olga.ask("POST", "/api/v1/people/imports").header("Content-Type", "text/csv").body(b"id\n1\n").send();
        assert_eq!(without.expect(400).code(), "idempotency_key_missing");
    });
}

#[test]
fn every_usual_encoding_and_a_workbook_are_read() {
    for_each_app(|app| {
        let olga = app.organiser();
        let text = |number: u32| format!("Personalnummer;Name;Abteilung\n{number};Åsa Öberg;Vertrieb\n");
        let utf16: Vec<u8> = std::iter::once(0xfeff).chain(text(1).encode_utf16()).flat_map(u16::to_le_bytes).collect();
        let latin1: Vec<u8> = text(2).chars().map(|letter| u8::try_from(u32::from(letter)).unwrap()).collect();
        let upload = |kind: &str, bytes: &[u8]| olga.upload("/api/v1/people/imports", kind, bytes).expect(200).json();
        assert_eq!(upload("text/csv", &utf16)["added"], 1);
        assert_eq!(upload("text/csv; charset=iso-8859-1", &latin1)["added"], 1);
        let workbook = include_bytes!("people.xlsx");
        let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        assert_eq!(upload(kind, workbook)["added"], 2);
        let found = olga.get("/api/v1/people?search=%C3%B6berg").json();
        assert_eq!(found["items"].as_array().unwrap().len(), 3);
    });
}

#[test]
fn bad_rows_are_left_out_kept_and_taken_once_corrected() {
    for_each_app(|app| {
        let olga = app.organiser();
        let file = "id,name,email\n1,Ada,ada@example.org\n2,=Grace,no address\n3,Alan,\n";
        let taken = olga.upload("/api/v1/people/imports?skip_bad=true", "text/csv", file.as_bytes()).expect(200);
        let (report, at) = (taken.json(), taken.header("location"));
        assert_eq!((&report["added"], &report["rows_left_out"]), (&2.into(), &1.into()));
        assert_eq!(at, format!("/api/v1/imports/{}", report["import_id"].as_str().unwrap()));
        let bad = olga.get(&format!("{at}/bad-rows")).expect(200);
        assert_eq!(bad.header("content-type"), "text/csv; charset=utf-8");
        assert!(bad.text().starts_with("id,name,email,issue\n2,'=Grace,no address,"), "{}", bad.text());
        let corrected = bad.text().replace("no address", "grace@example.org");
        let taken = olga.upload("/api/v1/people/imports", "text/csv", corrected.as_bytes()).expect(200).json();
        assert_eq!((&taken["added"], &taken["ignored_columns"]), (&1.into(), &serde_json::json!(["issue"])));
        assert_eq!(olga.get("/api/v1/people?search=grace").json()["items"][0]["name"], "=Grace");
        let listed = olga.get("/api/v1/imports").expect(200).json();
        assert_eq!(listed["items"].as_array().unwrap().len(), 2);
        assert_eq!(
            (&listed["items"][1]["has_bad_rows"], &listed["items"][1]["kind"]),
            (&true.into(), &"people".into())
        );
    });
}

#[test]
fn a_saved_mapping_reads_an_organisations_own_headers() {
    for_each_app(|app| {
        let olga = app.organiser();
        let wish = serde_json::json!({"name": "Payroll", "headers": {"Nr. intern": "id", "Wer": "name"}});
        let mapping = olga.post("/api/v1/column-mappings", &wish).expect(201).json();
        assert_eq!(olga.post("/api/v1/column-mappings", &wish).expect(409).code(), "already_exists");
        let path = format!("/api/v1/people/imports?mapping={}", mapping["id"].as_str().unwrap());
        let file = "Nr. intern;Wer\n1;Ada\n";
        assert_eq!(olga.upload(&path, "text/csv", file.as_bytes()).expect(200).json()["added"], 1);
        let other = olga.upload(&path, "text/csv", b"Kennung;Wer\n1;Ada\n").expect(422);
        assert_eq!(other.code(), "import_refused");
        olga.ask("DELETE", &format!("/api/v1/column-mappings/{}", mapping["id"].as_str().unwrap())).send().expect(204);
        olga.upload(&path, "text/csv", file.as_bytes()).expect(404);
    });
}

#[test]
fn interests_and_one_programme_come_over_http_as_from_the_command_line() {
    for_each_app(|app| {
        let olga = app.organiser();
        company::import(&olga, 6);
        let file = "person_id,topic,stance\n1,Negotiation,seeks\n2,Welding,offers\n";
        let taken = olga.upload("/api/v1/interests/imports", "text/csv", file.as_bytes()).expect(200).json();
        assert_eq!(taken["added"], 2);
        let list = "Name,Email address,Quiz,Quiz - Completion date\n\
                    X,p3@example.org,Completed,\"Monday, 2 March 2026, 10:15 AM\"\n";
        let path = "/api/v1/programmes/imports?programme=Safety";
        assert_eq!(olga.upload(path, "text/csv", list.as_bytes()).expect(200).json()["added"], 1);
        assert!(olga.get("/api/v1/programmes").text().contains("Safety"));
    });
}
