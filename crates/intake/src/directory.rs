//! The people that a file may speak of, found by id, e-mail address or name.

use std::collections::HashMap;

use domain::Email;

/// A person that is known before the file is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownPerson {
    /// The organisation's own key of the person.
    pub id: String,
    pub name: Option<String>,
    pub email: Option<Email>,
    /// The manager's key.
    pub manager_id: Option<String>,
}

/// People in their order, found by id, by e-mail address, or by a name that only one has.
#[derive(Debug, Clone, Default)]
pub struct Directory {
    people: Vec<KnownPerson>,
    by_id: HashMap<String, usize>,
    by_email: HashMap<String, usize>,
    by_name: HashMap<String, Named>,
}

/// Who has a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Named {
    One(usize),
    Several,
}

/// What looking somebody up gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Found {
    Person(usize),
    /// Several people have the name.
    Ambiguous,
    Nobody,
}

impl Directory {
    /// Takes people in an order that their positions keep; a later one with the same id replaces
    /// the earlier one in its place.
    pub fn new(people: impl IntoIterator<Item = KnownPerson>) -> Self {
        let mut directory = Self::default();
        people.into_iter().for_each(|person| directory.add(person));
        directory
    }

    /// Adds or replaces a person.
    pub(crate) fn add(&mut self, person: KnownPerson) {
        let place = self.by_id.get(&person.id).copied().unwrap_or(self.people.len());
        self.by_id.insert(person.id.clone(), place);
        if let Some(email) = &person.email {
            self.by_email.insert(email.as_str().to_owned(), place);
        }
        if let Some(name) = &person.name {
            let entry = self.by_name.entry(name.to_lowercase()).or_insert(Named::One(place));
            if *entry != Named::One(place) {
                *entry = Named::Several;
            }
        }
        if place == self.people.len() {
            self.people.push(person);
        } else {
            self.people[place] = person;
        }
    }

    /// The people, by position.
    pub fn people(&self) -> &[KnownPerson] {
        &self.people
    }

    /// The position of a person with this id.
    pub fn position(&self, id: &str) -> Option<usize> {
        self.by_id.get(id).copied()
    }

    /// Looks for an id, then an e-mail address.
    pub(crate) fn by_id_or_email(&self, text: &str) -> Option<usize> {
        self.position(text).or_else(|| self.by_email.get(&text.to_lowercase()).copied())
    }

    /// Looks for a name that only one has.
    pub(crate) fn by_name(&self, text: &str) -> Option<usize> {
        match self.by_name.get(&text.to_lowercase()) {
            Some(Named::One(place)) => Some(*place),
            Some(Named::Several) | None => None,
        }
    }

    /// Looks for an id, an e-mail address, then a name.
    pub(crate) fn find(&self, text: &str) -> Found {
        if let Some(place) = self.by_id_or_email(text) {
            return Found::Person(place);
        }
        match self.by_name.get(&text.to_lowercase()) {
            Some(Named::One(place)) => Found::Person(*place),
            Some(Named::Several) => Found::Ambiguous,
            None => Found::Nobody,
        }
    }
}
