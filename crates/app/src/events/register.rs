//! Registering people for an event: a participant and a personal link for each.

use std::collections::BTreeSet;

use domain::{EventId, InvitationId, ParticipantId, ReachedBy};
use jiff::{SignedDuration, Timestamp};
use store::invitations::{self, NewInvitation};
use store::participants::{self, NewParticipant};
use store::people::Person;
use store::{Conn, StoreError, TokenHash};

use super::links;
use crate::by::By;
use crate::config::Config;
use crate::state::Entropy;

/// How long a link outlives its event.
const LINK_DAYS: i64 = 30;

/// Where secrets and codes come from.
pub struct Issuing<'a> {
    pub config: &'a Config,
    pub entropy: &'a Entropy,
}

/// Participants and their links, not stored yet.
#[derive(Debug, Clone)]
pub struct NewRows {
    pub participants: Vec<NewParticipant>,
    pub invitations: Vec<NewInvitation>,
}

impl NewRows {
    /// Writes the participants and their links.
    ///
    /// # Errors
    /// [`StoreError::Taken`] when one of them takes part already.
    pub fn insert(&self, conn: &mut Conn) -> Result<(), StoreError> {
        participants::add(conn, &self.participants)?;
        invitations::issue(conn, &self.invitations)
    }
}

/// Registers people, with links that are valid until 30 days after `ends_at`; nothing is written.
/// `codes` are the short codes that the event has already.
pub fn register(
    by: &By,
    (event_id, ends_at): (EventId, Timestamp),
    people: &[Person],
    mut codes: BTreeSet<String>,
    issuing: &Issuing<'_>,
) -> NewRows {
    let participants: Vec<NewParticipant> = people
        .iter()
        .map(|person| new_participant(by, event_id, person, fresh_code(&mut codes, issuing.entropy)))
        .collect();
    let link = |one: &NewParticipant| fresh_link(by, (one.event_id, one.id), ends_at, issuing.config);
    let invitations = participants.iter().map(link).collect();
    NewRows { participants, invitations }
}

fn new_participant(by: &By, event_id: EventId, person: &Person, short_code: String) -> NewParticipant {
    NewParticipant {
        organisation_id: by.organisation,
        id: ParticipantId::from_uuid((by.stamp.new_id)()),
        event_id,
        person_id: Some(person.id),
        short_code,
        pace: person.pace,
        rest_after: person.rest_after,
        present_from: None,
        present_until: None,
        reached_by: ReachedBy::default(),
        standby: false,
        host: false,
        fixed_spot_id: None,
        purpose: None,
        goal: None,
        registered_at: by.stamp.at,
    }
}

/// A code that nobody at the event has. 30⁶ codes: a second draw is rare, a third all but never.
fn fresh_code(taken: &mut BTreeSet<String>, entropy: &Entropy) -> String {
    let mut code = links::short_code(entropy);
    for _ in 0..100 {
        if taken.insert(code.clone()) {
            break;
        }
        code = links::short_code(entropy);
    }
    code
}

/// A link of a participant, valid from now.
pub fn fresh_link(
    by: &By,
    (event_id, participant_id): (EventId, ParticipantId),
    ends_at: Timestamp,
    config: &Config,
) -> NewInvitation {
    let id = InvitationId::from_uuid((by.stamp.new_id)());
    NewInvitation {
        organisation_id: by.organisation,
        id,
        event_id,
        participant_id,
        token_sha256: TokenHash::of(links::token(config, id)),
        issued_at: by.stamp.at,
        valid_until: ends_at.checked_add(SignedDuration::from_hours(24 * LINK_DAYS)).unwrap_or(ends_at),
    }
}
