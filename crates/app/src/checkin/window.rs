//! When a helper may check somebody in: from the opening to the end. A phone's own tap is judged by
//! the day (`live::door`); a helper may still let somebody in when the last places have been given out.

use domain::OrganisationId;
use jiff::{SignedDuration, Timestamp};
use store::events::Event;
use store::{Conn, StoreError, rounds};

use crate::day::load;

/// Why nobody comes in now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shut {
    NotOpen { opens_at: Timestamp },
    Over,
    Cancelled,
}

/// Judges by the facts of the event and the server's clock alone. Rounds that began later or took longer keep the door
/// open.
///
/// # Errors
/// What the store says; within, why the door is shut.
pub fn admit(
    conn: &mut Conn,
    organisation: OrganisationId,
    event: &Event,
    now: Timestamp,
) -> Result<Result<(), Shut>, StoreError> {
    Ok(match (event.closed_at.or(event.cancelled_at), event.started_at) {
        (Some(_), None) => Err(Shut::Cancelled),
        (Some(_), Some(_)) => Err(Shut::Over),
        (None, _) if now < event.check_in_opens_at => Err(Shut::NotOpen { opens_at: event.check_in_opens_at }),
        (None, _) if is_over(conn, organisation, event, now)? => Err(Shut::Over),
        (None, _) => Ok(()),
    })
}

fn is_over(conn: &mut Conn, organisation: OrganisationId, event: &Event, now: Timestamp) -> Result<bool, StoreError> {
    let planned = event.starts_at + SignedDuration::from_mins(event.minutes_total.into());
    if now < planned {
        return Ok(false);
    }
    let stored = rounds::of_event(conn, organisation, event.id)?;
    Ok(load::timetable(event, &stored).is_over(planned, now))
}
