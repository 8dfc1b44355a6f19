//! Everybody without a meeting gets a cause.

use domain::plan::ByeCause;

use super::{DrawnRound, Memory, Scene};
use crate::presence::is_there;

/// Adds the byes of a round, in the order of ids.
pub(super) fn complete(scene: &Scene<'_>, memory: &Memory, mut round: DrawnRound) -> DrawnRound {
    let placed = round.placed(scene.roster.people.len());
    let mut idle: Vec<usize> = (0..placed.len()).filter(|person| !placed[*person]).collect();
    idle.sort_by_key(|person| scene.rank[*person]);
    let chosen: Vec<Option<ByeCause>> =
        idle.iter().map(|person| own_choice(scene, memory, *person, round.number)).collect();
    let left_over = chosen.iter().filter(|cause| cause.is_none()).count();
    let cause = |(person, chosen): (usize, Option<ByeCause>)| {
        (person, chosen.unwrap_or_else(|| left_over_cause(scene, person, left_over)))
    };
    round.byes = idle.into_iter().zip(chosen).map(cause).collect();
    round
}

fn own_choice(scene: &Scene<'_>, memory: &Memory, person: usize, number: u32) -> Option<ByeCause> {
    if !is_there(scene.roster, person, number) {
        return Some(ByeCause::Absent);
    }
    if scene.roster.people[person].standby {
        return Some(ByeCause::Standby);
    }
    memory.in_a_row.rests(scene.roster, person).then_some(ByeCause::Rest)
}

/// With meetings of two, exactly one person left over means that the number was odd.
fn left_over_cause(scene: &Scene<'_>, person: usize, left_over: usize) -> ByeCause {
    let others = (0..scene.roster.people.len()).filter(|other| *other != person);
    let any = others.map(|other| scene.table.cell(person, other)).any(|cell| cell.is_candidate());
    match (any, left_over) {
        (false, _) => ByeCause::NoCandidate,
        (true, 1) => ByeCause::OddNumber,
        _ => ByeCause::NoPartnerLeft,
    }
}
