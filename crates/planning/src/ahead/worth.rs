//! What a schedule is worth, in the order of the objectives.

use std::cmp::Reverse;

use crate::pair_set::pairs_of;
use crate::rounds::{DrawnRound, Scene, unmet};

/// Greater is better: who is forced together meets, most placed, fairest byes, fewest exceptions,
/// best weight.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Worth {
    unmet: Reverse<usize>,
    placed: usize,
    byes: Reverse<Vec<(u32, u32)>>,
    exceptions: Reverse<usize>,
    weight: i64,
}

impl Worth {
    pub(crate) fn of(scene: &Scene<'_>, rounds: &[DrawnRound]) -> Self {
        let regular = |person: &&usize| !scene.roster.people[**person].standby;
        let pairs = rounds.iter().flat_map(|round| &round.meetings).flat_map(|meeting| pairs_of(meeting));
        Self {
            unmet: Reverse(unmet(scene, rounds).len()),
            placed: rounds.iter().flat_map(|round| &round.meetings).flatten().filter(regular).count(),
            byes: Reverse(byes(scene, rounds)),
            exceptions: Reverse(pairs.filter(|(i, j)| scene.table.cell(*i, *j).exception().is_some()).count()),
            weight: scene.weight(rounds),
        }
    }

    /// Whether nothing that comes before weight is worse than in another schedule.
    pub(crate) fn is_as_good_but_for_weight(&self, other: &Self) -> bool {
        (self.unmet, self.placed, &self.byes, self.exceptions)
            >= (other.unmet, other.placed, &other.byes, other.exceptions)
    }

    /// Whether as many are placed as can be, without an exception.
    pub(super) fn nothing_is_missing(&self, placeable: usize) -> bool {
        let Self { unmet: Reverse(unmet), placed, exceptions: Reverse(exceptions), .. } = self;
        (*unmet, *exceptions) == (0, 0) && *placed >= placeable
    }
}

/// Byes of this event, then past ones, of everybody who has one; the most first.
fn byes(scene: &Scene<'_>, rounds: &[DrawnRound]) -> Vec<(u32, u32)> {
    let mut byes: Vec<(u32, u32)> = scene.roster.people.iter().map(|person| (0, person.past_byes)).collect();
    for (person, cause) in rounds.iter().flat_map(|round| &round.byes) {
        byes[*person].0 += u32::from(cause.counts());
    }
    byes.retain(|(own, _)| *own > 0);
    byes.sort_unstable_by(|a, b| b.cmp(a));
    byes
}
