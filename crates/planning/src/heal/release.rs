//! Wishes that the day made impossible are given up, so that the rest can be planned.

use std::collections::BTreeSet;

use domain::roster::{Lock, Pair, ParticipantKey, Roster};

use super::Released;
use crate::refusal::Refusal;

/// Drops locks of rounds that are over (they are fixed), takes those who are gone out of the other
/// locks, and drops forced pairs that share no round any more. Says what was given up.
pub(super) fn release(roster: &mut Roster) -> Vec<Released> {
    let held = |roster: &Roster, round: u32| {
        let over = domain::roster::RoundState::Held;
        roster.fixed_rounds.iter().any(|fixed| fixed.number == round && fixed.state == over)
    };
    let mut released = Vec::new();
    let mut kept = Vec::new();
    for lock in std::mem::take(&mut roster.locks) {
        if held(roster, lock.round) {
            continue;
        }
        let there = |id: &&ParticipantKey| is_there(roster, id, lock.round);
        let people: Vec<ParticipantKey> = lock.people.iter().filter(there).cloned().collect();
        if people.len() < lock.people.len() {
            released.push(Released { code: "lock", round: Some(lock.round), people: lock.people.clone() });
        }
        if people.len() > 1 {
            kept.push(Lock { people, ..lock });
        }
    }
    roster.locks = kept;
    let lost: BTreeSet<Pair> = roster.forced.iter().filter(|pair| is_lost(roster, pair)).cloned().collect();
    released.extend(drop_forced(roster, &lost));
    released
}

/// Drops the forced pairs for whom no round was found; none where something else is wrong.
pub(super) fn unmet_forced(roster: &mut Roster, refusals: &[Refusal]) -> Option<Vec<Released>> {
    let unmet = |refusal: &Refusal| match (refusal.code, refusal.people.as_slice()) {
        ("forced", [a, b]) => Some(Pair::new(a.clone(), b.clone())),
        _ => None,
    };
    let pairs = refusals.iter().map(unmet).collect::<Option<BTreeSet<Pair>>>()?;
    Some(drop_forced(roster, &pairs))
}

fn drop_forced(roster: &mut Roster, pairs: &BTreeSet<Pair>) -> Vec<Released> {
    roster.forced.retain(|pair| !pairs.contains(pair));
    let released = |pair: &Pair| Released {
        code: "forced",
        round: None,
        people: vec![pair.first().clone(), pair.second().clone()],
    };
    pairs.iter().map(released).collect()
}

fn is_there(roster: &Roster, id: &ParticipantKey, round: u32) -> bool {
    roster.people.iter().any(|person| person.id == *id && !person.absent_rounds.contains(&round))
}

/// Whether two people neither met in a fixed round nor share one to come.
fn is_lost(roster: &Roster, pair: &Pair) -> bool {
    let both = |people: &[ParticipantKey]| people.contains(pair.first()) && people.contains(pair.second());
    let fixed = |round: u32| roster.fixed_rounds.iter().any(|fixed| fixed.number == round);
    let met = roster.fixed_rounds.iter().flat_map(|round| &round.meetings).any(|meeting| both(&meeting.people));
    let free = |round: &u32| {
        !fixed(*round) && is_there(roster, pair.first(), *round) && is_there(roster, pair.second(), *round)
    };
    !met && !(1..=roster.rounds).any(|round| free(&round))
}
