//! What a plan says of itself. The checker counts the same numbers again in its own way.

mod alternatives;

use domain::plan::{Alternatives, Plan, PlanReport};
use domain::roster::Roster;

use crate::placeable::{never_spared, placeable};
use crate::rounds::{DrawnRound, Scene};
use crate::waste::waste;
use crate::{baseline, counts};

pub(crate) use alternatives::alternatives;

/// What was found on the way to a plan.
pub(crate) struct Sums {
    pub alternatives: Alternatives,
    pub fairness_loss: i64,
}

/// Sums up a finished plan.
pub(crate) fn report(scene: &Scene<'_>, rounds: &[DrawnRound], plan: &Plan, sums: Sums) -> PlanReport {
    let roster: &Roster = scene.roster;
    let random = baseline::random(roster);
    let cross = baseline::random_cross_department(roster);
    let placed = counts::placed(roster, rounds);
    let placeable = placeable(roster).max(placed);
    let byes = counts::byes(roster, rounds);
    let exchange = counts::exchange(scene, rounds);
    let weight = plan.rounds.iter().flat_map(|round| &round.meetings).map(|meeting| meeting.weight).sum();
    let certificate = plan.schedule_certificate.as_ref();
    let bounds = certificate.into_iter().flat_map(|stored| {
        [Some(stored.bound), stored.bridged_once.as_ref().map(|once| once.bound)].into_iter().flatten()
    });
    let weight_bound = bounds.min().unwrap_or(weight);
    PlanReport {
        placed,
        placeable,
        placed_is_optimal: placed == placeable,
        repeats: counts::repeats(scene, rounds),
        same_department: counts::same_department(scene, rounds),
        reporting_line: counts::reporting_line(scene, rounds),
        byes_max: byes.iter().copied().max().unwrap_or(0),
        byes: byes.iter().sum(),
        give_and_receive: exchange.both,
        exchangers: exchange.people,
        new_colleagues_min: counts::new_colleagues_min(roster, rounds),
        weight,
        weight_bound,
        optimal: weight.saturating_add(sums.fairness_loss) == weight_bound,
        fairness_loss: sums.fairness_loss,
        alternatives: sums.alternatives,
        waste: waste(roster, plan, &random, cross.as_deref()),
        random_draw: baseline::random_draw(roster, &random),
        never_spared: never_spared(roster),
    }
}
