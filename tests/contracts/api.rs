//! What others build on: the description of the API, its routes, its problem codes. A change here
//! is a change for them; look at it, then accept it with `INSTA_UPDATE=always`.

use serde_json::Value;

fn description() -> Value {
    serde_json::to_value(app::api_description()).unwrap()
}

#[test]
fn the_routes_stay() {
    let description = description();
    let mut routes: Vec<String> = Vec::new();
    for (path, item) in description["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            routes.push(format!("{} {path} {}", method.to_uppercase(), operation["operationId"].as_str().unwrap()));
        }
    }
    routes.sort();
    insta::assert_snapshot!(routes.join("\n"));
}

#[test]
fn the_problem_codes_stay() {
    let codes: Vec<String> = app::Code::ALL
        .iter()
        .map(|code| format!("{} {} {}", code.status().as_u16(), code.as_str(), code.title()))
        .collect();
    insta::assert_snapshot!(codes.join("\n"));
}

#[test]
fn the_description_stays() {
    insta::assert_json_snapshot!(description());
}

#[test]
fn every_schema_has_an_example_and_every_operation_its_refusals() {
    let description = description();
    for (name, schema) in description["components"]["schemas"].as_object().unwrap() {
        assert!(schema.get("example").is_some(), "{name} has no example");
    }
    for item in description["paths"].as_object().unwrap().values() {
        for operation in item.as_object().unwrap().values() {
            assert!(operation["responses"].get("4XX").is_some(), "{}", operation["operationId"]);
            assert!(operation.get("x-roles").is_some(), "{}", operation["operationId"]);
        }
    }
}
