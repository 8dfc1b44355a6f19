//! One promise to oneself. Nobody else reads it.

use jiff::SignedDuration;
use store::promises::{self, NewPromise};
use store::{Conn, Stamp, StoreError};
use uuid::Uuid;

use super::Author;
use super::lesson::one_line;

/// How long a promise is kept.
const KEPT: SignedDuration = SignedDuration::from_hours(24 * 90);
const CHARACTERS_MAX: usize = 300;

/// Makes a promise in the place of the one before. Answers whether it was short enough.
///
/// # Errors
/// What the store says.
pub fn promise(conn: &mut Conn, who: &Author, text: &str, stamp: Stamp) -> Result<bool, StoreError> {
    let body = one_line(text);
    if body.is_empty() {
        return Ok(true);
    }
    if body.chars().count() > CHARACTERS_MAX {
        return Ok(false);
    }
    let new = NewPromise {
        organisation_id: who.organisation,
        id: (stamp.new_id)(),
        event_id: who.event,
        participant_id: who.participant,
        body,
        made_at: stamp.at,
        expires_at: stamp.at + KEPT,
    };
    promises::make(conn, &new)?;
    Ok(true)
}

/// It is done.
///
/// # Errors
/// [`StoreError::NotFound`] when it is somebody else's.
pub fn promise_done(conn: &mut Conn, who: &Author, id: Uuid, stamp: Stamp) -> Result<(), StoreError> {
    promises::done(conn, who.organisation, who.participant, id, stamp.at)
}
