//! One thing learned, in its author's words, the author's alone until they share it.

use jiff::SignedDuration;
use store::lessons::{self, NewLesson};
use store::{Conn, Stamp, StoreError};
use uuid::Uuid;

use super::Author;

/// How long a lesson that is not shared is kept.
const KEPT: SignedDuration = SignedDuration::from_hours(24 * 90);
/// How long a lesson may be.
const CHARACTERS_MAX: usize = 500;

/// A lesson as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lesson {
    pub round: Option<u32>,
    pub text: String,
    pub key: String,
}

/// Keeps a lesson; the same key again keeps the first. Answers whether it was short enough.
///
/// # Errors
/// What the store says.
pub fn lesson(conn: &mut Conn, who: &Author, said: &Lesson, stamp: Stamp) -> Result<bool, StoreError> {
    let text = one_line(&said.text);
    if text.is_empty() {
        return Ok(true);
    }
    if text.chars().count() > CHARACTERS_MAX {
        return Ok(false);
    }
    let new = NewLesson {
        organisation_id: who.organisation,
        id: (stamp.new_id)(),
        event_id: who.event,
        participant_id: who.participant,
        round_number: said.round,
        action_key: said.key.clone(),
        body: text,
        written_at: stamp.at,
        expires_at: stamp.at + KEPT,
    };
    lessons::keep(conn, &new)?;
    Ok(true)
}

/// Shares a lesson with one's own team, or ends that.
///
/// # Errors
/// [`StoreError::NotFound`] when it is somebody else's.
pub fn share_lesson(conn: &mut Conn, who: &Author, id: Uuid, shared: bool, stamp: Stamp) -> Result<(), StoreError> {
    lessons::share(conn, who.organisation, who.participant, id, shared.then_some(stamp.at))
}

/// Deletes a lesson of one's own.
///
/// # Errors
/// [`StoreError::NotFound`] when it is somebody else's.
pub fn forget_lesson(conn: &mut Conn, who: &Author, id: Uuid) -> Result<(), StoreError> {
    lessons::forget(conn, who.organisation, who.participant, id)
}

/// A text on one line, without what cannot be seen.
pub(super) fn one_line(text: &str) -> String {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    words.chars().filter(|letter| !letter.is_control()).collect()
}
