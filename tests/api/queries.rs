//! How many queries a request costs on the hot addresses: the same number for few people and for many.

use serde_json::json;
use testkit::app::{Client, TestApp, for_each_app};

use super::company;

/// The fewest queries of several tries: a worker that looks for jobs asks now and then, too.
fn queries_of(app: &TestApp, ask: impl Fn()) -> u64 {
    let once = |_| {
        let before = app.store.queries();
        ask();
        app.store.queries() - before
    };
    (0..6).map(once).min().unwrap()
}

/// A phone that has checked in, and its cookie.
fn phone(app: &TestApp, olga: &Client, event: &str) -> (Client, String) {
    let links = olga.get(&format!("/api/v1/events/{event}/invitations")).json();
    let link = links["items"][0]["link"].as_str().unwrap().strip_prefix(&app.url).unwrap().to_owned();
    let phone = app.anonymous();
    let page = phone.get(&link).expect(200).text();
    let value = |name: &str| {
        let field = page.split(&format!("name=\"{name}\" value=\"")).nth(1).unwrap();
        field.split('"').next().unwrap().to_owned()
    };
    let form = format!("key={}&nonce={}", value("key"), value("nonce"));
    let asking = phone.ask("POST", &link).header("Content-Type", "application/x-www-form-urlencoded");
    let opened = asking.body(form.as_bytes()).send().expect(303);
    let cookie = opened.header("set-cookie").split(';').next().unwrap().to_owned();
    (phone, cookie)
}

/// Queries by address, for an event of so many people.
fn measured(app: &TestApp, people: usize) -> Vec<(&'static str, u64)> {
    let olga = app.organiser();
    let (event, plan) = company::event(&olga, people);
    let tag = olga.get(&format!("/api/v1/plans/{plan}")).header("etag");
    olga.put(&format!("/api/v1/plans/{plan}/publication"), &tag, &json!({})).expect(200);
    app.clock.advance_minutes(50);
    let olga = app.organiser();
    let (phone, cookie) = phone(app, &olga, &event);
    let get = |path: String| queries_of(app, || drop(olga.get(&path).expect(200)));
    vec![
        (
            "GET /me/now",
            queries_of(app, || drop(phone.ask("GET", "/me/now").header("Cookie", &cookie).send().expect(200))),
        ),
        ("GET /events/{id}", get(format!("/api/v1/events/{event}"))),
        ("GET /plans/{id}", get(format!("/api/v1/plans/{plan}"))),
        ("GET /events/{id}/participants", get(format!("/api/v1/events/{event}/participants?limit=200"))),
        ("GET /events/{id}/invitations", get(format!("/api/v1/events/{event}/invitations?limit=200"))),
    ]
}

#[test]
fn more_people_cost_no_more_queries() {
    let few = std::sync::Mutex::new(Vec::new());
    for_each_app(|app| few.lock().unwrap().push(measured(app, 12)));
    let mut few = few.into_inner().unwrap().into_iter();
    let many = std::sync::Mutex::new(Vec::new());
    for_each_app(|app| many.lock().unwrap().push(measured(app, 96)));
    for many in many.into_inner().unwrap() {
        let few = few.next().unwrap();
        println!("queries: {many:?}");
        assert_eq!(few, many);
        assert!(many.iter().all(|(_, count)| (1..=30).contains(count)), "{many:?}");
    }
}
