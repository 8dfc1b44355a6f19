//! Upload, make an event with a start and minutes, publish: with forty people and nothing else set.

use serde_json::{Value, json};
use testkit::app::for_each_app;

use super::company;

fn people_of(round: &Value) -> Vec<&str> {
    let meetings = round["meetings"].as_array().unwrap().iter();
    meetings
        .flat_map(|meeting| meeting["people"].as_array().unwrap())
        .map(|p| p["participant_id"].as_str().unwrap())
        .collect()
}

#[test]
fn forty_people_meet_after_three_requests() {
    for_each_app(|app| {
        let olga = app.organiser();
        let (event, plan) = company::event(&olga, 40);
        let read = olga.get(&format!("/api/v1/plans/{plan}")).expect(200);
        let shown = read.json();
        assert_eq!(shown["rounds"].as_array().unwrap().len(), 4);
        for round in shown["rounds"].as_array().unwrap() {
            let mut people = people_of(round);
            people.sort_unstable();
            people.dedup();
            assert_eq!(people.len(), 40, "everybody once in round {}", round["number"]);
        }
        assert_eq!(shown["report"]["repeats"], 0);
        assert_eq!(shown["report"]["same_department"], 0);
        assert_eq!(shown["published"], false);
        let published = olga.put(&format!("/api/v1/plans/{plan}/publication"), &read.header("etag"), &json!({}));
        assert_eq!(published.expect(200).json()["published"], true);
        let event = olga.get(&format!("/api/v1/events/{event}")).expect(200).json();
        assert_eq!((event["state"].as_str(), event["published_plan_id"].as_str()), (Some("open"), Some(plan.as_str())));
    });
}

#[test]
fn names_are_joined_and_topics_have_names() {
    for_each_app(|app| {
        let olga = app.organiser();
        let (_, plan) = company::event(&olga, 40);
        let shown = olga.get(&format!("/api/v1/plans/{plan}")).expect(200).json();
        let meeting = &shown["rounds"][0]["meetings"][0];
        assert!(meeting["people"][0]["name"].as_str().unwrap().contains(' '));
        assert!(meeting["people"][0]["department"].is_string());
        assert!(!meeting["reasons"].as_array().unwrap().is_empty());
        let document = olga.get(&format!("/api/v1/plans/{plan}/document")).expect(200);
        for name in ["Okafor", "Negotiation", "Operations", "example.org"] {
            assert!(!document.text().contains(name), "{name} is in the roster");
        }
    });
}

#[test]
fn the_exported_plan_passes_the_checker() {
    for_each_app(|app| {
        let olga = app.organiser();
        let (_, plan) = company::event(&olga, 24);
        let text = olga.get(&format!("/api/v1/plans/{plan}/document")).expect(200).text();
        let document = serde_json::from_str(&text).unwrap();
        let checked = planning::check_document(&document);
        assert_eq!(checked.findings, []);
        let certificate = olga.get(&format!("/api/v1/plans/{plan}/certificate")).expect(200).json();
        assert!(certificate["schedule_certificate"]["bound"].is_i64());
    });
}

#[test]
fn a_stale_publish_is_refused() {
    for_each_app(|app| {
        let olga = app.organiser();
        let (event, first) = company::event(&olga, 16);
        let drafts = format!("/api/v1/events/{event}/plans");
        let second = olga.post(&drafts, &json!({})).expect(201);
        let second_id = second.json()["id"].as_str().unwrap().to_owned();
        let tag = |plan: &str| olga.get(&format!("/api/v1/plans/{plan}")).expect(200).header("etag");
        let publish = |plan: &str, tag: &str| olga.put(&format!("/api/v1/plans/{plan}/publication"), tag, &json!({}));
        let (seen_first, seen_second) = (tag(&first), tag(&second_id));
        assert_eq!(seen_second, second.header("etag"));
        publish(&first, &seen_first).expect(200);
        let stale = publish(&second_id, &seen_second).expect(412);
        assert_eq!(stale.code(), "stale_plan");
        assert_eq!(stale.json()["see"], drafts);
        assert_eq!(publish(&second_id, &tag(&second_id)).expect(412).code(), "stale_plan");
        assert_eq!(publish(&first, &tag(&first)).expect(200).json()["published"], true);
        let without = olga.ask("PUT", &format!("/api/v1/plans/{first}/publication")).send();
        assert_eq!(without.expect(428).code(), "if_match_required");
        let third = olga.post(&drafts, &json!({"when_impossible": "nearest_exception", "seed": "7"})).expect(201);
        publish(third.json()["id"].as_str().unwrap(), &third.header("etag")).expect(200);
    });
}

#[test]
fn the_candidate_graph_says_who_may_meet_and_why_others_may_not() {
    for_each_app(|app| {
        let olga = app.organiser();
        let (event, _) = company::event(&olga, 20);
        let graph = olga.get(&format!("/api/v1/events/{event}/graph")).expect(200).json();
        assert_eq!(graph["nodes"].as_array().unwrap().len(), 20);
        let pairs = graph["edges"].as_array().unwrap().len() + graph["graph"]["vetoes"].as_array().unwrap().len();
        assert_eq!(pairs, 190);
        let codes: Vec<&str> =
            graph["graph"]["vetoes"].as_array().unwrap().iter().map(|veto| veto["code"].as_str().unwrap()).collect();
        assert!(codes.contains(&"same_department") && codes.contains(&"reporting_line"), "{codes:?}");
    });
}

#[test]
fn nothing_is_half_done_when_the_plan_is_refused() {
    for_each_app(|app| {
        let olga = app.organiser();
        let alike = "id,name,department\n1,Ada,Sales\n2,Grace,Sales\n3,Alan,Sales\n4,Tim,Sales\n";
        olga.upload("/api/v1/people/imports", "text/csv", alike.as_bytes()).expect(200);
        let rows = "person_id,programme\n1,P\n2,P\n3,P\n4,P\n";
        olga.upload("/api/v1/programmes/imports", "text/csv", rows.as_bytes()).expect(200);
        let programme = olga.get("/api/v1/programmes").json()["items"][0]["id"].as_str().unwrap().to_owned();
        let refused = olga.post(&format!("/api/v1/programmes/{programme}/events"), &company::hour()).expect(422);
        assert_eq!(refused.code(), "plan_refused");
        assert_eq!(refused.json()["errors"][0]["code"], "everybody_in_one_department");
        assert_eq!(olga.get("/api/v1/events").json()["items"], json!([]));
        let short = json!({"starts_at": "2026-05-04T08:00:00Z", "minutes_total": 60, "rounds": 9});
        let refused = olga.post(&format!("/api/v1/programmes/{programme}/events"), &short).expect(422);
        assert_eq!(refused.code(), "clock_too_short");
    });
}
