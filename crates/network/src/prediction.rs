//! How well a score tells who meets: the area under the ROC curve.

use crate::{Familiarity, Ties};

/// How well familiarity computed from one time tells who met in a later one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Prediction {
    /// Over all pairs.
    pub all_pairs: Option<f64>,
    /// Over the pairs without a tie before: who meets for the first time.
    pub without_prior_contact: Option<f64>,
}

/// Compares familiarity with who `met` later; `known` are the ties that familiarity was computed
/// from. Cost O(n² log n).
pub fn predict(familiarity: &Familiarity, known: &Ties, met: &Ties) -> Prediction {
    let people = familiarity.people();
    let mut all = Vec::new();
    let mut strangers = Vec::new();
    for i in 0..people {
        for j in i + 1..people {
            let outcome = (familiarity.nano(i, j), met.strength(i, j) > 0.0);
            all.push(outcome);
            if known.strength(i, j) == 0.0 {
                strangers.push(outcome);
            }
        }
    }
    Prediction { all_pairs: auc(all), without_prior_contact: auc(strangers) }
}

/// The chance that a hit has the higher score of a hit and a miss drawn at random, a tie counting
/// half (Mann and Whitney 1947). None without a hit or without a miss. Cost O(n log n).
pub fn auc(mut outcomes: Vec<(u32, bool)>) -> Option<f64> {
    outcomes.sort_unstable();
    let (mut hits, mut misses, mut doubled) = (0_u64, 0_u64, 0_u128);
    for equal in outcomes.chunk_by(|a, b| a.0 == b.0) {
        let hits_here = equal.iter().filter(|(_, hit)| *hit).count() as u64;
        let misses_here = equal.len() as u64 - hits_here;
        doubled += u128::from(hits_here) * u128::from(2 * misses + misses_here);
        hits += hits_here;
        misses += misses_here;
    }
    (hits > 0 && misses > 0).then(|| doubled as f64 / (2.0 * hits as f64 * misses as f64))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_area_is_the_share_of_pairs_in_order() {
        // Hits 3 and 1, misses 2, 1 and 0: in order are 3>2, 3>1, 3>0, 1>0 and half of 1=1.
        let outcomes = vec![(3, true), (2, false), (1, true), (1, false), (0, false)];
        assert_eq!(auc(outcomes), Some(4.5 / 6.0));
        assert_eq!(auc(vec![(1, true), (0, false)]), Some(1.0));
        assert_eq!(auc(vec![(5, true), (5, false)]), Some(0.5));
        assert_eq!(auc(vec![(1, true)]), None);
    }
}
