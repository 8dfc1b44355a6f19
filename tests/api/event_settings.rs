//! Events made by hand: their clock, rounds and spots, who takes part and how, called off and on.

use domain::Role;
use serde_json::{Value, json};
use testkit::app::{Client, Reply, for_each_app};

use super::company;

fn patch(client: &Client, path: &str, body: &Value) -> Reply {
    let tag = client.get(path).expect(200).header("etag");
    client.ask("PATCH", path).header("If-Match", &tag).json(body).send()
}

#[test]
fn an_event_without_a_programme_gets_people_and_a_plan() {
    for_each_app(|app| {
        let olga = app.organiser();
        company::import(&olga, 12);
        let wish = json!({"starts_at": "2026-05-04T08:00:00Z", "minutes_total": 60});
        assert_eq!(olga.post("/api/v1/events", &wish).expect(422).json()["errors"][0]["pointer"], "/name");
        let wish = json!({"name": "Summer", "starts_at": "2026-05-04T08:00:00Z", "minutes_total": 60, "rounds": 3});
        let made = olga.post("/api/v1/events", &wish).expect(201);
        let at = made.header("location");
        let people = olga.get("/api/v1/people").json();
        let ids: Vec<&Value> = people["items"].as_array().unwrap().iter().map(|one| &one["id"]).collect();
        olga.post(&format!("{at}/participants"), &json!({"person_ids": ids})).expect(201);
        let plan = olga.post(&format!("{at}/plans"), &json!({})).expect(201).json();
        assert_eq!((&plan["people"], &plan["rounds"]), (&json!(12), &json!(3)));
    });
}

#[test]
fn another_start_moves_rounds_and_another_number_is_refused_once_published() {
    for_each_app(|app| {
        let olga = app.organiser();
        let (event, plan) = company::event(&olga, 12);
        let at = format!("/api/v1/events/{event}");
        let later = patch(&olga, &at, &json!({"starts_at": "2026-05-04T09:00:00Z", "rounds": 3, "odd": "trio"}));
        let later = later.expect(200).json();
        assert_eq!((later["rounds"].as_array().unwrap().len(), &later["odd"]), (3, &json!("trio")));
        assert_eq!(later["rounds"][0]["starts_at"], "2026-05-04T09:05:00Z");
        assert_eq!(later["check_in_opens_at"], "2026-05-04T08:30:00Z");
        assert_eq!(patch(&olga, &at, &json!({"round_minutes": 30})).expect(422).code(), "clock_too_short");
        assert_eq!(patch(&olga, &at, &json!({"time_zone": "Mars/Olympus"})).expect(422).code(), "unknown_time_zone");
        let stale = olga.ask("PATCH", &at).header("If-Match", "\"1\"").json(&json!({"name": "X"})).send();
        assert_eq!(stale.expect(412).code(), "stale_version");
        let tag = olga.get(&format!("/api/v1/plans/{plan}")).header("etag");
        olga.put(&format!("/api/v1/plans/{plan}/publication"), &tag, &json!({})).expect(200);
        assert_eq!(patch(&olga, &at, &json!({"rounds": 4})).expect(409).code(), "conflict");
        assert_eq!(patch(&olga, &at, &json!({"name": "Renamed"})).expect(200).json()["name"], "Renamed");
    });
}

#[test]
fn a_longer_round_moves_the_later_ones_and_the_last_may_be_open() {
    for_each_app(|app| {
        let olga = app.organiser();
        let (event, _) = company::event(&olga, 12);
        let rounds = format!("/api/v1/events/{event}/rounds");
        let change = |number: u32, body: Value| {
            let tag = olga.get(&rounds).expect(200).header("etag");
            olga.ask("PATCH", &format!("{rounds}/{number}")).header("If-Match", &tag).json(&body).send()
        };
        assert_eq!(change(1, json!({"minutes": 40})).expect(422).code(), "clock_too_short");
        change(4, json!({"minutes": 5})).expect(200);
        let laid = change(1, json!({"minutes": 12})).expect(200).json();
        assert_eq!(laid["rounds"][1]["starts_at"], "2026-05-04T08:19:00Z");
        assert_eq!(change(2, json!({"open": true})).expect(422).json()["errors"][0]["code"], "not_last");
        change(9, json!({"minutes": 5})).expect(404);
        let opened = change(4, json!({"open": true})).expect(200).json();
        assert_eq!(opened["rounds"][3]["state"], "open");
        let plan = olga.post(&format!("/api/v1/events/{event}/plans"), &json!({})).expect(201).json();
        assert_eq!(plan["rounds"], 3, "nobody is placed in an open round");
    });
}

