//! The relaxation over all rounds, on a core of the graph that is priced up to three times.

use super::transport;
use crate::fractional::TightPairs;
use crate::pricing::Core;
use crate::{Budget, Graph, Objective, Problem};

/// Edges of the relaxation, and its duals.
#[derive(Debug, Clone, Default)]
pub(super) struct Relaxed {
    /// Edges taken fully, `u < v`.
    pub full: Vec<(u32, u32)>,
    /// Edges taken half.
    pub half: Vec<(u32, u32)>,
    /// Doubled scale, at least 0.
    pub duals: Vec<i64>,
}

/// How often edges outside the core are priced.
const PRICINGS: usize = 3;

/// The optimal fractional matching with these degree bounds; on an early end the duals still count.
///
/// `guess` are duals near the optimum, by which a core is chosen.
pub(super) fn relax(graph: &Graph, degrees: &[u32], guess: Option<&[i64]>, budget: &mut Budget) -> Relaxed {
    let degree = degrees.iter().copied().max().unwrap_or(0) as usize + 20;
    if graph.edge_count() < degree * graph.vertex_count() as usize {
        return transport::solve(graph, degrees, budget);
    }
    let zero = Problem::new(graph, Objective::MaximumWeight).floors();
    let duals = match guess {
        Some(duals) => duals.to_vec(),
        None => TightPairs::descend(graph, &zero, budget).duals,
    };
    let mut core = Core::of_degree(graph, &duals, degree);
    let mut relaxed = transport::solve(core.graph(), degrees, budget);
    for _ in 0..PRICINGS {
        if budget.is_stopped() || !core.add_uncovered(graph, &relaxed.duals, degree) {
            break;
        }
        relaxed = transport::solve(core.graph(), degrees, budget);
    }
    relaxed
}
