//! What stays the same while the rounds of one roster are drawn.

use std::collections::BTreeSet;

use domain::roster::Roster;

use crate::affinity::Affinity;
use crate::pair_table::PairTable;
use crate::positions::Positions;
use crate::stream::{shuffle, stream};
use crate::vetoes::{Strength, public_code};

/// A roster with its pairs judged.
pub(crate) struct Scene<'r> {
    pub roster: &'r Roster,
    pub positions: Positions<'r>,
    pub affinity: Affinity,
    pub table: PairTable,
    /// Positions in the order in which they become vertices: by id, then shuffled by the seed, so
    /// that equal weights are broken by the seed and never by file or name.
    pub order: Vec<usize>,
    /// The place of each position in the order of ids.
    pub rank: Vec<usize>,
}

impl<'r> Scene<'r> {
    pub(crate) fn of(roster: &'r Roster) -> Self {
        let affinity = Affinity::of(roster);
        let table = PairTable::of(roster, &affinity);
        let mut order: Vec<usize> = (0..roster.people.len()).collect();
        order.sort_by_key(|position| &roster.people[*position].id);
        let mut rank = vec![0; order.len()];
        order.iter().enumerate().for_each(|(place, position)| rank[*position] = place);
        shuffle(&mut order, &mut stream(roster.seed, "equal weights"));
        Self { roster, positions: Positions::of(roster), affinity, table, order, rank }
    }

    /// A meeting with its people in the order of ids.
    pub(crate) fn meeting(&self, people: &[usize]) -> Vec<usize> {
        let mut people = people.to_vec();
        people.sort_by_key(|person| self.rank[*person]);
        people
    }

    /// Public codes of the rules that forbid at least one pair.
    pub(crate) fn strict_rules(&self) -> BTreeSet<&'static str> {
        let people = self.table.people();
        let pairs = (0..people).flat_map(|i| (i + 1..people).map(move |j| (i, j)));
        let verdicts = pairs.filter_map(|(i, j)| self.table.cell(i, j).verdict);
        verdicts.filter(|(strength, _)| *strength == Strength::Never).map(|(_, code)| public_code(code)).collect()
    }
}
