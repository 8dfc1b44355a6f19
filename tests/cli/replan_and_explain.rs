//! `plan --roster`, `replan`, `explain` and `schema`: plans that go on as files.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};
use tempfile::TempDir;

use super::company::{folder, interests, people, write};
use super::run::{Ran, matchmaker};

const SIZES: [usize; 3] = [5, 4, 4];

/// Thirteen people, three rounds: somebody has a breather in each.
fn planned() -> (TempDir, Value) {
    let folder = folder();
    write(folder.path(), "people.csv", people(&SIZES));
    write(folder.path(), "interests.csv", interests(&SIZES));
    let words = ["plan", "--people", "people.csv", "--interests", "interests.csv", "--rounds", "3", "-o", "plan.json"];
    matchmaker(folder.path(), &[&words[..], &["--roster-output", "roster.json"]].concat()).succeeds();
    let plan = read(folder.path(), "plan.json");
    (folder, plan)
}

fn read(folder: &Path, name: &str) -> Value {
    serde_json::from_slice(&fs::read(folder.join(name)).unwrap()).unwrap()
}

fn replan(folder: &Path, facts: &Value) -> Ran {
    write(folder, "facts.json", facts.to_string());
    matchmaker(folder, &["replan", "--plan", "plan.json", "--facts", "facts.json", "-o", "child.json"])
}

fn explain(folder: &Path, words: &[&str]) -> Ran {
    matchmaker(folder, &[&["explain", "--plan", "plan.json"], words].concat())
}

fn pair(plan: &Value, round: usize, meeting: usize) -> [String; 2] {
    [0, 1].map(|seat| plan["rounds"][round]["meetings"][meeting]["people"][seat].as_str().unwrap().to_owned())
}

#[test]
fn a_roster_file_gives_the_plan_that_its_files_gave() {
    let (folder, plan) = planned();
    matchmaker(folder.path(), &["plan", "--roster", "roster.json", "-o", "again.json"]).succeeds();
    assert_eq!(read(folder.path(), "again.json"), plan);
    let both = ["plan", "--roster", "roster.json", "--people", "people.csv", "--rounds", "3"];
    assert_eq!(matchmaker(folder.path(), &both).code, 2);
    assert_eq!(matchmaker(folder.path(), &["plan"]).code, 2);
}

#[test]
fn everything_that_is_wrong_with_a_roster_is_told_at_once() {
    let (folder, _) = planned();
    let mut roster = read(folder.path(), "roster.json");
    roster["rounds"] = json!(-3);
    roster["people"][2]["pace"] = json!("sprint");
    roster["people"][4]["nickname"] = json!("Al");
    roster["settings"].as_object_mut().unwrap().remove("odd");
    write(folder.path(), "wrong.json", roster.to_string());
    let ran = matchmaker(folder.path(), &["plan", "--roster", "wrong.json"]).gets_refused("unknown_field");
    for (code, at) in [
        ("wrong_value", "wrong.json#/rounds"),
        ("wrong_value", "wrong.json#/people/2/pace"),
        ("unknown_field", "wrong.json#/people/4/nickname"),
        ("missing_field", "wrong.json#/settings/odd"),
    ] {
        assert!(ran.stderr.contains(&format!("error[{code}]")) && ran.stderr.contains(at), "{}", ran.stderr);
    }
    write(folder.path(), "cut.json", "{\"format\":");
    matchmaker(folder.path(), &["plan", "--roster", "cut.json"]).gets_refused("roster_unreadable");
}

#[test]
fn a_file_of_another_version_is_told_before_its_shape() {
    let (folder, mut plan) = planned();
    let refused = |name: &str, words: &[&str], text: Value| {
        write(folder.path(), name, text.to_string());
        matchmaker(folder.path(), words)
    };
    let words = ["plan", "--roster", "r.json"];
    let ran = refused("r.json", &words, json!({"format": "matchmaker.roster/2", "folk": []}));
    let ran = ran.gets_refused("roster_version");
    assert!(ran.stderr.contains("matchmaker.roster/1") && !ran.stderr.contains("missing_field"), "{}", ran.stderr);
    refused("r.json", &words, json!({"people": []})).gets_refused("roster_version");
    plan["format"] = json!("matchmaker.plan/9");
    let words = ["explain", "--plan", "p.json", "--person", "a00"];
    refused("p.json", &words, plan).gets_refused("plan_version");
    replan(folder.path(), &json!({"format": "matchmaker.facts/7"})).gets_refused("facts_version");
}

#[test]
fn contradictions_and_too_little_room_name_what_to_relax() {
    let (folder, _) = planned();
    let mut roster = read(folder.path(), "roster.json");
    roster["locks"] = json!([{"round": 1, "people": ["a00", "a01"]}, {"round": 2, "people": ["b00", "c00"]}]);
    roster["forbidden"] = json!([["b00", "c00"]]);
    let refused = |roster: &Value, code: &str| {
        write(folder.path(), "wrong.json", roster.to_string());
        matchmaker(folder.path(), &["plan", "--roster", "wrong.json"]).gets_refused(code).stderr
    };
    let told = refused(&roster, "lock");
    for text in ["relax lock, same_department", "relax lock, forbidden"] {
        assert!(told.contains(text), "`{text}` is not in:\n{told}");
    }
    roster["locks"] = json!([]);
    roster["spots"] = json!([{"name": "1", "capacity": 2}]);
    let told = refused(&roster, "spot_capacity");
    assert!(told.contains("relax spot_capacity") && told.contains("round 1"), "{told}");
    roster["forced"] = json!([["a00", "nobody"]]);
    refused(&roster, "unknown_person");
}

