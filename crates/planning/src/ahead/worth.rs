//! What a schedule is worth, in the order of the objectives.

use std::cmp::Reverse;

use crate::counts;
use crate::rounds::{DrawnRound, Scene, unmet};

/// Greater is better: who is forced together meets, most placed, fairest byes, fewest exceptions,
/// best weight.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Worth {
    unmet: Reverse<usize>,
    placed: u32,
    byes: Reverse<Vec<(u32, u32)>>,
    exceptions: Reverse<u32>,
    weight: i64,
}

impl Worth {
    pub(crate) fn of(scene: &Scene<'_>, rounds: &[DrawnRound]) -> Self {
        Self {
            unmet: Reverse(unmet(scene, rounds).len()),
            placed: counts::placed(scene.roster, rounds),
            byes: Reverse(byes(scene, rounds)),
            exceptions: Reverse(counts::exceptions(scene, rounds)),
            weight: scene.weight(rounds),
        }
    }

    /// Whether nothing that comes before weight is worse than in another schedule.
    pub(crate) fn is_as_good_but_for_weight(&self, other: &Self) -> bool {
        (self.unmet, self.placed, &self.byes, self.exceptions)
            >= (other.unmet, other.placed, &other.byes, other.exceptions)
    }

    /// Whether as many are placed as can be, without an exception.
    pub(super) fn nothing_is_missing(&self, placeable: u32) -> bool {
        let Self { unmet: Reverse(unmet), placed, exceptions: Reverse(exceptions), .. } = self;
        (*unmet, *exceptions) == (0, 0) && *placed >= placeable
    }
}

/// Byes of this event, then past ones, of everybody who has one; the most first.
fn byes(scene: &Scene<'_>, rounds: &[DrawnRound]) -> Vec<(u32, u32)> {
    let past = scene.roster.people.iter().map(|person| person.past_byes);
    let mut byes: Vec<(u32, u32)> = counts::byes(scene.roster, rounds).into_iter().zip(past).collect();
    byes.retain(|(own, _)| *own > 0);
    byes.sort_unstable_by(|a, b| b.cmp(a));
    byes
}
