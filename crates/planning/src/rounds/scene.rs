//! What stays the same while the rounds of one roster are drawn.

use std::collections::{BTreeMap, BTreeSet};

use domain::roster::Roster;

use super::DrawnRound;
use super::forced::{Allotted, allot};
use crate::affinity::Affinity;
use crate::limits::no_repeat::Missing;
use crate::pair_set::pairs_of;
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
    /// The place of each position in `order`.
    turn: Vec<usize>,
    /// Forced pairs with the rounds that they are meant for.
    pub forced: Vec<Allotted>,
    /// Who was missing in the rounds that are over.
    pub missing: Missing,
    /// The round of each pair that a lock, or a round that was shown, brings together.
    kept_for: BTreeMap<(usize, usize), u32>,
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
        let mut turn = vec![0; order.len()];
        order.iter().enumerate().for_each(|(place, position)| turn[*position] = place);
        let positions = Positions::of(roster);
        let kept_for = kept_for(roster, &positions);
        let forced = allot(roster, &positions);
        let missing = Missing::of(roster, &positions);
        Self { roster, positions, affinity, table, order, rank, turn, forced, missing, kept_for }
    }

    /// Whether a later round than `number` brings the two together anyway.
    pub(crate) fn kept_for_later(&self, number: u32, i: usize, j: usize) -> bool {
        self.kept_for.get(&(i.min(j), i.max(j))).is_some_and(|round| *round > number)
    }

    /// Whether a round is over, going on or shown.
    pub(crate) fn is_fixed(&self, number: u32) -> bool {
        self.roster.fixed_rounds.iter().any(|round| round.number == number)
    }

    /// A meeting with its people in the order of ids.
    pub(crate) fn meeting(&self, people: &[usize]) -> Vec<usize> {
        let mut people = people.to_vec();
        people.sort_by_key(|person| self.rank[*person]);
        people
    }

    /// Σ of the meetings' soft weights over all rounds.
    pub(crate) fn weight(&self, rounds: &[DrawnRound]) -> i64 {
        let mut bridged = self.affinity.bridged_before(self.roster);
        let mut sum = 0;
        for round in rounds {
            let worth = |people: &Vec<usize>| self.affinity.weight(self.affinity.meeting_terms(people, &bridged));
            sum += round.meetings.iter().map(worth).sum::<i64>();
            round.meetings.iter().for_each(|people| self.affinity.join(people, &mut bridged));
        }
        sum
    }

    /// Where a company stands in the order of the seed: its earliest person decides.
    pub(crate) fn place_in_order(&self, company: &[usize]) -> usize {
        company.iter().map(|person| self.turn[*person]).min().unwrap_or(usize::MAX)
    }

    /// Public codes of the rules that forbid at least one pair.
    pub(crate) fn strict_rules(&self) -> BTreeSet<&'static str> {
        let people = self.table.people();
        let pairs = (0..people).flat_map(|i| (i + 1..people).map(move |j| (i, j)));
        let verdicts = pairs.filter_map(|(i, j)| self.table.cell(i, j).verdict);
        verdicts.filter(|(strength, _)| *strength == Strength::Never).map(|(_, code)| public_code(code)).collect()
    }
}

fn kept_for(roster: &Roster, positions: &Positions<'_>) -> BTreeMap<(usize, usize), u32> {
    let locks = roster.locks.iter().map(|lock| (lock.round, &lock.people));
    let shown = roster.fixed_rounds.iter().flat_map(|round| round.meetings.iter().map(|m| (round.number, &m.people)));
    let mut kept = BTreeMap::new();
    for (round, people) in locks.chain(shown) {
        kept.extend(pairs_of(&positions.all(people)).map(|(i, j)| ((i.min(j), i.max(j)), round)));
    }
    kept
}
