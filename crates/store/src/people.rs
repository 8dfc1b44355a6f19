//! People: colleagues across programmes and events.

mod change;
mod memory;

use diesel::prelude::*;
use domain::{Email, EventId, Language, OrganisationId, Pace, PersonId};
use jiff::Timestamp;

use crate::connection::{Conn, on};
use crate::schema::{participant, person};
use crate::sql_types::Db;
use crate::{CHUNK_ROWS, Result, StoreError};

pub use change::{add, save};
pub use memory::{allow_memory, object_to_memory};

/// A person.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = person)]
pub struct Person {
    pub id: PersonId,
    pub external_key: String,
    pub name: String,
    /// The name in lower case; lists are ordered by it.
    pub name_search: String,
    pub email: Option<Email>,
    pub site: Option<String>,
    pub manager_id: Option<PersonId>,
    pub languages: Vec<Language>,
    pub pace: Pace,
    pub rest_after: Option<u32>,
    pub step_free: bool,
    pub quiet: bool,
    pub paused_until: Option<Timestamp>,
    /// The second screen of the card, valid until `card_expires_at`.
    pub working_on: Option<String>,
    pub beyond_work: Option<String>,
    pub card_expires_at: Option<Timestamp>,
    /// Since when they want nobody to remember whom they met; none: they do not mind.
    pub memory_objected_at: Option<Timestamp>,
    /// Raised by every change.
    pub revision: i64,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
}

/// What a person says on the second screen of the card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    pub pace: Pace,
    pub working_on: Option<String>,
    pub beyond_work: Option<String>,
    pub expires_at: Timestamp,
}

/// Where a page of a list begins: after the last row of the page before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct After {
    pub name_search: String,
    pub id: PersonId,
}

/// The person with this id.
pub fn find(conn: &mut Conn, organisation_id: OrganisationId, person_id: PersonId) -> Result<Option<Person>> {
    Ok(on!(conn, c => person::table
        .find((Db(organisation_id), Db(person_id)))
        .filter(person::forgotten_at.is_null())
            .filter(person::merged_at.is_null())
        .select(Person::as_select())
        .first(c)
        .optional())?)
}

/// One page by name; stable while others are added. `search` matches any part of the name.
pub fn page(
    conn: &mut Conn,
    organisation_id: OrganisationId,
    search: Option<&str>,
    after: Option<&After>,
    limit: u32,
) -> Result<Vec<Person>> {
    on!(conn, c => {
        let mut query = person::table
            .filter(person::organisation_id.eq(Db(organisation_id)))
            .filter(person::forgotten_at.is_null())
            .filter(person::merged_at.is_null())
            .order((person::name_search, person::id))
            .limit(i64::from(limit))
            .select(Person::as_select())
            .into_boxed();
        if let Some(text) = search {
            query = query.filter(person::name_search.like(part_of_name(text)).escape('\\'));
        }
        if let Some(after) = after {
            let same_name = person::name_search.eq(&after.name_search).and(person::id.gt(Db(after.id)));
            query = query.filter(person::name_search.gt(&after.name_search).or(same_name));
        }
        Ok(query.load(c)?)
    })
}

fn part_of_name(text: &str) -> String {
    let plain = text.to_lowercase().replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    format!("%{plain}%")
}

/// How many people the organisation knows.
pub fn count(conn: &mut Conn, organisation_id: OrganisationId) -> Result<u64> {
    let found: i64 = on!(conn, c => person::table
        .filter(person::organisation_id.eq(Db(organisation_id)))
        .filter(person::forgotten_at.is_null())
            .filter(person::merged_at.is_null())
        .count()
        .get_result(c))?;
    Ok(found.unsigned_abs())
}

/// Patterns of texts that hold the person's id, name, key or address.
pub(crate) fn mentions(known: &Person) -> Vec<String> {
    let mut names = vec![known.id.to_string(), known.name.clone(), known.external_key.clone()];
    names.extend(known.email.as_ref().map(ToString::to_string));
    names.retain(|name| !name.trim().is_empty());
    let plain = |name: &String| name.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    names.iter().map(|name| format!("%{}%", plain(name))).collect()
}

/// The ids of the people with these keys; unknown keys are left out.
pub fn ids_by_key(
    conn: &mut Conn,
    organisation_id: OrganisationId,
    external_keys: &[String],
) -> Result<Vec<(String, PersonId)>> {
    let mut found = Vec::with_capacity(external_keys.len());
    for chunk in external_keys.chunks(CHUNK_ROWS) {
        let rows: Vec<(String, PersonId)> = on!(conn, c => person::table
            .filter(person::organisation_id.eq(Db(organisation_id)))
            .filter(person::external_key.eq_any(chunk))
            .select((person::external_key, person::id))
            .load(c))?;
        found.extend(rows);
    }
    Ok(found)
}

/// The people who take part in an event, by id.
pub fn of_event(conn: &mut Conn, organisation_id: OrganisationId, event_id: EventId) -> Result<Vec<Person>> {
    let of_event = participant::table
        .filter(participant::organisation_id.eq(Db(organisation_id)))
        .filter(participant::event_id.eq(Db(event_id)))
        .select(participant::person_id);
    Ok(on!(conn, c => person::table
        .filter(person::organisation_id.eq(Db(organisation_id)))
        .filter(person::id.nullable().eq_any(of_event))
        .order(person::id)
        .select(Person::as_select())
        .load(c))?)
}

/// Every reporting line: who reports to whom.
pub fn reporting_lines(conn: &mut Conn, organisation_id: OrganisationId) -> Result<Vec<(PersonId, PersonId)>> {
    let rows: Vec<(PersonId, Option<PersonId>)> = on!(conn, c => person::table
        .filter(person::organisation_id.eq(Db(organisation_id)))
        .filter(person::manager_id.is_not_null())
        .filter(person::merged_at.is_null())
        .order(person::id)
        .select((person::id, person::manager_id))
        .load(c))?;
    Ok(rows.into_iter().filter_map(|(report, manager)| Some((report, manager?))).collect())
}

/// Keeps what a person says on the card.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn save_card(
    conn: &mut Conn,
    organisation_id: OrganisationId,
    person_id: PersonId,
    card: &Card,
    at: Timestamp,
) -> Result<()> {
    let saved = (
        person::pace.eq(Db(card.pace)),
        person::working_on.eq(card.working_on.as_deref()),
        person::beyond_work.eq(card.beyond_work.as_deref()),
        person::card_expires_at.eq(Db(Some(card.expires_at))),
        person::updated_at.eq(Db(at)),
    );
    let changed = on!(conn, c => diesel::update(person::table.find((Db(organisation_id), Db(person_id))))
        .set((saved, person::revision.eq(person::revision + 1)))
        .execute(c))?;
    if changed == 1 { Ok(()) } else { Err(StoreError::NotFound) }
}

/// Pauses a person until an instant, or ends the pause.
///
/// # Errors
/// [`StoreError::Stale`] when the revision is no longer the current one, also for a person who is gone.
pub fn pause(
    conn: &mut Conn,
    organisation_id: OrganisationId,
    person_id: PersonId,
    until: Option<Timestamp>,
    revision: i64,
) -> Result<()> {
    let changed = on!(conn, c => diesel::update(person::table.find((Db(organisation_id), Db(person_id))))
        .filter(person::revision.eq(revision))
        .set((person::paused_until.eq(Db(until)), person::revision.eq(person::revision + 1)))
        .execute(c))?;
    if changed == 1 { Ok(()) } else { Err(StoreError::Stale) }
}
