//! Who has left, or will be late, stands at the door: a helper's check-in takes that word back. The arrival stands as it was.

use domain::{AttendanceKind, EventId, ParticipantId};
use jiff::Timestamp;
use store::attendance::{self, AttendanceFact};
use store::{Conn, StoreError};

use crate::by::By;
use crate::log::{About, tell};
use crate::problem::Problem;
use crate::state::AppState;

/// The tap of a helper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tap {
    pub key: String,
    pub occurred_at: Timestamp,
}

/// Takes back what somebody who is in said about being away, if it was said before the tap. Answers whether there was
/// something: a list that is sent again, or that was written earlier, brings nobody back.
///
/// # Errors
/// The store is busy or away.
pub async fn come_back(
    state: &AppState,
    by: &By,
    (event, participant): (EventId, ParticipantId),
    tap: Tap,
) -> Result<bool, Problem> {
    let organisation = by.organisation;
    let read = state.read(move |conn| {
        let own = attendance::of_participants(conn, organisation, event, &[participant])?;
        Ok(said_away(&own, &tap))
    });
    let away = read.await?;
    if away.is_empty() {
        return Ok(false);
    }
    let by = by.clone();
    state.write(move |conn| Ok(take_back(conn, &by, (event, participant), &away)?)).await?;
    Ok(true)
}

/// What stands about being away and was said before the tap; nothing if the tap is the arrival itself, sent again.
fn said_away(own: &[AttendanceFact], tap: &Tap) -> Vec<AttendanceFact> {
    if own.iter().any(|fact| fact.action_key == tap.key) {
        return Vec::new();
    }
    let away = |fact: &&AttendanceFact| {
        matches!(fact.kind, AttendanceKind::Left | AttendanceKind::Late) && fact.occurred_at < tap.occurred_at
    };
    own.iter().filter(away).cloned().collect()
}

fn take_back(
    conn: &mut Conn,
    by: &By,
    (event, participant): (EventId, ParticipantId),
    away: &[AttendanceFact],
) -> Result<(), StoreError> {
    for fact in away {
        attendance::undo(conn, by.organisation, fact.id, (&by.actor, by.stamp.at))?;
    }
    tell(conn, by, "come_back", About { object: Some(participant.as_uuid()), event: Some(event), reason: None })
}
