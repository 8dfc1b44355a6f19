//! Brute force for one round: every matching of a small roster is tried.

use domain::WhenImpossible;
use planning::{PairVerdict, candidates, freeze};

use crate::fixtures::{curious_company, pair, planned};

/// Most people placed, then fewest exceptions, then the best weight.
type Worth = (usize, i64, i64);

struct Small<'a> {
    pairs: &'a dyn Fn(usize, usize) -> Option<(bool, i64)>,
    people: usize,
}

impl Small<'_> {
    fn best(&self, placed: &mut Vec<bool>, from: usize) -> Worth {
        let Some(first) = (from..self.people).find(|person| !placed[*person]) else { return (0, 0, 0) };
        placed[first] = true;
        let mut best = self.best(placed, first + 1);
        for other in first + 1..self.people {
            let Some((exception, weight)) = (self.pairs)(first, other).filter(|_| !placed[other]) else { continue };
            placed[other] = true;
            let rest = self.best(placed, first + 1);
            placed[other] = false;
            best = best.max((rest.0 + 2, rest.1 - i64::from(exception), rest.2 + weight));
        }
        placed[first] = false;
        best
    }
}

#[test]
fn one_round_is_the_best_of_all_matchings() {
    let mut with_exceptions = 0;
    for seed in 0..200_u64 {
        let mut gathering = curious_company(1, seed);
        gathering.people.rotate_left((seed % 12) as usize);
        gathering.people.truncate(5 + (seed % 6) as usize);
        if seed % 2 == 0 {
            gathering.when_impossible = WhenImpossible::NearestException;
        }
        let first = gathering.people[0].id.to_string();
        let last = gathering.people.last().unwrap().id.to_string();
        gathering.forbidden = vec![pair(&first, &last)];
        let mut roster = freeze(gathering).unwrap();
        let second = roster.people[1].id.to_string();
        roster.known_contacts = vec![pair(&first, &second)];
        let graph = candidates(&roster);
        let pairs = |i: usize, j: usize| match graph.verdict(i, j) {
            Some(PairVerdict::Candidate(candidate)) => Some((candidate.exception.is_some(), candidate.weight)),
            _ => None,
        };
        let people = roster.people.len();
        let best = Small { pairs: &pairs, people }.best(&mut vec![false; people], 0);
        let Ok(planned) = planning::plan(&roster, &mut planning::Progress::silent()) else {
            assert_eq!(best.0, 0);
            continue;
        };
        let exceptions = planned.plan.exceptions.len() as i64;
        with_exceptions += usize::from(exceptions > 0);
        assert_eq!((planned.report.placed as usize, -exceptions, planned.report.weight), best, "seed {seed}");
    }
    assert!(with_exceptions > 10, "{with_exceptions}");
}

#[test]
fn the_schedule_bound_holds_for_the_plan_and_is_near() {
    for seed in 0..10 {
        let roster = freeze(curious_company(4, seed)).unwrap();
        let planned = planned(&roster);
        let certificate = planned.plan.schedule_certificate.unwrap();
        assert_eq!(certificate.gap, certificate.bound - planned.report.weight - planned.report.fairness_loss);
        assert!(certificate.gap >= 0);
    }
}
