//! Facts of the event day about one participant, and the hot path of checking in.

mod facts;

use std::collections::HashMap;

use diesel::prelude::*;
use domain::{AttendanceFactId, AttendanceKind, EventId, OrganisationId, ParticipantId};
use jiff::Timestamp;

use crate::connection::{Conn, on};
use crate::schema::attendance_fact;
use crate::sql_types::{Db, new_row};
use crate::{CHUNK_ROWS, Result, StoreError, Unique};

pub use facts::{Recorded, arrivals, count_arrived, find, of_event, record, undo};

/// A fact as it is stored.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = attendance_fact)]
pub struct AttendanceFact {
    pub id: AttendanceFactId,
    pub event_id: EventId,
    pub participant_id: ParticipantId,
    pub kind: AttendanceKind,
    pub round_number: Option<u32>,
    /// Made by the phone at the tap: the same key again is the same act again.
    pub action_key: String,
    pub occurred_at: Timestamp,
    pub received_at: Timestamp,
    pub actor: String,
    pub undone_at: Option<Timestamp>,
    pub undone_by: Option<String>,
}

new_row! {
/// A fact to be recorded.
pub struct NewFact of attendance_fact {
    pub organisation_id: OrganisationId,
    pub id: AttendanceFactId,
    pub event_id: EventId,
    pub participant_id: ParticipantId,
    pub kind: AttendanceKind,
    pub round_number: Option<u32>,
    pub action_key: String,
    pub occurred_at: Timestamp,
    pub received_at: Timestamp,
    pub actor: String,
}
}

/// Somebody says "I'm here".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arrival {
    pub organisation_id: OrganisationId,
    pub id: AttendanceFactId,
    pub event_id: EventId,
    pub participant_id: ParticipantId,
    pub action_key: String,
    pub occurred_at: Timestamp,
    pub received_at: Timestamp,
    pub actor: String,
}

/// What became of an arrival. Each carries the row that counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Arrived {
    /// This very request made it so.
    First(AttendanceFact),
    /// It was so before; nothing has changed.
    Already(AttendanceFact),
    /// The same act was undone since: a replay never checks in again.
    Undone(AttendanceFact),
}

impl Arrived {
    /// The row that counts.
    pub fn fact(&self) -> &AttendanceFact {
        match self {
            Self::First(fact) | Self::Already(fact) | Self::Undone(fact) => fact,
        }
    }
}

/// Checks one participant in.
///
/// # Errors
/// [`StoreError::UnknownReference`] for a participant that the event does not have;
/// [`StoreError::Taken`] when the key was used for another kind of act.
pub fn arrive(conn: &mut Conn, organisation_id: OrganisationId, arrival: &Arrival) -> Result<Arrived> {
    let mut arrival = arrival.clone();
    arrival.organisation_id = organisation_id;
    let outcome = arrive_many(conn, std::slice::from_ref(&arrival))?;
    outcome.into_iter().next().ok_or(StoreError::Busy)
}

/// Checks many in with one statement; the answers are in the order of the arrivals.
pub(crate) fn arrive_many(conn: &mut Conn, arrivals: &[Arrival]) -> Result<Vec<Arrived>> {
    let mut made = insert_arrivals(conn, arrivals)?;
    let answer = |arrival: &Arrival| match made.remove(&arrival.id) {
        Some(fact) => Ok(Arrived::First(fact)),
        None => what_stands(conn, arrival),
    };
    arrivals.iter().map(answer).collect()
}

fn insert_arrivals(conn: &mut Conn, arrivals: &[Arrival]) -> Result<HashMap<AttendanceFactId, AttendanceFact>> {
    let mut made = HashMap::with_capacity(arrivals.len());
    for chunk in arrivals.chunks(CHUNK_ROWS) {
        let rows: Vec<NewFact> = chunk.iter().map(arrived_fact).collect();
        let facts: Vec<AttendanceFact> = on!(conn, c => diesel::insert_into(attendance_fact::table)
            .values(&rows)
            .on_conflict_do_nothing()
            .returning(AttendanceFact::as_returning())
            .get_results(c))?;
        made.extend(facts.into_iter().map(|fact| (fact.id, fact)));
    }
    Ok(made)
}

fn arrived_fact(arrival: &Arrival) -> NewFact {
    NewFact {
        organisation_id: arrival.organisation_id,
        id: arrival.id,
        event_id: arrival.event_id,
        participant_id: arrival.participant_id,
        kind: AttendanceKind::Arrived,
        round_number: None,
        action_key: arrival.action_key.clone(),
        occurred_at: arrival.occurred_at,
        received_at: arrival.received_at,
        actor: arrival.actor.clone(),
    }
}

/// Why an arrival was not inserted: its key is known, or the participant is here already.
fn what_stands(conn: &mut Conn, arrival: &Arrival) -> Result<Arrived> {
    let organisation_id = arrival.organisation_id;
    if let Some(fact) = find_by_key(conn, organisation_id, arrival.participant_id, &arrival.action_key)? {
        return match (fact.kind, fact.undone_at) {
            (AttendanceKind::Arrived, None) => Ok(Arrived::Already(fact)),
            (AttendanceKind::Arrived, Some(_)) => Ok(Arrived::Undone(fact)),
            _ => Err(StoreError::Taken(Unique::AttendanceKey)),
        };
    }
    match arrival_of(conn, organisation_id, arrival.event_id, arrival.participant_id)? {
        Some(fact) => Ok(Arrived::Already(fact)),
        // Undone between the two statements: whoever asks again is first.
        None => Err(StoreError::Busy),
    }
}

/// The fact that a participant's action key stands for.
pub fn find_by_key(
    conn: &mut Conn,
    organisation_id: OrganisationId,
    participant_id: ParticipantId,
    action_key: &str,
) -> Result<Option<AttendanceFact>> {
    Ok(on!(conn, c => attendance_fact::table
        .filter(attendance_fact::organisation_id.eq(Db(organisation_id)))
        .filter(attendance_fact::participant_id.eq(Db(participant_id)))
        .filter(attendance_fact::action_key.eq(Db(action_key)))
        .select(AttendanceFact::as_select())
        .first(c)
        .optional())?)
}

/// The arrival of a participant that is not undone.
pub fn arrival_of(
    conn: &mut Conn,
    organisation_id: OrganisationId,
    event_id: EventId,
    participant_id: ParticipantId,
) -> Result<Option<AttendanceFact>> {
    Ok(on!(conn, c => attendance_fact::table
        .filter(attendance_fact::organisation_id.eq(Db(organisation_id)))
        .filter(attendance_fact::event_id.eq(Db(event_id)))
        .filter(attendance_fact::participant_id.eq(Db(participant_id)))
        .filter(attendance_fact::kind.eq(Db(AttendanceKind::Arrived)))
        .filter(attendance_fact::undone_at.is_null())
        .select(AttendanceFact::as_select())
        .first(c)
        .optional())?)
}
