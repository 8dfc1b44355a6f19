//! The rounds that lie outside a participant's window, or inside a pause, whatever happens on the day.

use std::collections::{BTreeMap, HashMap};

use domain::roster::ParticipantKey;
use domain::{OrganisationId, PersonId};
use jiff::Timestamp;
use store::events::Event;
use store::participants::{self, Participant};
use store::rounds::{self, Round};
use store::{Conn, StoreError, people};

/// Of everybody who takes part.
///
/// # Errors
/// What the store says.
pub fn of_event(
    conn: &mut Conn,
    organisation: OrganisationId,
    event: &Event,
) -> Result<BTreeMap<ParticipantKey, Vec<u32>>, StoreError> {
    let rounds = rounds::of_event(conn, organisation, event.id)?;
    let paused: HashMap<PersonId, Option<Timestamp>> =
        people::of_event(conn, organisation, event.id)?.into_iter().map(|one| (one.id, one.paused_until)).collect();
    let participants = participants::of_event(conn, organisation, event.id)?;
    let missed = |one: &Participant| {
        let until = one.person_id.and_then(|id| paused.get(&id).copied().flatten());
        (ParticipantKey::new(one.id.to_string()), absent_rounds(one, until, &rounds))
    };
    Ok(participants.iter().map(missed).collect())
}

/// Rounds that lie outside the participant's window, or inside a pause.
pub(super) fn absent_rounds(participant: &Participant, paused_until: Option<Timestamp>, rounds: &[Round]) -> Vec<u32> {
    let is_absent = |round: &&Round| {
        let Some(starts_at) = round.starts_at else { return false };
        let before = participant.present_from.is_some_and(|from| starts_at < from);
        let after = participant.present_until.is_some_and(|until| starts_at >= until);
        before || after || paused_until.is_some_and(|until| starts_at < until)
    };
    rounds.iter().filter(is_absent).map(|round| round.number).collect()
}
