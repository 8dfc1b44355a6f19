//! What a newcomer sees after one command, in real time: the line, a check-in, the reveal.

use std::time::{Duration, Instant};

use serde_json::Value;
use testkit::academy::{people_of, place_of};
use testkit::app::Client;
use testkit::demo::Demo;

use crate::stories::phone::{Phone, path, spot_on};

/// The reveal is two minutes after the launch.
const PATIENCE: Duration = Duration::from_secs(240);

/// The participant whom the page behind a link greets in full.
fn greeted(plan: &Value, page: &str) -> String {
    let people = plan["rounds"][0]["meetings"].as_array().unwrap().iter().flat_map(people_of);
    people.into_iter().find(|(_, name)| page.contains(name.as_str())).unwrap().0
}

fn go_screen(phone: &Phone) -> String {
    let began = Instant::now();
    loop {
        let page = phone.open("/me").expect(200).text();
        if spot_on(&page).is_some() {
            return page;
        }
        assert!(began.elapsed() < PATIENCE, "no reveal: {page}");
        std::thread::sleep(Duration::from_millis(500));
    }
}

#[test]
fn one_command_leads_to_a_place_at_a_table() {
    let demo = Demo::start();
    let organiser = demo.organiser();
    let event = organiser.get(&format!("/api/v1/events/{}", demo.text("event_id"))).expect(200).json();
    assert_eq!(event["published_plan_id"], demo.line["plan_id"]);
    let plan = organiser.get(&format!("/api/v1/plans/{}", demo.text("plan_id"))).expect(200).json();
    assert_eq!(plan["rounds"].as_array().unwrap().len(), 5);
    assert!(plan["rounds"].as_array().unwrap().iter().all(|round| round["meetings"].as_array().unwrap().len() == 120));
    assert!(demo.text("console_link").starts_with(demo.text("url")));

    let links = demo.attendee_links();
    assert_eq!(links.len(), 3);
    let mut phones: Vec<(Phone, String)> = Vec::new();
    for link in links {
        let mut phone = Phone::new(Client::new(demo.text("url"), None));
        let door = phone.open(path(link)).expect(200).text();
        let inside = phone.press(path(link)).expect(200).text();
        assert_eq!(spot_on(&inside), None, "no place before the reveal");
        phones.push((phone, greeted(&plan, &door)));
    }
    for (phone, participant) in &phones {
        let (spot, partner) = place_of(&plan, 0, participant).unwrap();
        let page = go_screen(phone);
        assert!(spot_on(&page).unwrap().ends_with(&spot), "{spot}: {page}");
        assert!(page.contains(partner.split(' ').next().unwrap()), "{partner}: {page}");
    }
}
