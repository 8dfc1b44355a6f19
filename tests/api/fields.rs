//! Fields: nothing read-only is taken, and no role sees a field that the description does not name.

use std::collections::BTreeSet;

use domain::Role;
use serde_json::{Value, json};
use testkit::app::{Client, for_each_app};

use super::matrix::{ask, at_the_door, body_of, filled, objects, operations};

/// What only the service writes.
const READ_ONLY: [&str; 12] = [
    "id",
    "organisation_id",
    "account_id",
    "revision",
    "role",
    "created_at",
    "published_plan_id",
    "number",
    "etag",
    "state",
    "actor",
    "short_code",
];

#[test]
fn no_operation_takes_a_field_that_it_only_shows() {
    for_each_app(|app| {
        let olga = app.organiser();
        let own = objects(&olga);
        let mut tried = 0;
        for operation in operations(&app.anonymous()) {
            let Some(body) = body_of(&operation) else { continue };
            let before = olga.get("/api/v1/log?limit=1").json();
            for field in READ_ONLY.iter().filter(|field| body.get(**field).is_none()) {
                let mut more = body.clone();
                more[*field] = json!("0197f0c4-6a00-7000-8000-000000000001");
                let path = filled(&operation.path, &own);
                let asking = olga.ask(operation.method, &path).header("If-Match", "*").key(&testkit::app::fresh_key());
                let refused = asking.json(&more).send().expect(422);
                assert_eq!(refused.code(), "invalid_body", "{} takes {field}", operation.id);
                tried += 1;
            }
            assert_eq!(olga.get("/api/v1/log?limit=1").json(), before, "{}", operation.id);
        }
        assert!(tried > 100, "only {tried}");
    });
}

/// Every field of a value, as `items.*.name`.
fn fields(value: &Value, at: &str, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(members) => members.iter().for_each(|(name, value)| {
            found.insert(format!("{at}{name}"));
            fields(value, &format!("{at}{name}."), found);
        }),
        Value::Array(items) => items.iter().for_each(|item| fields(item, &format!("{at}*."), found)),
        _ => {}
    }
}

/// The fields that a schema names; a field whose content is left open ends in `**`.
fn described(description: &Value, schema: &Value, at: &str, found: &mut BTreeSet<String>) {
    if let Some(name) = schema["$ref"].as_str().and_then(|path| path.rsplit('/').next()) {
        return described(description, &description["components"]["schemas"][name], at, found);
    }
    for part in ["oneOf", "allOf", "anyOf"].iter().filter_map(|part| schema[*part].as_array()).flatten() {
        described(description, part, at, found);
    }
    if schema["items"].is_object() {
        described(description, &schema["items"], &format!("{at}*."), found);
    }
    match schema["properties"].as_object() {
        Some(members) => members.iter().for_each(|(name, member)| {
            found.insert(format!("{at}{name}"));
            described(description, member, &format!("{at}{name}."), found);
        }),
        None if schema["type"] == "object" || schema["type"] == json!(["object", "null"]) => {
            found.insert(format!("{at}**"));
        }
        None => {}
    }
}

fn is_described(field: &str, known: &BTreeSet<String>) -> bool {
    let open = |name: &String| name.strip_suffix("**").is_some_and(|start| field.starts_with(start));
    known.contains(field) || known.iter().any(open)
}

fn json_schema(description: &Value, path: &str) -> Option<Value> {
    let content = &description["paths"][path]["get"]["responses"]["200"]["content"]["application/json"];
    content.get("schema").cloned()
}

#[test]
fn no_role_sees_a_field_that_the_description_does_not_name() {
    for_each_app(|app| {
        let olga = app.organiser();
        let own = objects(&olga);
        let roles: [(&str, Client); 3] = [
            ("organiser", olga.clone()),
            ("steward", at_the_door(&olga, &own["{event_id}"])),
            ("auditor", app.signed_in("default", "aude@example.org", Role::Auditor)),
        ];
        let description = olga.get("/openapi.json").json();
        let mut compared = 0;
        for operation in operations(&app.anonymous()).into_iter().filter(|one| one.method == "GET") {
            let Some(schema) = json_schema(&description, &operation.path) else { continue };
            let mut known = BTreeSet::new();
            described(&description, &schema, "", &mut known);
            let mut seen: Vec<(&str, BTreeSet<String>)> = Vec::new();
            for (role, client) in &roles {
                let answer = ask(client, &operation, &filled(&operation.path, &own));
                if answer.status != 200 {
                    continue;
                }
                let mut shown = BTreeSet::new();
                fields(&answer.json(), "", &mut shown);
                let extra: Vec<&String> = shown.iter().filter(|field| !is_described(field, &known)).collect();
                assert!(extra.is_empty(), "{role} {} shows {extra:?}", operation.id);
                seen.push((role, shown));
                compared += 1;
            }
            for (role, shown) in
                seen.iter().skip(1).filter(|_| seen.first().is_some_and(|(role, _)| *role == "organiser"))
            {
                let more: Vec<&String> = shown.difference(&seen[0].1).collect();
                assert!(more.is_empty(), "{role} sees more than an organiser in {}: {more:?}", operation.id);
            }
        }
        assert!(compared > 25, "only {compared}");
    });
}

#[test]
fn a_field_that_nobody_described_would_be_seen() {
    let description =
        json!({"components": {"schemas": {"A": {"type": "object", "properties": {"b": {"type": "string"}}}}}});
    let mut known = BTreeSet::new();
    described(&description, &json!({"type": "array", "items": {"$ref": "#/components/schemas/A"}}), "", &mut known);
    let mut shown = BTreeSet::new();
    fields(&json!([{"b": "x", "planted": 1}]), "", &mut shown);
    let extra: Vec<&String> = shown.iter().filter(|field| !is_described(field, &known)).collect();
    assert_eq!(extra, ["*.planted"]);
}
