//! All free rounds at once: an R-matching split into rounds, for the drawing to lean to.

use matching::{Budget, Graph, Objective, RoundsProblem};

use super::looseness::{Looseness, ordered};
use crate::affinity::Bridged;
use crate::pair_set::{PairSet, pairs_of};
use crate::rounds::{DrawnRound, Scene};

/// Schedules to lean to, from the R-matching with `bridge` counted in every round and without it.
pub(super) fn guides(scene: &Scene<'_>, rounds: &[DrawnRound]) -> Vec<Looseness> {
    [true, false].into_iter().filter_map(|bridging| guide(scene, rounds, bridging)).collect()
}

fn guide(scene: &Scene<'_>, rounds: &[DrawnRound], bridging: bool) -> Option<Looseness> {
    let (fixed, free): (Vec<&DrawnRound>, Vec<&DrawnRound>) =
        rounds.iter().partition(|round| scene.is_fixed(round.number));
    let graph = graph(scene, &fixed, free.len(), bridging)?;
    let presence: Vec<Vec<bool>> = free.iter().map(|round| there(scene, round)).collect();
    let problem = RoundsProblem::new(&graph, free.len() as u32, Objective::MaximumCardinality).with_presence(&presence);
    let solution = problem.ok()?.solve(Budget::unlimited()).ok()?;
    let person = |vertex: u32| scene.order[vertex as usize];
    let pairs = free.iter().zip(&solution.rounds).flat_map(|(round, solved)| {
        solved.matching.pairs().map(move |(u, v)| (ordered((person(u), person(v))), round.number))
    });
    Some(Looseness::none(scene, pairs.collect()))
}

/// Who may still meet, and what it is worth: whatever is no exception comes first.
fn graph(scene: &Scene<'_>, fixed: &[&DrawnRound], free: usize, bridging: bool) -> Option<Graph> {
    let (met, bridged) = past(scene, fixed);
    let people = scene.roster.people.len();
    let tier = (people as i64 * free as i64).checked_mul(scene.affinity.greatest_weight())?.checked_add(1)?;
    let mut builder = Graph::builder(people as u32);
    for (u, &i) in scene.order.iter().enumerate() {
        for (v, &j) in scene.order.iter().enumerate().skip(u + 1) {
            let cell = scene.table.cell(i, j);
            if !cell.is_candidate() || met.contains(i, j) || scene.kept_for_later(0, i, j) {
                continue;
            }
            let soft = if bridging { scene.table.weight(&scene.affinity, &bridged, i, j) } else { cell.lasting_weight };
            let plain = if cell.exception().is_none() { tier } else { 0 };
            builder.add_edge(u as u32, v as u32, plain + soft).ok()?;
        }
    }
    builder.build().ok()
}

/// Who met in rounds that are fixed, and what they bridged.
fn past(scene: &Scene<'_>, fixed: &[&DrawnRound]) -> (PairSet, Bridged) {
    let mut met = PairSet::default();
    let mut bridged = scene.affinity.bridged_before(scene.roster);
    for round in fixed {
        for meeting in &round.meetings {
            scene.affinity.join(meeting, &mut bridged);
            for (i, j) in pairs_of(&scene.missing.there(round.number, meeting)) {
                met.insert(i, j);
            }
        }
    }
    (met, bridged)
}

/// Who may be paired in a round: those who are there and neither stand in nor are pinned.
fn there(scene: &Scene<'_>, round: &DrawnRound) -> Vec<bool> {
    let locks = scene.roster.locks.iter().filter(|lock| lock.round == round.number);
    let pinned: Vec<usize> = locks.flat_map(|lock| scene.positions.all(&lock.people)).collect();
    let absent = |person: usize| !crate::presence::is_there(scene.roster, person, round.number);
    let free = |person: &usize| !absent(*person) && !scene.roster.people[*person].standby && !pinned.contains(person);
    scene.order.iter().map(free).collect()
}
