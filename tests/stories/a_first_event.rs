//! A first event: forty people, three requests, and a trust strip that anybody can check.

use serde_json::{Value, json};
use testkit::app::for_each_app;

use crate::api::company;

/// Counts of the trust strip.
const COUNTS: [&str; 10] = [
    "placed",
    "placeable",
    "repeats",
    "same_department",
    "reporting_line",
    "byes",
    "byes_max",
    "give_and_receive",
    "exchangers",
    "new_colleagues_min",
];

#[test]
fn three_requests_give_a_plan_whose_every_number_the_checker_reproduces() {
    for_each_app(|app| {
        let olga = app.organiser();
        olga.upload("/api/v1/people/imports", "text/csv", company::people(40).as_bytes()).expect(200);
        let file = company::programme(40);
        olga.upload("/api/v1/programmes/imports", "text/csv", file.as_bytes()).expect(200);
        let programme = olga.get("/api/v1/programmes").json()["items"][0]["id"].as_str().unwrap().to_owned();
        let made = olga.post(&format!("/api/v1/programmes/{programme}/events"), &company::hour()).expect(201).json();
        let plan = made["plan_id"].as_str().unwrap();
        let read = olga.get(&format!("/api/v1/plans/{plan}")).expect(200);
        olga.put(&format!("/api/v1/plans/{plan}/publication"), &read.header("etag"), &json!({})).expect(200);

        let document = olga.get(&format!("/api/v1/plans/{plan}/document")).expect(200).json();
        let findings = |document: &Value| {
            planning::check_document(&serde_json::from_value(document.clone()).unwrap()).findings.len()
        };
        assert_eq!(findings(&document), 0);
        assert_eq!(document["report"], read.json()["report"], "the strip says what the document says");
        for count in COUNTS {
            let mut told = document.clone();
            let number = told["report"][count].as_u64().unwrap_or_else(|| panic!("no {count}"));
            told["report"][count] = (number + 1).into();
            assert_ne!(findings(&told), 0, "nobody would notice another {count}");
        }
        let report = &document["report"];
        assert_eq!(
            (&report["repeats"], &report["same_department"], &report["byes"]),
            (&0.into(), &0.into(), &0.into())
        );
        let links = olga.get(&format!("/api/v1/events/{}/invitations", made["event_id"].as_str().unwrap())).json();
        assert!(links["items"].as_array().unwrap().iter().all(|one| one["link"].is_string()));
    });
}
