//! The company as the files that HR and the learning system would send.

use jiff::{SignedDuration, Timestamp};

use super::company::{Acquaintance, Colleague, Seat};
use super::topics::Syllabus;

/// `people.csv`.
pub fn people_csv(people: &[Colleague]) -> String {
    let mut csv = String::from("id,name,email,department,site,manager_id,languages,pace\n");
    for person in people {
        let manager = person.manager.as_deref().unwrap_or("");
        let Colleague { key, name, email, department, site, languages, pace, .. } = person;
        csv.push_str(&format!("{key},{name},{email},{department},{site},{manager},{languages},{pace}\n"));
    }
    csv
}

/// `ties.csv`, with times before `now`.
pub fn ties_csv(ties: &[Acquaintance], now: Timestamp) -> String {
    let mut csv = String::from("a,b,weight,t\n");
    for Acquaintance { a, b, weight, days_ago } in ties {
        let at = now - SignedDuration::from_hours(24 * i64::from(*days_ago));
        csv.push_str(&format!("{a},{b},{weight},{}\n", at.as_second()));
    }
    csv
}

/// A programme's file.
pub fn programme_csv(syllabus: &Syllabus, seats: &[Seat]) -> String {
    let mut csv = String::from("person_id,programme,topics,state,learning_goals\n");
    for seat in seats {
        let state = if seat.completed { "completed" } else { "enrolled" };
        let (name, topics) = (syllabus.name, syllabus.topics.join("; "));
        csv.push_str(&format!("{},{name},\"{topics}\",{state},{}\n", seat.person, seat.goal.unwrap_or("")));
    }
    csv
}
