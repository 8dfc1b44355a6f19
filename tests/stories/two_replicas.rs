//! Live over replicas: streams tell revisions at once and uncompressed, and a phone that lands on the other replica sees
//! no gap.

use std::collections::BTreeMap;

use serde_json::json;
use testkit::academy::{Academy, id_of};
use testkit::app::{TestApp, for_each_app};
use testkit::database::TestDatabase;
use testkit::phone::{Phone, spot_on};
use testkit::streams::Stream;

#[test]
fn the_first_message_comes_at_once_although_gzip_is_accepted() {
    for_each_app(|app| {
        let academy = Academy::gather(app);
        academy.publish(&academy.plan_id);
        let link = academy.links().into_values().next().unwrap();
        let phone = Phone::arrive(app, &link);
        let mut stream = Stream::open(app, "/me/events", &[("Cookie", phone.cookie())]);
        assert!(stream.head.starts_with("HTTP/1.1 200"), "{}", stream.head);
        let head = stream.head.to_lowercase();
        assert!(
            head.contains("text/event-stream") && !head.contains("gzip") && !head.contains("encoding: br"),
            "{head}"
        );
        let first = stream.revision();
        academy.publish(&academy.draft(9));
        let next = stream.revision();
        assert!(next > first, "{first} {next}");
        let seen = next.to_string();
        let again = [("Cookie", phone.cookie()), ("Last-Event-ID", seen.as_str())];
        assert_eq!(Stream::open(app, "/me/events", &again).line(), ": nothing new");
        let missed = [("Cookie", phone.cookie()), ("Last-Event-ID", "1")];
        assert_eq!(Stream::open(app, "/me/events", &missed).revision(), next);
        assert!(Stream::open(app, "/me/events", &[]).head.starts_with("HTTP/1.1 401"));
        assert!(Stream::open(app, "/screen/none/events", &[]).head.starts_with("HTTP/1.1 404"));
        let organiser = format!("Bearer {}", academy.organiser.token().unwrap());
        let path = format!("/events/{}/events", academy.event_id);
        assert_eq!(Stream::open(app, &path, &[("Authorization", &organiser)]).revision(), next);
        assert!(Stream::open(app, &path, &[]).head.starts_with("HTTP/1.1 401"));
    });
}

#[test]
fn a_phone_that_is_moved_to_the_other_replica_sees_no_gap() {
    let database = TestDatabase::postgres();
    let (one, other) = (TestApp::start(database.url()), TestApp::start(database.url()));
    let both = |time: &str| [&one, &other].map(|app| app.clock.set(format!("2026-05-04T{time}Z").parse().unwrap()));
    let academy = Academy::gather(&one);
    academy.publish(&academy.plan_id);
    let plan = academy.plan(&academy.plan_id);
    let ada = id_of(&plan, "Ada Lovelace");
    let links = academy.links();
    let phones: BTreeMap<&String, Phone> = links.iter().map(|(id, link)| (id, Phone::arrive(&one, link))).collect();
    let phone = &phones[&ada];
    both("07:33:30");
    one.tick();
    let mut here = Stream::open(&one, "/me/events", &[("Cookie", phone.cookie())]);
    let seen = here.revision();
    drop(here);
    // While Ada's phone is between the two, the plan heals through the other replica.
    let partner = testkit::academy::partners_of(&plan, 0, &ada).remove(0);
    let hers = phones[&partner].moved_to(&other);
    hers.tap("skip", &[]).expect(200);
    assert_eq!(other.tick() + one.tick(), 1, "one heals, the other sees that it is done");
    let id = seen.to_string();
    let moved = phone.moved_to(&other);
    let headers = [("Cookie", moved.cookie()), ("Last-Event-ID", id.as_str())];
    let mut there = Stream::open(&other, "/me/events", &headers);
    assert!(there.revision() > seen, "what was missed is told at once");
    assert_eq!(spot_on(&moved.open("/me").text()), spot_on(&phone.open("/me").text()), "both tell the same");
    // Both race for the next change: exactly one child, and both streams hear of it.
    let leaver = phones.iter().find(|(id, _)| ***id != ada && ***id != partner).unwrap().1;
    leaver.tap("leave", &[]).expect(200);
    let healed = std::thread::scope(|scope| {
        let racers = [&one, &other].map(|app| scope.spawn(|| app.tick()));
        racers.map(|racer| racer.join().unwrap()).iter().sum::<usize>()
    });
    assert_eq!(healed, 1);
    there.revision();
    let versions = one.organiser().get(&format!("/api/v1/events/{}/plans", academy.event_id)).expect(200).json();
    assert_eq!(versions["items"].as_array().unwrap().len(), 3, "{}", json!(versions));
}
