//! When a helper may check somebody in: from the opening to the end. A phone's own tap is judged by
//! the day (`live::door`); a helper may still let somebody in when the last places have been given out.

use jiff::{SignedDuration, Timestamp};
use store::events::Event;

/// Why nobody comes in now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shut {
    NotOpen { opens_at: Timestamp },
    Over,
    Cancelled,
}

/// Judges by the facts of the event and the server's clock alone.
///
/// # Errors
/// Why the door is shut.
pub fn admit(event: &Event, now: Timestamp) -> Result<(), Shut> {
    let ends_at = event.starts_at + SignedDuration::from_mins(event.minutes_total.into());
    match (event.closed_at, event.started_at) {
        (Some(_), None) => Err(Shut::Cancelled),
        (Some(_), Some(_)) => Err(Shut::Over),
        (None, _) if now < event.check_in_opens_at => Err(Shut::NotOpen { opens_at: event.check_in_opens_at }),
        (None, _) if now >= ends_at => Err(Shut::Over),
        (None, _) => Ok(()),
    }
}
