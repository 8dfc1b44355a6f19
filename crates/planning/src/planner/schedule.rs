//! How far the whole schedule can be from the best, at most.
//!
//! For any y ≥ 0 no schedule of R rounds weighs more than
//! `R·Σy + Σ_e max(0, w_e − y_u − y_v)`, the dual of the R-matching relaxation. A person in a trio
//! has one pairing more in that round, and counts so often. Weights are those of round 1: `bridge`
//! only ever falls. The second bound knows that a department pair is bridged once.

mod once;

use std::collections::BTreeMap;

use domain::plan::ScheduleCertificate;
use domain::roster::ParticipantKey;
use matching::{Budget, Graph, degree_duals};

use crate::rounds::{DrawnRound, Scene};

/// Duals are in units of 1/SCALE.
const SCALE: i64 = 2;

/// Finds the best duals of the relaxation and sums the bound up. `proved` is the plan's weight with
/// what was given up of it; with trios it may exceed the best bound, then the duals are raised.
pub(super) fn certificate(
    scene: &Scene<'_>,
    rounds: &[DrawnRound],
    proved: i64,
    given_ahead: i64,
) -> ScheduleCertificate {
    let bridged = scene.affinity.bridged_before(scene.roster);
    let weight = |i: usize, j: usize| scene.table.weight(&scene.affinity, &bridged, i, j);
    let degrees = degrees(scene, rounds);
    let mut duals = best_duals(scene, &degrees, &weight);
    let bound = raised(proved, &mut duals, |duals| bound(scene, &degrees, duals, &weight));
    let bridged_once = once::bound(scene, rounds, proved).filter(|once| once.bound < bound);
    let vertex_duals = by_id(scene, &duals);
    let gap = bound - proved;
    let mut proof =
        ScheduleCertificate { scale: SCALE, vertex_duals, bound, gap, given_ahead, dual_sum: None, bridged_once };
    proof.dual_sum = i64::try_from(proof.duals_added()).ok();
    proof
}

fn by_id(scene: &Scene<'_>, duals: &[i64]) -> BTreeMap<ParticipantKey, i64> {
    scene.roster.people.iter().zip(duals).map(|(person, dual)| (person.id.clone(), *dual)).collect()
}

/// How many pairings everybody can have: R, and one more for each trio.
fn degrees(scene: &Scene<'_>, rounds: &[DrawnRound]) -> Vec<i64> {
    let mut degrees = vec![i64::from(scene.roster.rounds); scene.roster.people.len()];
    for meeting in rounds.iter().flat_map(|round| &round.meetings) {
        meeting.iter().for_each(|person| degrees[*person] += meeting.len() as i64 - 2);
    }
    degrees
}

/// The duals of the relaxation by position; vertices are people in the order of ids, so that the
/// order of the file does not decide.
fn best_duals(scene: &Scene<'_>, degrees: &[i64], weight: &impl Fn(usize, usize) -> i64) -> Vec<i64> {
    let mut people: Vec<usize> = (0..degrees.len()).collect();
    people.sort_by_key(|person| scene.rank[*person]);
    let mut builder = Graph::builder(people.len() as u32);
    for (u, &i) in people.iter().enumerate() {
        for (v, &j) in people.iter().enumerate().skip(u + 1) {
            if scene.table.cell(i, j).is_candidate() && builder.add_edge(u as u32, v as u32, weight(i, j)).is_err() {
                return vec![0; degrees.len()];
            }
        }
    }
    let limits: Vec<u32> = people.iter().map(|person| u32::try_from(degrees[*person]).unwrap_or(u32::MAX)).collect();
    let Ok(graph) = builder.build() else { return vec![0; degrees.len()] };
    let found = degree_duals(&graph, &limits, Budget::unlimited());
    let mut duals = vec![0; degrees.len()];
    people.iter().zip(found).for_each(|(person, dual)| duals[*person] = dual.max(0));
    duals
}

/// The bound of the duals, which are raised until it is no less than what is `proved`.
fn raised(proved: i64, duals: &mut [i64], bound: impl Fn(&[i64]) -> i64) -> i64 {
    let mut reached = bound(duals);
    let mut step = SCALE;
    while reached < proved && step < i64::MAX / 4 {
        duals.iter_mut().for_each(|dual| *dual += step);
        reached = bound(duals);
        step *= 2;
    }
    reached
}

/// ⌊(Σ d·y + Σ_e max(0, w_e − y_u − y_v)) / SCALE⌋.
fn bound(scene: &Scene<'_>, degrees: &[i64], duals: &[i64], weight: &impl Fn(usize, usize) -> i64) -> i64 {
    let vertices: i128 = degrees.iter().zip(duals).map(|(degree, dual)| i128::from(*degree) * i128::from(*dual)).sum();
    let excess = |(i, j): (usize, usize)| i128::from((SCALE * weight(i, j) - duals[i] - duals[j]).max(0));
    let sum = vertices + scene.table.candidates().map(excess).sum::<i128>();
    i64::try_from(sum / i128::from(SCALE)).unwrap_or(i64::MAX)
}
