//! `not_available`: an exported roster says that two may not meet, and not why.

use domain::roster::{Pair, Roster};

use super::{Rule, never};

pub(super) const RULE: Rule =
    Rule { code: "not_available", applies: |book, i, j| book.not_available.contains(i, j), strength: never };

/// The pairs that may meet in no round.
pub(super) fn pairs(roster: &Roster) -> impl Iterator<Item = &Pair> {
    let masked = roster.masked.iter().flat_map(|masked| &masked.not_available);
    masked.filter(|entry| entry.rounds.is_empty()).map(|entry| &entry.pair)
}

#[cfg(test)]
mod tests {
    use domain::roster::{Masked, NotAvailable};

    use crate::fixtures::{departments, pair};
    use crate::vetoes::{Strength, tests::verdict};

    #[test]
    fn a_pair_that_is_never_available_is_no_candidate() {
        let mut roster = departments(&[1, 1], 2);
        let entry = |rounds| NotAvailable { pair: pair("a00", "b00"), rounds };
        roster.masked = Some(Masked { not_available: vec![entry(vec![2])], ..Masked::default() });
        assert_eq!(verdict(&roster), None, "only in round 2");
        roster.masked = Some(Masked { not_available: vec![entry(vec![])], ..Masked::default() });
        assert_eq!(verdict(&roster), Some((Strength::Never, "not_available")));
    }
}
