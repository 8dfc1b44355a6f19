//! `novelty`: people who would probably not have met anyway.
//!
//! `round(1000 · max(0, 1 − f / reference))`: linear in raw familiarity below the cap, because
//! ranks and scaling by the maximum lose the gain. Without any known tie it is 1000 for all.

use domain::roster::Roster;

/// The familiarities and the reference at which the term reaches 0, in units of 10⁻⁹.
#[derive(Debug, Clone)]
pub(crate) struct Novelty {
    rows: Vec<Vec<u32>>,
    reference_nano: u64,
}

impl Novelty {
    pub(crate) fn of(roster: &Roster) -> Self {
        let reference_nano = u64::from(roster.settings.reference_familiarity_nano);
        Self { rows: roster.familiarity.clone(), reference_nano }
    }

    pub(crate) fn term(&self, i: usize, j: usize) -> u32 {
        if self.reference_nano == 0 {
            return 1000;
        }
        let (low, high) = (i.min(j), i.max(j));
        let cell = self.rows.get(low).and_then(|row| row.get(high.checked_sub(low + 1)?));
        novelty(u64::from(cell.copied().unwrap_or(0)), self.reference_nano)
    }
}

fn novelty(familiarity: u64, reference: u64) -> u32 {
    let missing = reference.saturating_sub(familiarity);
    ((2000 * missing + reference) / (2 * reference)) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_linear_below_the_reference_and_nothing_above() {
        assert_eq!(novelty(0, 400), 1000);
        assert_eq!(novelty(100, 400), 750);
        assert_eq!(novelty(400, 400), 0);
        assert_eq!(novelty(4_000_000_000, 400), 0);
        assert_eq!(novelty(1, 3), 667);
    }
}
