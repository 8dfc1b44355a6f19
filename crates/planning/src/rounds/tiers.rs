//! Tiers: numbers so large that no sum of what counts less can outweigh one of them.

use domain::plan::Tiers;
use domain::roster::Roster;

/// T and F for a graph of `vertices` people whose pairs weigh at most `greatest_weight`.
///
/// T > (n/2)·S and F > (n/2)·(T + S) for the greatest soft weight S. None where they leave 64 bits.
pub(crate) fn tiers(vertices: usize, greatest_weight: i64) -> Option<Tiers> {
    let pairs = i64::try_from(vertices / 2).ok()?.max(1);
    let no_exception = pairs.checked_mul(greatest_weight)?.checked_add(1)?;
    let bye = pairs.checked_mul(no_exception.checked_add(greatest_weight)?)?.checked_add(1)?;
    Some(Tiers { bye, no_exception })
}

/// What counts as byes of each person before a round: those of this event first, then past ones.
pub(crate) fn bye_ranks(roster: &Roster, byes: &[u32]) -> Vec<i64> {
    let most_past = roster.people.iter().map(|person| person.past_byes).max().unwrap_or(0);
    let rank = |byes: &u32, past: u32| i64::from(*byes) * (i64::from(most_past) + 1) + i64::from(past);
    byes.iter().zip(&roster.people).map(|(byes, person)| rank(byes, person.past_byes)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures::departments;

    #[test]
    fn the_tiers_outweigh_all_below_them_at_a_million_people() {
        let greatest = 15_000;
        let tiers = tiers(1_000_000, greatest).unwrap();
        assert!(tiers.no_exception > 500_000 * greatest);
        assert!(tiers.bye > 500_000 * (tiers.no_exception + greatest));
    }

    #[test]
    fn a_tier_beyond_64_bits_is_none() {
        assert_eq!(tiers(1_000_000, i64::MAX / 1_000), None);
    }

    #[test]
    fn past_byes_count_after_those_of_this_event() {
        let mut roster = departments(&[3], 1);
        roster.people[0].past_byes = 4;
        assert_eq!(bye_ranks(&roster, &[0, 0, 1]), [4, 0, 5]);
        roster.people[0].past_byes = 0;
        assert_eq!(bye_ranks(&roster, &[1, 2, 0]), [1, 2, 0], "without past byes the rank is the count");
    }
}
