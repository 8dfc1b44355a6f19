//! The report's numbers, counted again from the plan.

use std::collections::BTreeSet;

use domain::Stance;
use domain::plan::{PlanReport, ScheduleCertificate, Spread};

use super::Finding;
use super::view::{View, each_pair};
use crate::baseline;
use crate::placeable::{never_spared, placeable};
use crate::waste::waste;

pub(super) fn findings(view: &View<'_>, report: &PlanReport) -> Vec<Finding> {
    let mut wrong = wrong_counts(view, report);
    wrong.extend(wrong_optimality(view, report));
    wrong.extend(wrong_comparisons(view, report));
    wrong
        .into_iter()
        .map(|number| Finding::new("report", format!("The report's {number} is not what the plan gives.")))
        .collect()
}

fn wrong_counts(view: &View<'_>, report: &PlanReport) -> Vec<&'static str> {
    let pairs: Vec<(usize, usize)> = all_pairs(view);
    let distinct: BTreeSet<(usize, usize)> = pairs.iter().map(|(i, j)| (*i.min(j), *i.max(j))).collect();
    let everybody = view.rounds.iter().flat_map(|round| &round.meetings).flat_map(|meeting| &meeting.people);
    let placed = everybody.filter(|person| !view.person(**person).standby).count();
    let departments = (0..view.roster.people.len()).any(|person| view.departments(person).next().is_some());
    let same = pairs.iter().filter(|(i, j)| view.shares_department(*i, *j)).count() as u32;
    let above = |i: usize, j: usize| view.person(i).managers.contains(view.id(j));
    let line = pairs.iter().filter(|(i, j)| above(*i, *j) || above(*j, *i)).count();
    let byes = byes(view);
    let (exchangers, both) = match view.states_terms() {
        true => (report.exchangers, report.give_and_receive),
        false => exchangers(view, &pairs),
    };
    let mut colleagues = vec![0_u32; view.roster.people.len()];
    distinct.iter().for_each(|(i, j)| {
        colleagues[*i] += 1;
        colleagues[*j] += 1;
    });
    let regular = (0..colleagues.len()).filter(|person| !view.person(*person).standby);
    let fewest = regular.map(|person| colleagues[person]).min().unwrap_or(0);
    let checks = [
        (report.placed == placed as u32, "placed"),
        (report.repeats == repeats(view), "repeats"),
        (report.same_department == departments.then_some(same), "same_department"),
        (report.reporting_line == line as u32, "reporting_line"),
        (report.byes == byes.iter().sum::<u32>(), "byes"),
        (report.byes_max == byes.iter().copied().max().unwrap_or(0), "byes_max"),
        (report.exchangers == exchangers, "exchangers"),
        (report.give_and_receive == both, "give_and_receive"),
        (report.new_colleagues_min == fewest, "new_colleagues_min"),
    ];
    checks.into_iter().filter(|(right, _)| !right).map(|(_, name)| name).collect()
}

fn wrong_optimality(view: &View<'_>, report: &PlanReport) -> Vec<&'static str> {
    let weight: i64 = view.plan.rounds.iter().flat_map(|round| &round.meetings).map(|meeting| meeting.weight).sum();
    let placeable = placeable(view.roster).max(report.placed);
    let certificate = view.plan.schedule_certificate.as_ref();
    let checks = [
        (report.weight == weight, "weight"),
        (report.placeable == placeable, "placeable"),
        (report.placed_is_optimal == (report.placed == placeable), "placed_is_optimal"),
        (certificate.is_none_or(|stored| report.weight_bound == least_bound(stored)), "weight_bound"),
        (certificate.is_none_or(|stored| stored.gap == stored.bound - weight - report.fairness_loss), "gap"),
        (report.fairness_loss >= 0, "fairness_loss"),
        (report.optimal == (weight.saturating_add(report.fairness_loss) == report.weight_bound), "optimal"),
        (report.never_spared == never_spared(view.roster), "never_spared"),
    ];
    checks.into_iter().filter(|(right, _)| !right).map(|(_, name)| name).collect()
}

fn wrong_comparisons(view: &View<'_>, report: &PlanReport) -> Vec<&'static str> {
    let random = baseline::random(view.roster);
    let cross = baseline::random_cross_department(view.roster);
    let waste = waste(view.roster, view.plan, &random, cross.as_deref());
    let draw = baseline::random_draw(view.roster, &random);
    let stated = &report.waste;
    let checks = [
        (stated.kind == waste.kind, "waste.kind"),
        (same(stated.plan, waste.plan), "waste.plan"),
        (same_spread(stated.random, waste.random), "waste.random"),
        (same_spread(stated.random_cross_department, waste.random_cross_department), "waste.random_cross_department"),
        (same(Some(report.random_draw.repeats), Some(draw.repeats)), "random_draw.repeats"),
        (same(report.random_draw.same_department, draw.same_department), "random_draw.same_department"),
    ];
    checks.into_iter().filter(|(right, _)| !right).map(|(_, name)| name).collect()
}

fn all_pairs(view: &View<'_>) -> Vec<(usize, usize)> {
    view.rounds.iter().flat_map(|round| &round.meetings).flat_map(|meeting| each_pair(&meeting.people)).collect()
}

fn least_bound(stored: &ScheduleCertificate) -> i64 {
    stored.bridged_once.as_ref().map_or(stored.bound, |once| once.bound.min(stored.bound))
}

/// Pairs that come again after they met.
fn repeats(view: &View<'_>) -> u32 {
    let mut met = BTreeSet::new();
    let mut repeats = 0;
    for round in &view.rounds {
        for (i, j) in round.meetings.iter().flat_map(|meeting| each_pair(&meeting.people)) {
            let pair = (i.min(j), i.max(j));
            repeats += u32::from(met.contains(&pair));
            if view.happened(round.number, i, j) {
                met.insert(pair);
            }
        }
    }
    repeats
}

fn byes(view: &View<'_>) -> Vec<u32> {
    let mut byes = vec![0; view.roster.people.len()];
    let counted = view.plan.rounds.iter().flat_map(|round| &round.byes).filter(|bye| bye.cause.counts());
    counted.filter_map(|bye| view.position(&bye.person)).for_each(|person| byes[person] += 1);
    byes
}

/// How many state an offer and a need, and how many of them both give and receive.
fn exchangers(view: &View<'_>, pairs: &[(usize, usize)]) -> (u32, u32) {
    let states = |person: usize, stance| view.person(person).interests.iter().any(|own| own.stance == stance);
    let wants = |person: &usize| {
        !view.person(*person).standby && states(*person, Stance::Offers) && states(*person, Stance::Seeks)
    };
    let exchangers: Vec<usize> = (0..view.roster.people.len()).filter(wants).collect();
    let partners = |person: usize| {
        pairs.iter().filter_map(move |(i, j)| if *i == person { Some(*j) } else { (*j == person).then_some(*i) })
    };
    let both = exchangers.iter().filter(|person| {
        let gives = partners(**person).any(|other| view.affinity.gives(**person, other) > 0);
        gives && partners(**person).any(|other| view.affinity.gives(other, **person) > 0)
    });
    (exchangers.len() as u32, both.count() as u32)
}

/// Equal to six digits: a number may lose its last bits between two programs.
fn same(a: Option<f64>, b: Option<f64>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => (a - b).abs() < 1.5e-6,
        (None, None) => true,
        _ => false,
    }
}

fn same_spread(a: Option<Spread>, b: Option<Spread>) -> bool {
    same(a.map(|a| a.mean), b.map(|b| b.mean)) && same(a.map(|a| a.sd), b.map(|b| b.sd))
}
