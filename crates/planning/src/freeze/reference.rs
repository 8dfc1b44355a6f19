//! The familiarity at which `novelty` reaches 0: twice the median of the candidates.

use domain::roster::Roster;

use crate::vetoes::{Rulebook, Strength};

/// 2 · median of the candidates' familiarity, in units of 10⁻⁹; of the positive ones where that
/// is 0; 0 where none is positive. Twice a median of an even number is the sum of the two middle
/// values. Cost O(n²).
pub(super) fn reference_nano(roster: &Roster) -> u32 {
    let rulebook = Rulebook::of(roster);
    let people = roster.people.len();
    let mut values: Vec<u32> = Vec::new();
    for i in 0..people {
        let allowed = (i + 1..people).filter(|j| !matches!(rulebook.verdict(i, *j), Some((Strength::Never, _))));
        values.extend(allowed.map(|j| roster.familiarity_nano(i, j)));
    }
    values.sort_unstable();
    match twice_median(&values) {
        0 => twice_median(&values[values.partition_point(|value| *value == 0)..]),
        twice => twice,
    }
}

fn twice_median(sorted: &[u32]) -> u32 {
    let Some(upper) = sorted.get(sorted.len() / 2) else { return 0 };
    let lower = sorted[(sorted.len() - 1) / 2];
    lower.saturating_add(*upper)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_doubled_without_rounding() {
        assert_eq!(twice_median(&[1, 5, 7]), 10);
        assert_eq!(twice_median(&[1, 4, 7, 9]), 11);
        assert_eq!(twice_median(&[]), 0);
    }
}
