//! Names for display: plans and rosters hold ids only.

use std::collections::BTreeMap;

use domain::roster::ParticipantKey;

use crate::department_keys::DepartmentKeys;

/// What is shown of a participant.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Somebody {
    pub name: String,
    /// As the person's file has it; empty: not known.
    pub department: String,
    /// What the card says, while it counts.
    pub working_on: String,
    pub beyond_work: String,
}

impl Somebody {
    /// What colleagues see: the first word of the name.
    pub fn first_name(&self) -> &str {
        self.name.split_whitespace().next().unwrap_or("…")
    }

    /// The department as it is read: `Sales · Nordics`.
    pub fn shown_department(&self) -> String {
        self.department.replace('/', " · ")
    }
}

/// The names that an event's plan needs.
#[derive(Debug, Clone, Default)]
pub struct Directory {
    pub people: BTreeMap<ParticipantKey, Somebody>,
    /// The name of a topic, by the text that the roster has for it.
    pub topics: BTreeMap<String, String>,
    /// The names of departments behind the ids that the roster has for them.
    pub departments: DepartmentKeys,
}

static NOBODY: Somebody =
    Somebody { name: String::new(), department: String::new(), working_on: String::new(), beyond_work: String::new() };

impl Directory {
    /// Who a participant is; somebody who was forgotten has no name.
    pub fn somebody(&self, key: &ParticipantKey) -> &Somebody {
        self.people.get(key).unwrap_or(&NOBODY)
    }

    /// The name of a topic or a department of the roster, also of a topic that only says how things
    /// work somewhere: words, and the id of a department.
    pub fn label(&self, text: &str) -> String {
        match (self.topics.get(text), text.rsplit_once(' ')) {
            (Some(name), _) => name.clone(),
            (None, Some((words, department))) => format!("{words} {}", self.departments.name(department)),
            (None, None) => self.departments.name(text).to_owned(),
        }
    }
}
