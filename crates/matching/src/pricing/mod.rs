//! Dense graphs: descend on the whole graph once, solve on the core of the tightest edges, price all others with the duals, add what is
//! violated, repeat. The final duals cover every edge, so the certificate is for the whole graph.
//!
//! Column generation in the words of Applegate and Cook (1993), who solved dense matching so.
//! Cost O(m) per pricing, of which there are few, plus the cost of the sparse solves.

mod cover;
mod select;

use crate::blossom::{Duals, Forest};
use crate::budget::{Budget, Phase};
use crate::fractional::Relaxation;
use crate::matching::NONE;
use crate::problem::Floors;
use crate::{Blossom, Graph, Matching};
pub(crate) use select::Core;

/// Graphs with fewer edges per vertex than this are solved whole.
const DENSE_FROM: usize = 48;

/// Whether a core pays.
pub(crate) fn is_dense(graph: &Graph) -> bool {
    graph.edge_count() > DENSE_FROM * graph.vertex_count() as usize
}

/// The optimum of `graph` by way of cores, from feasible duals and tight pairs.
///
/// When the budget ends, the duals are lifted until they cover the whole graph.
pub(crate) fn solve(
    graph: &Graph,
    floors: Floors,
    (duals, mates): (Vec<i64>, Vec<u32>),
    budget: &mut Budget,
) -> (Matching, Duals) {
    let mut core = Core::tightest(graph, &duals);
    let mut start = Relaxation::warm(core.graph(), floors, duals, mates).solve(budget);
    loop {
        let (matching, duals) = Forest::new(core.graph(), floors, start).run(budget);
        budget.spend(graph.targets.len() as u64, Phase::Pricing, 900);
        let violated = core.add_violated(graph, &duals.vertices, &duals.blossoms);
        if !violated {
            return (matching, duals);
        }
        let vertices = without_blossoms(duals);
        let mates = (0..graph.vertex_count()).map(|v| matching.mate(v).unwrap_or(NONE));
        if budget.is_stopped() {
            return lifted(graph, &floors, vertices, matching);
        }
        start = Relaxation::warm(core.graph(), floors, vertices, mates.collect()).solve(budget);
    }
}

/// The same pairs with duals that cover every edge of the whole graph.
fn lifted(graph: &Graph, floors: &Floors, duals: Vec<i64>, matching: Matching) -> (Matching, Duals) {
    let idle = vec![NONE; duals.len()];
    let (vertices, _) = Relaxation::descend_from(graph, floors, duals, idle);
    let blossoms = Vec::new();
    (matching, Duals { vertices, blossoms })
}

/// Feasible duals of vertices alone: each takes half of the blossoms around it. Cost O(total size).
pub(crate) fn without_blossoms(duals: Duals) -> Vec<i64> {
    let mut vertices = duals.vertices;
    for Blossom { vertices: set, dual } in duals.blossoms {
        for v in set {
            if let Some(vertex) = vertices.get_mut(v as usize) {
                *vertex = vertex.saturating_add(dual / 2);
            }
        }
    }
    vertices
}
