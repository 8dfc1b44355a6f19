//! `second_chance`: a planned pairing that did not happen is offered again.

use domain::roster::Roster;

use crate::pair_set::PairSet;
use crate::positions::Positions;

/// The pairs that missed each other.
#[derive(Debug, Clone)]
pub(crate) struct SecondChance {
    missed: PairSet,
}

impl SecondChance {
    pub(crate) fn of(roster: &Roster, positions: &Positions<'_>) -> Self {
        Self { missed: PairSet::of(&roster.second_chances, positions) }
    }

    pub(crate) fn term(&self, i: usize, j: usize) -> u32 {
        if self.missed.contains(i, j) { 1000 } else { 0 }
    }
}

#[cfg(test)]
mod tests {
    use crate::affinity::Affinity;
    use crate::fixtures::{named, pair, roster};

    #[test]
    fn a_missed_pairing_comes_first() {
        let people = vec![named("ada", "Legal", &[]), named("grace", "Sales", &[]), named("alan", "Ops", &[])];
        let mut roster = roster(people, 1);
        roster.second_chances = vec![pair("grace", "ada")];
        let affinity = Affinity::of(&roster);
        assert_eq!(affinity.lasting_terms(1, 0).second_chance, 1000);
        assert_eq!(affinity.lasting_terms(1, 2).second_chance, 0);
    }
}
