//! Private means private: no answer to an organiser carries a private exclusion, or what somebody
//! entered as "I'd like ideas on".

use domain::plan::PlanDocument;
use domain::{InterestId, InterestSource, PairingRuleId, PairingRuleKind, PersonId, Stance};
use serde_json::{Value, json};
use store::interests::{self, NewInterest};
use store::pairing_rules::{self, NewPairingRule};
use store::topics::{self, TopicName};
use testkit::app::{Client, TestApp, for_each_app};
use uuid::Uuid;

use super::company;

const CANARY: &str = "Canary of a private need";

/// Two people of two departments who would rather not meet, and one who seeks the canary.
fn whisper(app: &TestApp, olga: &Client) -> [Value; 2] {
    let account = olga.get("/api/v1/account").json();
    let organisation_id = account["organisation_id"].as_str().unwrap().parse().unwrap();
    let people = olga.get("/api/v1/people").json();
    let of = |department: &str| {
        let mut all = people["items"].as_array().unwrap().iter();
        all.find(|one| one["departments"][0] == department).unwrap().clone()
    };
    let pair = [of("Sales"), of("Legal")];
    let ids = pair.each_ref().map(|one| PersonId::from_uuid(one["id"].as_str().unwrap().parse().unwrap()));
    let at = app.clock.now();
    let stamp = store::Stamp { at, new_id: Uuid::now_v7 };
    let written = app.store.write(move |conn| {
        let id = PairingRuleId::from_uuid(Uuid::now_v7());
        let kind = PairingRuleKind::Excluded;
        let (event_id, round_number, actor) = (None, None, "person".to_owned());
        pairing_rules::state(
            conn,
            &NewPairingRule { organisation_id, id, kind, event_id, round_number, stated_at: at, actor },
            &ids,
        )?;
        let name = TopicName { name: CANARY.to_owned(), name_key: "canary".to_owned() };
        let topic_id = topics::ensure(conn, organisation_id, &[name], stamp)?["canary"];
        let new = |person_id, stance, source| NewInterest {
            organisation_id,
            id: InterestId::from_uuid(Uuid::now_v7()),
            person_id,
            topic_id,
            stance,
            source,
            programme_id: None,
            stated_at: at,
            confirmed_at: Some(at),
        };
        let rows =
            [new(ids[0], Stance::Seeks, InterestSource::Person), new(ids[1], Stance::Offers, InterestSource::Import)];
        interests::suggest(conn, organisation_id, &rows)
    });
    written.unwrap();
    pair
}

#[test]
fn no_answer_to_an_organiser_carries_what_is_private() {
    for_each_app(|app| {
        let olga = app.organiser();
        let programme = company::import(&olga, 20);
        let [seeker, other] = whisper(app, &olga);
        let made = olga.post(&format!("/api/v1/programmes/{programme}/events"), &company::hour()).expect(201);
        let (event, plan) = (made.json()["event_id"].clone(), made.json()["plan_id"].clone());
        let (event, plan) = (event.as_str().unwrap(), plan.as_str().unwrap());
        let everybody = olga.get(&format!("/api/v1/events/{event}/participants")).json();
        let participant = |person: &Value| {
            let mut all = everybody["items"].as_array().unwrap().iter();
            all.find(|one| one["person_id"] == person["id"]).unwrap()["id"].as_str().unwrap().to_owned()
        };
        let (a, b) = (participant(&seeker), participant(&other));
        let why = olga.get(&format!("/api/v1/plans/{plan}/explanation?a={a}&b={b}")).expect(200).json();
        assert_eq!(why, json!({"answer": "rule", "code": "not_available"}));
        let graph = olga.get(&format!("/api/v1/events/{event}/graph")).expect(200).json();
        let mut vetoes = graph["graph"]["vetoes"].as_array().unwrap().iter();
        let veto = vetoes.find(|one| [&one["source"], &one["target"]].iter().all(|id| **id == a || **id == b)).unwrap();
        assert_eq!(veto["code"], "not_available");
        let asked = [
            format!("/api/v1/plans/{plan}"),
            format!("/api/v1/plans/{plan}/document"),
            format!("/api/v1/plans/{plan}/certificate"),
            format!("/api/v1/events/{event}"),
            format!("/api/v1/events/{event}/graph"),
            format!("/api/v1/events/{event}/graph?format=graphml"),
            format!("/api/v1/events/{event}/pairing-rules"),
            format!("/api/v1/people/{}/export", seeker["id"].as_str().unwrap()),
            format!("/api/v1/people/{}", seeker["id"].as_str().unwrap()),
            "/api/v1/log".to_owned(),
        ];
        for path in asked {
            let text = olga.get(&path).expect(200).text();
            assert!(!text.contains("excluded"), "{path}");
            assert!(!text.contains(CANARY) || path.ends_with(plan), "{path}");
        }
        let shown = olga.get(&format!("/api/v1/plans/{plan}")).json();
        for field in fields(&shown) {
            assert!(field["participant_id"] != a.as_str() || field["topic"] != CANARY, "{field}");
        }
        let document = olga.get(&format!("/api/v1/plans/{plan}/document")).json();
        assert!(document["roster"]["masked"]["not_available"].as_array().is_some_and(|entries| !entries.is_empty()));
        let document: PlanDocument = serde_json::from_value(document).unwrap();
        let checked = planning::check_document(&document);
        assert_eq!(checked.findings, [], "what is exported can be checked");
        assert!(checked.notes.iter().any(|note| note.starts_with("not derived again")), "{:?}", checked.notes);
    });
}

fn fields(plan: &Value) -> Vec<Value> {
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let meetings = list(&plan["rounds"]).into_iter().flat_map(|round| list(&round["meetings"])).collect::<Vec<_>>();
    let reasons = meetings.into_iter().flat_map(|meeting| list(&meeting["reasons"])).collect::<Vec<_>>();
    reasons.into_iter().flat_map(|reason| list(&reason["fields"])).collect()
}
