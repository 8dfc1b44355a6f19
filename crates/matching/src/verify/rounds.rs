//! Checks a solution over several rounds. Shares no code with the solver.

use super::VerifyError;
use crate::{Graph, RoundsSolution};

/// Every pair is an edge, both are there, and no pair repeats.
pub(crate) fn check(
    graph: &Graph,
    presence: Option<&[Vec<bool>]>,
    solution: &RoundsSolution,
) -> Result<(), VerifyError> {
    let mut met = std::collections::BTreeSet::new();
    let mut total = 0;
    for (round, part) in solution.rounds.iter().enumerate() {
        if part.matching.vertex_count() != graph.vertex_count() {
            return Err(VerifyError::WrongSize {
                vertices: graph.vertex_count(),
                matched: part.matching.vertex_count(),
                duals: part.certificate.vertex_duals.len(),
            });
        }
        let there = |v: u32| presence.is_none_or(|all| all.get(round).is_some_and(|p| p[v as usize]));
        for (u, v) in part.matching.pairs() {
            let weight = graph.weight(u, v).ok_or(VerifyError::NoEdge { u, v })?;
            total += i128::from(weight);
            if !there(u) || !there(v) {
                return Err(VerifyError::Absent { u, v, round });
            }
            if !met.insert((u, v)) {
                return Err(VerifyError::MetBefore { u, v, round });
            }
        }
    }
    if total != i128::from(solution.weight) {
        return Err(VerifyError::NotOptimal { weight: total, bound: i128::from(solution.weight) });
    }
    Ok(())
}

/// `Σ b·y + P·z + Σ_e max(0, 2w − y_u − y_v − z)`, halved, is the bound stated.
///
/// `sizes` says how many people there are in each round: P is the sum of their halves, rounded down.
pub(crate) fn check_bound(
    graph: &Graph,
    degrees: &[u32],
    sizes: &[u32],
    solution: &RoundsSolution,
) -> Result<(), VerifyError> {
    let duals = &solution.vertex_duals;
    if duals.len() != graph.vertex_count() as usize {
        return Err(VerifyError::WrongSize {
            vertices: graph.vertex_count(),
            matched: graph.vertex_count(),
            duals: duals.len(),
        });
    }
    if solution.pair_dual < 0 {
        return Err(VerifyError::PairDual(solution.pair_dual));
    }
    let pair = i128::from(solution.pair_dual);
    let mut doubled = sizes.iter().map(|&size| i128::from(size / 2) * pair).sum::<i128>();
    for (vertex, (&dual, &degree)) in (0_u32..).zip(duals.iter().zip(degrees)) {
        if dual < 0 {
            return Err(VerifyError::DualBelowMinimum { vertex, dual, minimum: 0 });
        }
        doubled += i128::from(dual) * i128::from(degree);
    }
    for (u, v, weight) in graph.edges() {
        let covered = i128::from(duals[u as usize]) + i128::from(duals[v as usize]) + pair;
        doubled += (2 * i128::from(weight) - covered).max(0);
    }
    let proved = doubled / 2;
    if proved != i128::from(solution.bound) {
        return Err(VerifyError::Bound { stated: solution.bound, proved });
    }
    Ok(())
}
