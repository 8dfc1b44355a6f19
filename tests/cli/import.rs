//! `import` and `account add`: files into a database, all rows or none.

use std::path::Path;

use super::company::{folder, interests, people, write};
use super::run::{Ran, matchmaker, ran};

const SIZES: [usize; 3] = [4, 3, 3];

fn import(folder: &Path, words: &[&str]) -> Ran {
    matchmaker(folder, &[&["import"], words, &["--db", "m.db"]].concat())
}

/// A folder with the people of a company in its database.
fn company() -> tempfile::TempDir {
    let folder = folder();
    write(folder.path(), "people.csv", people(&SIZES));
    import(folder.path(), &["people", "people.csv"]).succeeds().says("10 rows, 10 new, 0 changed, 0 as before");
    folder
}

#[test]
fn people_are_imported_once_and_changed_afterwards() {
    let folder = company();
    import(folder.path(), &["people", "people.csv"]).succeeds().says("10 rows, 0 new, 0 changed, 10 as before");
    write(folder.path(), "moved.csv", "Employee ID;Department;Shoe size\na00;Department b;44\nx;Department x;38\n");
    let ran = import(folder.path(), &["people", "moved.csv"]).succeeds();
    ran.says("2 rows, 1 new, 1 changed, 0 as before").says("not read: Shoe size");
}

#[test]
fn a_dry_run_reports_the_same_and_writes_nothing() {
    let folder = folder();
    write(folder.path(), "people.csv", people(&SIZES));
    for _ in 0..2 {
        let ran = import(folder.path(), &["people", "people.csv", "--dry-run"]).succeeds();
        ran.says("10 rows, 10 new, 0 changed, 0 as before").says("nothing was written");
    }
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "no database where there was none");
}

#[test]
fn one_bad_row_keeps_the_whole_file_out() {
    let folder = company();
    write(folder.path(), "bad.csv", "id,manager_id\nnew1,a00\nnew2,nobody\n");
    let ran = import(folder.path(), &["people", "bad.csv"]).gets_refused("unknown_manager");
    assert!(ran.stderr.contains("at bad.csv:3:2"), "{}", ran.stderr);
    write(folder.path(), "good.csv", "id,manager_id\nnew1,a00\n");
    import(folder.path(), &["people", "good.csv"]).succeeds().says("1 rows, 1 new");
}

#[test]
fn a_circle_of_managers_may_not_close_through_the_database() {
    let folder = company();
    write(folder.path(), "one.csv", "id,manager_id\na00,a01\n");
    import(folder.path(), &["people", "one.csv"]).succeeds();
    write(folder.path(), "other.csv", "id,manager_id\na01,a00\n");
    import(folder.path(), &["people", "other.csv"]).gets_refused("manager_cycle");
}

#[test]
fn interests_and_programmes_are_imported_for_known_people_only() {
    let folder = company();
    write(folder.path(), "interests.csv", interests(&SIZES));
    import(folder.path(), &["interests", "interests.csv"]).succeeds().says("6 rows, 6 new");
    import(folder.path(), &["interests", "interests.csv"]).succeeds().says("6 rows, 0 new, 0 changed, 6 as before");
    let header = "person_id,programme,topics,state,learning_goals\n";
    write(
        folder.path(),
        "programme.csv",
        format!("{header}a00,Leading change,\"Change; Coaching\",completed,\nb00,Leading change,,enrolled,Budgets\n"),
    );
    import(folder.path(), &["programme", "programme.csv"]).succeeds().says("2 rows, 2 new");
    write(folder.path(), "strangers.csv", format!("{header}zz,Leading change,,,\n"));
    import(folder.path(), &["programme", "strangers.csv"]).gets_refused("unknown_person");
}

