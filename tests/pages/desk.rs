//! The helper's page: signed in by a one-time link, one word on the whole screen, nothing without it.

use serde_json::json;
use testkit::academy::{Academy, id_of, place_of};
use testkit::app::{TestApp, for_each_app};
use testkit::phone::Phone;

use super::browserless::{Visitor, arrived, door, hidden, state_of};

/// A helper of the academy's event, signed in by the link that the organiser was given.
pub fn enter(app: &TestApp, academy: &Academy<'_>) -> Visitor {
    let stewards = format!("/api/v1/events/{}/stewards", academy.event_id);
    let assigned = academy.organiser.post(&stewards, &json!({"email": "stina@example.org"})).expect(201).json();
    let links = format!("{stewards}/{}/links", assigned["account_id"].as_str().unwrap());
    let link = academy.organiser.ask("POST", &links).send().expect(201).json()["link"].as_str().unwrap().to_owned();
    let mut helper = Visitor::new(app);
    helper.send(&link[link.find("/helper/").unwrap()..], "").expect(303);
    helper
}

/// Presses a button of the page found by searching, and follows to the verdict.
fn press(helper: &mut Visitor, desk: &str, query: &str, act: &str) -> (String, String) {
    let page = helper.open(&format!("{desk}?q={query}")).expect(200).text();
    let (csrf, participant) = (hidden(&page, "csrf"), hidden(&page, "participant"));
    let key = hidden(&page, "key");
    let key = if key.is_empty() { key } else { format!("&key={key}") };
    let to = helper.send(&format!("{desk}/{act}"), &format!("csrf={csrf}&participant={participant}{key}"));
    let verdict = helper.open(&to.expect(303).header("location")).expect(200).text();
    (state_of(&verdict), verdict)
}

#[test]
fn a_steward_finds_checks_in_and_takes_back_in_green_and_yellow() {
    for_each_app(|app| {
        let academy = Academy::gather(app);
        let known = door(&academy);
        let desk = format!("/helper/{}", academy.event_id);
        Visitor::new(app).open(&desk).expect(401);
        let mut helper = enter(app, &academy);
        let page = helper.open(&desk).expect(200).text();
        assert!(page.contains("0 of 16 are in") && !page.contains("name=\"participant\""), "no list without a search");
        let short = helper.open(&format!("{desk}?q=Ada")).expect(200).text();
        assert!(short.contains("at least four letters") && !short.contains("name=\"participant\""));
        let (code, verdict) = press(&mut helper, &desk, "hopp", "check-ins");
        assert_eq!(code, "first");
        assert!(verdict.contains("class=\"verdict good\"") && verdict.contains("<bdi>Grace Hopper</bdi>"), "{verdict}");
        assert_eq!(arrived(app, &known), 1);
        let found = helper.open(&format!("{desk}?q=hopp")).expect(200).text();
        assert!(found.contains("In since <bdi>09:00</bdi>") && found.contains("1 of 16 are in"));
        let (code, verdict) = press(&mut helper, &desk, "hopp", "undo");
        assert_eq!((code.as_str(), verdict.contains("verdict mind")), ("undone", true));
        assert_eq!(arrived(app, &known), 0);
    });
}

#[test]
fn whole_tables_newcomers_and_people_without_a_phone() {
    for_each_app(|app| {
        let academy = Academy::gather(app);
        let known = door(&academy);
        let desk = format!("/helper/{}", academy.event_id);
        let mut helper = enter(app, &academy);
        let page = helper.open(&desk).expect(200).text();
        let csrf = hidden(&page, "csrf");
        let answer = helper.send(&format!("{desk}/tables"), &format!("csrf={csrf}&round=1&spot=1")).expect(303);
        assert_eq!(state_of(&helper.open(&answer.header("location")).expect(200).text()), "table");
        assert_eq!(arrived(app, &known), 2);
        let ravi = format!("csrf={csrf}&name=Ravi+Iyer&department=Legal");
        for code in ["new", "on_the_list"] {
            let answer = helper.send(&format!("{desk}/walk-ins"), &ravi).expect(303);
            assert_eq!(state_of(&helper.open(&answer.header("location")).expect(200).text()), code);
        }
        assert!(!helper.open(&desk).expect(200).text().contains("Tell <bdi>"), "no place is shown to anybody yet");
        app.clock.set("2026-05-04T07:33:00Z".parse().unwrap());
        let page = helper.open(&desk).expect(200).text();
        assert_eq!(page.matches("<li>Tell <bdi>").count(), 3, "two at the table and Ravi: {page}");
        assert!(page.contains("Tell <bdi>Ravi Iyer</bdi>: a breather this round"));
    });
}

