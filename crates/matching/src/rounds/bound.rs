//! What duals prove about all rounds together.

use crate::Graph;

/// The bound that any duals `y ≥ 0` (doubled scale) put on the total weight of `rounds` disjoint
/// matchings: `R·Σy + Σ_e max(0, 2w_e − y_u − y_v)`, halved and rounded down. Cost O(n + m).
///
/// Negative duals count as 0; vertices beyond the list too. Saturates at `i64::MAX`.
#[must_use]
pub fn schedule_bound(graph: &Graph, rounds: u32, vertex_duals: &[i64]) -> i64 {
    degree_bound(graph, &vec![rounds; graph.vertex_count() as usize], vertex_duals)
}

/// As [`schedule_bound`], with an own number of rounds for every vertex: `Σ b·y + …`.
#[must_use]
pub fn degree_bound(graph: &Graph, degrees: &[u32], vertex_duals: &[i64]) -> i64 {
    let dual = |v: u32| vertex_duals.get(v as usize).map_or(0, |&y| i128::from(y.max(0)));
    let vertices: i128 = (0_u32..).zip(degrees).map(|(v, &degree)| i128::from(degree) * dual(v)).sum();
    let excess = |(u, v, weight): (u32, u32, i64)| (2 * i128::from(weight) - dual(u) - dual(v)).max(0);
    let doubled = vertices + graph.edges().map(excess).sum::<i128>();
    i64::try_from(doubled / 2).unwrap_or(i64::MAX)
}

/// The duals, or all zeros where these prove more.
pub(super) fn lighter(graph: &Graph, degrees: &[u32], duals: Vec<i64>) -> Vec<i64> {
    let zeros = vec![0; duals.len()];
    if degree_bound(graph, degrees, &zeros) < degree_bound(graph, degrees, &duals) { zeros } else { duals }
}
