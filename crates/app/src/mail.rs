//! Letters: queued in the transaction of what they tell, sent later by whoever has time.

mod sender;

use domain::{Email, OrganisationId, PersonId};
use serde::{Deserialize, Serialize};
use store::outbox::{self, NewMessage};
use store::{Conn, Stamp, StoreError};

pub use sender::keep_sending;

/// What the outbox calls a letter.
pub(crate) const KIND: &str = "mail";

/// A letter in plain text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letter {
    pub subject: String,
    pub text: String,
}

/// Queues a letter to an address, and to the person whose erasure takes it away.
///
/// # Errors
/// What the store says.
pub fn queue(
    conn: &mut Conn,
    (organisation_id, stamp): (OrganisationId, Stamp),
    (to, person_id): (&Email, Option<PersonId>),
    letter: &Letter,
) -> Result<(), StoreError> {
    let body = serde_json::to_string(letter).map_err(|cause| StoreError::Unwritable(cause.to_string()))?;
    let new = NewMessage {
        organisation_id,
        id: (stamp.new_id)(),
        kind: KIND.to_owned(),
        address: to.as_str().to_owned(),
        body,
        person_id,
        queued_at: stamp.at,
        next_try_at: stamp.at,
        attempts: 0,
    };
    outbox::add(conn, &new)
}
