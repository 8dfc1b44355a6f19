//! People who may be one: the same address, or the same name.

use std::collections::{BTreeMap, BTreeSet};

use domain::{OrganisationId, PersonId};
use store::people::Person;
use store::{Conn, StoreError};

use crate::imports::known;

/// Two people who may be one, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// In the order in which they were made.
    pub people: [Person; 2],
    /// `same_email` or `same_name`.
    pub reason: &'static str,
}

/// Everybody who may be somebody else as well, surest first. Cost O(people).
///
/// # Errors
/// What the store says.
pub fn proposals(conn: &mut Conn, organisation: OrganisationId) -> Result<Vec<Proposal>, StoreError> {
    let mut everybody = known::everybody(conn, organisation)?;
    everybody.sort_by_key(|person| (person.created_at, person.id));
    let emails = pairs(&everybody, |person| person.email.as_ref().map(|email| email.as_str().to_owned()));
    let names = pairs(&everybody, |person| Some(folded(&person.name)));
    let told: BTreeSet<[PersonId; 2]> = emails.iter().map(ids).collect();
    let of = |reason| move |people: [Person; 2]| Proposal { people, reason };
    let by_name = names.into_iter().filter(|pair| !told.contains(&ids(pair)));
    Ok(emails.into_iter().map(of("same_email")).chain(by_name.map(of("same_name"))).collect())
}

fn ids(pair: &[Person; 2]) -> [PersonId; 2] {
    pair.each_ref().map(|person| person.id)
}

/// Each who shares a key beside the first who has it.
fn pairs(everybody: &[Person], key: impl Fn(&Person) -> Option<String>) -> Vec<[Person; 2]> {
    let mut first: BTreeMap<String, &Person> = BTreeMap::new();
    let mut found = Vec::new();
    for person in everybody {
        let Some(key) = key(person).filter(|key| !key.is_empty()) else { continue };
        match first.get(&key) {
            Some(earlier) => found.push([(*earlier).clone(), person.clone()]),
            None => drop(first.insert(key, person)),
        }
    }
    found
}

/// Words in lower case and in one order: `Okafor, Ada` and `ada okafor` are alike.
fn folded(name: &str) -> String {
    let lower = name.to_lowercase();
    let mut words: Vec<&str> = lower.split(|letter: char| !letter.is_alphanumeric()).collect();
    words.retain(|word| !word.is_empty());
    words.sort_unstable();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_the_same_in_either_order() {
        assert_eq!(folded("Okafor, Ada"), folded("ada  okafor"));
        assert_ne!(folded("Ada Okafor"), folded("Ada Okafor-Smith"));
    }
}
