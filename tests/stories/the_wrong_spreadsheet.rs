//! The wrong spreadsheet: looked at before anything is written, corrected, imported, taken back.

use serde_json::{Value, json};
use testkit::app::{Client, for_each_app};

use crate::api::company;

fn names(olga: &Client) -> Vec<String> {
    let people = olga.get("/api/v1/people?limit=200").expect(200).json();
    people["items"].as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap().to_owned()).collect()
}

fn codes(report: &Value) -> Vec<&str> {
    report["issues"].as_array().unwrap().iter().map(|issue| issue["code"].as_str().unwrap()).collect()
}

#[test]
fn a_wrong_file_is_seen_corrected_imported_and_taken_back() {
    for_each_app(|app| {
        let olga = app.organiser();
        olga.upload("/api/v1/people/imports", "text/csv", company::people(10).as_bytes()).expect(200);
        let before = olga.get("/api/v1/people?limit=200").text();

        let enrolments = company::programme(3);
        let wrong = olga.upload("/api/v1/people/imports?dry_run=true", "text/csv", enrolments.as_bytes()).expect(422);
        assert_eq!(codes(&wrong.json()["report"]), ["wrong_file"]);
        assert!(wrong.json()["report"]["issues"][0]["action"].as_str().unwrap().contains("programme"));

        let file = "id;name;email;manager_id\n0;Ada Newname;p0@example.org;\n90;Zoe;zoe@example.org;77\n91;Yan;nope;\n";
        let dry = olga.upload("/api/v1/people/imports?dry_run=true", "text/csv", file.as_bytes()).expect(422).json();
        assert_eq!(codes(&dry["report"]), ["unknown_manager", "bad_email"]);
        assert_eq!(olga.get("/api/v1/people?limit=200").text(), before, "nothing was written");

        let corrected = file.replace(";77", ";90").replace("nope", "yan@example.org").replace("org;90", "org;0");
        let dry =
            olga.upload("/api/v1/people/imports?dry_run=true", "text/csv", corrected.as_bytes()).expect(200).json();
        assert_eq!((&dry["added"], &dry["changed"], &dry["applied"]), (&json!(2), &json!(1), &json!(false)));
        let taken = olga.upload("/api/v1/people/imports", "text/csv", corrected.as_bytes()).expect(200);
        assert!(names(&olga).contains(&"Ada Newname".to_owned()) && names(&olga).contains(&"Zoe".to_owned()));

        let at = taken.header("location");
        let undone = olga.ask("DELETE", &at).send().expect(200).json();
        assert_eq!(undone, json!({"removed": 2, "restored": 1, "kept": 0}));
        let mut now = olga.get("/api/v1/people?limit=200").expect(200).json();
        let mut then: Value = serde_json::from_str(&before).unwrap();
        for people in [&mut now, &mut then] {
            people["items"].as_array_mut().unwrap().iter_mut().for_each(|one| one["revision"] = Value::Null);
        }
        assert_eq!(now, then, "everybody is as before");
        assert_eq!(olga.ask("DELETE", &at).send().expect(409).code(), "conflict");
        assert!(olga.get(&at).expect(200).json()["undone_at"].is_string());
    });
}

#[test]
fn what_others_need_by_now_stays_when_an_import_is_taken_back() {
    for_each_app(|app| {
        let olga = app.organiser();
        let people = olga.upload("/api/v1/people/imports", "text/csv", company::people(6).as_bytes()).expect(200);
        let file = "person_id,programme,topics,state\n1,Welding,Welding,enrolled\n2,Welding,Welding,completed\n";
        let programme = olga.upload("/api/v1/programmes/imports", "text/csv", file.as_bytes()).expect(200);
        let interests = |key: &str| {
            let found = olga.get("/api/v1/people?limit=200").json();
            let mut all = found["items"].as_array().unwrap().iter();
            let id = all.find(|one| one["external_key"] == key).unwrap()["id"].as_str().unwrap().to_owned();
            olga.get(&format!("/api/v1/people/{id}/export")).expect(200).json()["interests"].clone()
        };
        assert_eq!(interests("2"), json!(["curious: Welding", "offers: Welding"]));
        let kept = olga.ask("DELETE", &people.header("location")).send().expect(200).json();
        assert_eq!((&kept["removed"], &kept["kept"]), (&json!(4), &json!(2)), "two are enrolled by now");
        let undone = olga.ask("DELETE", &programme.header("location")).send().expect(200).json();
        assert_eq!(undone["removed"], 5, "two enrolments, three interests");
        assert_eq!(interests("2"), json!([]));
    });
}
