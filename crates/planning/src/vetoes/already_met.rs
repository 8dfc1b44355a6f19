//! `already_met`: an encounter within the no-repeat window that was not missed.

use domain::roster::Roster;

use super::{Rule, never};
use crate::pair_set::PairSet;
use crate::positions::Positions;

pub(super) const RULE: Rule =
    Rule { code: "already_met", applies: |book, i, j| book.already_met.contains(i, j), strength: never };

/// The pairs that count as met.
pub(super) fn pairs(roster: &Roster, positions: &Positions<'_>) -> PairSet {
    let met = roster.encounters.iter().filter(|encounter| encounter.state.counts_as_met());
    PairSet::of(met.map(|encounter| &encounter.pair), positions)
}

#[cfg(test)]
mod tests {
    use crate::fixtures::{departments, pair};
    use crate::vetoes::tests::verdict;
    use domain::EncounterState;
    use domain::roster::PastEncounter;

    #[test]
    fn only_a_missed_encounter_does_not_count() {
        for state in EncounterState::ALL {
            let mut roster = departments(&[1, 1], 1);
            roster.encounters = vec![PastEncounter { pair: pair("a00", "b00"), state: *state }];
            assert_eq!(verdict(&roster).is_none(), *state == EncounterState::Missed, "{state}");
        }
    }
}
