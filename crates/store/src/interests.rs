//! Interests: person × topic × stance, with the source that said so.

use std::collections::{BTreeMap, BTreeSet};

use diesel::prelude::*;
use diesel::upsert::excluded;
use domain::{EventId, InterestId, InterestSource, OrganisationId, PersonId, ProgrammeId, Stance, TopicId};
use jiff::Timestamp;

use crate::connection::{Conn, on};
use crate::schema::{interest, participant};
use crate::sql_types::{Db, new_row};
use crate::{CHUNK_ROWS, Result, StoreError};

/// An interest.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = interest)]
pub struct Interest {
    pub id: InterestId,
    pub person_id: PersonId,
    pub topic_id: TopicId,
    pub stance: Stance,
    pub source: InterestSource,
    /// The programme that suggested it.
    pub programme_id: Option<ProgrammeId>,
    pub stated_at: Timestamp,
    /// None: a suggestion, never shown as a claim.
    pub confirmed_at: Option<Timestamp>,
    /// Removed by the person, or by an organiser in their name; no import brings it back.
    pub removed_at: Option<Timestamp>,
}

new_row! {
    /// An interest to be stated.
    pub struct NewInterest of interest {
        pub organisation_id: OrganisationId,
        pub id: InterestId,
        pub person_id: PersonId,
        pub topic_id: TopicId,
        pub stance: Stance,
        pub source: InterestSource,
        pub programme_id: Option<ProgrammeId>,
        pub stated_at: Timestamp,
        pub confirmed_at: Option<Timestamp>,
    }
}

/// States what programmes and imports say. What the person said stays, what was removed stays
/// removed, and a programme takes over what only an import said. Answers with how many rows are
/// new or different.
pub fn suggest(conn: &mut Conn, organisation_id: OrganisationId, rows: &[NewInterest]) -> Result<usize> {
    let rows = strongest(rows);
    let mut changed = 0;
    for chunk in rows.chunks(CHUNK_ROWS) {
        changed += take_over(conn, organisation_id, chunk)?;
        let chunk = chunk.to_vec();
        changed += on!(conn, c => diesel::insert_into(interest::table)
            .values(&chunk)
            .on_conflict_do_nothing()
            .execute(c))?;
    }
    Ok(changed)
}

/// One row per person, topic and stance: PostgreSQL refuses to meet one key twice in a statement.
fn strongest(rows: &[NewInterest]) -> Vec<NewInterest> {
    let mut by_key: BTreeMap<_, NewInterest> = BTreeMap::new();
    for row in rows {
        let kept = by_key.entry((row.person_id, row.topic_id, row.stance)).or_insert_with(|| row.clone());
        if row.source == InterestSource::Programme && kept.source != InterestSource::Programme {
            *kept = row.clone();
        }
    }
    by_key.into_values().collect()
}

/// Gives what only an import said to the programme that says it too.
fn take_over(conn: &mut Conn, organisation_id: OrganisationId, rows: &[NewInterest]) -> Result<usize> {
    let by_programme: BTreeMap<_, &NewInterest> = rows
        .iter()
        .filter(|row| row.source == InterestSource::Programme)
        .map(|row| ((row.person_id, row.topic_id, row.stance), row))
        .collect();
    let people: BTreeSet<PersonId> = by_programme.values().map(|row| row.person_id).collect();
    let imported: Vec<Interest> = on!(conn, c => interest::table
        .filter(interest::organisation_id.eq(Db(organisation_id)))
        .filter(interest::person_id.eq_any(people.iter().map(Db)))
        .filter(interest::source.eq(Db(InterestSource::Import)))
        .filter(interest::removed_at.is_null())
        .select(Interest::as_select())
        .load(c))?;
    let mut changed = 0;
    for known in imported {
        if let Some(row) = by_programme.get(&(known.person_id, known.topic_id, known.stance)) {
            changed += give_to_programme(conn, organisation_id, known.id, row)?;
        }
    }
    Ok(changed)
}

fn give_to_programme(
    conn: &mut Conn,
    organisation_id: OrganisationId,
    interest_id: InterestId,
    row: &NewInterest,
) -> Result<usize> {
    Ok(on!(conn, c => diesel::update(interest::table.find((Db(organisation_id), Db(interest_id))))
        .set((
            interest::source.eq(Db(row.source)),
            interest::programme_id.eq(Db(row.programme_id)),
            interest::stated_at.eq(Db(row.stated_at)),
        ))
        .execute(c))?)
}

