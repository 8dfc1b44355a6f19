//! `no_repeat`: inside an event nobody meets anybody twice.

use crate::pair_set::{PairSet, pairs_of};

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
