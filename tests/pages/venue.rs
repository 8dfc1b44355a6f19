//! The screen of the venue: names from A to Z, and only once everybody may know.

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
