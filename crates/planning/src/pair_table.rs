//! Every pair of a roster, judged once: whether it may meet, and what it is worth.

use domain::roster::Roster;

use crate::affinity::{Affinity, Bridged};
use crate::vetoes::{Rulebook, Strength};

/// What is fixed about a pair.
#[derive(Debug, Clone, Copy)]
pub(crate) struct PairCell {
    /// The rule against it, if any.
    pub verdict: Option<(Strength, &'static str)>,
    /// Its weight without `bridge`.
    pub lasting_weight: i64,
}

impl PairCell {
    /// Whether the pair is a candidate.
    pub(crate) fn is_candidate(&self) -> bool {
        !matches!(self.verdict, Some((Strength::Never, _)))
    }

    /// The rule that a meeting of the two would break, if it is a candidate that breaks one.
    pub(crate) fn exception(&self) -> Option<&'static str> {
        self.verdict.filter(|(strength, _)| *strength == Strength::IfUnavoidable).map(|(_, code)| code)
    }
}

/// All pairs as an upper triangle. Memory 32 bytes per pair.
pub(crate) struct PairTable {
    people: usize,
    cells: Vec<PairCell>,
}

impl PairTable {
    /// Cost O(n² · (rules + terms)).
    pub(crate) fn of(roster: &Roster, affinity: &Affinity) -> Self {
        let people = roster.people.len();
        let rulebook = Rulebook::of(roster);
        let mut cells = Vec::with_capacity(people * people.saturating_sub(1) / 2);
        for i in 0..people {
            for j in i + 1..people {
                let lasting_weight = affinity.weight(affinity.lasting_terms(i, j));
                cells.push(PairCell { verdict: rulebook.verdict(i, j), lasting_weight });
            }
        }
        Self { people, cells }
    }

    /// The cell of two different people.
    pub(crate) fn cell(&self, i: usize, j: usize) -> &PairCell {
        let (low, high) = (i.min(j), i.max(j));
        &self.cells[low * self.people - low * (low + 1) / 2 + high - low - 1]
    }

    /// The soft weight of a pair while `bridged` holds.
    pub(crate) fn weight(&self, affinity: &Affinity, bridged: &Bridged, i: usize, j: usize) -> i64 {
        self.cell(i, j).lasting_weight + affinity.bridge_weight(i, j, bridged)
    }

    pub(crate) fn people(&self) -> usize {
        self.people
    }

    /// Candidates as pairs of positions, rising.
    pub(crate) fn candidates(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        let pairs = (0..self.people).flat_map(move |i| (i + 1..self.people).map(move |j| (i, j)));
        pairs.zip(&self.cells).filter(|(_, cell)| cell.is_candidate()).map(|(pair, _)| pair)
    }
}
