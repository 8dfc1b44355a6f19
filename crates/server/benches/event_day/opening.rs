//! An event of a thousand people, made in three requests, and how long it takes to open.

use std::fmt::Write as _;
use std::time::Instant;

use jiff::Timestamp;
use serde_json::json;
use testkit::app::Client;

use super::hall::Hall;

const PEOPLE: usize = 1_000;
/// How often each is opened.
const TIMES: usize = 30;

/// Makes the event and opens what an organiser opens first; prints a row for each.
pub fn measure(hall: &Hall, row: impl Fn(&str, &[f64])) {
    let (event, plan) = event(&hall.organiser);
    let seat = hall.console_cookie();
    let paths = [
        ("the event", format!("/api/v1/events/{event}")),
        ("its participants, a page", format!("/api/v1/events/{event}/participants?limit=200")),
        ("its plan", format!("/api/v1/plans/{plan}")),
        ("its page in the console", format!("/console/events/{event}")),
    ];
    for (name, path) in &paths {
        let times: Vec<f64> = (0..TIMES).map(|_| open(&hall.organiser, path, &seat)).collect();
        row(name, &times);
    }
}

fn open(organiser: &Client, path: &str, seat: &str) -> f64 {
    let began = Instant::now();
    organiser.ask("GET", path).header("Cookie", seat).send().expect(200);
    began.elapsed().as_secs_f64() * 1e3
}

/// Two files and one request; the plan is published.
fn event(organiser: &Client) -> (String, String) {
    let (mut people, mut programme) =
        ("id,name,department,site\n".to_owned(), "person_id,programme,topics\n".to_owned());
    for number in 0..PEOPLE {
        writeln!(people, "T{number},Ada{number} Byron,Division/Unit {},Site {}", number % 23, number % 4).unwrap();
        writeln!(programme, "T{number},Leading,Topic {};Topic {}", number % 7, number % 11).unwrap();
    }
    organiser.upload("/api/v1/people/imports", "text/csv", people.as_bytes()).expect(200);
    organiser.upload("/api/v1/programmes/imports", "text/csv", programme.as_bytes()).expect(200);
    let programmes = organiser.get("/api/v1/programmes").expect(200).json();
    let path = format!("/api/v1/programmes/{}/events", programmes["items"][0]["id"].as_str().unwrap());
    let wish = json!({"starts_at": Timestamp::now() + jiff::SignedDuration::from_hours(2), "minutes_total": 60});
    let made = organiser.post(&path, &wish).expect(201).json();
    let id = |name: &str| made[name].as_str().unwrap().to_owned();
    (id("event_id"), id("plan_id"))
}
