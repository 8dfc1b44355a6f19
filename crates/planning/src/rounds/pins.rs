//! What is fixed in a round before anything is chosen: held rounds, locks, forced pairs.

use domain::roster::RoundState;

use super::{Memory, Scene};
use crate::presence::is_there;

/// The meetings of a round that was held or revealed.
pub(super) fn fixed(scene: &Scene<'_>, number: u32) -> Option<(RoundState, Vec<Vec<usize>>)> {
    let fixed = scene.roster.fixed_rounds.iter().find(|round| round.number == number)?;
    let seated = fixed.meetings.iter().map(|meeting| scene.meeting(&scene.positions.all(&meeting.people)));
    let mut meetings: Vec<Vec<usize>> = seated.filter(|people| people.len() > 1).collect();
    meetings.sort_unstable();
    Some((fixed.state, meetings))
}

/// The locked meetings of a round, and the forced pairs that are meant for it or late for theirs.
pub(crate) fn meetings(scene: &Scene<'_>, memory: &Memory, number: u32) -> Vec<Vec<usize>> {
    let locks = scene.roster.locks.iter().filter(|lock| lock.round == number);
    let mut pinned: Vec<Vec<usize>> = locks.map(|lock| scene.meeting(&scene.positions.all(&lock.people))).collect();
    for allotted in scene.forced.iter().filter(|allotted| allotted.round.is_none_or(|round| round <= number)) {
        let (i, j) = allotted.pair;
        let busy = pinned.iter().flatten().any(|person| *person == i || *person == j);
        let free =
            |person: usize| is_there(scene.roster, person, number) && !memory.in_a_row.rests(scene.roster, person);
        let settled = memory.met.contains(i, j) || scene.kept_for_later(number, i, j);
        if !busy && !settled && free(i) && free(j) {
            pinned.push(scene.meeting(&[i, j]));
        }
    }
    pinned
}
