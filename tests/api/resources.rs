//! People, departments, programmes, enrolments and topics, made and changed by hand.

use serde_json::{Value, json};
use testkit::app::{Client, for_each_app};

use super::company;

fn patch(client: &Client, path: &str, body: &Value) -> testkit::app::Reply {
    let tag = client.get(path).expect(200).header("etag");
    client.ask("PATCH", path).header("If-Match", &tag).json(body).send()
}

fn id(reply: &Value) -> String {
    reply["id"].as_str().unwrap().to_owned()
}

#[test]
fn a_person_is_made_and_changed_over_what_was_seen() {
    for_each_app(|app| {
        let olga = app.organiser();
        let wish = json!({"external_key": "1", "name": "Ada Okafor", "email": "Ada@Example.org",
            "departments": ["Sales/Nordics"], "languages": ["en", "sv"]});
        let made = olga.post("/api/v1/people", &wish).expect(201);
        let at = made.header("location");
        assert_eq!(made.json()["email"], "ada@example.org");
        assert_eq!(olga.get(&at).header("etag"), made.header("etag"));
        assert_eq!(olga.post("/api/v1/people", &wish).expect(409).code(), "already_exists");
        assert_eq!(
            olga.ask("PATCH", &at).json(&json!({"site": "Oslo"})).send().expect(428).code(),
            "if_match_required"
        );
        let changed =
            patch(&olga, &at, &json!({"site": "Oslo", "email": null, "departments": ["Legal"], "quiet": true}));
        let changed = changed.expect(200).json();
        assert_eq!((&changed["email"], &changed["site"]), (&Value::Null, &json!("Oslo")));
        assert_eq!((&changed["departments"], &changed["quiet"]), (&json!(["Legal"]), &json!(true)));
        assert_eq!(changed["languages"], json!(["en", "sv"]), "what is left out stays");
        let stale = olga.ask("PATCH", &at).header("If-Match", "\"1\"").json(&json!({"site": "Rome"})).send();
        assert_eq!(stale.expect(412).code(), "stale_version");
        let grace = json!({"external_key": "2", "name": "Grace", "manager_id": id(&changed)});
        let grace = id(&olga.post("/api/v1/people", &grace).expect(201).json());
        let circle = patch(&olga, &at, &json!({"manager_id": grace})).expect(422).json();
        assert_eq!(circle["errors"][0]["code"], "circle");
        let log = olga.get("/api/v1/log").json();
        assert_eq!(log["items"][0]["act"], "create_person");
    });
}

#[test]
fn two_records_of_one_person_are_proposed_merged_and_parted() {
    for_each_app(|app| {
        let olga = app.organiser();
        let (event, _) = company::event(&olga, 12);
        let first = olga.get("/api/v1/people?search=Ada").json()["items"][0].clone();
        let twice = json!({"external_key": "other-system-7", "name": first["name"], "site": "Malmö"});
        let second = olga.post("/api/v1/people", &twice).expect(201).json();
        let rules = format!("/api/v1/events/{event}/pairing-rules");
        let grace = olga.get("/api/v1/people?search=Grace").json()["items"][0]["id"].clone();
        olga.post(&rules, &json!({"kind": "forbidden", "person_ids": [second["id"], grace]})).expect(201);
        let proposals = olga.get("/api/v1/people/duplicates").expect(200).json();
        assert_eq!(proposals["items"][0]["person_ids"], json!([first["id"], second["id"]]));
        assert_eq!(proposals["items"][0]["reason"], "same_name");
        let merge = |from: &Value, into: &Value| {
            olga.post(&format!("/api/v1/people/{}/merges", from["id"].as_str().unwrap()), &json!({"into": into["id"]}))
        };
        let merged = merge(&second, &first).expect(200);
        assert_eq!((&merged.json()["id"], &merged.json()["site"]), (&first["id"], &json!("Malmö")));
        olga.get(&format!("/api/v1/people/{}", id(&second))).expect(404);
        assert_eq!(olga.get("/api/v1/people/duplicates").json()["items"], json!([]));
        assert!(olga.get(&rules).text().contains(first["id"].as_str().unwrap()));
        let goes_on = "person_id,programme\nother-system-7,Second programme\n";
        olga.upload("/api/v1/programmes/imports", "text/csv", goes_on.as_bytes()).expect(200);
        assert_eq!(olga.get("/api/v1/merges").json()["items"][0]["kind"], "person");
        olga.ask("DELETE", &merged.header("location")).send().expect(204);
        assert_eq!(olga.get(&format!("/api/v1/people/{}", id(&second))).expect(200).json()["site"], "Malmö");
        assert_eq!(olga.get(&format!("/api/v1/people/{}", id(&first))).json()["site"], first["site"]);
        assert!(olga.get(&rules).text().contains(&id(&second)));
        olga.ask("DELETE", &merged.header("location")).send().expect(404);
        let both = olga.post(&format!("/api/v1/events/{event}/participants"), &json!({"person_ids": [second["id"]]}));
        both.expect(201);
        assert_eq!(merge(&second, &first).expect(409).code(), "conflict");
    });
}

