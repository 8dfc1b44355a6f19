//! Names for what a roster holds as ids: joined for display, never stored with a plan.

use std::collections::{BTreeMap, HashMap};

use domain::roster::ParticipantKey;
use domain::{EventId, OrganisationId};
use store::{Conn, StoreError, departments, participants, people, topics};

use crate::department_keys::DepartmentKeys;

/// A participant as a page or an answer shows one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShownPerson {
    pub name: String,
    /// The first department, by its name.
    pub department: Option<String>,
}

/// What the ids of one event's rosters and plans are called.
#[derive(Debug, Clone, Default)]
pub struct Names {
    people: BTreeMap<ParticipantKey, ShownPerson>,
    topics: HashMap<String, String>,
    departments: DepartmentKeys,
}

impl Names {
    /// Reads the names of everybody at an event.
    pub fn read(conn: &mut Conn, organisation: OrganisationId, event: EventId) -> Result<Self, StoreError> {
        let everybody = people::of_event(conn, organisation, event)?;
        let by_id: HashMap<_, _> = everybody.into_iter().map(|person| (person.id, person.name)).collect();
        let mut first_department = HashMap::new();
        for membership in departments::of_event(conn, organisation, event)? {
            first_department.entry(membership.person_id).or_insert(membership.path);
        }
        let shown = participants::of_event(conn, organisation, event)?.into_iter().filter_map(|participant| {
            let person = participant.person_id?;
            let department = first_department.get(&person).map(|path| path.as_str().to_owned());
            let name = by_id.get(&person)?.clone();
            Some((ParticipantKey::new(participant.id.to_string()), ShownPerson { name, department }))
        });
        let topics = topics::all(conn, organisation)?.into_iter().map(|topic| (topic.id.to_string(), topic.name));
        Ok(Self {
            people: shown.collect(),
            topics: topics.collect(),
            departments: DepartmentKeys::of(&departments::all(conn, organisation)?),
        })
    }

    /// The person behind a key; none once they are forgotten.
    pub fn person(&self, key: &ParticipantKey) -> Option<&ShownPerson> {
        self.people.get(key)
    }

    /// What a department of a roster is called.
    pub fn department<'n>(&'n self, key: &'n str) -> &'n str {
        self.departments.name(key)
    }

    /// What a topic of a roster is called, also one that only says how things work somewhere.
    pub fn topic(&self, key: &str) -> String {
        match (self.topics.get(key), key.rsplit_once(' ')) {
            (Some(name), _) => name.clone(),
            (None, Some((words, department))) => format!("{words} {}", self.department(department)),
            (None, None) => key.to_owned(),
        }
    }
}
