//! Takes an act back: for ten seconds by oneself, later by a helper.

use jiff::{SignedDuration, Timestamp};
use store::Conn;
use store::attendance::{self, AttendanceFact};

use super::say::follow_up;
use super::{ActError, ActRefusal, Subject};

/// How long somebody may take back what they tapped.
pub const UNDO_WITHIN: SignedDuration = SignedDuration::from_secs(10);

/// An undoing.
#[derive(Debug, Clone)]
pub struct Undoing {
    /// The key of the act that is taken back.
    pub of: String,
    /// When it was tapped.
    pub occurred_at: Timestamp,
    /// None: a helper, who has all the time.
    pub within: Option<SignedDuration>,
}

/// Takes an act back, with what it said about others. Taking it back again changes nothing.
///
/// # Errors
/// [`ActRefusal::NothingToUndo`], [`ActRefusal::UndoTooLate`].
pub fn undo(conn: &mut Conn, subject: &Subject, undoing: &Undoing, now: Timestamp) -> Result<AttendanceFact, ActError> {
    let Subject { organisation_id, event_id, participant_id, .. } = *subject;
    let found = attendance::find_by_key(conn, organisation_id, event_id, participant_id, &undoing.of)?;
    let fact = found.ok_or(ActRefusal::NothingToUndo)?;
    if fact.undone_at.is_some() {
        return Ok(fact);
    }
    let late = |within: SignedDuration| undoing.occurred_at.duration_since(fact.occurred_at) > within;
    if undoing.within.is_some_and(late) {
        return Err(ActRefusal::UndoTooLate.into());
    }
    let said_about_others = follow_up(participant_id, &undoing.of);
    for said in attendance::with_key(conn, organisation_id, event_id, &said_about_others)? {
        attendance::undo(conn, organisation_id, said.id, (&subject.actor, now))?;
    }
    Ok(attendance::undo(conn, organisation_id, fact.id, (&subject.actor, now))?)
}
