//! What if: numbers and moves before anything is decided; two drafts where the event asks; rounds that
//! everybody has seen stay in a new draft.

use domain::EventId;
use serde_json::{Value, json};
use store::organisations;
use store::rounds::{self, RoundStep};
use testkit::app::for_each_app;

use super::company;

#[test]
fn a_what_if_answers_with_numbers_and_writes_nothing() {
    for_each_app(|app| {
        let olga = app.organiser();
        let (event, plan) = company::event(&olga, 16);
        let at = format!("/api/v1/plans/{plan}/what-ifs");
        let same = olga.post(&at, &json!({})).expect(200).json();
        assert_eq!((&same["loss"], &same["people_moved"], &same["placed_fewer"]), (&json!(0), &json!(0), &json!(0)));
        let shown = olga.get(&format!("/api/v1/plans/{plan}")).json();
        let people = &shown["rounds"][0]["meetings"][0]["people"];
        let pair = [people[0]["participant_id"].clone(), people[1]["participant_id"].clone()];
        let apart = olga.post(&at, &json!({"forbid": [pair]})).expect(200).json();
        assert!(apart["people_moved"].as_u64().unwrap() >= 2, "{apart}");
        let absent = json!({"absent": [{"participant_id": pair[0], "rounds": [1, 2]}]});
        let absent = olga.post(&at, &absent).expect(200).json();
        assert!(absent["placed_fewer"].as_i64().unwrap() >= 2, "{absent}");
        assert_eq!(absent["before"], shown["report"]);
        let pinned = json!({"pin": [{"round": 2, "participant_ids": pair}]});
        let pinned = olga.post(&at, &pinned).expect(200).json();
        assert!(pinned["loss"].is_i64());
        let nobody = json!({"absent": [{"participant_id": "0197f0c4-6a00-7000-8000-00000000ffff", "rounds": [1]}]});
        assert_eq!(olga.post(&at, &nobody).expect(422).code(), "plan_refused");
        let private = olga.post(&at, &json!({"relax": ["not_available"]})).expect(422).json();
        assert_eq!(private["errors"][0]["code"], "unknown_word");
        assert_eq!(olga.get(&format!("/api/v1/events/{event}/plans")).json()["items"].as_array().unwrap().len(), 1);
    });
}

#[test]
fn where_the_event_asks_there_is_a_draft_of_each_answer() {
    for_each_app(|app| {
        let olga = app.organiser();
        let mut file = "id,name,department\n".to_owned();
        for number in 0..10 {
            file += &format!("{number},P{number},{}\n", ["Sales", "Sales", "Sales", "Sales", "Legal"][number % 5]);
        }
        olga.upload("/api/v1/people/imports", "text/csv", file.as_bytes()).expect(200);
        let wish = json!({"name": "Asked", "starts_at": "2026-05-04T08:00:00Z", "minutes_total": 60, "rounds": 2,
            "when_impossible": "ask"});
        let event = olga.post("/api/v1/events", &wish).expect(201).json()["id"].as_str().unwrap().to_owned();
        let people = olga.get("/api/v1/people").json();
        let ids: Vec<&Value> = people["items"].as_array().unwrap().iter().map(|one| &one["id"]).collect();
        olga.post(&format!("/api/v1/events/{event}/participants"), &json!({"person_ids": ids})).expect(201);
        let drafted = olga.post(&format!("/api/v1/events/{event}/plans"), &json!({})).expect(201).json();
        let other = &drafted["alternative"];
        assert_eq!((&drafted["number"], &other["number"]), (&json!(1), &json!(2)));
        assert!(drafted["report"]["byes"].as_u64() > other["report"]["byes"].as_u64(), "{drafted}");
        assert_eq!(drafted["report"]["same_department"], 0);
        assert!(other["report"]["same_department"].as_u64() > Some(0));
        let plan = olga.get(&format!("/api/v1/plans/{}", drafted["id"].as_str().unwrap())).json();
        let who = plan["rounds"][0]["byes"][0]["person"]["participant_id"].as_str().unwrap();
        let why = olga.get(&format!("/api/v1/plans/{}/breathers/{who}", drafted["id"].as_str().unwrap())).expect(200);
        assert_eq!(why.json()["items"][0]["round"], 1);
        assert!(why.json()["items"][0]["possible_partners"].is_u64(), "{}", why.text());
    });
}

#[test]
fn rounds_that_everybody_has_seen_stay_in_a_new_draft() {
    for_each_app(|app| {
        let olga = app.organiser();
        let (event, plan) = company::event(&olga, 16);
        let tag = olga.get(&format!("/api/v1/plans/{plan}")).header("etag");
        olga.put(&format!("/api/v1/plans/{plan}/publication"), &tag, &json!({})).expect(200);
        let (id, at): (EventId, _) = (event.parse().unwrap(), app.clock.now());
        let shown = app.store.write(move |conn| {
            let organisation = organisations::find_by_key(conn, "default")?.unwrap().id;
            for round in rounds::of_event(conn, organisation, id)?.iter().take(2) {
                rounds::take(conn, organisation, round.id, RoundStep::Reveal, at)?;
                if round.number == 1 {
                    rounds::take(conn, organisation, round.id, RoundStep::Start, at)?;
                }
            }
            Ok::<_, store::StoreError>(())
        });
        shown.unwrap();
        let drafted = olga.post(&format!("/api/v1/events/{event}/plans"), &json!({"seed": "77"})).expect(201).json();
        let diff = format!("/api/v1/plans/{}/diff?from={plan}", drafted["id"].as_str().unwrap());
        let diff = olga.get(&diff).expect(200).json();
        let rounds: std::collections::BTreeSet<u64> =
            diff["changes"].as_array().unwrap().iter().map(|one| one["round"].as_u64().unwrap()).collect();
        assert!(rounds.iter().all(|round| *round > 2), "rounds 1 and 2 stay: {rounds:?}");
        assert!(!rounds.is_empty(), "another seed draws the later ones anew");
    });
}
