//! A plan that somebody edited is refused with the code of what was broken.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};
use tempfile::TempDir;

use super::company::{folder, interests, people, write};
use super::run::matchmaker;

const SIZES: [usize; 4] = [9, 7, 5, 3];

/// A sound plan of 24 people with offers and needs over four rounds.
fn planned() -> (TempDir, Value) {
    let folder = folder();
    write(folder.path(), "people.csv", people(&SIZES));
    write(folder.path(), "interests.csv", interests(&SIZES));
    let words = ["plan", "--people", "people.csv", "--interests", "interests.csv", "--rounds", "4", "-o", "plan.json"];
    matchmaker(folder.path(), &words).succeeds();
    let plan = serde_json::from_slice(&fs::read(folder.path().join("plan.json")).unwrap()).unwrap();
    (folder, plan)
}

/// The findings of an edited plan.
fn findings(folder: &Path, plan: &Value) -> Vec<String> {
    write(folder, "edited.json", plan.to_string());
    let ran = matchmaker(folder, &["check-plan", "--json", "edited.json"]);
    let checked: Value = serde_json::from_str(&ran.stdout).unwrap();
    let findings: Vec<String> = checked["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|finding| finding["code"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(ran.code, i32::from(!findings.is_empty()), "{}", ran.stderr);
    findings
}

#[track_caller]
fn is_found(edit: impl FnOnce(&mut Value), code: &str) {
    let (folder, mut plan) = planned();
    assert_eq!(findings(folder.path(), &plan), Vec::<String>::new());
    edit(&mut plan);
    let found = findings(folder.path(), &plan);
    assert!(found.iter().any(|found| found == code), "{found:?}");
    let ran = matchmaker(folder.path(), &["check-plan", "edited.json"]);
    assert_eq!(ran.code, 1);
    ran.says(&format!("finding[{code}]: "));
}

fn person(plan: &Value, round: usize, meeting: usize, seat: usize) -> String {
    plan["rounds"][round]["meetings"][meeting]["people"][seat].as_str().unwrap().to_owned()
}

/// The meeting and the seat of somebody.
fn seat_of(plan: &Value, round: usize, id: &str) -> (usize, usize) {
    let meetings = plan["rounds"][round]["meetings"].as_array().unwrap().len();
    let seats = (0..meetings).flat_map(|meeting| [(meeting, 0), (meeting, 1)]);
    seats.into_iter().find(|(meeting, seat)| person(plan, round, *meeting, *seat) == id).unwrap()
}

fn swap(plan: &mut Value, round: usize, one: (usize, usize), other: (usize, usize)) {
    let (a, b) = (person(plan, round, one.0, one.1), person(plan, round, other.0, other.1));
    plan["rounds"][round]["meetings"][one.0]["people"][one.1] = json!(b);
    plan["rounds"][round]["meetings"][other.0]["people"][other.1] = json!(a);
}

#[test]
fn two_people_swapped_so_that_a_pair_repeats() {
    is_found(
        |plan| {
            let (a, b) = (person(plan, 0, 0, 0), person(plan, 0, 0, 1));
            let (beside_a, b) = (seat_of(plan, 1, &a), seat_of(plan, 1, &b));
            swap(plan, 1, (beside_a.0, 1 - beside_a.1), b);
        },
        "no_repeat",
    );
}

#[test]
fn a_pair_of_one_department() {
    is_found(
        |plan| {
            let department = |id: String| id.chars().next().unwrap();
            let (one, other) = (0..12)
                .flat_map(|one| (0..12).map(move |other| (one, other)))
                .find(|(one, other)| {
                    one != other && department(person(plan, 0, *one, 0)) == department(person(plan, 0, *other, 1))
                })
                .unwrap();
            swap(plan, 0, (one, 1), (other, 1));
        },
        "same_department",
    );
}

#[test]
fn a_person_dropped() {
    let drop = |plan: &mut Value| {
        plan["rounds"][1]["meetings"][0]["people"].as_array_mut().unwrap().pop();
    };
    is_found(drop, "person_missing");
    let drop_meeting = |plan: &mut Value| {
        plan["rounds"][1]["meetings"].as_array_mut().unwrap().pop();
    };
    is_found(drop_meeting, "person_missing");
}

#[test]
fn a_person_twice_in_a_round() {
    is_found(|plan| plan["rounds"][2]["meetings"][0]["people"][0] = json!(person(plan, 2, 1, 0)), "person_twice");
}

#[test]
fn one_dual_changed() {
    for change in [-2, -1, 1, 2] {
        is_found(
            |plan| {
                let duals = plan["rounds"][0]["certificate"]["vertex_duals"].as_object_mut().unwrap();
                let dual = duals.values_mut().next().unwrap();
                *dual = json!(dual.as_i64().unwrap() + change);
            },
            "certificate",
        );
    }
}

#[test]
fn the_bound_set_to_the_weight_of_the_plan() {
    is_found(
        |plan| {
            let meetings =
                plan["rounds"].as_array().unwrap().iter().flat_map(|round| round["meetings"].as_array().unwrap());
            let weight: i64 = meetings.map(|meeting| meeting["weight"].as_i64().unwrap()).sum();
            assert!(plan["schedule_certificate"]["gap"].as_i64().unwrap() > 0);
            plan["schedule_certificate"]["bound"] = json!(weight);
        },
        "bound",
    );
}

#[test]
fn a_reason_that_names_a_field_the_person_lacks() {
    is_found(
        |plan| {
            let id = person(plan, 0, 0, 0);
            let field = json!({"person": id, "field": "interests", "topic": "Astrology", "stance": "offers"});
            plan["rounds"][0]["meetings"][0]["reasons"] = json!([{"code": "exchange", "fields": [field]}]);
        },
        "reason",
    );
    is_found(
        |plan| {
            let id = person(plan, 0, 0, 0);
            plan["rounds"][0]["meetings"][0]["reasons"] =
                json!([{"code": "purpose", "fields": [{"person": id, "field": "purpose"}]}]);
        },
        "reason",
    );
}

#[test]
fn an_interest_of_the_roster_altered() {
    is_found(
        |plan| {
            let people = plan["roster"]["people"].as_array_mut().unwrap();
            let with_interests = people.iter_mut().find(|person| !person["interests"].as_array().unwrap().is_empty());
            with_interests.unwrap()["interests"][0]["topic"] = json!("Astrology");
        },
        "roster_changed",
    );
}

#[test]
fn meetings_exchanged_for_worse_ones_are_no_longer_optimal() {
    is_found(
        |plan| {
            // Two who help each other and two blank cards, exchanged: the help is lost for nothing.
            let exchange = |meeting: &usize| plan["rounds"][0]["meetings"][*meeting]["terms"]["exchange"].as_i64();
            let helpful = (0..12).max_by_key(exchange).unwrap();
            assert_eq!(exchange(&helpful), Some(1000));
            let people = plan["roster"]["people"].as_array().unwrap();
            let blank = |id: &str| {
                let found = people.iter().find(|person| person["id"] == id).unwrap();
                found["interests"].as_array().unwrap().is_empty()
            };
            let [a, b] = [0, 1].map(|seat| person(plan, 0, helpful, seat));
            let other = (0..12).find(|other| {
                let [c, d] = [0, 1].map(|seat| person(plan, 0, *other, seat));
                blank(&c) && blank(&d) && a[..1] != d[..1] && b[..1] != c[..1]
            });
            swap(plan, 0, (helpful, 1), (other.unwrap(), 1));
        },
        "optimal",
    );
}

#[test]
fn without_certificates_nothing_is_proved_and_nothing_is_wrong() {
    let (folder, mut plan) = planned();
    for round in plan["rounds"].as_array_mut().unwrap() {
        round.as_object_mut().unwrap().remove("certificate");
    }
    assert_eq!(findings(folder.path(), &plan), Vec::<String>::new());
    matchmaker(folder.path(), &["check-plan", "edited.json"]).succeeds().says("not proved");
}
