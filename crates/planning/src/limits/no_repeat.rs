//! `no_repeat`: inside an event nobody meets anybody twice.

use std::collections::BTreeSet;

use domain::roster::Roster;

use crate::pair_set::{PairSet, pairs_of};
use crate::positions::Positions;

/// Who was missing in which of the rounds that are over: pairs with them did not happen.
#[derive(Debug, Clone, Default)]
pub(crate) struct Missing {
    of_round: BTreeSet<(u32, usize)>,
}

impl Missing {
    pub(crate) fn of(roster: &Roster, positions: &Positions<'_>) -> Self {
        let mut of_round = BTreeSet::new();
        for round in &roster.fixed_rounds {
            let missing = round.meetings.iter().flat_map(|meeting| positions.all(&meeting.missing));
            of_round.extend(missing.map(|person| (round.number, person)));
        }
        Self { of_round }
    }

    /// Those of a meeting who were there.
    pub(crate) fn there(&self, round: u32, people: &[usize]) -> Vec<usize> {
        people.iter().copied().filter(|person| !self.of_round.contains(&(round, *person))).collect()
    }
}

/// The pairs that met in earlier rounds of the plan.
#[derive(Debug, Clone, Default)]
pub(crate) struct Met {
    pairs: PairSet,
}

impl Met {
    /// Remembers a meeting: every pair of it.
    pub(crate) fn remember(&mut self, people: &[usize]) {
        for (i, j) in pairs_of(people) {
            self.pairs.insert(i, j);
        }
    }

    pub(crate) fn contains(&self, i: usize, j: usize) -> bool {
        self.pairs.contains(i, j)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_trio_is_three_pairings() {
        let mut met = Met::default();
        met.remember(&[4, 2, 9]);
        assert!(met.contains(2, 4) && met.contains(9, 4) && met.contains(2, 9));
        assert!(!met.contains(2, 3));
    }
}
