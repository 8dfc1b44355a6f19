//! "I'm here": the hot path. Many arrivals come together, and the unique keys decide who was
//! first, also between replicas.

mod together;

use std::collections::HashSet;

use domain::{AttendanceFactId, AttendanceKind, EventId, OrganisationId, ParticipantId};
use jiff::Timestamp;

use super::{AttendanceFact, arrival_of, find_by_key};
use crate::connection::Conn;
use crate::{Result, StoreError, Unique};

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
    let arrival = Arrival { organisation_id, ..arrival.clone() };
    let outcomes = arrive_many(conn, std::slice::from_ref(&arrival))?;
    outcomes.into_iter().next().unwrap_or(Err(StoreError::Busy))
}

/// Checks many in together; the answers are in the order of the arrivals.
///
/// # Errors
/// When the statement fails, which says nothing about any single one: try each alone.
pub(crate) fn arrive_many(conn: &mut Conn, arrivals: &[Arrival]) -> Result<Vec<Result<Arrived>>> {
    let made: HashSet<AttendanceFactId> = together::insert(conn, arrivals)?.into_iter().collect();
    let answer = |arrival: &Arrival| {
        if made.contains(&arrival.id) { Ok(Arrived::First(fact_of(arrival))) } else { what_stands(conn, arrival) }
    };
    Ok(arrivals.iter().map(answer).collect())
}

/// The row that an arrival has become; stored instants have whole microseconds.
fn fact_of(arrival: &Arrival) -> AttendanceFact {
    let stored = |at: Timestamp| Timestamp::from_microsecond(at.as_microsecond()).unwrap_or(at);
    AttendanceFact {
        id: arrival.id,
        event_id: arrival.event_id,
        participant_id: arrival.participant_id,
        kind: AttendanceKind::Arrived,
        round_number: None,
        action_key: arrival.action_key.clone(),
        occurred_at: stored(arrival.occurred_at),
        received_at: stored(arrival.received_at),
        actor: arrival.actor.clone(),
        undone_at: None,
        undone_by: None,
    }
}

/// Why an arrival was not inserted: its key is known, or the participant is here already. The very
/// row may also stand from a first try whose answer was lost.
fn what_stands(conn: &mut Conn, arrival: &Arrival) -> Result<Arrived> {
    let Arrival { organisation_id, event_id, participant_id, .. } = *arrival;
    if let Some(fact) = find_by_key(conn, organisation_id, event_id, participant_id, &arrival.action_key)? {
        return match (fact.kind, fact.undone_at) {
            (AttendanceKind::Arrived, None) if fact.id == arrival.id => Ok(Arrived::First(fact)),
            (AttendanceKind::Arrived, None) => Ok(Arrived::Already(fact)),
            (AttendanceKind::Arrived, Some(_)) => Ok(Arrived::Undone(fact)),
            _ => Err(StoreError::Taken(Unique::AttendanceKey)),
        };
    }
    match arrival_of(conn, organisation_id, event_id, participant_id)? {
        Some(fact) => Ok(Arrived::Already(fact)),
        // Undone between the two statements: whoever asks again is first.
        None => Err(StoreError::Busy),
    }
}
