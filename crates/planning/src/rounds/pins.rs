//! What is fixed in a round before anything is chosen: held rounds, locks, forced pairs.

use domain::roster::RoundState;

use super::{Memory, Scene};
use crate::presence::is_there;

/// The meetings of a held round.
pub(super) fn held(scene: &Scene<'_>, number: u32) -> Option<Vec<Vec<usize>>> {
    let fixed = scene.roster.fixed_rounds.iter().find(|round| round.number == number)?;
    if fixed.state != RoundState::Held {
        return None;
    }
    let mut meetings: Vec<Vec<usize>> =
        fixed.meetings.iter().map(|meeting| scene.meeting(&scene.positions.all(&meeting.people))).collect();
    meetings.sort_unstable();
    Some(meetings)
}

/// The locked meetings of a round, and the forced pairs that are brought together in it: each in
/// the first round in which both are there and free.
pub(super) fn meetings(scene: &Scene<'_>, memory: &Memory, number: u32) -> Vec<Vec<usize>> {
    let locks = scene.roster.locks.iter().filter(|lock| lock.round == number);
    let mut pinned: Vec<Vec<usize>> = locks.map(|lock| scene.meeting(&scene.positions.all(&lock.people))).collect();
    for pair in &scene.roster.forced {
        let people = scene.positions.all(&[pair.first().clone(), pair.second().clone()]);
        let &[i, j] = people.as_slice() else { continue };
        let busy = pinned.iter().flatten().any(|person| *person == i || *person == j);
        let later = locked_later(scene, number, i, j);
        let there = [i, j].iter().all(|person| is_there(scene.roster, *person, number));
        if !busy && there && !later && !memory.met.contains(i, j) {
            pinned.push(scene.meeting(&[i, j]));
        }
    }
    pinned
}

/// Whether a lock of a later round brings the two together anyway.
fn locked_later(scene: &Scene<'_>, number: u32, i: usize, j: usize) -> bool {
    let later = scene.roster.locks.iter().filter(|lock| lock.round > number);
    later.map(|lock| scene.positions.all(&lock.people)).any(|people| people.contains(&i) && people.contains(&j))
}
