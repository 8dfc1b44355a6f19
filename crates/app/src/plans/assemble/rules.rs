//! Wishes about pairs and rounds: kept apart, brought together, kept as they are.

use domain::roster::{Lock, Pair, ParticipantKey};
use domain::{EventId, OrganisationId, PairingRuleKind};
use planning::Gathering;
use store::pairing_rules::{self, PairingRule};
use store::{Conn, StoreError};

use super::participants::Roll;

/// Adds the rules of the event whose people all take part.
pub(super) fn add(
    conn: &mut Conn,
    organisation: OrganisationId,
    event_id: EventId,
    roll: &Roll,
    gathering: &mut Gathering,
) -> Result<(), StoreError> {
    for rule in pairing_rules::of_event(conn, organisation, event_id)? {
        let keys: Option<Vec<ParticipantKey>> = rule.people.iter().map(|person| roll.key(*person).cloned()).collect();
        if let Some(keys) = keys {
            place(&rule, keys, gathering);
        }
    }
    Ok(())
}

fn place(rule: &PairingRule, keys: Vec<ParticipantKey>, gathering: &mut Gathering) {
    let pair = match keys.as_slice() {
        [a, b] => Some(Pair::new(a.clone(), b.clone())),
        _ => None,
    };
    match (rule.kind, rule.round_number) {
        (PairingRuleKind::Excluded, _) => gathering.excluded.extend(pair),
        (PairingRuleKind::Forbidden, _) => gathering.forbidden.extend(pair),
        (PairingRuleKind::Forced, _) => gathering.forced.extend(pair),
        (PairingRuleKind::Lock, Some(round)) => gathering.locks.push(Lock { round, people: keys }),
        (PairingRuleKind::Lock, None) => {}
    }
}
