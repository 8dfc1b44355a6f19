//! Two organisers at once: whatever they do together happens once, and nobody is in two places.

use std::collections::BTreeSet;

use domain::Role;
use serde_json::{Value, json};
use testkit::app::{Client, for_each_app, fresh_key};

use crate::api::company;

fn both<T: Send>(first: impl FnOnce() -> T + Send, second: impl FnOnce() -> T + Send) -> [T; 2] {
    std::thread::scope(|scope| {
        let first = scope.spawn(first);
        let second = scope.spawn(second);
        [first.join().unwrap(), second.join().unwrap()]
    })
}

fn draft(client: &Client, event: &str) -> (String, String) {
    let drafted = client.post(&format!("/api/v1/events/{event}/plans"), &json!({})).expect(201);
    (drafted.json()["id"].as_str().unwrap().to_owned(), drafted.header("etag"))
}

#[test]
fn of_two_that_publish_at_once_one_wins() {
    for_each_app(|app| {
        let olga = app.organiser();
        let ottar = app.signed_in("default", "ottar@example.org", Role::Organiser);
        let (event, _) = company::event(&olga, 16);
        let drafts = both(|| draft(&olga, &event), || draft(&ottar, &event));
        assert_ne!(drafts[0].0, drafts[1].0);
        let publish = |client: &Client, (plan, tag): &(String, String)| {
            client.put(&format!("/api/v1/plans/{plan}/publication"), tag, &json!({}))
        };
        let answers = both(|| publish(&olga, &drafts[0]), || publish(&ottar, &drafts[1]));
        let statuses: BTreeSet<u16> = answers.iter().map(|answer| answer.status).collect();
        assert_eq!(statuses, BTreeSet::from([200, 412]));
        let head = olga.get(&format!("/api/v1/events/{event}")).json()["published_plan_id"].clone();
        let winner = answers.iter().position(|answer| answer.status == 200).unwrap();
        assert_eq!(head, drafts[winner].0.as_str());
        let plan = olga.get(&format!("/api/v1/plans/{}", drafts[winner].0)).json();
        for round in plan["rounds"].as_array().unwrap() {
            let seats: Vec<&Value> =
                round["meetings"].as_array().unwrap().iter().flat_map(|m| m["people"].as_array().unwrap()).collect();
            let distinct: BTreeSet<String> = seats.iter().map(|seat| seat["participant_id"].to_string()).collect();
            assert_eq!(seats.len(), distinct.len());
        }
    });
}

#[test]
fn a_request_sent_twice_at_once_happens_once() {
    for_each_app(|app| {
        let olga = app.organiser();
        let programme = company::import(&olga, 16);
        let key = fresh_key();
        let make = || {
            let asking = olga.ask("POST", &format!("/api/v1/programmes/{programme}/events")).key(&key);
            asking.json(&company::hour()).send()
        };
        let [first, second] = both(make, make);
        assert_eq!((first.status, second.status), (201, 201), "{} {}", first.text(), second.text());
        assert_eq!(first.bytes, second.bytes);
        assert_eq!(olga.get("/api/v1/events").json()["items"].as_array().unwrap().len(), 1);
    });
}
