//! A page that is a table: people, programmes, imports, versions, jobs.

use askama::Template;

use crate::web::{Sentence, Words};

/// The page.
#[derive(Template)]
#[template(path = "console/table.html")]
pub struct TablePage {
    pub words: Words,
    pub csrf: String,
    pub nav: Vec<NavLink>,
    pub title: Sentence,
    pub lead: Sentence,
    pub search: Option<Search>,
    /// Whether a file can be imported here.
    pub upload: bool,
    pub columns: Vec<Sentence>,
    pub rows: Vec<Vec<Cell>>,
    /// Instead of a table without rows.
    pub nothing: Sentence,
    /// The next part of the list.
    pub more: Option<String>,
    /// Whether something is still going on, so that the page looks again.
    pub refresh: bool,
}

/// A section of the console.
pub struct NavLink {
    pub href: &'static str,
    pub label: Sentence,
    pub current: bool,
}

/// A search field with what is in it.
pub struct Search {
    pub action: &'static str,
    pub value: String,
}

/// One cell.
#[derive(Debug, Clone, Default)]
pub struct Cell {
    pub text: Sentence,
    pub to: Option<String>,
    pub progress: Option<u32>,
    pub buttons: Vec<Button>,
}

/// A form of one button.
#[derive(Debug, Clone)]
pub struct Button {
    pub action: String,
    pub fields: Vec<(&'static str, String)>,
    pub label: Sentence,
}

/// The sections: where they are, and the key of their name.
const SECTIONS: [(&str, &str); 5] = [
    ("/console/events", "console-events"),
    ("/console/people", "console-people"),
    ("/console/programmes", "console-programmes"),
    ("/console/imports", "console-imports"),
    ("/console/jobs", "console-jobs"),
];

impl TablePage {
    /// A page of a section, still without columns and rows; `key` names its title.
    pub fn of(section: &str, key: &str, csrf: &str) -> Self {
        let words = Words::english();
        let link =
            |(href, label): (&'static str, &str)| NavLink { href, label: words.say(label), current: href == section };
        Self {
            nav: SECTIONS.into_iter().map(link).collect(),
            title: words.say(key),
            lead: Sentence::default(),
            csrf: csrf.to_owned(),
            search: None,
            upload: false,
            columns: Vec::new(),
            rows: Vec::new(),
            nothing: words.say("console-nothing"),
            more: None,
            refresh: false,
            words,
        }
    }

    /// With the columns of these keys.
    pub fn columns(mut self, keys: &[&str]) -> Self {
        self.columns = keys.iter().map(|key| self.words.say(key)).collect();
        self
    }
}

impl Cell {
    /// A text of somebody's own.
    pub fn of(text: &str) -> Self {
        Self { text: Sentence::of(text), ..Self::default() }
    }

    /// A sentence of ours.
    pub fn say(text: Sentence) -> Self {
        Self { text, ..Self::default() }
    }

    /// The same, leading somewhere.
    pub fn to(self, href: String) -> Self {
        Self { to: Some(href), ..self }
    }

    /// The same with a button.
    pub fn button(mut self, action: String, label: Sentence, fields: Vec<(&'static str, String)>) -> Self {
        self.buttons.push(Button { action, fields, label });
        self
    }
}
