//! Files parted into good and bad rows, and files with an organisation's own headers.

use std::collections::BTreeMap;

use intake::{Code, Directory, FileKind, Limits, UnknownManagers, read_people, rename_headers, split_bad_rows};

const FILE: &str =
    "Staff;;;\n\nid;name;manager_id;pace\n1;Ada;;any\n2;\"Grace\nHopper\";9;any\n3;Alan;1;never\n4;=Kay;3;any\n";

#[test]
fn bad_rows_go_to_a_file_of_their_own_and_the_others_keep_their_lines() {
    let limits = Limits::default();
    let parsed = read_people(FILE.as_bytes(), &Directory::default(), &limits);
    let split =
        split_bad_rows(FILE.as_bytes(), FileKind::People, &limits, &parsed.issues, UnknownManagers::LeaveOut).unwrap();
    let bad = String::from_utf8(split.bad).unwrap();
    let expected = "Staff,,,\nid,name,manager_id,pace,issue\n\
        2,\"Grace\nHopper\",9,any,\"unknown_manager: the manager `9` is nobody's id, e-mail address or name\"\n\
        3,Alan,1,never,\"bad_pace: `never` is not one of: one_to_one, up_to_three, any\"\n";
    assert_eq!(bad, expected);
    assert_eq!(split.bad_rows, 2);
    let good = read_people(&split.good, &Directory::default(), &limits);
    assert_eq!(good.issues, []);
    assert_eq!(good.rows.iter().map(|row| (row.line, row.id.as_str())).collect::<Vec<_>>(), [(4, "1"), (8, "4")]);
}

#[test]
fn a_manager_who_was_left_out_costs_only_a_cell() {
    let limits = Limits::default();
    let parsed = read_people(FILE.as_bytes(), &Directory::default(), &limits);
    let split =
        split_bad_rows(FILE.as_bytes(), FileKind::People, &limits, &parsed.issues, UnknownManagers::Empty).unwrap();
    assert_eq!(split.bad_rows, 1);
    let good = read_people(&split.good, &Directory::default(), &limits);
    let people: Vec<_> = good.rows.iter().map(|row| (row.line, row.id.as_str(), row.name.as_deref())).collect();
    assert_eq!(people, [(4, "1", Some("Ada")), (5, "2", Some("Grace\nHopper")), (8, "4", Some("=Kay"))]);
    assert!(good.rows.iter().all(|row| row.manager_id.is_none()));
}

#[test]
fn what_concerns_the_whole_file_cannot_be_skipped() {
    let limits = Limits::default();
    for file in ["id,name\n1,\"Ada\n", "id,name\n", "colour\nred\n"] {
        let issues = read_people(file.as_bytes(), &Directory::default(), &limits).issues;
        let refused = split_bad_rows(file.as_bytes(), FileKind::People, &limits, &issues, UnknownManagers::LeaveOut);
        assert!(refused.is_err(), "{file}");
    }
}

#[test]
fn a_mapping_names_the_columns_of_an_organisations_own_file() {
    let limits = Limits::default();
    let names = |pairs: &[(&str, &str)]| -> BTreeMap<String, String> {
        pairs.iter().map(|(from, to)| (from.to_string(), to.to_string())).collect()
    };
    let file = "Kostenstelle;Abteilung;Kürzel\n4711;Vertrieb;ada\n";
    let mapping = names(&[("kuerzel", "id")]);
    let refused = rename_headers(file.as_bytes(), FileKind::People, &limits, &mapping).unwrap_err();
    assert_eq!(refused.code, Code::MissingColumn);
    let mapping = names(&[("KÜRZEL", "id"), ("Kostenstelle", "department")]);
    let file = rename_headers(file.as_bytes(), FileKind::People, &limits, &mapping).unwrap();
    let parsed = read_people(&file, &Directory::default(), &limits);
    assert_eq!(parsed.rows[0].id, "ada");
    assert_eq!(parsed.rows[0].departments[0].as_str(), "4711");
}