#[test]
fn a_spot_is_added_changed_and_taken_away_unless_somebody_sits_there() {
    for_each_app(|app| {
        let olga = app.organiser();
        let (event, _) = company::event(&olga, 12);
        let spots = format!("/api/v1/events/{event}/spots");
        let made = olga.post(&spots, &json!({"name": "Window", "capacity": 6})).expect(201);
        assert_eq!(olga.post(&spots, &json!({"name": "Window"})).expect(409).code(), "already_exists");
        let at = made.header("location");
        assert_eq!(patch(&olga, &at, &json!({"step_free": true})).expect(200).json()["capacity"], 6);
        let ada = olga.get(&format!("/api/v1/events/{event}/participants")).json()["items"][0].clone();
        let ada = format!("/api/v1/events/{event}/participants/{}", ada["id"].as_str().unwrap());
        let wish = json!({"fixed_spot_id": made.json()["id"], "step_free": true, "pace": "one_to_one",
            "absent_rounds": [2]});
        let settled = patch(&olga, &ada, &wish).expect(200).json();
        assert_eq!((&settled["step_free"], &settled["pace"]), (&json!(true), &json!("one_to_one")));
        assert_eq!(patch(&olga, &ada, &json!({"absent_rounds": [9]})).expect(422).code(), "invalid_body");
        let delete = || {
            let tag = olga.get(&at).header("etag");
            olga.ask("DELETE", &at).header("If-Match", &tag).send()
        };
        assert_eq!(delete().expect(409).code(), "conflict");
        let plan = olga.post(&format!("/api/v1/events/{event}/plans"), &json!({})).expect(201).json();
        let plan = olga.get(&format!("/api/v1/plans/{}", plan["id"].as_str().unwrap())).json();
        let me = settled["id"].as_str().unwrap();
        let second = plan["rounds"][1]["byes"].as_array().unwrap().iter();
        let bye = second.filter(|bye| bye["person"]["participant_id"] == me).collect::<Vec<_>>();
        assert_eq!(bye.len(), 1, "absent in round 2");
        assert_eq!(bye[0]["cause"], "not_available");
        patch(&olga, &ada, &json!({"fixed_spot_id": null})).expect(200);
        delete().expect(204);
        assert_eq!(olga.get(&spots).json()["items"], json!([]));
    });
}

#[test]
fn a_link_is_replaced_revoked_and_comes_back_with_its_person() {
    for_each_app(|app| {
        let olga = app.organiser();
        let (event, _) = company::event(&olga, 12);
        let at = |rest: &str| format!("/api/v1/events/{event}/{rest}");
        let invited = || olga.get(&at("invitations")).expect(200).json()["items"].as_array().unwrap().clone();
        let ada = invited()[0].clone();
        let id = ada["participant_id"].as_str().unwrap();
        let opens = |link: &Value| {
            let path = link.as_str().unwrap().trim_start_matches(app.url.as_str()).to_owned();
            app.anonymous().get(&path).status
        };
        assert_eq!(opens(&ada["link"]), 200);
        let replaced = olga.ask("PUT", &at(&format!("participants/{id}/invitation"))).send().expect(200).json();
        assert_ne!(replaced["link"], ada["link"]);
        assert_eq!((opens(&replaced["link"]), opens(&ada["link"]) == 200), (200, false));
        assert!(invited().iter().any(|one| one["link"] == replaced["link"]));
        olga.ask("DELETE", &at(&format!("participants/{id}/invitation"))).send().expect(204);
        assert_ne!(opens(&replaced["link"]), 200);
        let person = olga.get(&at(&format!("participants/{id}"))).expect(200).json()["person_id"].clone();
        olga.ask("DELETE", &at(&format!("participants/{id}"))).header("If-Match", "*").send().expect(204);
        olga.get(&at(&format!("participants/{id}"))).expect(404);
        let back = olga.post(&at("participants"), &json!({"person_ids": [person]})).expect(201).json();
        assert_eq!((&back["items"][0]["id"], &back["items"][0]["short_code"]), (&json!(id), &ada["short_code"]));
        let again = invited().into_iter().find(|one| one["participant_id"] == id).unwrap();
        assert_eq!(opens(&again["link"]), 200);
    });
}

#[test]
fn an_event_that_is_called_off_comes_back_as_it_was() {
    for_each_app(|app| {
        let olga = app.organiser();
        let (event, _) = company::event(&olga, 12);
        let at = format!("/api/v1/events/{event}");
        let off = |method: &'static str| {
            let tag = olga.get(&at).header("etag");
            olga.ask(method, &format!("{at}/cancellation")).header("If-Match", &tag).send()
        };
        assert_eq!(off("PUT").expect(200).json()["state"], "cancelled");
        assert_eq!(off("PUT").expect(200).json()["state"], "cancelled");
        assert_eq!(patch(&olga, &at, &json!({"name": "X"})).expect(409).code(), "conflict");
        assert_eq!(off("DELETE").expect(200).json()["state"], "draft");
        assert_eq!(patch(&olga, &at, &json!({"name": "X"})).expect(200).json()["name"], "X");
        let oskar = app.signed_in("elsewhere", "oskar@example.org", Role::Organiser);
        oskar.ask("PUT", &format!("{at}/cancellation")).header("If-Match", "*").send().expect(404);
        let acts = olga.get("/api/v1/log").text();
        assert!(acts.contains("cancel_event") && acts.contains("reinstate_event"));
    });
}
