//! `rehearse` on a made-up company.

use super::company::{folder, people, write};
use super::run::matchmaker;

#[test]
fn a_day_is_rehearsed_round_by_round_and_the_same_seed_gives_the_same_day() {
    let folder = folder();
    write(folder.path(), "people.csv", people(&[12, 8, 10]));
    matchmaker(folder.path(), &["plan", "--people", "people.csv", "--rounds", "3", "-o", "plan.json"]).succeeds();
    let words = ["rehearse", "plan.json", "--no-shows", "10", "--late", "2", "--walk-ins", "1", "--seed", "5"];
    let first = matchmaker(folder.path(), &words).succeeds();
    let first = first.says("Round 1: ").says("Round 3: ").says("walk-in 1 walks in").says("moved per change");
    assert_eq!(matchmaker(folder.path(), &words).succeeds().stdout, first.stdout);
    matchmaker(folder.path(), &["check-plan", "plan.json"]).succeeds();
    matchmaker(folder.path(), &["rehearse", "people.csv"]).gets_refused("plan_unreadable");
    assert_eq!(matchmaker(folder.path(), &["rehearse", "plan.json", "--no-shows", "91"]).code, 2);
}
