//! `plan` and `check-plan` on made-up companies.

use std::fs;

use serde_json::Value;

use super::company::{folder, interests, people, write};
use super::run::matchmaker;

#[test]
fn skewed_departments_leave_nobody_out_in_any_seed() {
    let folder = folder();
    for sizes in [[20, 10, 5, 5], [15, 10, 8, 7]] {
        write(folder.path(), "people.csv", people(&sizes));
        for seed in 1..=10 {
            let words =
                ["plan", "--people", "people.csv", "--rounds", "3", "--seed", &seed.to_string(), "-o", "plan.json"];
            let ran = matchmaker(folder.path(), &words).succeeds();
            ran.says("everyone placed in every round · 0 repeats · 0 same department").says("no breathers");
            matchmaker(folder.path(), &["check-plan", "plan.json"]).succeeds().says("no findings");
        }
    }
}

#[test]
fn one_large_department_sits_out_or_makes_exceptions_and_both_are_printed() {
    let folder = folder();
    write(folder.path(), "people.csv", people(&[24, 8, 4, 4]));
    let both = "sit_out leaves out 8, 8 in the rounds; nearest_exception leaves out 0, 0, with 8 pairs inside";
    let plan = |rule: &str| {
        let words = ["plan", "--people", "people.csv", "--rounds", "2", "--when-impossible", rule, "-o", "plan.json"];
        let ran = matchmaker(folder.path(), &words).succeeds().says(both);
        matchmaker(folder.path(), &["check-plan", "plan.json"]).succeeds().says("no findings");
        ran
    };
    plan("sit_out").says("64 of 80 places taken, the most possible · 0 repeats · 0 same department");
    plan("nearest_exception").says("everyone placed in every round · 0 repeats · 8 same department");
}

#[test]
fn with_blank_cards_every_meeting_has_a_reason_that_rests_on_stored_fields() {
    let folder = folder();
    write(folder.path(), "people.csv", people(&[12, 8, 10]));
    write(folder.path(), "interests.csv", interests(&[12, 8, 10]));
    let words = ["plan", "--people", "people.csv", "--interests", "interests.csv", "--rounds", "4", "-o", "plan.json"];
    matchmaker(folder.path(), &words).succeeds();
    matchmaker(folder.path(), &["check-plan", "plan.json"]).succeeds();
    let plan: Value = serde_json::from_slice(&fs::read(folder.path().join("plan.json")).unwrap()).unwrap();
    let rounds = plan["rounds"].as_array().unwrap();
    let meetings: Vec<&Value> = rounds.iter().flat_map(|round| round["meetings"].as_array().unwrap()).collect();
    assert_eq!(meetings.len(), 60);
    assert!(meetings.iter().all(|meeting| !meeting["reasons"].as_array().unwrap().is_empty()));
}

#[test]
fn the_same_files_and_seed_give_the_same_plan_byte_by_byte_in_whatever_order_the_rows_come() {
    let folder = folder();
    let rows = people(&[9, 6, 5]);
    let mut shuffled: Vec<&str> = rows.lines().skip(1).collect();
    shuffled.reverse();
    write(folder.path(), "people.csv", &rows);
    write(folder.path(), "shuffled.csv", format!("id,department\n{}\n", shuffled.join("\n")));
    let plan = |file: &str, output: &str| {
        matchmaker(folder.path(), &["plan", "--people", file, "--rounds", "3", "--seed", "7", "-o", output]).succeeds();
        fs::read(folder.path().join(output)).unwrap()
    };
    assert_eq!(plan("people.csv", "1.json"), plan("people.csv", "2.json"));
    let rounds = |bytes: &[u8]| serde_json::from_slice::<Value>(bytes).unwrap()["report"].clone();
    assert_eq!(rounds(&plan("people.csv", "1.json")), rounds(&plan("shuffled.csv", "3.json")));
}

#[test]
fn usage_errors_exit_with_2() {
    let folder = folder();
    write(folder.path(), "people.csv", people(&[2, 2]));
    let wrong: [&[&str]; 5] = [
        &["plan", "--people", "people.csv"],
        &["plan", "--people", "people.csv", "--rounds", "0"],
        &["plan", "--people", "people.csv", "--rounds", "-3"],
        &["plan", "--people", "people.csv", "--rounds", "2", "--when-impossible", "ask"],
        &["dance"],
    ];
    for words in wrong {
        assert_eq!(matchmaker(folder.path(), words).code, 2, "{words:?}");
    }
}
