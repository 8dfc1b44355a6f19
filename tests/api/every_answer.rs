//! Every operation of the description that reads is asked, and no answer carries what is private or
//! runs as a formula.

use std::collections::BTreeMap;

use domain::{InterestId, InterestSource, PairingRuleId, PairingRuleKind, ParticipantId, PersonId, Role, Stance};
use serde_json::{Value, json};
use store::interests::{self, NewInterest};
use store::pairing_rules::{self, NewPairingRule};
use store::people::Card;
use store::topics::{self, TopicName};
use store::{participants, people};
use testkit::app::{Client, TestApp, for_each_app};
use uuid::Uuid;

use super::matrix::{Operation, filled, objects, operations};

/// What somebody entered for themselves alone.
const CANARY: &str = "xyzzycanary";
/// Names that a spreadsheet would run.
const FORMULAS: [&str; 4] = ["=HYPERLINK(\"http://x\")", "+1+1", "-2+3", "@SUM(A1)"];

fn reading(client: &Client) -> Vec<Operation> {
    let mut all = operations(client);
    all.retain(|one| one.method == "GET" && one.roles.as_ref().is_some_and(|roles| !roles.is_empty()));
    all.retain(|one| one.id != "watch_job" && !one.id.starts_with("watch_"));
    all
}

/// Somebody of the event seeks the canary, writes it on every card, and would rather not meet another.
fn whisper(app: &TestApp, olga: &Client, event: &str) -> PersonId {
    let account = olga.get("/api/v1/account").json();
    let organisation_id: domain::OrganisationId = account["organisation_id"].as_str().unwrap().parse().unwrap();
    let everybody = olga.get(&format!("/api/v1/events/{event}/participants")).json();
    let one = |at: usize, name: &str| everybody["items"][at][name].as_str().unwrap().parse::<Uuid>().unwrap();
    let (me, other) = (PersonId::from_uuid(one(1, "person_id")), PersonId::from_uuid(one(2, "person_id")));
    let participant = ParticipantId::from_uuid(one(1, "id"));
    let at = app.clock.now();
    let stamp = store::Stamp { at, new_id: Uuid::now_v7 };
    let written = app.store.write(move |conn| {
        let text = Some(CANARY.to_owned());
        let card = Card {
            pace: domain::Pace::Any,
            working_on: text.clone(),
            beyond_work: text,
            expires_at: at + jiff::SignedDuration::from_hours(24 * 90),
        };
        people::save_card(conn, organisation_id, me, &card, at)?;
        participants::save_card(conn, organisation_id, participant, domain::Pace::Any, Some(CANARY))?;
        let name = TopicName { name: CANARY.to_owned(), name_key: CANARY.to_owned() };
        let topic_id = topics::ensure(conn, organisation_id, &[name], stamp)?[CANARY];
        let id = InterestId::from_uuid(Uuid::now_v7());
        let (stance, source) = (Stance::Seeks, InterestSource::Person);
        let (stated_at, confirmed_at, programme_id) = (at, Some(at), None);
        let new = NewInterest {
            organisation_id,
            id,
            person_id: me,
            topic_id,
            stance,
            source,
            programme_id,
            stated_at,
            confirmed_at,
        };
        interests::say(conn, &new)?;
        let id = PairingRuleId::from_uuid(Uuid::now_v7());
        let (kind, event_id, round_number, actor) = (PairingRuleKind::Excluded, None, None, "person".to_owned());
        let rule = NewPairingRule { organisation_id, id, kind, event_id, round_number, stated_at: at, actor };
        pairing_rules::state(conn, &rule, &[me, other])
    });
    written.map_err(|error: store::StoreError| error.to_string()).unwrap();
    me
}

