//! Waste: pairs that would probably have met anyway, beside random and random cross-department.
//!
//! A share where the ties' own past gives a calibration; otherwise the ratio of mean familiarity
//! to that of all pairs, which is what random pairing has on average. Definitions that planner
//! and checker share.

use domain::plan::{Plan, Waste, WasteKind};
use domain::roster::Roster;

use crate::baseline::{Draw, six_digits, spread};
use crate::pair_set::pairs_of;
use crate::positions::Positions;

/// Computes the waste of a plan beside the baselines.
pub(crate) fn waste(roster: &Roster, plan: &Plan, random: &[Draw], cross: Option<&[Draw]>) -> Waste {
    let Some(scale) = Scale::of(roster) else {
        return Waste { kind: WasteKind::Unknown, plan: None, random: None, random_cross_department: None };
    };
    let of_draws = |draws: &[Draw]| spread(draws.iter().map(|draw| scale.of_pairs(roster, draw)));
    Waste {
        kind: scale.kind(),
        plan: Some(six_digits(scale.of_pairs(roster, &planned_pairs(roster, plan)))),
        random: Some(of_draws(random)),
        random_cross_department: cross.map(of_draws),
    }
}

/// Every pair that meets, of every round.
pub(crate) fn planned_pairs(roster: &Roster, plan: &Plan) -> Draw {
    let positions = Positions::of(roster);
    let meetings = plan.rounds.iter().flat_map(|round| &round.meetings);
    meetings.flat_map(|meeting| pairs_of(&positions.all(&meeting.people)).collect::<Vec<_>>()).collect()
}

/// How familiarity becomes a number that people can compare.
enum Scale {
    /// Through the calibration: a share.
    Share,
    /// Against the mean over all pairs, in units of 10⁻⁹.
    Ratio { mean_nano: f64 },
}

impl Scale {
    /// None where no tie is known.
    fn of(roster: &Roster) -> Option<Self> {
        if roster.familiarity.is_empty() {
            return None;
        }
        if roster.calibration.is_some() {
            return Some(Scale::Share);
        }
        let sum: u64 = roster.familiarity.iter().flatten().map(|value| u64::from(*value)).sum();
        let pairs = roster.familiarity.iter().map(Vec::len).sum::<usize>().max(1);
        (sum > 0).then(|| Scale::Ratio { mean_nano: sum as f64 / pairs as f64 })
    }

    fn kind(&self) -> WasteKind {
        match self {
            Scale::Share => WasteKind::Share,
            Scale::Ratio { .. } => WasteKind::Ratio,
        }
    }

    /// The mean over pairs; sums are of integers, so the order never shows.
    fn of_pairs(&self, roster: &Roster, pairs: &Draw) -> f64 {
        let value = |(i, j): &(usize, usize)| {
            let familiarity = roster.familiarity_nano(*i, *j);
            let share = |calibration: &domain::roster::Calibration| calibration.met_per_million(familiarity);
            u64::from(roster.calibration.as_ref().map_or(familiarity, share))
        };
        let mean = pairs.iter().map(value).sum::<u64>() as f64 / pairs.len().max(1) as f64;
        match self {
            Scale::Share => mean / 1e6,
            Scale::Ratio { mean_nano } => mean / mean_nano,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::baseline::random;
    use crate::fixtures::departments;

    fn empty() -> Plan {
        Plan { rounds: Vec::new(), schedule_certificate: None, exceptions: Vec::new() }
    }

    #[test]
    fn without_ties_nothing_is_claimed() {
        let roster = departments(&[2, 2], 1);
        let found = waste(&roster, &empty(), &random(&roster), None);
        assert_eq!((found.kind, found.plan), (WasteKind::Unknown, None));
    }

    #[test]
    fn random_pairs_have_a_ratio_near_one() {
        let mut roster = departments(&[20, 20], 5);
        roster.familiarity = (0..39_u32).map(|i| (i + 1..40).map(|j| 1_000 * (i + j)).collect()).collect();
        let found = waste(&roster, &empty(), &random(&roster), None);
        assert_eq!(found.kind, WasteKind::Ratio);
        assert!((found.random.unwrap().mean - 1.0).abs() < 0.1);
    }
}