#[test]
fn a_department_moves_with_everything_below() {
    for_each_app(|app| {
        let olga = app.organiser();
        let make = |path: &str| olga.post("/api/v1/departments", &json!({"path": path})).expect(201);
        let (sales, _) = (make("Sales"), make("Sales/Nordics"));
        make("Legal");
        let person = json!({"external_key": "1", "name": "Ada", "departments": ["Sales/Nordics"]});
        let person = olga.post("/api/v1/people", &person).expect(201).header("location");
        let at = sales.header("location");
        assert_eq!(patch(&olga, &at, &json!({"path": "Legal"})).expect(409).code(), "already_exists");
        assert_eq!(patch(&olga, &at, &json!({"path": "Sales/All"})).expect(422).json()["errors"][0]["code"], "circle");
        let moved = patch(&olga, &at, &json!({"path": "Commerce/Sales", "default_offer": "How a tender is won"}));
        assert_eq!(moved.expect(200).json()["default_offer"], "How a tender is won");
        assert_eq!(olga.get(&person).json()["departments"], json!(["Commerce/Sales/Nordics"]));
        let stale = olga.ask("PATCH", &at).header("If-Match", &sales.header("etag")).json(&json!({"path": "Sales"}));
        assert_eq!(stale.send().expect(412).code(), "stale_version");
    });
}

#[test]
fn an_enrolment_gives_interests_and_takes_them_along() {
    for_each_app(|app| {
        let olga = app.organiser();
        let wish = json!({"name": "Leading", "topics": ["Negotiation", "Coaching"]});
        let programme = olga.post("/api/v1/programmes", &wish).expect(201);
        let at = programme.header("location");
        let renamed = patch(&olga, &at, &json!({"name": "Leading well", "topics": ["Negotiation"]})).expect(200).json();
        assert_eq!((&renamed["name"], &renamed["topics"]), (&json!("Leading well"), &json!(["Negotiation"])));
        assert_eq!(patch(&olga, &at, &json!({"external_key": "x"})).expect(422).json()["errors"][0]["code"], "fixed");
        let ada = id(&olga.post("/api/v1/people", &json!({"external_key": "1", "name": "Ada"})).expect(201).json());
        let run = olga.post(&format!("{at}/runs"), &json!({"external_key": "Spring", "starts_on": "2026-03-02"}));
        let run = id(&run.expect(201).json());
        let enrol = json!({"person_id": ada, "run_id": run, "state": "completed"});
        let enrolled = olga.post(&format!("{at}/enrolments"), &enrol).expect(201);
        assert_eq!(enrolled.json()["state"], "completed");
        let interests = || olga.get(&format!("/api/v1/people/{ada}/export")).expect(200).json()["interests"].clone();
        assert_eq!(interests(), json!(["curious: Negotiation", "offers: Negotiation"]));
        let topics = olga.get("/api/v1/topics").json();
        let one = topics["items"].as_array().unwrap().iter().find(|one| one["name"] == "Negotiation").unwrap();
        assert_eq!((&one["offers"], &one["seeks"], &one["curious"]), (&json!(1), &Value::Null, &json!(1)));
        assert_eq!(olga.get(&format!("{at}/enrolments")).json()["items"].as_array().unwrap().len(), 1);
        assert_eq!(olga.get(&format!("{at}/runs")).json()["items"][0]["external_key"], "Spring");
        olga.ask("DELETE", &enrolled.header("location")).send().expect(204);
        olga.ask("DELETE", &enrolled.header("location")).send().expect(404);
        assert_eq!(interests(), json!([]));
    });
}

#[test]
fn a_topic_is_made_spelt_merged_and_parted() {
    for_each_app(|app| {
        let olga = app.organiser();
        company::import(&olga, 6);
        let made = olga.post("/api/v1/topics", &json!({"name": "Haggling"})).expect(201).json();
        assert_eq!(olga.post("/api/v1/topics", &json!({"name": "HAGGLING"})).expect(409).code(), "already_exists");
        let topics = || olga.get("/api/v1/topics").json()["items"].as_array().unwrap().clone();
        let named = |name: &str| topics().into_iter().find(|one| one["name"] == name);
        let (coaching, negotiation) = (named("Coaching").unwrap(), named("Negotiation").unwrap());
        let at = format!("/api/v1/topics/{}", id(&made));
        olga.post(&format!("{at}/aliases"), &json!({"alias": "Horse trading"})).expect(201);
        assert_eq!(named("Haggling").unwrap()["aliases"], json!(["horse trading"]));
        olga.ask("DELETE", &format!("{at}/aliases/Horse%20trading")).send().expect(204);
        olga.ask("DELETE", &format!("{at}/aliases/Horse%20trading")).send().expect(404);
        let merge = |from: &Value, into: &Value| {
            let at = format!("/api/v1/topics/{}/merges", id(from));
            olga.post(&at, &json!({"into": into["id"]})).expect(200).header("location")
        };
        let first = merge(&coaching, &negotiation);
        let second = merge(&negotiation, &made);
        assert!(named("Coaching").is_none() && named("Negotiation").is_none());
        assert_eq!(olga.ask("DELETE", &first).send().expect(409).code(), "conflict");
        olga.ask("DELETE", &second).send().expect(204);
        olga.ask("DELETE", &first).send().expect(204);
        assert_eq!((named("Coaching"), named("Negotiation")), (Some(coaching), Some(negotiation)));
    });
}
