//! Terms that an exported roster states as numbers, because the words they follow from were left
//! out as private.

use domain::roster::Roster;

/// `exchange` and `common_ground` of every pair, as upper triangles by position.
#[derive(Debug, Clone)]
pub(crate) struct StatedTerms {
    exchange: Vec<Vec<u16>>,
    common_ground: Vec<Vec<u16>>,
}

impl StatedTerms {
    /// What the roster states; none where everything follows from its interests.
    pub(crate) fn of(roster: &Roster) -> Option<Self> {
        let masked = roster.masked.as_ref().filter(|masked| masked.states_terms())?;
        Some(Self { exchange: masked.exchange.clone(), common_ground: masked.common_ground.clone() })
    }

    pub(crate) fn exchange(&self, i: usize, j: usize) -> u32 {
        entry(&self.exchange, i, j)
    }

    pub(crate) fn common_ground(&self, i: usize, j: usize) -> u32 {
        entry(&self.common_ground, i, j)
    }
}

/// A missing entry and one above 1000 read as 0 and 1000.
fn entry(rows: &[Vec<u16>], i: usize, j: usize) -> u32 {
    let (low, high) = if i < j { (i, j) } else { (j, i) };
    let stated = (high > low).then(|| rows.get(low)?.get(high - low - 1)).flatten();
    stated.map_or(0, |term| u32::from(*term).min(1000))
}
