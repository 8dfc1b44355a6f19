//! The person's own switch: whether others may remember whom they met.

use domain::PersonId;
use store::people::{self, Person};
use store::switches::Position;
use store::{Conn, StoreError};

use crate::by::By;
use crate::log::{About, tell};

/// Where the switch of a person stands; on while they have not objected.
pub fn own_memory(person: &Person) -> Position {
    if person.memory_objected_at.is_none() { Position::On } else { Position::Off }
}

/// Turns the switch and writes it into the log. Off, what is remembered is deleted, and no later event reads whom they
/// meet; on, it begins anew.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn turn_own_memory(conn: &mut Conn, by: &By, person: PersonId, position: Position) -> Result<(), StoreError> {
    let reason = match position {
        Position::On => {
            people::allow_memory(conn, by.organisation, person)?;
            "turned_on"
        }
        Position::Off => {
            people::object_to_memory(conn, by.organisation, person, by.stamp.at)?;
            "turned_off"
        }
    };
    tell(conn, by, "turn_own_memory", About { reason: Some(reason), ..About::default() })
}
