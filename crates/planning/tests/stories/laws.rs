//! Metamorphic laws: what must not change, and what may change in one direction only.

use std::collections::BTreeSet;

use domain::roster::Roster;
use planning::{Planned, freeze};

use crate::fixtures::{curious_company, gathering, person, planned};

fn companies(planned: &Planned) -> BTreeSet<Vec<Vec<String>>> {
    let rounds = planned.plan.rounds.iter();
    let meetings = |round: &domain::plan::PlannedRound| -> Vec<Vec<String>> {
        round.meetings.iter().map(|meeting| meeting.people.iter().map(ToString::to_string).collect()).collect()
    };
    rounds.map(meetings).collect()
}

#[test]
fn the_same_roster_gives_the_same_plan_byte_by_byte() {
    let roster = freeze(curious_company(4, 11)).unwrap();
    let text = |planned: Planned| serde_json::to_string(&planning::document(roster.clone(), planned)).unwrap();
    assert_eq!(text(planned(&roster)), text(planned(&roster)));
}

#[test]
fn the_order_of_people_never_decides() {
    for seed in 0..5 {
        let forward = curious_company(4, seed);
        let mut backward = forward.clone();
        backward.people.reverse();
        let plans = [forward, backward].map(|gathering| planned(&freeze(gathering).unwrap()));
        assert_eq!(companies(&plans[0]), companies(&plans[1]));
        assert_eq!(plans[0].report, plans[1].report);
    }
}

#[test]
fn the_seed_breaks_equal_weights() {
    let plans: BTreeSet<_> =
        (0..10).map(|seed| companies(&planned(&freeze(gathering(&[5, 5], 2, seed)).unwrap()))).collect();
    assert!(plans.len() > 5, "{} different plans of 10 seeds", plans.len());
}

#[test]
fn scaling_the_weights_scales_the_best_weight() {
    for seed in 0..5 {
        let roster = freeze(curious_company(1, seed)).unwrap();
        let mut scaled = roster.clone();
        let weights = &mut scaled.settings.weights;
        for weight in [
            &mut weights.exchange,
            &mut weights.novelty,
            &mut weights.bridge,
            &mut weights.second_chance,
            &mut weights.common_ground,
            &mut weights.purpose,
        ] {
            *weight *= 7;
        }
        let (plain, scaled) = (planned(&roster).report, planned(&scaled).report);
        assert_eq!((plain.placed, plain.weight * 7), (scaled.placed, scaled.weight));
    }
}

#[test]
fn a_stranger_never_lowers_what_is_placed_then_the_weight() {
    for seed in 0..10 {
        let roster: Roster = freeze(curious_company(1, seed)).unwrap();
        for department in ["Da", "Db", "De", ""] {
            let mut larger = roster.clone();
            larger.people.push(person("a stranger", department));
            let worth = |roster: &Roster| {
                let report = planned(roster).report;
                (report.placed, report.weight)
            };
            assert!(worth(&larger) >= worth(&roster), "seed {seed}, {department}");
        }
    }
}
