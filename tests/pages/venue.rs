//! The screen of the venue: names from A to Z, only once everybody may know, behind a link of its own.

use serde_json::json;
use testkit::academy::{Academy, place_of};
use testkit::app::for_each_app;

use super::browserless::{Visitor, door};
use super::console;

#[test]
fn names_appear_with_the_reveal_and_not_before() {
    for_each_app(|app| {
        let academy = Academy::gather(app);
        let door = door(&academy);
        let event = format!("/console/events/{}", academy.event_id);
        let mut organiser = console::enter(app);
        let path = console::press(&mut organiser, &event, "screen", "").expect(303).header("location");
        let (screen, plan) = (Visitor::new(app), academy.plan(&academy.plan_id));
        let before = screen.open(&path).expect(200).text();
        assert!(before.contains("09:33") && !before.contains("Lovelace"), "{before}");
        app.clock.set("2026-05-04T07:33:00Z".parse().unwrap());
        let shown = screen.open(&path).expect(200).text();
        let (spot, partner) = place_of(&plan, 0, &door.participant).unwrap();
        let (_, row) = shown.split_once(&*partner).unwrap_or_else(|| panic!("{partner} is not on {shown}"));
        let line = row.split("</li>").next().unwrap();
        assert!(line.contains(&format!("<bdi>{spot}</bdi>")), "{partner} at {spot}: {line}");
        screen.open("/screen/0000").expect(404);
    });
}

#[test]
fn a_screen_has_its_own_link_that_is_made_listed_and_taken_back() {
    for_each_app(|app| {
        let academy = Academy::gather(app);
        let links = format!("/api/v1/events/{}/screen-links", academy.event_id);
        let made = academy.organiser.ask("POST", &links).send().expect(201).json();
        let link = made["link"].as_str().unwrap().to_owned();
        let path = &link[link.find("/screen/").unwrap()..];
        let screen = Visitor::new(app);
        assert_eq!(screen.open(path).expect(200).header("set-cookie"), "");
        let listed = academy.organiser.get(&links).expect(200);
        assert_eq!(listed.json()["items"].as_array().unwrap().len(), 1);
        assert!(!listed.text().contains(path.rsplit('/').next().unwrap()), "nobody keeps the secret");
        academy.organiser.ask("DELETE", &links).send().expect(204);
        screen.open(path).expect(404);
        screen.open(&format!("{path}/now")).expect(404);
    });
}

#[test]
fn the_screen_counts_down_shows_initials_when_asked_and_the_number_for_the_door() {
    for_each_app(|app| {
        let academy = Academy::gather(app);
        academy.publish(&academy.plan_id);
        let links = format!("/api/v1/events/{}/screen-links", academy.event_id);
        let link = academy.organiser.ask("POST", &links).send().expect(201).json()["link"].as_str().unwrap().to_owned();
        let path = link[link.find("/screen/").unwrap()..].to_owned();
        let setting = format!("/api/v1/events/{}/door-code", academy.event_id);
        academy.organiser.put(&setting, "*", &json!({"seconds": 45})).expect(200);
        let screen = Visitor::new(app);
        let first = screen.open(&format!("{path}/now")).expect(200);
        let number = app::day::door_code::number(
            &app.config.signing_keys,
            academy.event_id.parse().unwrap(),
            45,
            app.clock.now(),
        );
        assert!(first.text().contains(&number) && first.text().contains(">33:00</p>"), "{}", first.text());
        let tag = first.header("etag");
        app.clock.advance_seconds(1);
        screen.ask("GET", &format!("{path}/now"), &[("If-None-Match", &tag)], "").expect(304);
        app.clock.advance_seconds(60);
        let later = screen.ask("GET", &format!("{path}/now"), &[("If-None-Match", &tag)], "").expect(200).text();
        assert!(!later.contains(&number), "the number has changed");
        app.clock.set("2026-05-04T07:33:00Z".parse().unwrap());
        let organiser = app.organiser();
        assert!(screen.open(&path).expect(200).text().contains("<bdi>Grace Hopper</bdi>"));
        organiser.put("/api/v1/organisation/switches/screen_initials", "*", &json!({"on": true})).expect(200);
        let shown = screen.open(&path).expect(200).text();
        assert!(shown.contains("<bdi>Grace H.</bdi>") && !shown.contains("Hopper"), "{shown}");
    });
}
