//! The people that a file may speak of, found by id, e-mail address or name.

use std::collections::HashMap;

use domain::Email;

use crate::headers::fold;

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

/// Names are compared in lower case and in their natural order.
fn name_key(name: &str) -> String {
    natural_order(name).to_lowercase()
}

/// `Lovelace, Ada` and `Ada Lovelace (100)` are Ada Lovelace.
pub(crate) fn natural_order(name: &str) -> String {
    let bare = match name.strip_suffix(')').and_then(|open| open.rsplit_once(" (")) {
        Some((bare, number)) if !number.is_empty() && number.chars().all(|c| c.is_ascii_digit()) => bare.trim_end(),
        _ => name,
    };
    match bare.split_once(',').map(|(last, first)| (last.trim(), first.trim())) {
        Some((last, first)) if !last.is_empty() && !first.is_empty() && !first.contains(',') && !is_title(first) => {
            format!("{first} {last}")
        }
        _ => bare.to_owned(),
    }
}

/// What stands after a comma and is no first name.
fn is_title(text: &str) -> bool {
    matches!(
        fold(text).as_str(),
        "jr" | "sr" | "ii" | "iii" | "iv" | "phd" | "md" | "mba" | "msc" | "bsc" | "cpa" | "esq"
    )
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
            let entry = self.by_name.entry(name_key(name)).or_insert(Named::One(place));
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
        match self.by_name.get(&name_key(text)) {
            Some(Named::One(place)) => Some(*place),
            Some(Named::Several) | None => None,
        }
    }

    /// Looks for an id, an e-mail address, then a name.
    pub(crate) fn find(&self, text: &str) -> Found {
        if let Some(place) = self.by_id_or_email(text) {
            return Found::Person(place);
        }
        match self.by_name.get(&name_key(text)) {
            Some(Named::One(place)) => Found::Person(*place),
            Some(Named::Several) => Found::Ambiguous,
            None => Found::Nobody,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_in_their_natural_order() {
        let pairs = [
            ("Ada Lovelace", "Ada Lovelace"),
            ("Lovelace, Ada", "Ada Lovelace"),
            ("Ada Lovelace (21001)", "Ada Lovelace"),
            ("Ada Lovelace, PhD", "Ada Lovelace, PhD"),
            ("Ada (she) Lovelace", "Ada (she) Lovelace"),
            ("Lovelace,", "Lovelace,"),
        ];
        for (written, natural) in pairs {
            assert_eq!(natural_order(written), natural);
        }
    }
}
