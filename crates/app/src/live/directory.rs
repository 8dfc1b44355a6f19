//! Names for display: plans and rosters hold ids only.

use std::collections::BTreeMap;

use domain::roster::ParticipantKey;

/// What is shown of a participant.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Somebody {
    pub name: String,
    /// As the person's file has it; empty: not known.
    pub department: String,
}

impl Somebody {
    /// What colleagues see: the first word of the name.
    pub fn first_name(&self) -> &str {
        self.name.split_whitespace().next().unwrap_or("…")
    }
}

/// The names that an event's plan needs.
#[derive(Debug, Clone, Default)]
pub struct Directory {
    pub people: BTreeMap<ParticipantKey, Somebody>,
    /// The name of a topic, by the text that the roster has for it.
    pub topics: BTreeMap<String, String>,
    /// The name of a department, by the text that the roster has for it.
    pub departments: BTreeMap<String, String>,
}

static NOBODY: Somebody = Somebody { name: String::new(), department: String::new() };

impl Directory {
    /// Who a participant is; somebody who was forgotten has no name.
    pub fn somebody(&self, key: &ParticipantKey) -> &Somebody {
        self.people.get(key).unwrap_or(&NOBODY)
    }

    /// The name of a topic or a department of the roster.
    pub fn label<'a>(&'a self, text: &'a str) -> &'a str {
        self.topics.get(text).or_else(|| self.departments.get(text)).map_or(text, String::as_str)
    }
}
