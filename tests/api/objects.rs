//! Objects that an organiser makes by hand, and bodies that make and change them: what the tests over
//! every operation need.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use testkit::app::Client;

fn id(reply: &Value) -> String {
    reply["id"].as_str().unwrap().to_owned()
}

/// Objects by the name that paths give them.
pub fn of(olga: &Client, event: &str) -> BTreeMap<&'static str, String> {
    let person = |key: &str| {
        let body = json!({"external_key": key, "name": format!("Somebody {key}"), "departments": ["Elsewhere"]});
        id(&olga.post("/api/v1/people", &body).expect(201).json())
    };
    let (one, other) = (person("x1"), person("x2"));
    let merged = olga.post(&format!("/api/v1/people/{one}/merges"), &json!({"into": other})).expect(200);
    let department = id(&olga.post("/api/v1/departments", &json!({"path": "Elsewhere/Far"})).expect(201).json());
    let programme = olga.get("/api/v1/programmes").json()["items"][0]["id"].as_str().unwrap().to_owned();
    let run = olga.post(&format!("/api/v1/programmes/{programme}/runs"), &json!({"external_key": "Autumn"}));
    let spot = olga
        .post(&format!("/api/v1/events/{event}/spots"), &json!({"name": "Window", "capacity": 100}))
        .expect(201)
        .json();
    let mapping = json!({"name": "Payroll", "headers": {"Kostenstelle": "department"}});
    let mapping = olga.post("/api/v1/column-mappings", &mapping).expect(201).json();
    let imports = olga.get("/api/v1/imports").expect(200).json();
    let topic = olga.get("/api/v1/topics").json()["items"][0]["id"].as_str().unwrap().to_owned();
    olga.post(&format!("/api/v1/topics/{topic}/aliases"), &json!({"alias": "haggling"})).expect(201);
    BTreeMap::from([
        ("{merge_id}", merged.header("location").rsplit('/').next().unwrap().to_owned()),
        ("{department_id}", department),
        ("{run_id}", id(&run.expect(201).json())),
        ("{spot_id}", id(&spot)),
        ("{mapping_id}", id(&mapping)),
        ("{import_id}", id(&imports["items"][0])),
        ("{topic_id}", topic),
        ("{alias}", "haggling".to_owned()),
        ("{number}", "1".to_owned()),
    ])
}

/// A body that gets past every check but the ones on role and object.
pub fn body(operation: &str, [person, other]: [&str; 2]) -> Option<Value> {
    Some(match operation {
        "create_person" => json!({"external_key": "x9", "name": "Somebody"}),
        "merge_person" => json!({"into": other}),
        "create_department" => json!({"path": "Nowhere"}),
        "create_topic" => json!({"name": "Something new"}),
        "create_programme" => json!({"name": "Something new"}),
        "create_run" => json!({"external_key": "Spring"}),
        "create_enrolment" => json!({"person_id": person}),
        "create_event" => json!({"name": "Free", "starts_at": "2026-05-04T08:00:00Z", "minutes_total": 60}),
        "create_spot" => json!({"name": "Door"}),
        "create_mapping" => json!({"name": "Another", "headers": {"A": "id"}}),
        _ => return None,
    })
}
