//! The people that a file may speak of: everybody whom the organisation knows.

use std::collections::{HashMap, HashSet};

use domain::{Email, OrganisationId, PersonId};
use intake::{Directory, KnownPerson};
use store::merges;
use store::people::{self, After, Person};
use store::{Conn, StoreError};

/// Rows of one query.
const PAGE: u32 = 1_000;

/// Everybody, in one order for names and ids.
pub struct Known {
    pub directory: Directory,
    /// The id of the person at each position of the directory.
    pub ids: Vec<PersonId>,
}

/// Reads everybody whom the organisation knows.
pub fn read(conn: &mut Conn, organisation: OrganisationId) -> Result<Known, StoreError> {
    let everybody = everybody(conn, organisation)?;
    let keys: HashMap<PersonId, String> = everybody.iter().map(|p| (p.id, p.external_key.clone())).collect();
    let mut ids: Vec<PersonId> = everybody.iter().map(|person| person.id).collect();
    // Files may go on naming somebody who was made part of another.
    let merged = merges::merged_people(conn, organisation)?;
    ids.extend(merged.iter().map(|(_, into)| *into));
    let addresses: HashSet<Email> = everybody.iter().filter_map(|person| person.email.clone()).collect();
    let merged = merged.into_iter().map(|(person, _)| KnownPerson {
        id: person.external_key,
        name: None,
        email: person.email.filter(|email| !addresses.contains(email)),
        manager_id: None,
    });
    let known = everybody.into_iter().map(|person| KnownPerson {
        manager_id: person.manager_id.and_then(|manager| keys.get(&manager).cloned()),
        id: person.external_key,
        name: Some(person.name),
        email: person.email,
    });
    Ok(Known { directory: Directory::new(known.chain(merged)), ids })
}

/// Everybody whom the organisation knows, by name.
///
/// # Errors
/// What the store says.
pub fn everybody(conn: &mut Conn, organisation: OrganisationId) -> Result<Vec<Person>, StoreError> {
    let mut found: Vec<Person> = Vec::new();
    loop {
        let after = found.last().map(|last| After { name_search: last.name_search.clone(), id: last.id });
        let page = people::page(conn, organisation, None, after.as_ref(), PAGE)?;
        let last = page.len() < PAGE as usize;
        found.extend(page);
        if last {
            return Ok(found);
        }
    }
}
