//! Wrong files, and companies that cannot be planned: a code, a place, what to do, nothing half-done.

use super::company::{folder, people, write};
use super::run::{Ran, matchmaker};

/// Plans these files; whatever goes wrong, no plan is left behind.
fn plan(people: &str, interests: Option<&str>, ties: Option<&str>, rounds: &str) -> Ran {
    let folder = folder();
    write(folder.path(), "people.csv", people);
    let mut words = vec!["plan", "--people", "people.csv", "--rounds", rounds, "-o", "plan.json"];
    for (flag, name, text) in [("--interests", "interests.csv", interests), ("--ties", "ties.csv", ties)] {
        if let Some(text) = text {
            write(folder.path(), name, text);
            words.extend([flag, name]);
        }
    }
    let ran = matchmaker(folder.path(), &words);
    let left: Vec<_> = std::fs::read_dir(folder.path()).unwrap().flatten().map(|entry| entry.file_name()).collect();
    assert!(left.iter().all(|name| name.to_string_lossy().ends_with(".csv")), "{left:?}");
    ran
}

#[track_caller]
fn told_at(ran: Ran, code: &str, at: &str) {
    let ran = ran.gets_refused(code);
    assert!(ran.stderr.contains(&format!("  at {at}\n")), "{}", ran.stderr);
}

#[test]
fn wrong_and_empty_files_are_told() {
    told_at(plan("", None, None, "2"), "empty_file", "people.csv:1:1");
    told_at(plan("id,name\n", None, None, "2"), "no_rows", "people.csv:2:1");
    told_at(plan("colour,price\nred,3\n", None, None, "2"), "missing_column", "people.csv:1:1");
    told_at(plan("a,b,weight\n1,2,3\n", None, None, "2"), "wrong_file", "people.csv:1:1");
    told_at(plan("%PDF-1.7", None, None, "2"), "not_a_table", "people.csv:1:1");
    let folder = folder();
    matchmaker(folder.path(), &["plan", "--people", "none.csv", "--rounds", "2"]).gets_refused("file_unreadable");
    matchmaker(folder.path(), &["plan", "--people", ".", "--rounds", "2"]).gets_refused("file_unreadable");
}

#[test]
fn every_bad_row_of_a_file_is_told_at_once() {
    let file = "id,manager_id,rest_after\n1,9,\n1,,\n3,4,0\n4,3,\n,,\n";
    let ran = plan(file, None, None, "2");
    for (code, at) in [
        ("unknown_manager", "people.csv:2:2"),
        ("duplicate_person", "people.csv:3:1"),
        ("bad_number", "people.csv:4:3"),
    ] {
        assert!(ran.stderr.contains(&format!("error[{code}]")) && ran.stderr.contains(at), "{}", ran.stderr);
    }
    assert_eq!(ran.code, 1);
}

#[test]
fn a_circle_of_managers_is_told() {
    told_at(plan("id,manager_id\n1,2\n2,3\n3,1\n", None, None, "1"), "manager_cycle", "people.csv:2:2");
}

#[test]
fn interests_and_ties_of_unknown_people_are_told() {
    let people = people(&[2, 2]);
    let interests = "person_id,topic,stance\na00,Coaching,offers\nzz,Coaching,seeks\n";
    told_at(plan(&people, Some(interests), None, "1"), "unknown_person", "interests.csv:3:1");
    told_at(plan(&people, None, Some("a,b,weight\na00,zz,1\n"), "1"), "unknown_person", "ties.csv:2:2");
}

#[test]
fn more_rounds_than_there_are_pairs_are_refused_with_the_number_that_fits() {
    let ran = plan(&people(&[2, 2]), None, None, "3").gets_refused("round_empty");
    assert!(ran.stderr.contains("2 rounds"), "{}", ran.stderr);
}

#[test]
fn everybody_in_one_department_names_the_rule_to_relax() {
    let ran = plan(&people(&[10]), None, None, "2").gets_refused("everybody_in_one_department");
    assert!(ran.stderr.contains("do: relax same_department"), "{}", ran.stderr);
}

#[test]
fn a_file_that_is_no_plan_is_told() {
    let folder = folder();
    write(folder.path(), "plan.json", "{\"format\":");
    matchmaker(folder.path(), &["check-plan", "plan.json"]).gets_refused("plan_unreadable");
    write(folder.path(), "deep.json", "[".repeat(200_000));
    matchmaker(folder.path(), &["check-plan", "deep.json"]).gets_refused("plan_unreadable");
}