#[test]
fn ties_are_refused_until_the_switch_is_on() {
    let folder = company();
    write(folder.path(), "ties.csv", "a,b,weight,t\na00,b00,2,2026-01-01T09:00:00Z\nb00,a00,1,2026-02-01T09:00:00Z\n");
    write(folder.path(), "bad.csv", "a,b,weight\na00,zz,2\n");
    import(folder.path(), &["ties", "ties.csv"]).gets_refused("imported_ties_off");
    import(folder.path(), &["ties", "bad.csv", "--turn-on"]).gets_refused("unknown_person");
    import(folder.path(), &["ties", "ties.csv"]).gets_refused("imported_ties_off");
    assert_eq!(import(folder.path(), &["ties", "ties.csv", "--turn-on", "--dry-run"]).code, 2);
    import(folder.path(), &["ties", "ties.csv", "--turn-on"]).succeeds().says("2 rows, 1 new");
    import(folder.path(), &["ties", "ties.csv"]).succeeds();
}

#[test]
fn the_report_is_json_where_a_program_reads_it() {
    let folder = company();
    let ran = import(folder.path(), &["people", "people.csv", "--json"]).succeeds();
    let report: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
    assert_eq!((report["rows"].as_u64(), report["applied"].as_bool()), (Some(10), Some(true)));
    write(folder.path(), "bad.csv", "id,pace\nq,never\n");
    let ran = import(folder.path(), &["people", "bad.csv", "--json"]).gets_refused("bad_pace");
    let report: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
    let issue = &report["issues"][0];
    assert_eq!(
        (issue["line"].as_u64(), issue["column"].as_u64(), issue["code"].as_str()),
        (Some(2), Some(2), Some("bad_pace"))
    );
    assert_eq!(report["applied"].as_bool(), Some(false));
}

#[test]
fn an_organisation_is_made_with_its_first_account_and_not_by_a_slip_of_the_pen() {
    let folder = folder();
    write(folder.path(), "people.csv", people(&SIZES));
    write(folder.path(), "password", "correct horse battery\n");
    let words = ["people", "people.csv", "--organisation", "acme"];
    import(folder.path(), &words).gets_refused("unknown_organisation");
    let account = |email: &str| {
        let words =
            ["account", "add", "--email", email, "--role", "organiser", "--organisation", "acme", "--db", "m.db"];
        matchmaker(folder.path(), &[&words[..], &["--password-file", "password"]].concat())
    };
    account("ada@example.org").succeeds();
    import(folder.path(), &words).succeeds().says("10 new");
    let again = account("ADA@example.org");
    assert!(again.code == 1 && again.stderr.contains("error[account_exists]"), "{}", again.stderr);
}

#[test]
fn a_password_comes_from_a_file_the_environment_or_a_pipe_and_never_from_a_flag() {
    let folder = folder();
    let add = |email: &str| {
        let mut command = assert_cmd::Command::from_std(testkit::binary::matchmaker(folder.path()).unwrap());
        command.args(["account", "add", "--email", email, "--role", "auditor", "--db", "m.db"]);
        command.env_remove("MATCHMAKER_PASSWORD");
        command
    };
    ran(add("a@example.org").write_stdin("correct horse battery\n")).succeeds();
    ran(add("b@example.org").env("MATCHMAKER_PASSWORD", "correct horse battery")).succeeds();
    assert_eq!(ran(add("c@example.org").args(["--password", "correct horse battery"])).code, 2);
    let refused = |command: &mut assert_cmd::Command, code: &str| {
        let ran = ran(command);
        assert!(ran.code == 1 && ran.stderr.contains(&format!("error[{code}]")), "{}", ran.stderr);
    };
    refused(add("d@example.org").env("MATCHMAKER_PASSWORD", "short"), "password_too_short");
    refused(add("d@example.org").write_stdin(""), "password_missing");
    assert_eq!(ran(&mut add("nobody")).code, 2);
}

#[test]
fn a_database_that_cannot_be_opened_is_configuration() {
    let folder = folder();
    write(folder.path(), "people.csv", people(&SIZES));
    for url in ["/nowhere/at/all/m.db", "mysql://host/m", ""] {
        let ran = matchmaker(folder.path(), &["import", "people", "people.csv", "--db", url]);
        assert_eq!(ran.code, 78, "{url}: {}", ran.stderr);
        assert!(ran.stderr.starts_with("error[database_"), "{}", ran.stderr);
    }
}
