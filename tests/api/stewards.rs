//! Stewards: a token and a link for one event, gone at the next request when the event is taken away.

use domain::Role;
use serde_json::{Value, json};
use testkit::app::{Client, PASSWORD, TestApp, for_each_app};

use super::company;

struct Door {
    olga: Client,
    event: String,
    account: String,
}

/// An event with Stina at its door.
fn door(app: &TestApp) -> Door {
    let olga = app.organiser();
    let (event, _) = company::event(&olga, 12);
    let stewards = format!("/api/v1/events/{event}/stewards");
    let stina = olga.post(&stewards, &json!({"email": "stina@example.org"})).expect(201);
    let account = stina.json()["account_id"].as_str().unwrap().to_owned();
    assert_eq!(stina.header("location"), format!("{stewards}/{account}"));
    Door { olga, event, account }
}

impl Door {
    fn at(&self, rest: &str) -> String {
        format!("/api/v1/events/{}/stewards/{}{rest}", self.event, self.account)
    }

    fn stina(&self) -> Client {
        let token = self.olga.ask("POST", &self.at("/tokens")).send().expect(201).json();
        assert_eq!((&token["event_id"], &token["expires_in_seconds"]), (&json!(self.event), &json!(900)));
        self.olga.with_token(token["access_token"].as_str().unwrap())
    }
}

#[test]
fn a_steward_sees_their_own_event_and_nothing_else() {
    for_each_app(|app| {
        let door = door(app);
        let stina = door.stina();
        stina.get(&format!("/api/v1/events/{}", door.event)).expect(200);
        assert_eq!(stina.get("/api/v1/account").expect(200).json()["role"], "steward");
        assert_eq!(stina.get("/api/v1/people").expect(403).code(), "forbidden");
        let programme = door.olga.get("/api/v1/programmes").json()["items"][0]["id"].as_str().unwrap().to_owned();
        let other = door.olga.post(&format!("/api/v1/programmes/{programme}/events"), &company::hour()).json();
        let other = other["event_id"].as_str().unwrap();
        assert_eq!(stina.get(&format!("/api/v1/events/{other}")).expect(404).code(), "not_found");
        assert_eq!(stina.get("/api/v1/events/no-id").expect(400).code(), "invalid_path");
        app.clock.advance_minutes(16);
        stina.get(&format!("/api/v1/events/{}", door.event)).expect(401);
    });
}

#[test]
fn a_withdrawn_or_closed_steward_is_refused_at_the_next_request() {
    for_each_app(|app| {
        let door = door(app);
        let stina = door.stina();
        let event = format!("/api/v1/events/{}", door.event);
        stina.get(&event).expect(200);
        door.olga.ask("DELETE", &door.at("")).send().expect(204);
        assert_eq!(stina.get(&event).expect(401).code(), "unauthenticated");
        assert_eq!(door.olga.ask("DELETE", &door.at("")).send().expect(404).code(), "not_found");
        door.olga.ask("POST", &door.at("/tokens")).send().expect(404);
        door.olga.ask("POST", &door.at("/links")).send().expect(404);
        door.olga.post(&format!("{event}/stewards"), &json!({"email": "stina@example.org"})).expect(201);
        stina.get(&event).expect(200);
        let own = door.olga.get("/api/v1/account").json();
        let organisation = own["organisation_id"].as_str().unwrap().parse().unwrap();
        let (account, now) = (door.account.parse().unwrap(), app.clock.now());
        app.store.write(move |conn| store::accounts::disable(conn, organisation, account, now)).unwrap();
        stina.get(&event).expect(401);
        let acts: Vec<Value> = door.olga.get("/api/v1/log").json()["items"].as_array().unwrap().clone();
        let count = |act: &str| acts.iter().filter(|entry| entry["act"] == act).count();
        assert_eq!((count("assign_steward"), count("withdraw_steward"), count("issue_steward_token")), (2, 1, 1));
    });
}

