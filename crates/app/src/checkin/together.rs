//! People whom a helper checks in, alone or many at once: what to write, and what to say about each.

use domain::{AttendanceFactId, EventId, ParticipantId};
use jiff::{SignedDuration, Timestamp};
use store::attendance::{Arrival, Arrived};
use store::{StoreError, events};

use super::{come_back, window};
use crate::by::By;
use crate::problem::Problem;
use crate::state::AppState;

/// Farther back than a day is no arrival of this event.
const SECONDS_AGO_MAX: u32 = 86_400;

/// One person at the door.
#[derive(Debug, Clone)]
pub struct Coming {
    pub participant: ParticipantId,
    /// The act of one tap: sent again, it is the same act. None: an act of its own.
    pub action_key: Option<String>,
    /// How long ago the tap was, by the clock that saw it.
    pub seconds_ago: u32,
}

/// What became of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Came {
    pub participant: ParticipantId,
    pub outcome: Outcome,
    pub arrived_at: Option<Timestamp>,
}

/// The word for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    First,
    Already,
    /// This very act was undone since.
    Undone,
    /// Not a participant of this event.
    Unknown,
    /// The key stands for another kind of act.
    KeyInUse,
}

impl Outcome {
    /// The stable code.
    pub fn as_str(self) -> &'static str {
        match self {
            Outcome::First => "first",
            Outcome::Already => "already",
            Outcome::Undone => "undone",
            Outcome::Unknown => "unknown",
            Outcome::KeyInUse => "key_in_use",
        }
    }
}

/// Checks people in through the writer, while the door is open; answers when everybody is on the disk.
///
/// # Errors
/// The door is shut, or the store is busy or away. Sending all again is safe.
pub async fn check_in(state: &AppState, by: &By, event: EventId, coming: &[Coming]) -> Result<Vec<Came>, Problem> {
    let (organisation, now) = (by.organisation, state.clock.now());
    let opens_at = state.read(move |conn| {
        let found = events::find(conn, organisation, event)?.ok_or_else(Problem::not_found)?;
        window::admit(conn, organisation, &found, now)??;
        Ok(found.check_in_opens_at)
    });
    let opens_at = opens_at.await?;
    let write = |one: &Coming| {
        let arrival = arrival(by, event, opens_at, one);
        let tap = come_back::Tap { key: arrival.action_key.clone(), occurred_at: arrival.occurred_at };
        (one.participant, tap, state.store.arrive(arrival))
    };
    let written: Vec<_> = coming.iter().map(write).collect();
    let mut all = Vec::with_capacity(written.len());
    for (participant, tap, answer) in written {
        let mut came = came(participant, answer.await)?;
        if came.outcome == Outcome::Already && come_back::come_back(state, by, (event, participant), tap).await? {
            came.outcome = Outcome::First;
        }
        all.push(came);
    }
    state.live.nudge(event, false);
    Ok(all)
}

/// The fact to be written. It happened not before the door opened.
fn arrival(by: &By, event: EventId, opens_at: Timestamp, coming: &Coming) -> Arrival {
    let id = (by.stamp.new_id)();
    let ago = SignedDuration::from_secs(i64::from(coming.seconds_ago.min(SECONDS_AGO_MAX)));
    Arrival {
        organisation_id: by.organisation,
        id: AttendanceFactId::from_uuid(id),
        event_id: event,
        participant_id: coming.participant,
        action_key: coming.action_key.clone().unwrap_or_else(|| id.to_string()),
        occurred_at: (by.stamp.at - ago).max(opens_at.min(by.stamp.at)),
        received_at: by.stamp.at,
        actor: by.actor.clone(),
    }
}

/// What to say about one.
///
/// # Errors
/// What says nothing about this person: the store is busy or away. Sending all again is safe.
fn came(participant: ParticipantId, written: Result<Arrived, StoreError>) -> Result<Came, StoreError> {
    let (outcome, fact) = match written {
        Ok(Arrived::First(fact)) => (Outcome::First, Some(fact)),
        Ok(Arrived::Already(fact)) => (Outcome::Already, Some(fact)),
        Ok(Arrived::Undone(_)) => (Outcome::Undone, None),
        Err(StoreError::UnknownReference) => (Outcome::Unknown, None),
        Err(StoreError::Taken(_)) => (Outcome::KeyInUse, None),
        Err(other) => return Err(other),
    };
    Ok(Came { participant, outcome, arrived_at: fact.map(|fact| fact.occurred_at) })
}
