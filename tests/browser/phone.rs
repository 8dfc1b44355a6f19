//! Ada's phone: the link, one tap, the reveal, her place; and the same without JavaScript.

use serde_json::Value;
use testkit::academy::{Academy, people_of, place_of};
use testkit::app::TestApp;
use testkit::browser::{Browser, Script};
use testkit::database::TestDatabase;

use super::blame::blame;

const BEFORE_THE_REVEAL: &str = "2026-05-04T07:32:57Z";
const AFTER_THE_REVEAL: &str = "2026-05-04T07:33:00Z";

fn ada(plan: &Value) -> String {
    let people = plan["rounds"][0]["meetings"].as_array().unwrap().iter().flat_map(people_of);
    people.into_iter().find(|(_, name)| name == "Ada Lovelace").unwrap().0
}

fn shows(browser: &Browser, (spot, partner): &(String, String)) {
    let seen = browser.wait_for_text("#spot", |text| text.ends_with(spot.as_str())).unwrap();
    assert!(seen.ends_with(spot), "{seen} should be {spot}");
    let first_name = partner.split(' ').next().unwrap();
    browser.wait_for_text(".who", |text| text.contains(first_name)).unwrap();
}

/// The phone from the link to the place; `turn` is what the person does when the time has come.
fn morning(script: Script, shots: &str, turn: impl Fn(&Browser)) {
    let Some(browser) = Browser::phone(script).unwrap() else {
        return println!("skipped: no Chromium here");
    };
    let database = TestDatabase::sqlite();
    let app = TestApp::start(database.url());
    let mut academy = Academy::gather(&app);
    academy.publish(&academy.plan_id);
    let first = academy.plan(&academy.plan_id);
    let (ada, link) = (ada(&first), academy.links()[&ada(&first)].clone());
    let place = place_of(&first, 0, &ada).unwrap();
    let drafts: Vec<String> = (1..10).map(|seed| academy.draft(seed)).collect();
    let places = drafts.iter().map(|plan| (plan, place_of(&academy.plan(plan), 0, &ada).unwrap()));
    let (other, elsewhere) =
        places.into_iter().find(|(_, other)| *other != place).expect("another seed, another place");

    browser.open(&link).unwrap();
    blame(&browser, (&app.url, script), &format!("{shots}-1-door"));
    match script {
        Script::On => browser.tap("form button").unwrap(),
        Script::Off => browser.press_enter("form button").unwrap(),
    }
    assert!(browser.wait_for_text("h1", |text| text.contains("in")).is_ok());
    assert!(browser.address().unwrap().ends_with("/me"));
    assert!(!browser.has("#spot").unwrap(), "no place before the reveal");
    blame(&browser, (&app.url, script), &format!("{shots}-2-in"));

    app.clock.set(BEFORE_THE_REVEAL.parse().unwrap());
    browser.reload().unwrap();
    assert!(!browser.has("#spot").unwrap(), "no place three seconds before the reveal");
    app.clock.set(AFTER_THE_REVEAL.parse().unwrap());
    turn(&browser);
    shows(&browser, &place);
    blame(&browser, (&app.url, script), &format!("{shots}-3-go"));

    academy.organiser = app.organiser();
    academy.publish(other);
    turn(&browser);
    shows(&browser, &elsewhere);
    blame(&browser, (&app.url, script), &format!("{shots}-4-moved"));
}

#[test]
fn with_script_the_page_turns_by_itself() {
    morning(Script::On, "phone", |_| {});
}

#[test]
fn without_script_a_reload_is_enough() {
    morning(Script::Off, "phone-plain", |browser| browser.reload().unwrap());
}