#[test]
fn a_plan_heals_from_files_and_its_child_is_sound() {
    let (folder, plan) = planned();
    let [gone, alone] = pair(&plan, 1, 0);
    let facts = json!({
        "format": "matchmaker.facts/1",
        "shown": {"held": 1, "revealed": 2},
        "absences": [{"person": gone, "rounds": [2]}],
        "walk_ins": [{"person": {"id": "zoe", "departments": ["Guests"]}, "from_round": 3}],
    });
    let ran = replan(folder.path(), &facts).succeeds();
    ran.says(&format!("round 2: {gone} with {alone}"))
        .says("round 3: drawn again")
        .says("moved in rounds that were shown");
    matchmaker(folder.path(), &["check-plan", "child.json"]).succeeds().says("no findings");
    let child = read(folder.path(), "child.json");
    assert_eq!(child["rounds"][0]["meetings"], plan["rounds"][0]["meetings"]);
    assert_eq!(child["roster"]["people"].as_array().unwrap().len(), 14);
    let words = ["replan", "--plan", "plan.json", "--facts", "facts.json", "--json"];
    let told: Value = serde_json::from_str(&matchmaker(folder.path(), &words).succeeds().stdout).unwrap();
    assert!(told["moved"].as_u64().unwrap() <= 3 && told["price"].as_i64().unwrap() <= 6_000, "{told}");
}

#[test]
fn facts_that_make_no_sense_leave_nothing_behind() {
    let (folder, mut plan) = planned();
    let facts = |more: Value| {
        let mut facts = json!({"format": "matchmaker.facts/1", "shown": {"held": 1, "revealed": 1}});
        facts.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        facts
    };
    let wrong = json!({"left": [{"person": "nobody", "from_round": 9}], "missed": [{"round": 2, "people": ["a00"]}]});
    let ran = replan(folder.path(), &facts(wrong)).gets_refused("unknown_person");
    assert!(ran.stderr.contains("error[unknown_round]") && ran.stderr.contains("error[missed]"), "{}", ran.stderr);
    replan(folder.path(), &facts(json!({"left": [{"person": "a00"}]}))).gets_refused("missing_field");
    plan["roster"]["seed"] = json!(99);
    write(folder.path(), "plan.json", plan.to_string());
    replan(folder.path(), &facts(json!({}))).gets_refused("roster_changed");
    assert!(!folder.path().join("child.json").exists());
}

#[test]
fn explain_says_why_and_why_not() {
    let (folder, plan) = planned();
    let [a, b] = pair(&plan, 0, 0);
    let ran = explain(folder.path(), &["--person", &a]).succeeds();
    ran.says(&format!("round 1: {a} meets {b} at spot")).says("  because ").says("round 3: ");
    explain(folder.path(), &["--person", &a, "--person", &b]).succeeds().says("meet in round 1").says("weight");
    let idle = plan["rounds"][1]["byes"][0]["person"].as_str().unwrap();
    explain(folder.path(), &["--person", idle, "--round", "2"])
        .succeeds()
        .says("has a breather (odd_number): the number of people is odd; next chance: round 3");
    explain(folder.path(), &["--person", "a00", "--person", "a01"])
        .succeeds()
        .says("can't be paired here because of same_department; it would be possible without same_department");
    let apart = (0..4).map(|number| format!("b{number:02}")).find(|id| {
        *id != a
            && (0..3)
                .all(|round| (0..6).all(|m| !pair(&plan, round, m).contains(id) || !pair(&plan, round, m).contains(&a)))
    });
    if let Some(other) = apart {
        explain(folder.path(), &["--person", &a, "--person", &other]).succeeds().says(" may meet: ");
    }
    let told = explain(folder.path(), &["--person", &a, "--json"]).succeeds().stdout;
    let told: Value = serde_json::from_str(&told).unwrap();
    assert_eq!(told["people"][0]["rounds"].as_array().unwrap().len(), 3);
}

#[test]
fn explain_refuses_what_it_does_not_know_all_at_once() {
    let (folder, _) = planned();
    let ran = explain(folder.path(), &["--person", "nobody", "--person", "none", "--round", "9"]);
    let ran = ran.gets_refused("unknown_person");
    assert!(ran.stderr.contains("nobody") && ran.stderr.contains("none "), "{}", ran.stderr);
    assert!(ran.stderr.contains("error[unknown_round]"), "{}", ran.stderr);
    assert_eq!(explain(folder.path(), &[]).code, 2);
    assert_eq!(explain(folder.path(), &["--person", "a", "--person", "b", "--person", "c"]).code, 2);
    explain(folder.path(), &["--person", "a00", "--person", "a00"]).gets_refused("self_pair");
}

#[test]
fn the_schemas_are_printed() {
    let folder = folder();
    for name in ["roster", "plan", "facts"] {
        let printed = matchmaker(folder.path(), &["schema", name]).succeeds().stdout;
        let schema: Value = serde_json::from_str(&printed).unwrap();
        assert_eq!(schema["properties"]["format"]["const"], json!(format!("matchmaker.{name}/1")));
    }
    assert_eq!(matchmaker(folder.path(), &["schema", "table"]).code, 2);
}
