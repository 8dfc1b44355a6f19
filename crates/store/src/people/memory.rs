//! Whether a person lets others remember whom they met.

use diesel::prelude::*;
use domain::{OrganisationId, PersonId, TieSource};
use jiff::Timestamp;

use crate::connection::{Conn, on};
use crate::schema::{encounter, participant, person, tie};
use crate::sql_types::Db;
use crate::{Result, StoreError};

/// Keeps that a person objects to being remembered, and deletes what is remembered: their encounters, and the ties that
/// came of them. Objecting again keeps the first time.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn object_to_memory(
    conn: &mut Conn,
    organisation_id: OrganisationId,
    person_id: PersonId,
    at: Timestamp,
) -> Result<()> {
    let known = super::find(conn, organisation_id, person_id)?.ok_or(StoreError::NotFound)?;
    turn(conn, organisation_id, person_id, Some(known.memory_objected_at.unwrap_or(at)))
}

/// Takes the objection back. What happened meanwhile is not remembered either.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn allow_memory(conn: &mut Conn, organisation_id: OrganisationId, person_id: PersonId) -> Result<()> {
    let known = super::find(conn, organisation_id, person_id)?.ok_or(StoreError::NotFound)?;
    if known.memory_objected_at.is_some() { turn(conn, organisation_id, person_id, None) } else { Ok(()) }
}

fn turn(
    conn: &mut Conn,
    organisation_id: OrganisationId,
    person_id: PersonId,
    objected_at: Option<Timestamp>,
) -> Result<()> {
    on!(conn, c => diesel::update(person::table.find((Db(organisation_id), Db(person_id))))
        .set((person::memory_objected_at.eq(Db(objected_at)), person::revision.eq(person::revision + 1)))
        .execute(c))?;
    drop_encounters(conn, organisation_id, person_id)?;
    drop_ties(conn, organisation_id, person_id)
}

fn drop_encounters(conn: &mut Conn, organisation_id: OrganisationId, person_id: PersonId) -> Result<()> {
    let own = || {
        participant::table
            .filter(participant::organisation_id.eq(Db(organisation_id)))
            .filter(participant::person_id.eq(Db(Some(person_id))))
            .select(participant::id)
    };
    on!(conn, c => diesel::delete(encounter::table)
        .filter(encounter::organisation_id.eq(Db(organisation_id)))
        .filter(encounter::a_participant_id.eq_any(own()).or(encounter::b_participant_id.eq_any(own())))
        .execute(c))?;
    Ok(())
}

fn drop_ties(conn: &mut Conn, organisation_id: OrganisationId, person_id: PersonId) -> Result<()> {
    on!(conn, c => diesel::delete(tie::table)
        .filter(tie::organisation_id.eq(Db(organisation_id)))
        .filter(tie::source.eq(Db(TieSource::Encounter)))
        .filter(tie::a_person_id.eq(Db(person_id)).or(tie::b_person_id.eq(Db(person_id))))
        .execute(c))?;
    Ok(())
}
