//! In which round each forced pair is brought together.
//!
//! A small search with backtracking over the pairs, those with the fewest possible rounds first,
//! each in its earliest round that fits; bounded, and in a fixed order.

use std::collections::BTreeSet;

use domain::roster::Roster;

use crate::positions::Positions;
use crate::presence::is_there;
use crate::refusal::Refusal;

use super::{DrawnRound, Scene};

/// A forced pair and the round that it is meant for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Allotted {
    pub pair: (usize, usize),
    /// None where no round fits; then the earliest chance is taken, if one comes.
    pub round: Option<u32>,
}

/// How many choices are tried before the rest is left to chance.
const TRIES_MAX: u32 = 10_000;

/// Allots a round to every forced pair that no lock brings together.
pub(super) fn allot(roster: &Roster, positions: &Positions<'_>) -> Vec<Allotted> {
    let locked: BTreeSet<(u32, usize)> =
        roster.locks.iter().flat_map(|lock| positions.all(&lock.people).into_iter().map(|p| (lock.round, p))).collect();
    let fixed: BTreeSet<u32> = roster.fixed_rounds.iter().map(|round| round.number).collect();
    let fits = |round: u32, person: usize| {
        is_there(roster, person, round) && !locked.contains(&(round, person)) && !fixed.contains(&round)
    };
    let mut open: Vec<((usize, usize), Vec<u32>)> = Vec::new();
    for pair in &roster.forced {
        let &[i, j] = positions.all(&[pair.first().clone(), pair.second().clone()]).as_slice() else { continue };
        open.push(((i, j), (1..=roster.rounds).filter(|round| fits(*round, i) && fits(*round, j)).collect()));
    }
    open.sort_by_key(|(_, rounds)| rounds.len());
    let mut chosen = vec![None; open.len()];
    let mut tries = TRIES_MAX;
    search(&open, &mut chosen, 0, &mut tries);
    open.iter().zip(chosen).map(|((pair, _), round)| Allotted { pair: *pair, round }).collect()
}

fn search(open: &[((usize, usize), Vec<u32>)], chosen: &mut Vec<Option<u32>>, next: usize, tries: &mut u32) -> bool {
    let Some(((i, j), rounds)) = open.get(next) else { return true };
    for round in rounds {
        if *tries == 0 {
            return false;
        }
        *tries -= 1;
        let busy = open[..next].iter().zip(chosen.iter()).any(|(((a, b), _), taken)| {
            *taken == Some(*round) && [a, b].iter().any(|person| *person == i || *person == j)
        });
        if !busy {
            chosen[next] = Some(*round);
            if search(open, chosen, next + 1, tries) {
                return true;
            }
            chosen[next] = None;
        }
    }
    false
}

/// Forced pairs that do not meet all the same.
pub(crate) fn unmet(scene: &Scene<'_>, rounds: &[DrawnRound]) -> Vec<Refusal> {
    let meets = |allotted: &&Allotted| {
        let (i, j) = allotted.pair;
        rounds.iter().flat_map(|round| &round.meetings).any(|people| people.contains(&i) && people.contains(&j))
    };
    let refuse = |allotted: &Allotted| {
        let [a, b] = [allotted.pair.0, allotted.pair.1].map(|person| scene.roster.people[person].id.clone());
        let detail = format!("{a} and {b} are to be brought together, and no round is free for both.");
        Refusal::new("forced", detail).about([a, b]).relax(["forced"])
    };
    scene.forced.iter().filter(|allotted| !meets(allotted)).map(refuse).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures::{departments, pair};

    #[test]
    fn pairs_that_share_a_person_get_different_rounds() {
        let mut roster = departments(&[1, 3], 3);
        roster.forced = vec![pair("a00", "b00"), pair("a00", "b01"), pair("a00", "b02")];
        roster.people[3].absent_rounds = vec![2, 3];
        let allotted = allot(&roster, &Positions::of(&roster));
        let rounds: BTreeSet<Option<u32>> = allotted.iter().map(|pair| pair.round).collect();
        assert_eq!(rounds, [Some(1), Some(2), Some(3)].into());
        assert_eq!((allotted[0].pair, allotted[0].round), ((0, 3), Some(1)), "the one with the fewest rounds first");
    }
}
