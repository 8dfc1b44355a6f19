//! "Exchange contact": a half each; an address is shown only when both halves stand.

use domain::ParticipantId;
use store::contacts::{self, NewConsent};
use store::{Conn, Stamp, StoreError};

use super::Author;

/// What somebody wants of an exchange.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Contact {
    Give,
    TakeBack,
}

/// Gives one's half to `other`, or takes it back.
///
/// # Errors
/// [`StoreError::UnknownReference`] for somebody who is not of the event.
pub fn contact(
    conn: &mut Conn,
    who: &Author,
    other: ParticipantId,
    wish: Contact,
    stamp: Stamp,
) -> Result<(), StoreError> {
    match wish {
        Contact::Give => contacts::give(
            conn,
            &NewConsent {
                organisation_id: who.organisation,
                event_id: who.event,
                from_participant_id: who.participant,
                to_participant_id: other,
                given_at: stamp.at,
            },
        ),
        Contact::TakeBack => contacts::take_back(conn, who.organisation, who.event, (who.participant, other), stamp.at),
    }
}
