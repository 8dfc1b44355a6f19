//! What every operation has in common: formats, pages of lists, and limits by the true sender.

use app::config::Network;
use serde_json::{Value, json};
use testkit::app::{Client, TestApp, for_each_app};
use testkit::database::TestDatabase;

use super::company;

#[test]
fn only_formats_that_are_offered_are_promised() {
    for_each_app(|app| {
        let olga = app.organiser();
        let accepting = |accept: &str, path: &str| olga.ask("GET", path).header("Accept", accept).send();
        for good in ["*/*", "application/json", "application/*;q=0.3", "text/html, application/json;q=0.9"] {
            accepting(good, "/api/v1/people").expect(200);
        }
        for bad in ["text/html", "image/*", "application/json;q=0", "application/xml, text/*"] {
            let refused = accepting(bad, "/api/v1/people").expect(406);
            assert_eq!(refused.code(), "not_acceptable", "{bad}");
            assert!(refused.json()["detail"].as_str().unwrap().contains("application/json"));
        }
        let (event, _) = company::event(&olga, 12);
        accepting("text/csv", &format!("/api/v1/events/{event}/invitations.csv")).expect(200);
        accepting("application/json", &format!("/api/v1/events/{event}/invitations.csv")).expect(406);
        let before = olga.get("/api/v1/log").json();
        let drafting =
            olga.ask("POST", &format!("/api/v1/events/{event}/plans")).key("k").header("Accept", "image/png");
        drafting.json(&json!({})).send().expect(406);
        assert_eq!(olga.get("/api/v1/log").json(), before, "a refused request does nothing");
    });
}

/// Every entry of a list, two by two.
fn walk(olga: &Client, path: &str) -> Vec<Value> {
    let mut found = Vec::new();
    let mut next = format!("{path}?limit=2");
    loop {
        let page = olga.get(&next).expect(200);
        let items = page.json()["items"].as_array().unwrap().clone();
        assert!((1..=2).contains(&items.len()) || found.is_empty(), "{path}");
        found.extend(items);
        let link = page.header("link");
        let Some(to) = link.strip_prefix('<').and_then(|rest| rest.split('>').next()) else { break };
        next = to.to_owned();
    }
    found
}

#[test]
fn every_list_comes_in_pages_that_make_the_whole() {
    for_each_app(|app| {
        let olga = app.organiser();
        let (event, _) = company::event(&olga, 9);
        for seed in ["1", "2"] {
            olga.post(&format!("/api/v1/events/{event}/plans"), &json!({"seed": seed})).expect(201);
        }
        for (path, least) in [
            ("/api/v1/people".to_owned(), 9),
            ("/api/v1/topics".to_owned(), 3),
            ("/api/v1/departments".to_owned(), 5),
            (format!("/api/v1/events/{event}/participants"), 9),
            (format!("/api/v1/events/{event}/invitations"), 9),
            (format!("/api/v1/events/{event}/plans"), 3),
        ] {
            let whole = olga.get(&path).expect(200).json();
            assert_eq!(whole["next_cursor"], Value::Null, "{path}");
            let whole = whole["items"].as_array().unwrap().clone();
            assert!(whole.len() >= least, "{path}: {}", whole.len());
            assert_eq!(walk(&olga, &path), whole, "{path}");
            assert_eq!(olga.get(&format!("{path}?cursor=zz")).expect(400).code(), "invalid_cursor", "{path}");
            assert_eq!(olga.get(&format!("{path}?limit=201")).expect(400).code(), "invalid_query", "{path}");
        }
    });
}

/// How many of 10,050 requests at one moment are let through, all of which name `sender`.
fn let_through(app: &TestApp, sender: &str) -> usize {
    let client = app.anonymous();
    let ask = || client.ask("GET", "/healthz").header("X-Forwarded-For", sender).send().status;
    (0..10_050).filter(|_| ask() == 200).count()
}

#[test]
fn a_flood_is_counted_by_its_sender_only_behind_our_own_proxy() {
    let database = TestDatabase::sqlite();
    let app = TestApp::start_configured(database.url(), |config| {
        config.trusted_proxies = vec![Network::parse("127.0.0.0/8").unwrap()];
    });
    assert_eq!(let_through(&app, "198.51.100.1"), 10_000);
    let of = |sender: &str| app.anonymous().ask("GET", "/healthz").header("X-Forwarded-For", sender).send().status;
    assert_eq!(of("198.51.100.1"), 429);
    assert_eq!(of("198.51.100.2, 198.51.100.1"), 429, "what the sender says about others does not count");
    assert_eq!(of("198.51.100.2"), 200, "others go on");
    let database = TestDatabase::sqlite();
    let alone = TestApp::start(database.url());
    assert_eq!(let_through(&alone, "198.51.100.1"), 10_000);
    let other = alone.anonymous().ask("GET", "/healthz").header("X-Forwarded-For", "198.51.100.2").send();
    assert_eq!(other.expect(429).header("retry-after"), "1", "without a proxy of ours the header is hearsay");
}

#[test]
fn an_account_cannot_flood_from_many_addresses() {
    let database = TestDatabase::sqlite();
    let app = TestApp::start_configured(database.url(), |config| {
        config.trusted_proxies = vec![Network::parse("127.0.0.1").unwrap()];
    });
    let olga = app.organiser();
    let ask = |number: usize| {
        let sender = format!("198.51.{}.{}", number / 200, number % 200);
        olga.ask("GET", "/api/v1/account").header("X-Forwarded-For", &sender).send().status
    };
    let passed = (0..2_050).filter(|number| ask(*number) == 200).count();
    assert_eq!(passed, 2_000);
    let ottar = app.signed_in("default", "ottar@example.org", domain::Role::Organiser);
    ottar.get("/api/v1/account").expect(200);
}
