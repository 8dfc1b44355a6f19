//! A set of unordered pairs of positions.

use std::collections::HashSet;

use domain::roster::Pair;

use crate::positions::Positions;

/// Pairs of positions, the smaller first.
#[derive(Debug, Clone, Default)]
pub(crate) struct PairSet {
    pairs: HashSet<(u32, u32)>,
}

impl PairSet {
    pub(crate) fn of<'p>(pairs: impl IntoIterator<Item = &'p Pair>, positions: &Positions<'_>) -> Self {
        let mut set = Self::default();
        for pair in pairs {
            if let (Some(i), Some(j)) = (positions.get(pair.first()), positions.get(pair.second())) {
                set.insert(i, j);
            }
        }
        set
    }

    /// Adds the pair; false when it was there already.
    pub(crate) fn insert(&mut self, i: usize, j: usize) -> bool {
        self.pairs.insert(ordered(i, j))
    }

    pub(crate) fn contains(&self, i: usize, j: usize) -> bool {
        self.pairs.contains(&ordered(i, j))
    }
}

fn ordered(i: usize, j: usize) -> (u32, u32) {
    let (low, high) = if i < j { (i, j) } else { (j, i) };
    (low as u32, high as u32)
}

/// Every unordered pair of a meeting: "together" always means all of them.
pub(crate) fn pairs_of(people: &[usize]) -> impl Iterator<Item = (usize, usize)> + '_ {
    people.iter().enumerate().flat_map(move |(k, &i)| people[k + 1..].iter().map(move |&j| (i, j)))
}
