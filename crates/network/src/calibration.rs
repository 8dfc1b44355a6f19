//! Calibration: from familiarity, a score, to the share of pairs that would have met anyway,
//! learned from the organisation's own past.
//!
//! The times of the contacts are split at the middle. Among the pairs without a contact in the
//! first half, the share with a contact in the second half is taken per decile of the familiarity
//! that the first half gives, and pooled to rise ([`pool_rising`]).

use domain::roster::{Calibration, CalibrationStep};

use crate::{Contact, Fading, Ties, Walk, familiarity, pool_rising};

/// Contacts with a time, split at their middle.
#[derive(Debug, Clone, PartialEq)]
pub struct Halves {
    pub first: Vec<Contact>,
    pub second: Vec<Contact>,
}

/// How many bins the pairs are put into before pooling.
const BINS: usize = 10;

impl Halves {
    /// Splits at the median time; contacts at the same instant stay together. Contacts without a
    /// time are left out. None where there are not two different times.
    pub fn split(contacts: &[Contact]) -> Option<Self> {
        let timed = || contacts.iter().filter_map(|contact| contact.at_seconds.map(|at| (at, contact)));
        let mut times: Vec<i64> = timed().map(|(at, _)| at).collect();
        times.sort_unstable();
        let (earliest, middle) = (*times.first()?, *times.get(times.len() / 2)?);
        let second_starts = if middle > earliest { middle } else { *times.iter().find(|at| **at > earliest)? };
        let (first, second) = timed().partition::<Vec<_>, _>(|(at, _)| *at < second_starts);
        let contacts = |half: Vec<(i64, &Contact)>| half.into_iter().map(|(_, contact)| *contact).collect();
        Some(Self { first: contacts(first), second: contacts(second) })
    }
}

/// Learns how many of a million pairs as familiar as this one meet anyway.
///
/// `departments` has one entry per person. None without two different times on the contacts, or
/// without a pair that could have met for the first time. Cost as for [`familiarity`], and O(n² log n) for n people.
pub fn calibrate(
    contacts: &[Contact],
    departments: &[Vec<usize>],
    walk: Walk,
    half_life_seconds: f64,
) -> Option<Calibration> {
    let people = departments.len();
    let halves = Halves::split(contacts)?;
    let gather = |half: &[Contact]| Ties::gather(people, half, Fading::from_latest(half, half_life_seconds));
    let (known, met) = (gather(&halves.first), gather(&halves.second));
    let familiarity = familiarity(&known, departments, walk);
    let mut pairs: Vec<(u32, bool)> = Vec::new();
    for i in 0..people {
        let strangers = (i + 1..people).filter(|j| known.strength(i, *j) == 0.0);
        pairs.extend(strangers.map(|j| (familiarity.nano(i, j), met.strength(i, j) > 0.0)));
    }
    pairs.sort_unstable();
    if pairs.is_empty() { None } else { Some(steps(&bins(&pairs))) }
}

/// Pairs of neighbouring familiarity.
struct Bin {
    up_to_nano: u32,
    met: u64,
    pairs: u64,
}

/// Deciles of the sorted pairs; equal familiarity is never parted.
fn bins(pairs: &[(u32, bool)]) -> Vec<Bin> {
    let mut bins = Vec::with_capacity(BINS);
    let mut start = 0;
    for decile in 1..=BINS {
        let wanted = pairs.len() * decile / BINS;
        if wanted <= start {
            continue;
        }
        let up_to_nano = pairs[wanted - 1].0;
        let end = pairs.partition_point(|(nano, _)| *nano <= up_to_nano);
        let met = pairs[start..end].iter().filter(|(_, met)| *met).count() as u64;
        bins.push(Bin { up_to_nano, met, pairs: (end - start) as u64 });
        start = end;
    }
    bins
}

fn steps(bins: &[Bin]) -> Calibration {
    let counts: Vec<(u64, u64)> = bins.iter().map(|bin| (bin.met, bin.pairs)).collect();
    let mut taken = 0;
    let steps = pool_rising(&counts).into_iter().map(|pooled| {
        taken += pooled.bins;
        let up_to_nano = if taken == bins.len() { None } else { Some(bins[taken - 1].up_to_nano) };
        let met_per_million = (pooled.hits * 1_000_000 + pooled.trials / 2) / pooled.trials;
        CalibrationStep { up_to_nano, met_per_million: met_per_million as u32 }
    });
    Calibration { steps: steps.collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contacts_of_one_instant_stay_in_one_half() {
        let at = |times: &[i64]| times.iter().map(|t| Contact::at(0, 1, 1.0, *t)).collect::<Vec<_>>();
        let halves = Halves::split(&at(&[1, 1, 1, 1, 2])).unwrap();
        assert_eq!((halves.first.len(), halves.second.len()), (4, 1));
        let halves = Halves::split(&at(&[1, 2, 3, 3, 4])).unwrap();
        assert_eq!((halves.first.len(), halves.second.len()), (2, 3));
        assert_eq!(Halves::split(&at(&[7, 7, 7])), None);
        assert_eq!(Halves::split(&[]), None);
    }

    #[test]
    fn equal_familiarity_is_never_parted() {
        let mut pairs = vec![(0, false); 95];
        pairs.extend([(7, true), (8, false), (9, true), (9, true), (9, false)]);
        let found: Vec<(u32, u64, u64)> = bins(&pairs).iter().map(|bin| (bin.up_to_nano, bin.met, bin.pairs)).collect();
        assert_eq!(found, [(0, 0, 95), (9, 3, 5)]);
        let calibration = steps(&bins(&pairs));
        assert_eq!(calibration.met_per_million(0), 0);
        assert_eq!(calibration.met_per_million(1), 600_000);
        assert_eq!(calibration.met_per_million(u32::MAX), 600_000);
    }
}
