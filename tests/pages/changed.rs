//! What somebody reads when the plan changed is the same, byte by byte, whoever caused it and how.

use serde_json::Value;
use testkit::academy::{Academy, people_of, place_of};
use testkit::app::TestApp;
use testkit::database::TestDatabase;
use testkit::phone::{Phone, state_of};

/// What the page tells the partner: the sentence about the company, or the breather's cause.
fn told(page: &str) -> String {
    let inside = |open: &str, close: &str| {
        page.split_once(open).and_then(|(_, rest)| rest.split_once(close)).map(|(text, _)| text.trim().to_owned())
    };
    match state_of(page).as_str() {
        "go" => inside("<section class=\"who\">\n<h2>", "</h2>").unwrap(),
        "breather" => inside("<p class=\"lead\">", "</p>").unwrap(),
        other => panic!("{other}: {page}"),
    }
}

/// The first names of everybody, to be taken out of a sentence.
fn names(plan: &Value) -> Vec<String> {
    let meetings = plan["rounds"][0]["meetings"].as_array().unwrap().iter().flat_map(people_of);
    meetings.map(|(_, name)| name.split(' ').next().unwrap().to_owned()).collect()
}

/// One morning on which Ada does `act` after the reveal; what her partner then reads, without names.
fn partner_reads(app: &TestApp, act: &str, more: &[(&str, &str)]) -> String {
    let academy = Academy::gather(app);
    academy.publish(&academy.plan_id);
    let (plan, links) = (academy.plan(&academy.plan_id), academy.links());
    let all: Vec<(String, String)> =
        plan["rounds"][0]["meetings"].as_array().unwrap().iter().flat_map(people_of).collect();
    let id = |wanted: &str| all.iter().find(|(_, name)| name == wanted).unwrap().0.clone();
    let ada = id("Ada Lovelace");
    let partner = id(&place_of(&plan, 0, &ada).unwrap().1);
    let phones: Vec<(String, Phone)> = all.iter().map(|(id, _)| (id.clone(), Phone::arrive(app, &links[id]))).collect();
    let phone = |wanted: &str| &phones.iter().find(|(id, _)| id == wanted).unwrap().1;
    app.clock.set("2026-05-04T07:33:10Z".parse().unwrap());
    app.tick();
    let before = phone(&partner).open("/me").expect(200).text();
    assert!(told(&before).starts_with("You’re with"), "{before}");
    phone(&ada).tap(act, more).expect(200);
    app.clock.advance_seconds(2);
    app.tick();
    let page = phone(&partner).open("/me").expect(200).text();
    for word in ["late", "skip", "leaving", "left early", "refus"] {
        assert!(!told(&page).contains(word), "{act}: {}", told(&page));
    }
    names(&plan).iter().fold(told(&page), |text, name| text.replace(&format!("<bdi>{name}</bdi>"), "…"))
}

#[test]
fn a_partner_never_learns_why() {
    for (act, more) in [("skip", [("round", "1")]), ("leave", [("round", "1")]), ("late", [("round", "1")])] {
        for database in [TestDatabase::sqlite(), TestDatabase::postgres()] {
            let read = partner_reads(&TestApp::start(database.url()), act, &more);
            let same = ["Plans changed. You’re now with …", "Plans changed. You’re now with … and …", "Plans changed."];
            assert!(same.contains(&read.as_str()), "{act}: {read}");
        }
    }
}
