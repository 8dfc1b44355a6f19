//! Facts written into a roster: who is there, who is new, what was shown.

use domain::plan::Plan;
use domain::roster::{Lock, Roster, RosterParticipant};

use super::{fixed, walk_in};
use crate::day_facts::DayFacts;
use crate::refusal::Refusal;

/// The parent's roster as it is now.
///
/// # Errors
/// `plan` where the parent has not the rounds of the roster.
pub(super) fn apply(roster: &Roster, parent: &Plan, facts: &DayFacts) -> Result<Roster, Vec<Refusal>> {
    let rounds: Vec<u32> = parent.rounds.iter().map(|round| round.number).collect();
    if !rounds.iter().copied().eq(1..=roster.rounds) {
        let detail = format!("The plan has not the rounds 1 to {} of its roster.", roster.rounds);
        return Err(vec![Refusal::new("plan", detail)]);
    }
    let mut now = roster.clone();
    walk_in::add(&mut now, &facts.walk_ins);
    presence(&mut now, facts);
    for reached in &facts.reached_by {
        of(&mut now, &reached.person).for_each(|person| person.reached_by = reached.by);
    }
    locks(&mut now, facts);
    fixed::fix(&mut now, parent, facts);
    Ok(now)
}

fn of<'r>(
    roster: &'r mut Roster,
    id: &domain::roster::ParticipantKey,
) -> impl Iterator<Item = &'r mut RosterParticipant> {
    let id = id.clone();
    roster.people.iter_mut().filter(move |person| person.id == id)
}

/// Absences replace what was known of the rounds to come; who left is gone from then on.
fn presence(roster: &mut Roster, facts: &DayFacts) {
    let (held, rounds) = (facts.shown.held, roster.rounds);
    for absence in &facts.absences {
        for person in of(roster, &absence.person) {
            person.absent_rounds.retain(|round| *round <= held);
            person.absent_rounds.extend(&absence.rounds);
        }
    }
    for left in &facts.left {
        of(roster, &left.person).for_each(|person| person.absent_rounds.extend(left.from_round..=rounds));
    }
    for person in &mut roster.people {
        person.absent_rounds.sort_unstable();
        person.absent_rounds.dedup();
    }
}

/// New locks of rounds to come; of two locks on one person in a round the new one holds.
fn locks(roster: &mut Roster, facts: &DayFacts) {
    let shown = facts.shown.held.max(facts.shown.revealed);
    for lock in facts.locks.iter().filter(|lock| lock.round > facts.shown.held) {
        let clashes = |old: &Lock| old.round == lock.round && old.people.iter().any(|id| lock.people.contains(id));
        roster.locks.retain(|old| !clashes(old));
        roster.locks.push(lock.clone());
    }
    // Who sat down elsewhere in a shown round is not held by a lock on what was shown.
    for seated in facts.seated.iter().filter(|seated| seated.round <= shown) {
        let clashes = |old: &Lock| old.round == seated.round && old.people.iter().any(|id| seated.people.contains(id));
        roster.locks.retain(|old| !clashes(old));
    }
}
