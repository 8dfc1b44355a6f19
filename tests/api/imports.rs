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
        let wet = olga.upload("/api/v1/people/imports", "text/csv", file.as_bytes()).expect(200).json();
        assert_eq!((&dry["applied"], &dry["added"]), (&false.into(), &30.into()));
        dry["applied"] = true.into();
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
