//! Everything about attendance but the arrival itself: other facts, undoing, counting.

use diesel::prelude::*;
use domain::{AttendanceFactId, AttendanceKind, EventId, OrganisationId, ParticipantId};
use jiff::Timestamp;

use super::{AttendanceFact, NewFact, find_by_key};
use crate::connection::{Conn, on};
use crate::schema::attendance_fact;
use crate::sql_types::Db;
use crate::{Result, StoreError, Unique};

/// What became of a fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Recorded {
    /// This very request made it so.
    First(AttendanceFact),
    /// The same act again: nothing has changed.
    Already(AttendanceFact),
}

/// Records a fact other than an arrival: late, left, skip, cannot find, …
///
/// # Errors
/// [`StoreError::Taken`] with [`Unique::AttendanceKey`] when the key was used for another kind of
/// act, [`StoreError::UnknownReference`] for a participant that the event does not have.
pub fn record(conn: &mut Conn, new: &NewFact) -> Result<Recorded> {
    let made: Option<AttendanceFact> = on!(conn, c => diesel::insert_into(attendance_fact::table)
        .values(new)
        .on_conflict_do_nothing()
        .returning(AttendanceFact::as_returning())
        .get_result(c)
        .optional())?;
    if let Some(fact) = made {
        return Ok(Recorded::First(fact));
    }
    match find_by_key(conn, new.organisation_id, new.event_id, new.participant_id, &new.action_key)? {
        Some(fact) if fact.kind == new.kind => Ok(Recorded::Already(fact)),
        _ => Err(StoreError::Taken(Unique::AttendanceKey)),
    }
}

/// Undoes a fact. Undoing it again answers with the row as it stands.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn undo(
    conn: &mut Conn,
    organisation_id: OrganisationId,
    fact_id: AttendanceFactId,
    by: (&str, Timestamp),
) -> Result<AttendanceFact> {
    let (actor, at) = by;
    on!(conn, c => diesel::update(attendance_fact::table.find((Db(organisation_id), Db(fact_id))))
        .filter(attendance_fact::undone_at.is_null())
        .set((attendance_fact::undone_at.eq(Db(Some(at))), attendance_fact::undone_by.eq(Some(actor))))
        .execute(c))?;
    find(conn, organisation_id, fact_id)?.ok_or(StoreError::NotFound)
}

/// The fact with this id.
pub fn find(
    conn: &mut Conn,
    organisation_id: OrganisationId,
    fact_id: AttendanceFactId,
) -> Result<Option<AttendanceFact>> {
    Ok(on!(conn, c => attendance_fact::table
        .find((Db(organisation_id), Db(fact_id)))
        .select(AttendanceFact::as_select())
        .first(c)
        .optional())?)
}

/// The facts of an event that are not undone, in the order in which they came.
pub fn of_event(conn: &mut Conn, organisation_id: OrganisationId, event_id: EventId) -> Result<Vec<AttendanceFact>> {
    Ok(on!(conn, c => attendance_fact::table
        .filter(attendance_fact::organisation_id.eq(Db(organisation_id)))
        .filter(attendance_fact::event_id.eq(Db(event_id)))
        .filter(attendance_fact::undone_at.is_null())
        .order((attendance_fact::received_at, attendance_fact::id))
        .select(AttendanceFact::as_select())
        .load(c))?)
}

/// The standing facts of an event that carry this key: what one act said about others.
pub fn with_key(
    conn: &mut Conn,
    organisation_id: OrganisationId,
    event_id: EventId,
    action_key: &str,
) -> Result<Vec<AttendanceFact>> {
    Ok(on!(conn, c => attendance_fact::table
        .filter(attendance_fact::organisation_id.eq(Db(organisation_id)))
        .filter(attendance_fact::event_id.eq(Db(event_id)))
        .filter(attendance_fact::action_key.eq(Db(action_key)))
        .filter(attendance_fact::undone_at.is_null())
        .order((attendance_fact::received_at, attendance_fact::id))
        .select(AttendanceFact::as_select())
        .load(c))?)
}