#[test]
fn only_a_stewards_address_is_assigned_and_the_list_has_pages() {
    for_each_app(|app| {
        let door = door(app);
        let stewards = format!("/api/v1/events/{}/stewards", door.event);
        let taken = door.olga.post(&stewards, &json!({"email": "olga@example.org"})).expect(409);
        assert_eq!(taken.code(), "conflict");
        assert_eq!(door.olga.post(&stewards, &json!({"email": "nobody"})).expect(422).code(), "invalid_body");
        for name in ["sven", "alva"] {
            door.olga.post(&stewards, &json!({"email": format!("{name}@example.org")})).expect(201);
        }
        let first = door.olga.get(&format!("{stewards}?limit=2")).expect(200).json();
        let cursor = first["next_cursor"].as_str().unwrap();
        let second = door.olga.get(&format!("{stewards}?limit=2&cursor={cursor}")).expect(200).json();
        let addresses = [&first, &second].map(|page| page["items"].as_array().unwrap().clone()).concat();
        let addresses: Vec<&str> = addresses.iter().map(|one| one["email"].as_str().unwrap()).collect();
        assert_eq!(addresses, ["alva@example.org", "stina@example.org", "sven@example.org"]);
        assert_eq!(second["next_cursor"], Value::Null);
        assert_eq!(door.olga.get(&format!("{stewards}?cursor=2237")).expect(400).code(), "invalid_cursor");
    });
}

#[test]
fn a_password_of_a_steward_opens_one_event_at_a_time() {
    for_each_app(|app| {
        app.signed_in("default", "stina@example.org", Role::Steward);
        let door = door(app);
        let sign_in = |event: Option<&str>| {
            let body = json!({"email": "stina@example.org", "password": PASSWORD, "event_id": event});
            app.anonymous().post("/api/v1/sessions", &body)
        };
        let session = sign_in(None).expect(201).json();
        assert_eq!(session["event_id"], json!(door.event));
        let programme = door.olga.get("/api/v1/programmes").json()["items"][0]["id"].as_str().unwrap().to_owned();
        let other = door.olga.post(&format!("/api/v1/programmes/{programme}/events"), &company::hour()).json();
        let other = other["event_id"].as_str().unwrap();
        assert_eq!(sign_in(Some(other)).expect(404).code(), "not_found");
        door.olga.post(&format!("/api/v1/events/{other}/stewards"), &json!({"email": "stina@example.org"})).expect(201);
        let undecided = sign_in(None).expect(201).json();
        assert_eq!(undecided["event_id"], Value::Null);
        let stina = app.anonymous().with_token(undecided["access_token"].as_str().unwrap());
        assert_eq!(stina.get(&format!("/api/v1/events/{other}")).expect(403).code(), "forbidden");
        let renewal = json!({"refresh_token": undecided["refresh_token"], "event_id": other});
        let renewed = app.anonymous().post("/api/v1/sessions/renewals", &renewal).expect(201).json();
        let stina = app.anonymous().with_token(renewed["access_token"].as_str().unwrap());
        stina.get(&format!("/api/v1/events/{other}")).expect(200);
        stina.get(&format!("/api/v1/events/{}", door.event)).expect(404);
    });
}

#[test]
fn a_link_opens_once_and_a_mail_scanner_does_not_use_it_up() {
    for_each_app(|app| {
        let door = door(app);
        let link = door.olga.ask("POST", &door.at("/links")).send().expect(201).json();
        let path = link["link"].as_str().unwrap().strip_prefix(&app.url).unwrap().to_owned();
        let phone = app.anonymous();
        assert!(phone.get(&path).expect(200).text().contains("Open the page"));
        phone.ask("HEAD", &path).send().expect(200);
        let foreign = phone.ask("POST", &path).header("Sec-Fetch-Site", "cross-site").send();
        assert_eq!(foreign.status, 403);
        let opened = phone.ask("POST", &path).send().expect(303);
        assert_eq!(opened.header("location"), format!("/helper/{}", door.event));
        let cookie = opened.header("set-cookie");
        let cookie = cookie.split(';').next().unwrap();
        phone.anonymous().ask("POST", &path).send().expect(410);
        let console = phone.anonymous().ask("GET", "/console").header("Cookie", cookie).send();
        assert_eq!(console.status, 401, "a steward's session opens no console");
    });
}
