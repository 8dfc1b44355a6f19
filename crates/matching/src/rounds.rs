//! Disjoint matchings for several rounds: nobody meets anybody twice.

use crate::{Budget, Graph, GraphError, Objective, Problem, Solution};

/// One matching per round, edge-disjoint, with a bound on their total weight.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoundsSolution {
    /// A matching per round; its certificate is for the graph less the pairs of earlier rounds.
    pub rounds: Vec<Solution>,
    /// Total weight.
    pub weight: i64,
    /// No choice of disjoint matchings weighs more: [`schedule_bound`] of `vertex_duals`.
    pub bound: i64,
    /// bound − weight.
    pub gap: i64,
    /// Whether the gap is 0.
    pub optimal: bool,
    /// The duals behind the bound, doubled scale, at least 0.
    pub vertex_duals: Vec<i64>,
}

/// `rounds` edge-disjoint matchings, round by round, each the best of what is left.
///
/// # Errors
/// As [`crate::solve`].
pub fn solve_rounds(
    graph: &Graph,
    rounds: u32,
    objective: Objective,
    mut budget: Budget,
) -> Result<RoundsSolution, GraphError> {
    let mut solutions = Vec::new();
    let mut left = graph.clone();
    for _ in 0..rounds {
        let solution = Problem::new(&left, objective).solve_within(&mut budget);
        left = left.without(&solution.matching);
        solutions.push(solution);
    }
    let vertex_duals = match solutions.last() {
        Some(last) => last.certificate.vertex_duals.iter().map(|&y| y.max(0)).collect(),
        None => vec![0; graph.vertex_count() as usize],
    };
    let weight = solutions.iter().map(|solution| solution.weight).sum();
    let bound = schedule_bound(graph, rounds, &vertex_duals);
    Ok(RoundsSolution { rounds: solutions, weight, bound, gap: bound - weight, optimal: weight == bound, vertex_duals })
}

/// The bound that any duals `y ≥ 0` (doubled scale) put on the total weight of `rounds` disjoint
/// matchings: `R·Σy + Σ_e max(0, 2w_e − y_u − y_v)`, halved and rounded down. Cost O(n + m).
///
/// Negative duals count as 0; vertices beyond the list too. Saturates at `i64::MAX`.
#[must_use]
pub fn schedule_bound(graph: &Graph, rounds: u32, vertex_duals: &[i64]) -> i64 {
    let dual = |v: u32| (vertex_duals.get(v as usize)).map_or(0, |&y| i128::from(y.max(0)));
    let vertices: i128 = (0..graph.vertex_count()).map(dual).sum();
    let excess = |(u, v, weight): (u32, u32, i64)| (2 * i128::from(weight) - dual(u) - dual(v)).max(0);
    let doubled = i128::from(rounds) * vertices + graph.edges().map(excess).sum::<i128>();
    i64::try_from(doubled / 2).unwrap_or(i64::MAX)
}
