//! The poster at the door: an unknown phone comes in by code, by name, or as somebody new.

use serde_json::json;
use testkit::academy::{Academy, people_of};
use testkit::app::for_each_app;

use super::browserless::{Visitor, arrived, door, hidden, state_of};

/// What the button of a page sends.
pub fn tap(page: &str) -> String {
    format!("key={}&nonce={}", hidden(page, "key"), hidden(page, "nonce"))
}

/// The short code of somebody.
pub fn code_of(academy: &Academy<'_>, name: &str) -> String {
    let path = format!("/api/v1/events/{}/participants", academy.event_id);
    let all = academy.organiser.get(&path).expect(200).json();
    let found = all["items"].as_array().unwrap().iter().find(|one| one["name"] == name).unwrap();
    found["short_code"].as_str().unwrap().to_owned()
}

#[test]
fn a_code_opens_the_own_page_on_one_phone_and_a_second_needs_a_steward() {
    for_each_app(|app| {
        let academy = Academy::gather(app);
        let known = door(&academy);
        let poster = format!("/door/{}", academy.event_id);
        let (mut grace, mut other) = (Visitor::new(app), Visitor::new(app));
        assert_eq!(state_of(&grace.open(&poster).expect(200).text()), "ask");
        let code = format!("code={}", code_of(&academy, "Grace Hopper").to_lowercase());
        let found = grace.send(&poster, &code).expect(200);
        assert_eq!((state_of(&found.text()).as_str(), found.header("set-cookie").as_str()), ("door", ""));
        assert!(found.text().contains("<bdi>Grace H.</bdi>"), "an initial, not the name: {}", found.text());
        assert_eq!(arrived(app, &known), 0, "looking somebody up checks nobody in");
        let form = tap(&found.text());
        let claims = format!("{poster}/claims");
        for _ in 0..2 {
            assert_eq!(grace.send(&claims, &form).expect(303).header("location"), "/me", "a double tap is one tap");
        }
        assert_eq!(state_of(&grace.open("/me").expect(200).text()), "in");
        assert_eq!(grace.open(&poster).expect(303).header("location"), "/me", "a known phone is not asked again");
        let found = other.send(&poster, &code).expect(200).text();
        let refused = other.send(&claims, &tap(&found)).expect(409);
        assert_eq!((state_of(&refused.text()).as_str(), other.cookie.as_deref()), ("claimed", None));
        assert_eq!(arrived(app, &known), 1);
    });
}

#[test]
fn a_name_and_a_department_open_it_too_and_nobody_is_listed() {
    for_each_app(|app| {
        let academy = Academy::gather(app);
        let poster = format!("/door/{}", academy.event_id);
        let mut phone = Visitor::new(app);
        for (form, status, code) in [
            ("name=erdos&department=fina", 200, "door"),
            ("name=paul+erd%C5%91s&department=Finance", 200, "door"),
            ("name=pau&department=Finance", 422, "more_letters"),
            ("name=Paul+Erdos&department=", 422, "more_letters"),
            ("name=Paul+Erdos&department=Sales", 404, "nobody"),
            ("name=Nobody+Here&department=Sales", 404, "nobody"),
        ] {
            let reply = phone.send(&poster, form).expect(status);
            assert_eq!(state_of(&reply.text()), code, "{form}");
            assert!(!reply.text().contains("Radia"), "{form} names nobody else");
        }
    });
}

#[test]
fn namesakes_are_told_apart_by_department_and_never_by_mail() {
    for_each_app(|app| {
        let academy = Academy::gather(app);
        academy.publish(&academy.plan_id);
        let walk_ins = format!("/api/v1/events/{}/walk-ins", academy.event_id);
        for department in ["Sales/Nordics", "Sales/Baltics"] {
            academy.organiser.post(&walk_ins, &json!({"name": "Anna Berg", "department": department})).expect(201);
        }
        let (poster, mut phone) = (format!("/door/{}", academy.event_id), Visitor::new(app));
        let several = phone.send(&poster, "name=anna+berg&department=sales").expect(200).text();
        assert_eq!(state_of(&several), "choose");
        assert!(several.contains("Sales · Nordics") && several.contains("Sales · Baltics") && !several.contains('@'));
        assert_eq!(phone.send(&format!("{poster}/claims"), &tap(&several)).expect(303).header("location"), "/me");
        let part = phone.send(&poster, "name=anna&department=sales").expect(409).text();
        assert_eq!(state_of(&part), "unclear", "a first name alone shows no list");
        let one = phone.send(&poster, "name=anna&department=nordics").expect(200).text();
        assert_eq!(state_of(&one), "door");
    });
}

#[test]
fn somebody_who_is_not_on_the_list_is_in_the_next_plan() {
    for_each_app(|app| {
        let academy = Academy::gather(app);
        let known = door(&academy);
        let page = format!("/door/{}/new", academy.event_id);
        let mut ravi = Visitor::new(app);
        let form = ravi.open(&page).expect(200).text();
        assert_eq!(state_of(&form), "new");
        let (_, topic) = form.split_once("<option value=\"0").unwrap();
        let topic = format!("0{}", topic.split('"').next().unwrap());
        let novel = format!("name={}&department=Legal&nonce={}", "n".repeat(9000), hidden(&form, "nonce"));
        assert_eq!(state_of(&ravi.send(&page, &novel).expect(422).text()), "no_name");
        let fields = format!("name=Ravi+Iyer&department=Legal&offers={topic}&nonce={}", hidden(&form, "nonce"));
        assert_eq!(ravi.send(&page, &fields).expect(303).header("location"), "/me");
        assert_eq!(state_of(&ravi.open("/me").expect(200).text()), "in");
        assert_eq!(arrived(app, &known), 1);
        let again = Visitor::new(app).send(&page, &fields).expect(409).text();
        assert_eq!(state_of(&again), "on_the_list");
        let plan = academy.plan(&academy.draft(7));
        let placed = |round: &serde_json::Value| {
            let meetings = round["meetings"].as_array().unwrap().iter();
            meetings.flat_map(people_of).any(|(_, name)| name == "Ravi Iyer")
        };
        assert!(plan["rounds"].as_array().unwrap().iter().any(placed), "matchable at once");
    });
}

#[test]
fn a_changing_number_keeps_a_photographed_poster_out() {
    for_each_app(|app| {
        let academy = Academy::gather(app);
        let poster = format!("/door/{}", academy.event_id);
        let setting = format!("/api/v1/events/{}/door-code", academy.event_id);
        academy.organiser.put(&setting, "*", &json!({"seconds": 29})).expect(422);
        academy.organiser.put(&setting, "*", &json!({"seconds": 45})).expect(200);
        let event = academy.event_id.parse().unwrap();
        let shown = |now| app::day::door_code::number(&app.config.signing_keys, event, 45, now);
        let mut phone = Visitor::new(app);
        let code = code_of(&academy, "Ada Lovelace");
        for number in ["", "000000x", "1"] {
            let refused = phone.send(&poster, &format!("code={code}&number={number}")).expect(403).text();
            assert_eq!(state_of(&refused), "wrong_number");
        }
        let photographed = shown(app.clock.now());
        let with_it = format!("code={code}&number={photographed}");
        assert_eq!(state_of(&phone.send(&poster, &with_it).expect(200).text()), "door");
        app.clock.advance_seconds(120);
        phone.send(&poster, &with_it).expect(403);
        academy.organiser.ask("DELETE", &setting).send().expect(204);
        assert_eq!(state_of(&phone.send(&poster, &format!("code={code}")).expect(200).text()), "door");
    });
}
