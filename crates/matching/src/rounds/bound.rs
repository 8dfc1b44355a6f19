//! What duals prove about all rounds together.

use super::relaxed::relax;
use crate::{Budget, Graph};

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

/// Duals (doubled scale, at least 0) whose [`degree_bound`] is the least that the linear relaxation
/// proves where every vertex has at most `degrees[v]` edges. Cost: one transport, no matching.
#[must_use]
pub fn degree_duals(graph: &Graph, degrees: &[u32], mut budget: Budget) -> Vec<i64> {
    let relaxed = relax(graph, degrees, None, &mut budget).duals;
    let zeros = vec![0; relaxed.len()];
    let lighter = degree_bound(graph, degrees, &zeros) < degree_bound(graph, degrees, &relaxed);
    if lighter { zeros } else { relaxed }
}

/// Duals over all rounds: of the vertices, and of one pair more in all rounds together.
///
/// The latter is worth something when somebody has to sit out: no round of an odd number of people
/// has a pair for everybody.
#[derive(Debug, Clone)]
pub(super) struct RoundsDuals {
    pub vertices: Vec<i64>,
    pub pair: i64,
}

/// What bounds the rounds: a graph, how often each vertex is there, how many pairs there can be.
pub(super) struct Limits<'a> {
    pub graph: &'a Graph,
    pub degrees: &'a [u32],
    pub pairs: u64,
}

impl Limits<'_> {
    /// The bound that these duals prove: `Σ b·y + P·z + Σ max(0, 2w − y_u − y_v − z)`, halved.
    pub fn bound(&self, duals: &RoundsDuals) -> i64 {
        let pair = i128::from(duals.pair);
        let vertices: i128 =
            (self.degrees.iter().zip(&duals.vertices)).map(|(&b, &y)| i128::from(b) * i128::from(y)).sum();
        let excess = |(u, v, weight): (u32, u32, i64)| {
            let covered = i128::from(duals.vertices[u as usize]) + i128::from(duals.vertices[v as usize]) + pair;
            (2 * i128::from(weight) - covered).max(0)
        };
        let doubled = vertices + i128::from(self.pairs) * pair + self.graph.edges().map(excess).sum::<i128>();
        i64::try_from(doubled / 2).unwrap_or(i64::MAX)
    }

    /// The best of some duals that need no search: the relaxation's, all zeros, and for a `margin`
    /// (what sitting out costs whoever is next) those of the relaxation with that much less for
    /// every pair.
    pub fn tightest(&self, relaxed: Vec<i64>, margin: Option<i64>, budget: &mut Budget) -> RoundsDuals {
        let zeros = RoundsDuals { vertices: vec![0; relaxed.len()], pair: 0 };
        let least = relaxed.iter().copied().min().unwrap_or(0);
        let shifted = RoundsDuals { vertices: relaxed.iter().map(|y| y - least).collect(), pair: 2 * least };
        let lowered = margin.filter(|&margin| margin > 0).map(|margin| self.lowered(margin, &relaxed, budget));
        let plain = RoundsDuals { vertices: relaxed, pair: 0 };
        let all = [Some(zeros), Some(plain), Some(shifted), lowered].into_iter().flatten();
        all.min_by_key(|duals| self.bound(duals)).unwrap_or(RoundsDuals { vertices: Vec::new(), pair: 0 })
    }

    /// The relaxation when every pair is worth `margin` less: what a limit on pairs costs.
    fn lowered(&self, margin: i64, near: &[i64], budget: &mut Budget) -> RoundsDuals {
        let mut graph = self.graph.clone();
        graph.weights.iter_mut().for_each(|weight| *weight = weight.saturating_sub(margin));
        let guess: Vec<i64> = near.iter().map(|y| (y - margin).max(0)).collect();
        RoundsDuals { vertices: relax(&graph, self.degrees, Some(&guess), budget).duals, pair: 2 * margin }
    }
}
