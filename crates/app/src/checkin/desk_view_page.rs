//! The page of whoever stands at the door, as it is drawn.

use askama::Template;

use crate::web::{Sentence, Words};

/// The page.
#[derive(Template)]
#[template(path = "helper/desk.html")]
pub struct DeskPage {
    pub words: Words,
    pub title: String,
    pub event: Sentence,
    pub clock: String,
    pub path: String,
    pub csrf: String,
    pub query: String,
    pub counts: Sentence,
    pub departments: Vec<DepartmentLine>,
    /// What a search found; none: nobody was searched for.
    pub found: Option<Vec<PersonLine>>,
    pub too_short: bool,
    pub tables: Vec<TableLine>,
    /// Who asked for a host, and where they sit.
    pub hosts: Vec<Sentence>,
    /// People without a phone, and where they go.
    pub tell: Vec<Sentence>,
    /// Who has not come; empty until the organiser shows it.
    pub not_seen: Vec<Sentence>,
    /// Six digits that somebody waits to hear.
    pub codes: Vec<CodeLine>,
    /// What the forms of this page send.
    pub key: String,
}

/// One answer on the whole screen.
#[derive(Template)]
#[template(path = "helper/verdict.html")]
pub struct VerdictPage {
    pub words: Words,
    pub title: String,
    pub event: Sentence,
    pub path: String,
    pub csrf: String,
    pub verdict: Verdict,
}

/// One word in one colour, and whose it is.
#[derive(Debug, Clone, Default)]
pub struct Verdict {
    /// `good`, `mind` or `stop`: green, yellow, red.
    pub class: &'static str,
    /// Stable, for tests.
    pub code: &'static str,
    pub word: Sentence,
    pub name: Sentence,
    pub line: Sentence,
    /// Whom to take back or whose phone to let in.
    pub participant: Option<String>,
}

#[derive(Debug, Clone)]
pub struct PersonLine {
    pub participant: String,
    pub name: Sentence,
    pub department: Sentence,
    pub state: Sentence,
    pub is_in: bool,
    /// Not in yet, or away by their own word.
    pub may_come_in: bool,
}

#[derive(Debug, Clone)]
pub struct DepartmentLine {
    pub name: Sentence,
    pub count: String,
}

#[derive(Debug, Clone)]
pub struct TableLine {
    pub round: u32,
    pub spot: String,
    pub place: Sentence,
    pub people: Sentence,
    pub missing: usize,
}

#[derive(Debug, Clone)]
pub struct CodeLine {
    pub name: Sentence,
    pub code: String,
}
