//! From training programmes to people who meet: Ada's morning, on both databases.

use std::collections::{BTreeSet, HashMap};

use serde_json::Value;
use testkit::academy::{Academy, PEOPLE, people_of, place_of};
use testkit::app::TestApp;
use testkit::database::for_each_database;

use super::phone::{Phone, path, spot_on};

/// The name and the department of each row of the file.
fn departments() -> HashMap<&'static str, &'static str> {
    PEOPLE.lines().skip(1).map(|row| row.split(',').collect::<Vec<_>>()).map(|row| (row[1], row[3])).collect()
}

fn meetings(plan: &Value) -> Vec<Vec<String>> {
    let rounds = plan["rounds"].as_array().unwrap().iter();
    let meetings = rounds.flat_map(|round| round["meetings"].as_array().unwrap());
    meetings.map(|meeting| people_of(meeting).into_iter().map(|(_, name)| name).collect()).collect()
}

fn id_of(plan: &Value, name: &str) -> String {
    let people = plan["rounds"][0]["meetings"].as_array().unwrap().iter().flat_map(people_of);
    people.into_iter().find(|(_, found)| found == name).unwrap().0
}

#[test]
fn everybody_meets_four_strangers_from_other_departments() {
    for_each_database(|database| {
        let app = TestApp::start(database.url());
        let academy = Academy::gather(&app);
        let plan = academy.plan(&academy.plan_id);
        let (departments, meetings) = (departments(), meetings(&plan));
        assert_eq!(meetings.len(), 4 * 8, "sixteen people in four rounds, all placed");
        let pairs: BTreeSet<BTreeSet<&String>> = meetings.iter().map(|people| people.iter().collect()).collect();
        assert_eq!(pairs.len(), meetings.len(), "nobody meets twice");
        for people in &meetings {
            let crossed: BTreeSet<_> = people.iter().map(|name| departments[name.as_str()]).collect();
            assert_eq!(crossed.len(), 2, "{people:?}");
        }
        let reasons = plan["rounds"].as_array().unwrap().iter().flat_map(|round| round["meetings"].as_array().unwrap());
        assert!(reasons.into_iter().all(|meeting| (1..=2).contains(&meeting["reasons"].as_array().unwrap().len())));
        assert_eq!(plan["report"]["repeats"], 0);
        assert_eq!(plan["report"]["same_department"], 0);
    });
}

#[test]
fn ada_checks_in_waits_for_the_reveal_and_sits_where_the_plan_says() {
    for_each_database(|database| {
        let app = TestApp::start(database.url());
        let academy = Academy::gather(&app);
        academy.publish(&academy.plan_id);
        let plan = academy.plan(&academy.plan_id);
        let ada = id_of(&plan, "Ada Lovelace");
        let link = academy.links()[&ada].clone();

        let mut phone = Phone::new(app.anonymous());
        let door = phone.open(path(&link)).expect(200);
        assert!(door.text().contains("Leading across departments"));
        let arrived = phone.press(path(&link)).expect(200).text();
        let (spot, partner) = place_of(&plan, 0, &ada).unwrap();
        let first_name = partner.split(' ').next().unwrap();
        assert!(arrived.contains("09:33"), "the reveal in the event's own zone: {arrived}");
        assert!(!arrived.contains(first_name), "no name before the reveal");

        app.clock.set("2026-05-04T07:33:00Z".parse().unwrap());
        let go = phone.open("/me").expect(200).text();
        assert!(go.contains(first_name), "{partner}: {go}");
        assert!(spot_on(&go).unwrap().ends_with(&spot), "{spot}: {go}");
    });
}

#[test]
fn another_published_version_moves_ada_and_a_stale_one_moves_nobody() {
    for_each_database(|database| {
        let app = TestApp::start(database.url());
        let mut academy = Academy::gather(&app);
        academy.publish(&academy.plan_id);
        let first = academy.plan(&academy.plan_id);
        let ada = id_of(&first, "Ada Lovelace");
        let mut phone = Phone::new(app.anonymous());
        phone.press(path(&academy.links()[&ada]));
        let moved = |plan: &String| place_of(&academy.plan(plan), 0, &ada) != place_of(&first, 0, &ada);
        let drafts: Vec<String> = (100..110).map(|seed| academy.draft(seed)).collect();
        let other = drafts.iter().find(|plan| moved(plan)).expect("another seed gives another place");
        let stale = drafts.iter().find(|plan| *plan != other).unwrap();
        let seen = academy.organiser.get(&format!("/api/v1/plans/{stale}")).expect(200).header("etag");
        app.clock.set("2026-05-04T07:33:30Z".parse().unwrap());
        academy.organiser = app.organiser();
        academy.publish(other);
        let (spot, partner) = place_of(&academy.plan(other), 0, &ada).unwrap();
        let go = phone.open("/me").expect(200).text();
        assert!(go.contains(partner.split(' ').next().unwrap()) && spot_on(&go).unwrap().ends_with(&spot), "{go}");

        let path = format!("/api/v1/plans/{stale}/publication");
        let refused = academy.organiser.put(&path, &seen, &serde_json::json!({})).expect(412);
        assert_eq!(refused.code(), "stale_plan");
        assert!(spot_on(&phone.open("/me").text()).unwrap().ends_with(&spot), "the published plan stands");
    });
}
