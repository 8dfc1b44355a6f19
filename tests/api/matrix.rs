//! Who may do what, for every operation of the served description: each role, nobody, and the
//! organiser of another organisation; on own objects, others' and absent ones.

use std::collections::BTreeMap;

use domain::Role;
use serde_json::{Value, json};
use testkit::app::{Client, TestApp, for_each_app, fresh_key};

use super::{company, objects};

/// An operation as the description tells it.
pub(super) struct Operation {
    pub id: String,
    pub method: &'static str,
    pub path: String,
    pub roles: Option<Vec<String>>,
}

pub(super) fn operations(client: &Client) -> Vec<Operation> {
    let description = client.get("/openapi.json").expect(200).json();
    let mut found = Vec::new();
    for (path, item) in description["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            let method =
                ["GET", "POST", "PUT", "PATCH", "DELETE"].into_iter().find(|m| m.eq_ignore_ascii_case(method)).unwrap();
            let roles = operation["x-roles"].as_array();
            let roles = roles.map(|roles| roles.iter().map(|role| role.as_str().unwrap().to_owned()).collect());
            found.push(Operation {
                id: operation["operationId"].as_str().unwrap().to_owned(),
                method,
                path: path.clone(),
                roles,
            });
        }
    }
    found
}

/// Objects of the organisation `default`, by the name that paths give them.
pub(super) fn objects(olga: &Client) -> BTreeMap<&'static str, String> {
    let (event, plan) = company::event(olga, 12);
    let id = |reply: Value, at: &str| reply["items"][0][at].as_str().unwrap().to_owned();
    let rule = {
        let people = olga.get("/api/v1/people").json();
        let pair = [0, 5].map(|at: usize| people["items"][at]["id"].as_str().unwrap().to_owned());
        let body = json!({"kind": "forbidden", "person_ids": pair});
        olga.post(&format!("/api/v1/events/{event}/pairing-rules"), &body).expect(201).json()["id"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    let steward = {
        let body = json!({"email": "sven@example.org"});
        let assigned = olga.post(&format!("/api/v1/events/{event}/stewards"), &body).expect(201).json();
        assigned["account_id"].as_str().unwrap().to_owned()
    };
    let seen = olga.get(&format!("/api/v1/plans/{plan}")).expect(200).header("etag");
    olga.put(&format!("/api/v1/plans/{plan}/publication"), &seen, &json!({})).expect(200);
    let job = {
        let file = olga.ask("POST", "/api/v1/people/imports").key(&fresh_key()).header("Content-Type", "text/csv");
        let queued = file.header("Prefer", "respond-async").body(b"id,name\n1,Ada\n").send().expect(202);
        let at = queued.header("location");
        olga.ask("GET", &at).header("Prefer", "wait=30").send().expect(200).json()["id"].as_str().unwrap().to_owned()
    };
    let by_hand = objects::of(olga, &event);
    let known = BTreeMap::from([
        ("{job_id}", job),
        ("{account_id}", steward),
        ("{participant_id}", id(olga.get(&format!("/api/v1/events/{event}/participants")).json(), "id")),
        ("{person_id}", id(olga.get("/api/v1/people").json(), "id")),
        ("{programme_id}", id(olga.get("/api/v1/programmes").json(), "id")),
        ("{event_id}", event),
        ("{plan_id}", plan),
        ("{rule_id}", rule),
        ("{switch}", "imported_ties".to_owned()),
        ("{code}", "qr.svg".to_owned()),
    ]);
    by_hand.into_iter().chain(known).collect()
}

pub(super) fn filled(path: &str, objects: &BTreeMap<&'static str, String>) -> String {
    let path = objects.iter().fold(path.to_owned(), |path, (name, id)| path.replace(name, id));
    assert!(!path.contains('{'), "no object for {path}");
    match path.as_str() {
        _ if path.ends_with("/explanation") => format!("{path}?a={0}&b={0}", objects["{participant_id}"]),
        _ if path.ends_with("/diff") => format!("{path}?from={}", objects["{plan_id}"]),
        _ => path,
    }
}

/// A JSON body that gets past every check but the ones on role and object; none: it takes none.
pub fn body_of(operation: &Operation) -> Option<Value> {
    let person = "0197f0c4-6a00-7000-8000-000000000010";
    let other = "0197f0c4-6a00-7000-8000-000000000011";
    let body = match operation.id.as_str() {
        "create_session" => json!({"email": "a@example.org", "password": "x"}),
        "renew_session" => json!({"refresh_token": "x"}),
        "turn_switch" => json!({"on": false}),
        "create_topic_alias" => json!({"alias": "another spelling"}),
        "assign_steward" => json!({"email": "stina@example.org"}),
        "merge_topic" => json!({"into": person}),
        "create_event_of_programme" => company::hour(),
        "register_participants" => json!({"person_ids": [person]}),
        "create_pairing_rule" => json!({"kind": "forbidden", "person_ids": [person, other]}),
        "check_in_participants" => json!({"items": [{"participant_id": person}]}),
        "create_walk_in" => json!({"name": format!("Ravi {}", fresh_key()), "department": "Sales"}),
        "turn_on_door_code" => json!({"seconds": 45}),
        "swap_participants" => json!({"round": 1, "a": person, "b": other}),
        "set_live_state" => json!({"state": "live"}),
        "decide_roll_call" => json!({"choice": "with"}),
        "draft_plan" => json!({}),
        id => return objects::body(id, [person, other]),
    };
    Some(body)
}

/// A body and headers that get past every check but the ones on role and object.
pub fn ask(client: &Client, operation: &Operation, path: &str) -> testkit::app::Reply {
    let asking = client.ask(operation.method, path).header("If-Match", "*");
    if operation.method == "GET" || operation.method == "DELETE" {
        return asking.send();
    }
    let asking = asking.key(&fresh_key());
    if operation.path.ends_with("/imports") {
        return asking.header("Content-Type", "text/csv").body(b"id,name\n1,Ada\n").send();
    }
    asking.json(&body_of(operation).unwrap_or_else(|| json!({}))).send()
}

#[test]
fn every_operation_has_a_row_and_every_row_an_operation() {
    for_each_app(|app| {
        let served = operations(&app.anonymous());
        let without: Vec<&str> = served.iter().filter(|one| one.roles.is_none()).map(|one| one.id.as_str()).collect();
        assert_eq!(without, Vec::<&str>::new(), "operations without a row");
        for (id, _) in app::access::permissions::PERMISSIONS {
            assert!(served.iter().any(|one| one.id == *id), "{id} is not served");
        }
    });
}

fn check(app: &TestApp) {
    // The door is open.
    app.clock.advance_minutes(31);
    let olga = app.organiser();
    let own = objects(&olga);
    let absent: BTreeMap<&'static str, String> = own
        .iter()
        .map(|(name, id)| {
            (*name, if id.len() == 36 { "0197f0c4-6a00-7000-8000-00000000ffff".to_owned() } else { id.clone() })
        })
        .collect();
    let others = [("organiser", app.signed_in("elsewhere", "oskar@example.org", Role::Organiser))];
    let lower = [
        ("steward", at_the_door(&olga, &own["{event_id}"])),
        ("auditor", app.signed_in("default", "aude@example.org", Role::Auditor)),
    ];
    let other_door = at_the_door(&olga, &another_event(&olga));
    for operation in operations(&app.anonymous()) {
        let roles = operation.roles.clone().unwrap();
        if roles.is_empty() || operation.id == "end_session" {
            continue;
        }
        let path = filled(&operation.path, &own);
        let names_object = operation.path.contains("_id}");
        assert!(refuses_nobody(app, &operation, &path), "{} answers nobody", operation.id);
        for (role, client) in &lower {
            let answer = ask(client, &operation, &path);
            if roles.iter().any(|one| one == role) {
                assert!(answer.status < 300, "{role} {}: {}", operation.id, answer.text());
            } else {
                assert_eq!(answer.expect(403).code(), "forbidden", "{role} {}", operation.id);
            }
        }
        if operation.path.contains("{event_id}") && roles.iter().any(|one| one == "steward") {
            let theirs = ask(&other_door, &operation, &path).expect(404).json();
            let nothing = ask(&other_door, &operation, &filled(&operation.path, &absent)).expect(404).json();
            assert_eq!(theirs["detail"], nothing["detail"], "{} at another door", operation.id);
        }
        for (_, oskar) in &others {
            if names_object {
                let theirs = ask(oskar, &operation, &path).expect(404).json();
                let nothing = ask(oskar, &operation, &filled(&operation.path, &absent)).expect(404).json();
                assert_eq!(
                    (&theirs["code"], &theirs["detail"]),
                    (&nothing["code"], &nothing["detail"]),
                    "{}",
                    operation.id
                );
            }
        }
        if operation.method == "GET" {
            let answer = ask(&olga, &operation, &path);
            let is_pair = operation.id == "explain_pairing";
            assert_eq!(answer.status, if is_pair { 422 } else { 200 }, "{}: {}", operation.id, answer.text());
            let elsewhere = others[0].1.get(&path);
            let bodies = (answer.text(), elsewhere.text());
            for secret in own.values().filter(|id| id.len() == 36 && !path.contains(id.as_str())) {
                assert!(!bodies.1.contains(secret.as_str()), "{} shows {secret} to others", operation.id);
            }
        }
    }
}

/// A steward with a token for one event.
pub fn at_the_door(olga: &Client, event: &str) -> Client {
    let stewards = format!("/api/v1/events/{event}/stewards");
    let assigned = olga.post(&stewards, &json!({"email": "stina@example.org"})).expect(201).json();
    let tokens = format!("{stewards}/{}/tokens", assigned["account_id"].as_str().unwrap());
    let token = olga.ask("POST", &tokens).send().expect(201).json();
    olga.with_token(token["access_token"].as_str().unwrap())
}

fn another_event(olga: &Client) -> String {
    let programmes = olga.get("/api/v1/programmes").json();
    let programme = programmes["items"][0]["id"].as_str().unwrap();
    let made = olga.post(&format!("/api/v1/programmes/{programme}/events"), &company::hour()).expect(201).json();
    made["event_id"].as_str().unwrap().to_owned()
}

/// Whether an operation asks who it is before it answers.
fn refuses_nobody(app: &TestApp, operation: &Operation, path: &str) -> bool {
    let answer = ask(&app.anonymous(), operation, path);
    answer.status == 401 && answer.code() == "unauthenticated"
}

#[test]
fn a_planted_route_without_a_guard_is_found() {
    for_each_app(|app| {
        let roles = Some(vec!["organiser".to_owned()]);
        let planted = Operation { id: "planted".to_owned(), method: "GET", path: "/healthz".to_owned(), roles };
        assert!(!refuses_nobody(app, &planted, &planted.path));
    });
}

#[test]
fn roles_and_organisations_are_kept_apart_everywhere() {
    for_each_app(check);
}

#[test]
fn a_role_that_is_taken_away_is_gone_at_the_next_request() {
    for_each_app(|app| {
        let olga = app.organiser();
        assert_eq!(olga.ask("DELETE", "/api/v1/sessions/current").send().expect(204).bytes, b"");
        olga.get("/api/v1/account").expect(401);
    });
}
