//! A helper takes an arrival back, however late, and is logged. By oneself it is one of the day's acts
//! (`live::acts::undo`), for ten seconds.

use domain::{EventId, ParticipantId};
use store::{Conn, StoreError, attendance, phone_sessions};

use crate::by::By;
use crate::log::{About, tell};

/// Takes the arrival back that stands, if one does; the phones that came in with it are signed out.
/// Answers whether one stood.
///
/// # Errors
/// What the store says.
pub fn undo(conn: &mut Conn, by: &By, event: EventId, participant: ParticipantId) -> Result<bool, StoreError> {
    let Some(fact) = attendance::arrival_of(conn, by.organisation, event, participant)? else { return Ok(false) };
    attendance::undo(conn, by.organisation, fact.id, (&by.actor, by.stamp.at))?;
    phone_sessions::close_all(conn, by.organisation, participant, by.stamp.at)?;
    let about = About { object: Some(participant.as_uuid()), event: Some(event), reason: None };
    tell(conn, by, "undo_check_in", about)?;
    Ok(true)
}
