//! Rounds that leave each other more: the whole schedule looks ahead.
//!
//! Rounds that are drawn one by one take the best of what is left, and at a small event a later one
//! may find fewer partners or more exceptions than it had to. Where somebody is left out who perhaps
//! need not be, or an exception is made, the schedule is drawn again and again, leaning to what was
//! best so far: first to the R-matching split into rounds
//! ([`matching::RoundsProblem`]), then with some rounds or people let loose (a large neighbourhood
//! search, Shaw 1998). Every round stays proved on what the earlier ones leave: nobody more can be
//! placed, byes are fairest, exceptions fewest; only weight may be given up for a later round, and
//! that is declared. Among such schedules the one that places most is taken, then fairest byes,
//! fewest exceptions, best weight.

mod looseness;
mod together;
mod worth;

use crate::placeable::placeable;
use crate::rounds::{DrawnRound, Leaning, Scene, draw_leaning, prove};
use crate::stream::stream;

pub(crate) use looseness::Looseness;
pub(crate) use worth::Worth;

/// Rounds, and the weight that they give up against the proved best of each for later ones.
pub(crate) struct Ahead {
    pub rounds: Vec<DrawnRound>,
    pub given: i64,
}

/// More people than this are drawn one by one only.
const PEOPLE_MAX: usize = 120;
/// Pairs that are looked at over all drawings, about.
const PAIRS_MAX: usize = 6_000_000;
/// Drawings at most.
const TURNS_MAX: usize = 150;
/// The search ends after so many drawings without a better schedule.
const STALE_MAX: usize = 40;

/// Looks for a schedule that is better than `rounds`, which were drawn one by one. Cost: a fixed
/// number of drawings that falls with people and rounds.
pub(crate) fn look_ahead(scene: &Scene<'_>, rounds: Vec<DrawnRound>) -> Ahead {
    let free = rounds.iter().filter(|round| !scene.is_fixed(round.number)).count();
    let mut best = Best { worth: Worth::of(scene, &rounds), ahead: Ahead { rounds, given: 0 } };
    if free < 2 || scene.roster.people.len() > PEOPLE_MAX {
        return best.ahead;
    }
    let placeable = placeable(scene.roster);
    if best.worth.nothing_is_missing(placeable) {
        return best.ahead;
    }
    for guide in together::guides(scene, &best.ahead.rounds) {
        best.try_drawing(scene, &guide);
    }
    let mut rng = stream(scene.roster.seed, "look ahead");
    let mut stale = 0;
    for _ in 0..drawings_max(scene) {
        let looseness = Looseness::draw(scene, &best.ahead.rounds, &mut rng);
        stale = if best.try_drawing(scene, &looseness) { 0 } else { stale + 1 };
        if stale >= STALE_MAX || best.worth.nothing_is_missing(placeable) {
            break;
        }
    }
    best.ahead
}

/// How often a schedule is drawn again at most: fewer times the more people and rounds there are.
pub(crate) fn drawings_max(scene: &Scene<'_>) -> usize {
    let people = scene.roster.people.len();
    if people > PEOPLE_MAX {
        return 0;
    }
    (PAIRS_MAX / (people * people * scene.roster.rounds as usize).max(1)).min(TURNS_MAX)
}

/// The best schedule so far.
struct Best {
    worth: Worth,
    ahead: Ahead,
}

impl Best {
    /// Draws once; whether that is better. Who is forced together must still meet.
    fn try_drawing(&mut self, scene: &Scene<'_>, looseness: &Looseness) -> bool {
        let of = |round: u32, i: usize, j: usize| looseness.of(round, i, j);
        let leaning = Leaning { most: looseness.most(), of: &of };
        let Some(rounds) = draw_leaning(scene, &leaning) else { return false };
        let worth = Worth::of(scene, &rounds);
        if worth <= self.worth {
            return false;
        }
        let Some((rounds, given)) = prove(scene, rounds) else { return false };
        *self = Self { worth, ahead: Ahead { rounds, given } };
        true
    }
}
