//! `import` of files that need a hand: bad rows left out, an organisation's own headers, a course's
//! list of completions.

use std::fs;
use std::path::Path;

use super::company::{folder, write};
use super::run::{Ran, matchmaker};

fn import(folder: &Path, words: &[&str]) -> Ran {
    matchmaker(folder, &[&["import"], words, &["--db", "m.db"]].concat())
}

#[test]
fn bad_rows_are_written_to_a_file_and_the_others_are_imported() {
    let folder = folder();
    write(
        folder.path(),
        "people.csv",
        "id;name;manager_id;pace\n1;Ada;;any\n2;Grace;3;any\n3;Alan;1;never\n4;=Kay;2;any\n",
    );
    import(folder.path(), &["people", "people.csv"]).gets_refused("bad_pace");
    let ran = import(folder.path(), &["people", "people.csv", "--skip-bad", "bad.csv"]).succeeds();
    let ran = ran.says("people.csv: 3 rows, 3 new");
    assert!(ran.stderr.contains("rows were left out: see bad.csv"), "{}", ran.stderr);
    let bad = fs::read_to_string(folder.path().join("bad.csv")).unwrap();
    assert!(bad.contains("3,Alan,1,never,\"bad_pace: "), "{bad}");
    let mended = bad.replace("never", "any");
    write(folder.path(), "mended.csv", mended);
    import(folder.path(), &["people", "mended.csv"]).succeeds().says("not read: issue");
    import(folder.path(), &["people", "people.csv", "--skip-bad", "bad.csv", "--dry-run"]).succeeds();
}

#[test]
fn a_file_that_is_wrong_as_a_whole_cannot_be_skipped() {
    let folder = folder();
    write(folder.path(), "people.csv", "id,name\n1,Ada\n2,\"Grace\n");
    import(folder.path(), &["people", "people.csv", "--skip-bad", "bad.csv"]).gets_refused("quote_unclosed");
    assert!(!folder.path().join("bad.csv").exists());
}

#[test]
fn a_mapping_is_saved_and_used_again() {
    let folder = folder();
    write(folder.path(), "people.csv", "Kürzel;Kostenstelle\nada;4711\ngrace;4712\n");
    import(folder.path(), &["people", "people.csv"]).gets_refused("missing_column");
    let map = ["--map", "Kürzel=id", "--map", "Kostenstelle=department", "--save-mapping", "ours.json"];
    import(folder.path(), &[&["people", "people.csv"], &map[..]].concat()).succeeds().says("2 rows, 2 new");
    import(folder.path(), &["people", "people.csv", "--mapping", "ours.json"]).succeeds().says("2 as before");
    write(folder.path(), "other.csv", "id\nada\n");
    import(folder.path(), &["people", "other.csv", "--mapping", "ours.json"]).gets_refused("missing_column");
    assert_eq!(import(folder.path(), &["people", "people.csv", "--map", "id"]).code, 2);
}

#[test]
fn a_courses_list_of_completions_is_imported_under_the_name_that_is_given() {
    let folder = folder();
    write(folder.path(), "people.csv", "Email,Name\nada@example.org,Ada\ngrace@example.org,Grace\n");
    import(folder.path(), &["people", "people.csv"]).succeeds();
    let list = "Name,Email address,Quiz,Quiz - Completion date\n\
                Ada,ada@example.org,Completed,\"Monday, 2 March 2026, 10:15 AM\"\n\
                Grace,grace@example.org,Not completed,\n";
    write(folder.path(), "progress.csv", list);
    import(folder.path(), &["programme", "progress.csv"]).gets_refused("missing_column");
    let words = ["programme", "progress.csv", "--programme", "Leading change"];
    import(folder.path(), &words).succeeds().says("2 rows, 2 new");
    import(folder.path(), &words).succeeds().says("2 as before");
}
