//! Taking part is voluntary: not this time, not for some months, or after all.

use jiff::SignedDuration;
use store::{Conn, Stamp, StoreError, participants, people};

use super::read::Owner;

/// How long a rest lasts.
const REST: SignedDuration = SignedDuration::from_hours(24 * 182);

/// What somebody decides about taking part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    NotThisTime,
    /// Left out of everything for half a year.
    Rest,
    AfterAll,
}

/// Keeps the decision. No reason is asked for and none is stored.
///
/// # Errors
/// [`StoreError::NotFound`] for somebody who was forgotten.
pub fn take_part(conn: &mut Conn, owner: &Owner, part: Part, stamp: Stamp) -> Result<(), StoreError> {
    let person = people::find(conn, owner.organisation, owner.person)?.ok_or(StoreError::NotFound)?;
    let until = (part == Part::Rest).then(|| stamp.at + REST);
    if person.paused_until != until {
        people::pause(conn, owner.organisation, owner.person, until, person.revision)?;
    }
    match part {
        Part::AfterAll => participants::rejoin(conn, owner.organisation, owner.participant),
        Part::NotThisTime | Part::Rest => participants::withdraw(conn, owner.organisation, owner.participant, stamp.at),
    }
}
