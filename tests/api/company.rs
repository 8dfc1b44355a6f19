//! A small company as files: forty people in five departments, one programme.

use serde_json::{Value, json};
use testkit::app::Client;

const FIRST: [&str; 8] = ["Ada", "Grace", "Alan", "Edsger", "Barbara", "Donald", "Radia", "Tim"];
const LAST: [&str; 5] = ["Okafor", "Lindqvist", "Haddad", "Moreau", "Schmidt"];
const DEPARTMENTS: [&str; 5] = ["Sales", "Finance", "Legal", "Operations", "Research"];

/// `count` people; every ninth leads the eight before.
pub fn people(count: usize) -> String {
    let mut file = "Employee ID;Name;E-mail;Department;Manager\n".to_owned();
    for number in 0..count {
        let (first, last) = (FIRST[number % 8], LAST[number % 5]);
        let (department, manager) =
            (DEPARTMENTS[number % 5], if number % 9 == 0 { String::new() } else { format!("{}", number / 9 * 9) });
        file += &format!("{number};{first} {last} {number};p{number}@example.org;{department};{manager}\n");
    }
    file
}

/// All of them in one programme; every third is through, every fourth has a goal.
pub fn programme(count: usize) -> String {
    let mut file = "person_id,programme,topics,state,learning_goals\n".to_owned();
    for number in 0..count {
        let state = if number % 3 == 0 { "completed" } else { "enrolled" };
        let goal = if number % 4 == 0 { "Pricing" } else { "" };
        file += &format!("{number},Leading across departments,\"Negotiation; Coaching\",{state},{goal}\n");
    }
    file
}

/// Imports both files and answers with the programme's id.
pub fn import(organiser: &Client, count: usize) -> String {
    organiser.upload("/api/v1/people/imports", "text/csv", people(count).as_bytes()).expect(200);
    organiser.upload("/api/v1/programmes/imports", "text/csv", programme(count).as_bytes()).expect(200);
    let programmes = organiser.get("/api/v1/programmes").expect(200).json();
    programmes["items"][0]["id"].as_str().unwrap().to_owned()
}

/// What an organiser sends at least.
pub fn hour() -> Value {
    json!({"starts_at": "2026-05-04T08:00:00Z", "minutes_total": 60})
}

/// An event of the whole company: event and plan.
pub fn event(organiser: &Client, count: usize) -> (String, String) {
    let programme = import(organiser, count);
    let made = organiser.post(&format!("/api/v1/programmes/{programme}/events"), &hour()).expect(201).json();
    let id = |name: &str| made[name].as_str().unwrap().to_owned();
    (id("event_id"), id("plan_id"))
}