#[test]
fn a_second_phone_comes_in_when_the_steward_says_so() {
    for_each_app(|app| {
        let academy = Academy::gather(app);
        let poster = format!("/door/{}", academy.event_id);
        let (mut first, mut second) = (Visitor::new(app), Visitor::new(app));
        let form = "name=Grace+Hopper&department=Operations";
        let found = first.send(&poster, form).expect(200).text();
        first.send(&format!("{poster}/claims"), &super::poster::tap(&found)).expect(303);
        let found = second.send(&poster, form).expect(200).text();
        assert_eq!(second.send(&format!("{poster}/claims"), &super::poster::tap(&found)).expect(409).status, 409);
        let mut helper = enter(app, &academy);
        let desk = format!("/helper/{}", academy.event_id);
        assert_eq!(press(&mut helper, &desk, "hopper", "release").0, "released");
        first.open("/me").expect(401);
        second.send(&format!("{poster}/claims"), &super::poster::tap(&found)).expect(303);
        assert_eq!(state_of(&second.open("/me").expect(200).text()), "in");
    });
}

#[test]
fn a_form_from_elsewhere_or_another_door_does_nothing() {
    for_each_app(|app| {
        let academy = Academy::gather(app);
        let known = door(&academy);
        let desk = format!("/helper/{}", academy.event_id);
        let mut helper = enter(app, &academy);
        let form = format!("participant={}&key={}", known.participant, testkit::app::fresh_key());
        helper.send(&format!("{desk}/check-ins"), &format!("csrf=x&{form}")).expect(403);
        let csrf = hidden(&helper.open(&desk).expect(200).text(), "csrf");
        let whole = format!("csrf={csrf}&{form}");
        helper.send_with(&format!("{desk}/check-ins"), &whole, &[("Sec-Fetch-Site", "cross-site")]).expect(403);
        let elsewhere = "/helper/0197f0c4-6a00-7000-8000-00000000ffff/check-ins";
        helper.send(elsewhere, &whole).expect(401);
        assert_eq!(arrived(app, &known), 0);
        app.clock.advance_seconds(-1);
        let early = helper.send(&format!("{desk}/check-ins"), &whole).expect(303).header("location");
        let verdict = helper.open(&early).expect(200).text();
        assert!(verdict.contains("verdict stop") && verdict.contains("<bdi>09:00</bdi>"), "{verdict}");
    });
}

#[test]
fn cards_and_slips_carry_version_and_time() {
    for_each_app(|app| {
        let academy = Academy::gather(app);
        let path = format!("/api/v1/events/{}", academy.event_id);
        assert_eq!(academy.organiser.get(&format!("{path}/table-cards")).expect(409).code(), "conflict");
        academy.publish(&academy.plan_id);
        let cards = academy.organiser.get(&format!("{path}/table-cards")).expect(200).text();
        assert_eq!(cards.matches("class=\"printed\"").count(), 8, "{cards}");
        assert!(cards.contains("Version 1 of the plan, printed <bdi>4 May 2026</bdi>, <bdi>09:00</bdi>."));
        let slips = academy.organiser.get(&format!("{path}/itineraries")).expect(200).text();
        assert_eq!(slips.matches("class=\"printed\"").count(), 16);
        assert!(slips.contains("<h2><bdi>Ada Lovelace</bdi></h2>") && slips.contains("<strong>09:35</strong>"));
        let paper = academy.organiser.get(&format!("{path}/itineraries?reached=paper")).expect(200).text();
        assert_eq!(paper.matches("class=\"printed\"").count(), 0);
    });
}

#[test]
fn who_waits_for_a_host_is_named_with_the_place() {
    for_each_app(|app| {
        let academy = Academy::gather(app);
        academy.publish(&academy.plan_id);
        let plan = academy.plan(&academy.plan_id);
        let (ada, grace) = (id_of(&plan, "Ada Lovelace"), id_of(&plan, "Grace Hopper"));
        let phone = Phone::arrive(app, &academy.links()[&ada]);
        let other = Phone::arrive(app, &academy.links()[&grace]);
        let (spot, _) = place_of(&plan, 0, &ada).unwrap();
        let desk = format!("/helper/{}", academy.event_id);
        let helper = enter(app, &academy);
        app.clock.set("2026-05-04T07:36:30Z".parse().unwrap());
        phone.tap("cannot_find", &[]).expect(200);
        app.clock.advance_seconds(21);
        assert!(!helper.open(&desk).expect(200).text().contains("Waits for a host"));
        phone.tap("host_come", &[]).expect(200);
        other.tap("leave", &[]).expect(200);
        app.tick();
        let page = helper.open(&desk).expect(200).text();
        let line = format!("<bdi>Ada Lovelace</bdi>: <bdi>Table</bdi> <bdi>{spot}</bdi>");
        assert!(page.contains("Waits for a host") && page.contains(&line), "{page}");
        assert!(phone.open("/me").expect(200).text().contains("A host comes to you."));
        let left = helper.open(&format!("{desk}?q=hopp")).expect(200).text();
        assert!(!left.contains("Has left"), "she finishes this round");
        app.clock.set("2026-05-04T07:46:00Z".parse().unwrap());
        app.tick();
        assert!(!helper.open(&desk).expect(200).text().contains("Waits for a host"), "that round is over");
        let left = helper.open(&format!("{desk}?q=hopp")).expect(200).text();
        assert!(left.contains("Has left") && left.contains("check-ins\""), "she may come back: {left}");
    });
}
