//! What an organiser does by hand: lists, links, badges, rules, versions, swaps, explanations.

use serde_json::{Value, json};
use testkit::app::for_each_app;

use super::company;

#[test]
fn everybody_gets_a_link_a_code_and_a_badge() {
    for_each_app(|app| {
        let olga = app.organiser();
        let (event, _) = company::event(&olga, 12);
        let at = |rest: &str| format!("/api/v1/events/{event}/{rest}");
        let links = olga.get(&at("invitations")).expect(200).json();
        let links = links["items"].as_array().unwrap();
        assert_eq!(links.len(), 12);
        let distinct: std::collections::BTreeSet<&str> =
            links.iter().map(|one| one["link"].as_str().unwrap()).collect();
        assert_eq!(distinct.len(), 12);
        let token = links[0]["link"].as_str().unwrap().rsplit('/').next().unwrap().to_owned();
        let found = app.store.read(move |conn| store::invitations::find_by_token(conn, &store::TokenHash::of(&token)));
        assert_eq!(found.unwrap().unwrap().participant_id.to_string(), links[0]["participant_id"].as_str().unwrap());
        let list = olga.get(&at("invitations.csv")).expect(200).text();
        assert_eq!(list.lines().count(), 13);
        assert!(list.starts_with("\"name\",\"link\",\"short_code\",\"language\""));
        let badges = olga.get(&at("badges")).expect(200).text();
        assert_eq!(badges.matches("<svg").count(), 12);
        let participant = links[0]["participant_id"].as_str().unwrap();
        assert!(olga.get(&at(&format!("participants/{participant}/qr.svg"))).expect(200).text().starts_with("<svg"));
        assert!(olga.get(&at(&format!("participants/{participant}/qr.png"))).expect(200).bytes.starts_with(b"\x89PNG"));
        assert!(olga.get(&at("calendar.ics")).expect(200).text().contains("DTSTART:20260504T080000Z\r\n"));
        let one = at(&format!("participants/{participant}"));
        olga.ask("DELETE", &one).send().expect(428);
        assert_eq!(olga.ask("DELETE", &one).header("If-Match", "\"7\"").send().expect(412).code(), "stale_version");
        let tag = olga.get(&one).expect(200).header("etag");
        olga.ask("DELETE", &one).header("If-Match", &tag).send().expect(204);
        olga.get(&one).expect(404);
        assert_eq!(olga.get(&at("invitations")).json()["items"].as_array().unwrap().len(), 11);
        let person = olga.get("/api/v1/people").json()["items"][0]["id"].clone();
        let again = olga.post(&at("participants"), &json!({"person_ids": [person]}));
        assert!([201, 409].contains(&again.status), "{}", again.text());
    });
}

#[test]
fn kept_apart_is_apart_and_brought_together_is_together() {
    for_each_app(|app| {
        let olga = app.organiser();
        let (event, plan) = company::event(&olga, 12);
        let everybody = olga.get(&format!("/api/v1/events/{event}/participants")).json();
        let person_of = |participant: &Value| {
            let mut all = everybody["items"].as_array().unwrap().iter();
            all.find(|one| one["id"] == *participant).unwrap()["person_id"].clone()
        };
        let shown = olga.get(&format!("/api/v1/plans/{plan}")).json();
        let pair = &shown["rounds"][0]["meetings"][0]["people"];
        let (a, b) = (pair[0]["participant_id"].clone(), pair[1]["participant_id"].clone());
        let rules = format!("/api/v1/events/{event}/pairing-rules");
        let rule = json!({"kind": "forbidden", "person_ids": [person_of(&a), person_of(&b)]});
        let stated = olga.post(&rules, &rule).expect(201);
        assert!(stated.header("location").starts_with(&rules));
        let next = olga.post(&format!("/api/v1/events/{event}/plans"), &json!({"seed": "5"})).expect(201).json();
        let next = next["id"].as_str().unwrap();
        let why = |plan: &str| {
            olga.get(&format!("/api/v1/plans/{plan}/explanation?a={}&b={}", a.as_str().unwrap(), b.as_str().unwrap()))
        };
        assert_eq!(why(&plan).expect(200).json(), json!({"answer": "meets", "round": 1}));
        assert_eq!(why(next).expect(200).json(), json!({"answer": "rule", "code": "forbidden"}));
        let diff = olga.get(&format!("/api/v1/plans/{next}/diff?from={plan}")).expect(200).json();
        assert!(!diff["changes"].as_array().unwrap().is_empty());
        let private = json!({"kind": "excluded", "person_ids": rule["person_ids"]});
        assert_eq!(olga.post(&rules, &private).expect(422).json()["errors"][0]["code"], "private");
        let rule = stated.header("location");
        olga.ask("DELETE", &rule).send().expect(428);
        assert_eq!(olga.ask("DELETE", &rule).header("If-Match", "\"7\"").send().expect(412).code(), "stale_version");
        let tag = olga.get(&rule).expect(200).header("etag");
        olga.ask("DELETE", &rule).header("If-Match", &tag).send().expect(204);
        olga.get(&rule).expect(404);
        assert_eq!(olga.get(&rules).json()["items"], json!([]));
    });
}

