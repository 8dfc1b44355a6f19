//! What the console's pages are filled with.

use askama::Template;

use super::{Detail, Fact, Picture};
use crate::web::{Sentence, Sign, Words};

/// The page behind a one-time link, and every notice before somebody is signed in.
#[derive(Template)]
#[template(path = "console/enter.html")]
pub struct EnterPage {
    pub words: Words,
    pub title: Sentence,
    pub lead: Sentence,
    /// What the button says.
    pub button: Sentence,
    /// Where the button posts to; none: a notice alone.
    pub form: Option<String>,
}

/// The list of events.
#[derive(Template)]
#[template(path = "console/events.html")]
pub struct EventsPage {
    pub words: Words,
    pub csrf: String,
    pub events: Vec<EventLine>,
    pub nothing: Sentence,
}

/// One event of the list.
pub struct EventLine {
    pub id: String,
    pub name: Sentence,
    pub when: Sentence,
}

/// One event with its plan.
#[derive(Template)]
#[template(path = "console/event.html")]
pub struct EventPage {
    pub words: Words,
    pub csrf: String,
    pub self_path: String,
    pub screen_path: String,
    pub versions_path: String,
    pub name_plain: String,
    pub name: Sentence,
    pub state: Sentence,
    pub when: Sentence,
    pub crossing: Sentence,
    pub arrivals: Arrivals,
    pub plan: Option<PlanView>,
    pub no_plan: Sentence,
    pub graph: Picture,
}

/// Who's in.
pub struct Arrivals {
    pub title: Sentence,
    pub line: Sentence,
    pub arrived: usize,
    pub total: usize,
    pub departments: Vec<DepartmentRow>,
    /// The names of those who came last, the latest first.
    pub latest: Vec<Sentence>,
    /// Where "simulate the others arriving" posts to; none outside a demo.
    pub simulate: Option<String>,
}

/// How many of a department have arrived.
pub struct DepartmentRow {
    pub sign: Sign,
    pub name: Sentence,
    pub count: String,
    pub total: usize,
}

/// One version of the plan.
pub struct PlanView {
    pub version: Sentence,
    pub status: Sentence,
    pub strip: Vec<Fact>,
    pub random: Sentence,
    /// What was given up of the best total on purpose.
    pub given_up: Option<Sentence>,
    pub proof: Sentence,
    pub document_path: String,
    pub publish: Option<Publish>,
    pub details: Vec<Detail>,
    pub rounds: Vec<RoundView>,
}

/// The button that publishes a draft.
pub struct Publish {
    pub action: String,
    pub plan: String,
    /// The version that was published when the page was made; empty: none.
    pub head: String,
    pub label: Sentence,
}

/// One round in the table.
pub struct RoundView {
    pub label: Sentence,
    pub rows: Vec<MeetingRow>,
}

/// One meeting in the table.
pub struct MeetingRow {
    pub sign: Sign,
    pub spot: Sentence,
    pub people: Vec<SeatedPerson>,
    pub why: Sentence,
}

/// Somebody in a meeting.
pub struct SeatedPerson {
    pub name: Sentence,
    pub department: Sentence,
}
