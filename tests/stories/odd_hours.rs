//! Nights on which the clock jumps or the day changes while people meet: rounds last as long as ever, phones turn in time,
//! and whatever is read says the time on the wall.

use std::collections::HashMap;

use jiff::{SignedDuration, Timestamp};
use testkit::academy::{Academy, place_of};
use testkit::app::{TestApp, for_each_app};

use super::phone::{Phone, path, spot_on};

/// A night in Stockholm: when the event starts, and what the clock on the wall says at each round.
struct Night {
    starts_at: &'static str,
    wall: [&'static str; 4],
    calendar: &'static str,
}

const SUMMER_ENDS: Night = Night {
    starts_at: "2026-10-25T02:40:00+02:00",
    wall: ["02:45", "02:57", "02:09", "02:21"],
    calendar: "DTSTART:20261025T004000Z",
};
const SUMMER_BEGINS: Night = Night {
    starts_at: "2027-03-28T01:40:00+01:00",
    wall: ["01:45", "01:57", "03:09", "03:21"],
    calendar: "DTSTART:20270328T004000Z",
};
const MIDNIGHT: Night = Night {
    starts_at: "2026-12-31T23:40:00+01:00",
    wall: ["23:45", "23:57", "00:09", "00:21"],
    calendar: "DTSTART:20261231T224000Z",
};

#[test]
fn the_hour_that_comes_twice_is_one_hour_of_rounds() {
    for_each_app(|app| pass(app, &SUMMER_ENDS));
}

#[test]
fn the_hour_that_is_missing_is_not_missed() {
    for_each_app(|app| pass(app, &SUMMER_BEGINS));
}

#[test]
fn a_new_year_begins_between_two_rounds() {
    for_each_app(|app| pass(app, &MIDNIGHT));
}

fn pass(app: &TestApp, night: &Night) {
    let starts_at: Timestamp = night.starts_at.parse().unwrap();
    app.clock.set(starts_at - SignedDuration::from_mins(20));
    let academy = Academy::gather_at(app, night.starts_at);
    academy.publish(&academy.plan_id);
    let mut phones: HashMap<String, Phone> = HashMap::new();
    for (participant, link) in academy.links() {
        let mut phone = Phone::new(app.anonymous());
        phone.press(path(&link)).expect(200);
        phones.insert(participant, phone);
    }
    on_paper(&academy, night);
    let plan = academy.plan(&academy.plan_id);
    for round in 0..4 {
        app.clock.set(starts_at + SignedDuration::from_mins(5 + 12 * round as i64));
        app.tick();
        for (participant, phone) in &phones {
            let page = phone.open("/me").expect(200).text();
            let (spot, _) = place_of(&plan, round, participant).unwrap();
            assert!(spot_on(&page).unwrap().ends_with(&spot), "round {}: {spot}: {page}", round + 1);
        }
    }
    app.clock.set(starts_at + SignedDuration::from_mins(61));
    app.tick();
    let page = phones.values().next().unwrap().open("/me").expect(200).text();
    assert_eq!(spot_on(&page), None, "it is over: {page}");
}

/// What is printed and what a calendar takes.
fn on_paper(academy: &Academy<'_>, night: &Night) {
    let read =
        |what: &str| academy.organiser.get(&format!("/api/v1/events/{}/{what}", academy.event_id)).expect(200).text();
    let (slips, calendar) = (read("itineraries"), read("calendar.ics"));
    let at: Vec<usize> =
        night.wall.iter().map(|time| slips.find(time).unwrap_or_else(|| panic!("{time}: {slips}"))).collect();
    assert!(at.is_sorted(), "{at:?}");
    assert!(calendar.contains(night.calendar), "{calendar}");
}
