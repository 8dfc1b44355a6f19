//! How far the whole schedule can be from the best, at most.
//!
//! For any y ≥ 0 no schedule of R rounds weighs more than
//! `R·Σy + Σ_e max(0, w_e − y_u − y_v)`, the dual of the R-matching relaxation. A person in a trio
//! has one pairing more in that round, and counts so often. Weights are those of round 1: `bridge`
//! only ever falls.

use std::collections::BTreeMap;

use domain::plan::ScheduleCertificate;

use crate::rounds::{DrawnRound, Scene};

/// Duals are in units of 1/SCALE.
const SCALE: i64 = 2;

/// Finds good duals and sums the bound up. `proved` is the plan's weight with what was given up of
/// it; after exchanges it may exceed the best bound, then the duals are raised to it.
pub(super) fn certificate(scene: &Scene<'_>, rounds: &[DrawnRound], proved: i64) -> ScheduleCertificate {
    let degrees = degrees(scene, rounds);
    let mut duals = descend(scene, &degrees);
    let mut bound = bound(scene, &degrees, &duals);
    let mut step = SCALE;
    while bound < proved && step < i64::MAX / 4 {
        duals.iter_mut().for_each(|dual| *dual += step);
        bound = self::bound(scene, &degrees, &duals);
        step *= 2;
    }
    let vertex_duals: BTreeMap<_, _> =
        scene.roster.people.iter().zip(&duals).map(|(person, dual)| (person.id.clone(), *dual)).collect();
    ScheduleCertificate { scale: SCALE, vertex_duals, bound, gap: bound - proved }
}

/// How many pairings everybody can have: R, and one more for each trio.
fn degrees(scene: &Scene<'_>, rounds: &[DrawnRound]) -> Vec<i64> {
    let mut degrees = vec![i64::from(scene.roster.rounds); scene.roster.people.len()];
    for meeting in rounds.iter().flat_map(|round| &round.meetings) {
        meeting.iter().for_each(|person| degrees[*person] += meeting.len() as i64 - 2);
    }
    degrees
}

/// Coordinate descent on the dual: given all others, the best y_v is the d-th largest
/// `w_uv − y_u` (or 0). Each sweep costs O(n²); a fixed number of sweeps, in the order of ids.
fn descend(scene: &Scene<'_>, degrees: &[i64]) -> Vec<i64> {
    let people = degrees.len();
    let weights = weights(scene);
    let mut order: Vec<usize> = (0..people).collect();
    order.sort_by_key(|person| scene.rank[*person]);
    let mut duals: Vec<i64> = (0..people).map(|v| nth_largest(&weights, v, degrees[v], |_| 0) / 2).collect();
    for _ in 0..SWEEPS {
        for &v in &order {
            duals[v] = nth_largest(&weights, v, degrees[v], |u| duals[u]);
        }
    }
    duals
}

const SWEEPS: usize = 30;

/// Round 1's weights in units of 1/SCALE, a row per person, none where there is no candidate.
fn weights(scene: &Scene<'_>) -> Vec<Vec<Option<i64>>> {
    let bridged = scene.affinity.bridged_before(scene.roster);
    let people = scene.roster.people.len();
    let mut rows = vec![vec![None; people]; people];
    for (i, j) in scene.table.candidates() {
        let weight = SCALE * scene.table.weight(&scene.affinity, &bridged, i, j);
        rows[i][j] = Some(weight);
        rows[j][i] = Some(weight);
    }
    rows
}

fn nth_largest(weights: &[Vec<Option<i64>>], v: usize, nth: i64, dual: impl Fn(usize) -> i64) -> i64 {
    let mut left: Vec<i64> =
        weights[v].iter().enumerate().filter_map(|(u, weight)| weight.map(|weight| weight - dual(u))).collect();
    let nth = usize::try_from(nth).unwrap_or(0);
    if nth == 0 || left.len() < nth {
        return 0;
    }
    let (_, value, _) = left.select_nth_unstable_by(nth - 1, |a, b| b.cmp(a));
    (*value).max(0)
}

/// ⌊(Σ d·y + Σ_e max(0, w_e − y_u − y_v)) / SCALE⌋.
fn bound(scene: &Scene<'_>, degrees: &[i64], duals: &[i64]) -> i64 {
    let bridged = scene.affinity.bridged_before(scene.roster);
    let vertices: i128 = degrees.iter().zip(duals).map(|(degree, dual)| i128::from(*degree) * i128::from(*dual)).sum();
    let excess = scene.table.candidates().map(|(i, j)| {
        let weight = SCALE * scene.table.weight(&scene.affinity, &bridged, i, j);
        i128::from((weight - duals[i] - duals[j]).max(0))
    });
    i64::try_from((vertices + excess.sum::<i128>()) / i128::from(SCALE)).unwrap_or(i64::MAX)
}