/// The facts of a few participants that are not undone, in the order in which they came.
pub fn of_participants(
    conn: &mut Conn,
    organisation_id: OrganisationId,
    event_id: EventId,
    participants: &[ParticipantId],
) -> Result<Vec<AttendanceFact>> {
    let ids: Vec<_> = participants.iter().copied().map(Db).collect();
    Ok(on!(conn, c => attendance_fact::table
        .filter(attendance_fact::organisation_id.eq(Db(organisation_id)))
        .filter(attendance_fact::event_id.eq(Db(event_id)))
        .filter(attendance_fact::participant_id.eq_any(ids))
        .filter(attendance_fact::undone_at.is_null())
        .order((attendance_fact::received_at, attendance_fact::id))
        .select(AttendanceFact::as_select())
        .load(c))?)
}

/// How often a participant has said something or taken it back: it grows with every tap.
pub fn count_said(
    conn: &mut Conn,
    organisation_id: OrganisationId,
    event_id: EventId,
    participant_id: ParticipantId,
) -> Result<u64> {
    let undone: Vec<Option<Timestamp>> = on!(conn, c => attendance_fact::table
        .filter(attendance_fact::organisation_id.eq(Db(organisation_id)))
        .filter(attendance_fact::event_id.eq(Db(event_id)))
        .filter(attendance_fact::participant_id.eq(Db(participant_id)))
        .select(attendance_fact::undone_at)
        .load(c))?;
    Ok(undone.iter().map(|at| 1 + u64::from(at.is_some())).sum())
}

/// Who has arrived at an event, with the instant.
pub fn arrivals(
    conn: &mut Conn,
    organisation_id: OrganisationId,
    event_id: EventId,
) -> Result<Vec<(ParticipantId, Timestamp)>> {
    Ok(on!(conn, c => attendance_fact::table
        .filter(attendance_fact::organisation_id.eq(Db(organisation_id)))
        .filter(attendance_fact::event_id.eq(Db(event_id)))
        .filter(attendance_fact::kind.eq(Db(AttendanceKind::Arrived)))
        .filter(attendance_fact::undone_at.is_null())
        .order(attendance_fact::participant_id)
        .select((attendance_fact::participant_id, attendance_fact::occurred_at))
        .load(c))?)
}

/// How many facts an event has, how many of them are undone, and when the last one came.
pub fn pulse(
    conn: &mut Conn,
    organisation_id: OrganisationId,
    event_id: EventId,
) -> Result<(i64, i64, Option<Timestamp>)> {
    use diesel::dsl::{count, count_star};
    let (facts, undone): (i64, i64) = on!(conn, c => attendance_fact::table
        .filter(attendance_fact::organisation_id.eq(Db(organisation_id)))
        .filter(attendance_fact::event_id.eq(Db(event_id)))
        .select((count_star(), count(attendance_fact::undone_at)))
        .first(c))?;
    let last: Option<Timestamp> = on!(conn, c => attendance_fact::table
        .filter(attendance_fact::organisation_id.eq(Db(organisation_id)))
        .filter(attendance_fact::event_id.eq(Db(event_id)))
        .order(attendance_fact::received_at.desc())
        .select(attendance_fact::received_at)
        .first(c)
        .optional())?;
    Ok((facts, undone, last))
}

/// How many have arrived: counted when it is asked, for a counter that every check-in raises would
/// make them wait for each other.
pub fn count_arrived(conn: &mut Conn, organisation_id: OrganisationId, event_id: EventId) -> Result<u64> {
    let found: i64 = on!(conn, c => attendance_fact::table
        .filter(attendance_fact::organisation_id.eq(Db(organisation_id)))
        .filter(attendance_fact::event_id.eq(Db(event_id)))
        .filter(attendance_fact::kind.eq(Db(AttendanceKind::Arrived)))
        .filter(attendance_fact::undone_at.is_null())
        .count()
        .get_result(c))?;
    Ok(found.unsigned_abs())
}