#[test]
fn no_answer_to_anybody_carries_what_somebody_entered_for_themselves() {
    for_each_app(|app| {
        let olga = app.organiser();
        let mut own = objects(&olga);
        whisper(app, &olga, &own["{event_id}"]);
        let drafted = olga.post(&format!("/api/v1/events/{}/plans", own["{event_id}"]), &json!({})).expect(201).json();
        own.insert("{plan_id}", drafted["id"].as_str().unwrap().to_owned());
        let askers = [olga.clone(), app.signed_in("default", "aude@example.org", Role::Auditor)];
        let mut asked = 0;
        for operation in reading(&app.anonymous()) {
            let path = filled(&operation.path, &own);
            for asker in &askers {
                let text = asker.get(&path).text();
                asked += 1;
                assert!(operation.id == "list_topics" || !text.contains(CANARY), "{}: {text}", operation.id);
                assert!(!text.contains("\"excluded\""), "{}: {text}", operation.id);
            }
        }
        assert!(asked > 60, "only {asked} answers were read");
        let topics = olga.get("/api/v1/topics").json();
        let canary = topics["items"].as_array().unwrap().iter().find(|one| one["name"] == CANARY).unwrap();
        assert_eq!(canary["seeks"], Value::Null, "one seeker is not counted");
        let plan = &own["{plan_id}"];
        let tried = olga.post(&format!("/api/v1/plans/{plan}/what-ifs"), &json!({"relax": ["odd"]})).expect(200);
        assert!(!tried.text().contains(CANARY) && !tried.text().contains("excluded"));
        let private = olga.post(&format!("/api/v1/plans/{plan}/what-ifs"), &json!({"relax": ["not_available"]}));
        assert_eq!(private.expect(422).json()["errors"][0]["code"], "unknown_word");
    });
}

/// Cells of RFC 4180 text.
fn cells(text: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => cell.extend(letters.next()),
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(std::mem::take(&mut cell)),
            '\r' if !quoted => {}
            '\n' if !quoted => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            other => cell.push(other),
        }
    }
    rows
}

#[test]
fn every_table_that_goes_out_is_text_and_comes_back_as_it_was() {
    for_each_app(|app| {
        let olga = app.organiser();
        let quoted = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
        let people: String = FORMULAS
            .iter()
            .enumerate()
            .map(|(at, name)| format!("{at},{},{}\n", quoted(name), ["Sales", "Legal"][at % 2]))
            .collect();
        let file = format!("id,name,department\n{people}9,=bad,\n9,=bad again,\n");
        let import = olga.upload("/api/v1/people/imports?skip_bad=true", "text/csv", file.as_bytes()).expect(200);
        let ids: Vec<Value> = {
            let found = olga.get("/api/v1/people").json();
            found["items"].as_array().unwrap().iter().map(|one| one["id"].clone()).collect()
        };
        let wish = json!({"name": "=event", "starts_at": "2026-05-04T08:00:00Z", "minutes_total": 60, "rounds": 2});
        let event = olga.post("/api/v1/events", &wish).expect(201).json()["id"].as_str().unwrap().to_owned();
        olga.post(&format!("/api/v1/events/{event}/participants"), &json!({"person_ids": ids})).expect(201);
        let known = BTreeMap::from([
            ("{event_id}", event),
            ("{import_id}", import.header("location").rsplit('/').next().unwrap().to_owned()),
        ]);
        let description = app.anonymous().get("/openapi.json").json();
        let tables = reading(&app.anonymous()).into_iter().filter(|operation| {
            let content = &description["paths"][&operation.path]["get"]["responses"]["200"]["content"];
            content.get("text/csv").is_some()
        });
        let mut seen = Vec::new();
        for operation in tables {
            let path = filled(&operation.path, &known) + if operation.id == "read_graph" { "?format=csv" } else { "" };
            let answer = olga.get(&path).expect(200);
            assert!(answer.header("content-type").starts_with("text/csv"), "{}", operation.id);
            let rows = cells(&answer.text());
            assert!(rows.len() > 1, "{}: {}", operation.id, answer.text());
            for cell in rows.iter().flatten() {
                assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{}: {cell}", operation.id);
            }
            let back: Vec<&str> = rows.iter().flatten().map(|cell| intake::restore(cell)).collect();
            if operation.id != "export_bad_rows" && answer.text().contains("SUM") {
                for name in FORMULAS {
                    assert!(back.contains(&name), "{} lost {name}", operation.id);
                }
            }
            if operation.id == "export_bad_rows" {
                assert!(back.contains(&"=bad again"), "{back:?}");
            }
            seen.push(operation.id);
        }
        for expected in ["export_mail_merge", "read_graph", "export_bad_rows"] {
            assert!(seen.iter().any(|one| one == expected), "{expected} is no table: {seen:?}");
        }
    });
}
