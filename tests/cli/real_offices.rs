//! Real contacts of a real office and a real conference.

use super::company::folder;
use super::run::{Ran, matchmaker};

const DATA: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/data");

/// Plans five rounds of a data set and checks the plan; none where the data are absent.
fn plan(set: &str) -> Option<Ran> {
    let files = std::path::Path::new(DATA).join(set);
    if !files.exists() {
        eprintln!("skipped: ../shared/data absent");
        return None;
    }
    let folder = folder();
    let file = |name: &str| files.join(name).display().to_string();
    let (people, ties) = (file("people.csv"), file("ties.csv"));
    let words = ["plan", "--people", &people, "--ties", &ties, "--rounds", "5", "-o", "plan.json"];
    let ran = matchmaker(folder.path(), &words).succeeds();
    matchmaker(folder.path(), &["check-plan", "plan.json"]).succeeds().says("no findings");
    Some(ran)
}

/// The numbers of the line on waste: plan, random, its spread, random across departments.
fn shares(ran: &Ran) -> Vec<f64> {
    let line = ran.stdout.lines().find(|line| line.starts_with("Would probably have met anyway")).unwrap();
    line.split_whitespace().filter_map(|word| word.parse().ok()).collect()
}

#[test]
fn an_office_of_five_departments_meets_across_and_wastes_less_than_chance() {
    let Some(ran) = plan("sociopatterns-InVS13") else { return };
    let ran = ran.says("92 people · 5 rounds · everyone placed in every round · 0 repeats · 0 same department");
    let [planned, random, _, cross, _] = shares(&ran)[..] else { panic!("{}", ran.stdout) };
    assert!(planned < cross && cross < random, "{}", ran.stdout);
}

#[test]
fn a_conference_without_departments_says_not_applicable() {
    let Some(ran) = plan("sociopatterns-SFHH") else { return };
    let ran = ran.says("403 people · 5 rounds · 2010 of 2015 places taken, the most possible · 0 repeats");
    let ran = ran.says("same department: not applicable").says("random pairs across departments not applicable");
    let [planned, random, _] = shares(&ran)[..] else { panic!("{}", ran.stdout) };
    assert!(planned < random, "{}", ran.stdout);
}
