//! Signing in, and what a token is good for.

use domain::Role;
use serde_json::json;
use testkit::app::{PASSWORD, for_each_app};

#[test]
fn only_the_right_password_signs_in() {
    for_each_app(|app| {
        let olga = app.organiser();
        assert_eq!(olga.get("/api/v1/account").expect(200).json()["role"], "organiser");
        for (organisation, email, password) in [
            ("default", "olga@example.org", "wrong password here"),
            ("default", "nobody@example.org", PASSWORD),
            ("elsewhere", "olga@example.org", PASSWORD),
            ("default", "no address", PASSWORD),
        ] {
            let body = json!({"organisation": organisation, "email": email, "password": password});
            assert_eq!(app.anonymous().post("/api/v1/sessions", &body).expect(401).code(), "sign_in_failed");
        }
    });
}

#[test]
fn guessing_a_password_is_slowed_down_and_others_sign_in() {
    for_each_app(|app| {
        app.organiser();
        let guess = |password: &str| {
            app.anonymous().post("/api/v1/sessions", &json!({"email": "olga@example.org", "password": password}))
        };
        let answers: Vec<u16> = (0..22).map(|number| guess(&format!("guess number {number}")).status).collect();
        assert_eq!((answers[19], answers[20]), (401, 429), "{answers:?}");
        assert_eq!(guess(PASSWORD).expect(429).header("retry-after"), "900");
        app.signed_in("default", "ottar@example.org", Role::Organiser);
        app.clock.advance_minutes(16);
        guess(PASSWORD).expect(201);
    });
}

#[test]
fn a_token_ends_and_a_disabled_account_is_refused_at_once() {
    for_each_app(|app| {
        let olga = app.organiser();
        app.clock.advance_minutes(16);
        assert_eq!(olga.get("/api/v1/account").expect(401).code(), "unauthenticated");
        let olga = app.organiser();
        let account = olga.get("/api/v1/account").json();
        let id = account["id"].as_str().unwrap().parse().unwrap();
        let (organisation, now) = (account["organisation_id"].as_str().unwrap().parse().unwrap(), app.clock.now());
        app.store.write(move |conn| store::accounts::disable(conn, organisation, id, now)).unwrap();
        olga.get("/api/v1/account").expect(401);
    });
}

#[test]
fn another_organisation_sees_nothing_of_ours() {
    for_each_app(|app| {
        let olga = app.organiser();
        let (event, plan) = super::company::event(&olga, 12);
        let oskar = app.signed_in("elsewhere", "oskar@example.org", Role::Organiser);
        for path in [
            format!("/api/v1/events/{event}"),
            format!("/api/v1/plans/{plan}"),
            format!("/api/v1/events/{event}/graph"),
        ] {
            let theirs = oskar.get(&path).expect(404).json();
            let absent = oskar.get(&path.replace(&event, &plan)).expect(404).json();
            assert_eq!((&theirs["code"], &theirs["detail"]), (&absent["code"], &absent["detail"]));
        }
        assert_eq!(oskar.get("/api/v1/events").json()["items"], json!([]));
    });
}
