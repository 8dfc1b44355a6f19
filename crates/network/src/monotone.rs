//! Pooling rates until they rise: the pool-adjacent-violators algorithm.
//!
//! M. Ayer et al., "An empirical distribution function for sampling with incomplete information",
//! Annals of Mathematical Statistics 26 (1955). Cost O(n).

/// Neighbouring bins that share one rate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pooled {
    /// How many of the bins, in order, this one takes together; at least 1.
    pub bins: usize,
    pub hits: u64,
    pub trials: u64,
}

/// Pools neighbouring bins of `(hits, trials)` until the rate hits/trials rises strictly.
/// Bins without a trial join their left neighbour.
pub fn pool_rising(bins: &[(u64, u64)]) -> Vec<Pooled> {
    let mut pooled: Vec<Pooled> = Vec::with_capacity(bins.len());
    for &(hits, trials) in bins {
        let mut last = Pooled { bins: 1, hits, trials };
        while let Some(before) = pooled.pop_if(|before| !rises(before, &last)) {
            last = Pooled {
                bins: before.bins + last.bins,
                hits: before.hits + last.hits,
                trials: before.trials + last.trials,
            };
        }
        pooled.push(last);
    }
    pooled
}

/// Whether the rate rises from `a` to `b`; compared as fractions, without rounding.
fn rises(a: &Pooled, b: &Pooled) -> bool {
    u128::from(a.hits) * u128::from(b.trials) < u128::from(b.hits) * u128::from(a.trials)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dip_is_shared_with_what_precedes_it() {
        // 1/10, 4/10, 2/10, 6/10: the middle two become 6/20.
        let pooled = pool_rising(&[(1, 10), (4, 10), (2, 10), (6, 10)]);
        let expected = [(1, 1, 10), (2, 6, 20), (1, 6, 10)];
        assert_eq!(pooled, expected.map(|(bins, hits, trials)| Pooled { bins, hits, trials }));
    }

    #[test]
    fn falling_rates_become_one() {
        assert_eq!(pool_rising(&[(3, 4), (2, 4), (1, 4)]), [Pooled { bins: 3, hits: 6, trials: 12 }]);
    }

    #[test]
    fn rising_rates_stay() {
        assert_eq!(pool_rising(&[(0, 4), (1, 4), (2, 4)]).len(), 3);
    }
}
