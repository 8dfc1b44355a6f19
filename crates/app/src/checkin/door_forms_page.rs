//! What the door asks a phone that it does not know.

use askama::Template;

use crate::web::{Sentence, Words};

/// The page.
#[derive(Template)]
#[template(path = "door/page.html")]
pub struct DoorPage {
    pub words: Words,
    pub event: Sentence,
    pub title: String,
    /// What was wrong with the last answer; none at first.
    pub wrong: Option<Wrong>,
    /// The page's state, stable, for scripts and tests.
    pub code: &'static str,
    pub path: String,
    /// What was typed, to be corrected.
    pub typed: Typed,
    /// Whether the number on the venue's screen is asked for.
    pub asks_number: bool,
    pub form: DoorForm,
}

/// Which of the forms.
pub enum DoorForm {
    /// A code, or a name and a department.
    Ask,
    /// Namesakes.
    Choose(Vec<Choice>),
    /// Not on the list.
    New { departments: Vec<String>, topics: Vec<Topic>, nonce: String },
}

/// One of several namesakes, as a button.
pub struct Choice {
    pub ticket: String,
    pub key: String,
    pub name: Sentence,
    pub department: Sentence,
}

/// A chip.
pub struct Topic {
    pub id: String,
    pub name: String,
}

/// A sentence, and what to do.
pub struct Wrong {
    pub title: Sentence,
    pub lead: Sentence,
}

/// What stands in the fields.
#[derive(Debug, Clone, Default)]
pub struct Typed {
    pub name: String,
    pub department: String,
    pub number: String,
}

impl Wrong {
    /// The two sentences of `key`.
    pub fn say(words: &Words, key: &str) -> Self {
        Self { title: words.say(&format!("{key}-title")), lead: words.say(&format!("{key}-lead")) }
    }
}
