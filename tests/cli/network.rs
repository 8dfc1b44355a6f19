//! `network familiarity` and `network evaluate` on networks whose answer is known.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::Value;

use super::company::{folder, write};
use super::run::{Ran, matchmaker};

/// Numbers that look random and are the same on every machine (Knuth's MMIX generator).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end
    }
}

/// 80 people of 4 departments; each of 10 project groups takes two people of every department.
const PEOPLE: u64 = 80;

fn department(person: u64) -> u64 {
    person % 4
}

fn group(person: u64) -> u64 {
    person / 8
}

fn write_people(folder: &Path) {
    let rows: String = (0..PEOPLE).map(|person| format!("p{person:02},Department {}\n", department(person))).collect();
    write(folder, "people.csv", format!("id,department\n{rows}"));
}

/// Half of each group's pairs meet at any time of the year; nobody meets across groups.
fn group_ties() -> String {
    let mut numbers = Numbers(1);
    let mut file = "a,b,weight,t\n".to_owned();
    for (a, b) in (0..PEOPLE).flat_map(|a| (0..a).map(move |b| (a, b))).filter(|(a, b)| group(*a) == group(*b)) {
        for half in 0..2 {
            if numbers.below(2) == 0 {
                file.push_str(&format!("p{a:02},p{b:02},1,{}\n", half * 10_000 + numbers.below(10_000)));
            }
        }
    }
    file
}

/// As many contacts between people drawn by lot.
fn shuffled_ties() -> String {
    let mut numbers = Numbers(2);
    let mut file = "a,b,weight,t\n".to_owned();
    for _ in 0..280 {
        let (a, b) = (numbers.below(PEOPLE), numbers.below(PEOPLE - 1));
        let b = if b == a { PEOPLE - 1 } else { b };
        file.push_str(&format!("p{a:02},p{b:02},1,{}\n", numbers.below(20_000)));
    }
    file
}

fn network(folder: &Path, words: &[&str]) -> Ran {
    let files = ["--people", "people.csv", "--ties", "ties.csv"];
    matchmaker(folder, &[&["network"], words, &files].concat())
}

/// Share that met anyway and its spread, by strategy.
fn wastes(evaluation: &Value) -> BTreeMap<String, (f64, f64)> {
    let strategies = evaluation["strategies"].as_array().unwrap().iter();
    let waste = |tried: &Value| (tried["waste"]["mean"].as_f64().unwrap(), tried["waste"]["sd"].as_f64().unwrap());
    strategies.map(|tried| (tried["strategy"].as_str().unwrap().to_owned(), waste(tried))).collect()
}

fn evaluate(ties: &str) -> Value {
    let folder = folder();
    write_people(folder.path());
    write(folder.path(), "ties.csv", ties);
    let ran = network(folder.path(), &["evaluate", "--json", "--seeds", "40"]).succeeds();
    serde_json::from_str(&ran.stdout).unwrap()
}

#[test]
fn in_a_network_of_groups_the_familiar_pairs_are_found_and_avoided() {
    let evaluation = evaluate(&group_ties());
    assert!(evaluation["auc"]["without_prior_contact"].as_f64().unwrap() > 0.9, "{evaluation}");
    let wastes = wastes(&evaluation);
    assert!(wastes["random"].0 > 0.02 && wastes["cross_department"].0 > 0.02, "{wastes:?}");
    assert!(wastes["no_known_contact"].0 < wastes["cross_department"].0, "{wastes:?}");
    assert_eq!(wastes["least_familiarity"].0, 0.0, "{wastes:?}");
}

#[test]
fn on_shuffled_ties_no_strategy_beats_chance() {
    let evaluation = evaluate(&shuffled_ties());
    let auc = evaluation["auc"]["without_prior_contact"].as_f64().unwrap();
    assert!((auc - 0.5).abs() < 0.1, "{evaluation}");
    let wastes = wastes(&evaluation);
    let (chance, _) = wastes["random"];
    for (strategy, (mean, sd)) in &wastes {
        assert!((mean - chance).abs() < 2.0 * sd, "{strategy}: {wastes:?}");
    }
}

#[test]
fn the_most_familiar_pairs_share_a_group_and_are_printed_with_nine_digits() {
    let folder = folder();
    write_people(folder.path());
    write(folder.path(), "ties.csv", group_ties());
    let ran = network(folder.path(), &["familiarity", "--top", "50", "--lambda", "0"]).succeeds();
    let rows: Vec<Vec<&str>> = ran.stdout.lines().map(|line| line.split(',').collect()).collect();
    assert_eq!(rows[0], ["a", "b", "familiarity"]);
    assert_eq!(rows.len(), 51);
    let number = |id: &str| id[1..].parse::<u64>().unwrap();
    for row in &rows[1..] {
        assert_eq!(group(number(row[0])), group(number(row[1])), "{row:?}");
        let digits = row[2].trim_start_matches(['0', '.']).replace('.', "");
        assert_eq!(digits.len(), 9, "{row:?}");
    }
}

#[test]
fn the_pairs_of_a_file_are_answered_in_its_order() {
    let folder = folder();
    write(folder.path(), "people.csv", "id\nada\ngrace\nalan\n");
    write(folder.path(), "ties.csv", "a,b,weight\nada,grace,1\ngrace,alan,1\n");
    write(folder.path(), "pairs.csv", "b;a\nalan;ada\ngrace;ada\n");
    let ran = network(folder.path(), &["familiarity", "--pairs", "pairs.csv"]).succeeds();
    // The values of a chain of three, computed by hand in the tests of the network itself.
    assert_eq!(ran.stdout, "a,b,familiarity\nada,alan,0.254324700\nada,grace,0.544981500\n");
    let ran = network(folder.path(), &["familiarity"]).succeeds();
    assert_eq!(ran.stdout.lines().count(), 4);
}

#[test]
fn ties_without_times_cannot_be_evaluated_and_the_table_can_be_read() {
    let folder = folder();
    write_people(folder.path());
    write(folder.path(), "ties.csv", "a,b,weight\np00,p01,1\n");
    network(folder.path(), &["evaluate"]).gets_refused("ties_without_times");
    write(folder.path(), "ties.csv", group_ties());
    let ran = network(folder.path(), &["evaluate"]).succeeds();
    ran.says("AUC of familiarity: ").says("random across departments").says("+ least familiarity");
    assert_eq!(network(folder.path(), &["familiarity", "--lambda", "2"]).code, 2);
}