#[test]
fn a_swap_is_looked_at_before_it_is_made_and_every_version_comes_back() {
    for_each_app(|app| {
        let olga = app.organiser();
        let (event, plan) = company::event(&olga, 20);
        let shown = olga.get(&format!("/api/v1/plans/{plan}")).json();
        let meetings = shown["rounds"][0]["meetings"].as_array().unwrap();
        let who = |meeting: usize, at: usize| meetings[meeting]["people"][at]["participant_id"].clone();
        let swaps = format!("/api/v1/plans/{plan}/swaps");
        let mut made = None;
        for other in 1..meetings.len() {
            let body = json!({"round": 1, "a": who(0, 0), "b": who(other, 0)});
            let preview = olga.post(&format!("{swaps}?dry_run=true"), &body).expect(200).json();
            assert_eq!((preview["preview"]["moved"].as_array().unwrap().len(), &preview["plan"]), (4, &Value::Null));
            if preview["preview"]["broken"].as_array().unwrap().is_empty() {
                made = Some((body.clone(), olga.post(&swaps, &body).expect(201).json()));
                break;
            }
        }
        let (body, swapped) = made.expect("some swap breaks no rule");
        let id = swapped["plan"]["id"].as_str().unwrap();
        let diff = olga.get(&format!("/api/v1/plans/{id}/diff?from={plan}")).expect(200).json();
        let moved: std::collections::BTreeSet<&str> = diff["changes"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|one| one["why"] != "spot")
            .map(|one| one["person"].as_str().unwrap())
            .collect();
        assert_eq!(moved.len(), 4, "{diff}");
        assert!(moved.contains(body["a"].as_str().unwrap()));
        let restored =
            olga.ask("POST", &format!("/api/v1/plans/{plan}/restorations")).key("again").send().expect(201).json();
        assert_eq!(restored["number"], 3);
        let back = olga.get(&format!("/api/v1/plans/{}/diff?from={plan}", restored["id"].as_str().unwrap())).json();
        assert_eq!(back["changes"], json!([]));
        let versions = olga.get(&format!("/api/v1/events/{event}/plans")).json();
        assert_eq!(versions["items"].as_array().unwrap().len(), 3);
    });
}

#[test]
fn the_graph_comes_in_every_format() {
    for_each_app(|app| {
        let olga = app.organiser();
        let (event, _) = company::event(&olga, 12);
        let graph = |format: &str| olga.get(&format!("/api/v1/events/{event}/graph?format={format}"));
        let edges = graph("node_link").expect(200).json()["edges"].as_array().unwrap().len();
        assert_eq!(graph("graphml").expect(200).text().matches("<edge ").count(), edges);
        assert_eq!(graph("dot").expect(200).text().matches(" -- ").count(), edges);
        assert_eq!(graph("csv").expect(200).text().lines().count(), edges + 1);
        assert_eq!(graph("svg").expect(200).text().matches("<path ").count(), edges);
        assert_eq!(graph("gif").expect(400).code(), "invalid_query");
    });
}

#[test]
fn a_merged_topic_and_another_spelling_lead_to_one() {
    for_each_app(|app| {
        let olga = app.organiser();
        company::import(&olga, 6);
        let topics = olga.get("/api/v1/topics").json();
        let id = |name: &str| {
            let mut all = topics["items"].as_array().unwrap().iter();
            all.find(|one| one["name"] == name).unwrap()["id"].as_str().unwrap().to_owned()
        };
        let (from, into) = (id("Coaching"), id("Negotiation"));
        olga.post(&format!("/api/v1/topics/{from}/merges"), &json!({"into": into})).expect(200);
        olga.post(&format!("/api/v1/topics/{into}/aliases"), &json!({"alias": "Haggling"})).expect(201);
        let names = olga.get("/api/v1/topics").json();
        let names: Vec<&str> =
            names["items"].as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap()).collect();
        assert!(!names.contains(&"Coaching") && names.contains(&"Negotiation"), "{names:?}");
        let log = olga.get("/api/v1/log").json();
        assert_eq!(log["items"][0]["act"], "create_topic_alias");
    });
}

#[test]
fn a_forgotten_person_is_gone_and_the_plan_stays() {
    for_each_app(|app| {
        let olga = app.organiser();
        let (_, plan) = company::event(&olga, 12);
        let document = olga.get(&format!("/api/v1/plans/{plan}/document")).text();
        let person = olga.get("/api/v1/people?search=Ada").json()["items"][0].clone();
        let at = format!("/api/v1/people/{}", person["id"].as_str().unwrap());
        assert_eq!(olga.get(&format!("{at}/export")).expect(200).json()["name"], person["name"]);
        olga.ask("DELETE", &at).send().expect(428);
        assert_eq!(olga.ask("DELETE", &at).header("If-Match", "\"99\"").send().expect(412).code(), "stale_version");
        let tag = olga.get(&at).header("etag");
        olga.ask("DELETE", &at).header("If-Match", &tag).send().expect(204);
        olga.get(&at).expect(404);
        let shown = olga.get(&format!("/api/v1/plans/{plan}")).expect(200).text();
        assert!(!shown.contains(person["name"].as_str().unwrap()));
        assert_eq!(olga.get(&format!("/api/v1/plans/{plan}/document")).text(), document);
    });
}