/// States the person's own word: it wins over everything, also over an earlier removal.
pub fn say(conn: &mut Conn, row: &NewInterest) -> Result<()> {
    on!(conn, c => diesel::insert_into(interest::table)
        .values(row)
        .on_conflict((interest::organisation_id, interest::person_id, interest::topic_id, interest::stance))
        .do_update()
        .set((
            interest::source.eq(excluded(interest::source)),
            interest::stated_at.eq(excluded(interest::stated_at)),
            interest::confirmed_at.eq(excluded(interest::confirmed_at)),
            interest::removed_at.eq(Db(None::<Timestamp>)),
        ))
        .execute(c))?;
    Ok(())
}

/// Turns a suggestion into a claim.
///
/// # Errors
/// [`StoreError::NotFound`] when the person has no such interest.
pub fn confirm(
    conn: &mut Conn,
    organisation_id: OrganisationId,
    person_id: PersonId,
    interest_id: InterestId,
    at: Timestamp,
) -> Result<()> {
    let changed = on!(conn, c => diesel::update(interest::table.find((Db(organisation_id), Db(interest_id))))
        .filter(interest::person_id.eq(Db(person_id)))
        .filter(interest::removed_at.is_null())
        .set((
            interest::confirmed_at.eq(Db(Some(at))),
            interest::source.eq(Db(InterestSource::Person)),
        ))
        .execute(c))?;
    if changed == 1 { Ok(()) } else { Err(StoreError::NotFound) }
}

/// Removes an interest for good: no import and no programme brings it back.
///
/// # Errors
/// [`StoreError::NotFound`] when the person has no such interest.
pub fn remove(
    conn: &mut Conn,
    organisation_id: OrganisationId,
    person_id: PersonId,
    interest_id: InterestId,
    at: Timestamp,
) -> Result<()> {
    let changed = on!(conn, c => diesel::update(interest::table.find((Db(organisation_id), Db(interest_id))))
        .filter(interest::person_id.eq(Db(person_id)))
        .filter(interest::removed_at.is_null())
        .set((interest::removed_at.eq(Db(Some(at))), interest::source.eq(Db(InterestSource::Person))))
        .execute(c))?;
    if changed == 1 { Ok(()) } else { Err(StoreError::NotFound) }
}

/// What a person cares about now, by topic.
pub fn of_person(conn: &mut Conn, organisation_id: OrganisationId, person_id: PersonId) -> Result<Vec<Interest>> {
    Ok(on!(conn, c => interest::table
        .filter(interest::organisation_id.eq(Db(organisation_id)))
        .filter(interest::person_id.eq(Db(person_id)))
        .filter(interest::removed_at.is_null())
        .order((interest::topic_id, interest::stance))
        .select(Interest::as_select())
        .load(c))?)
}

/// What everybody at an event cares about now, by person and topic.
pub fn of_event(conn: &mut Conn, organisation_id: OrganisationId, event_id: EventId) -> Result<Vec<Interest>> {
    let of_event = participant::table
        .filter(participant::organisation_id.eq(Db(organisation_id)))
        .filter(participant::event_id.eq(Db(event_id)))
        .select(participant::person_id);
    Ok(on!(conn, c => interest::table
        .filter(interest::organisation_id.eq(Db(organisation_id)))
        .filter(interest::person_id.nullable().eq_any(of_event))
        .filter(interest::removed_at.is_null())
        .order((interest::person_id, interest::topic_id, interest::stance))
        .select(Interest::as_select())
        .load(c))?)
}

/// Those of some ids that are stored.
pub fn known(conn: &mut Conn, organisation_id: OrganisationId, ids: &[InterestId]) -> Result<Vec<InterestId>> {
    let mut found = Vec::with_capacity(ids.len());
    for chunk in ids.chunks(CHUNK_ROWS) {
        let rows: Vec<InterestId> = on!(conn, c => interest::table
            .filter(interest::organisation_id.eq(Db(organisation_id)))
            .filter(interest::id.eq_any(chunk.iter().map(|id| Db(*id))))
            .select(interest::id)
            .load(c))?;
        found.extend(rows);
    }
    Ok(found)
}
