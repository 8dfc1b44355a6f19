//! Dense graphs: descend on the whole graph once, solve on the core of the tightest edges, price all
//! others with the duals, add what is violated, repeat. The final duals cover every edge, so the
//! certificate is for the whole graph.
//!
//! Column generation in the words of Applegate and Cook (1993), who solved dense matching so.
//! Cost O(m) per pricing, of which there are few, plus the cost of the sparse solves.

mod cover;
mod select;

use crate::blossom::{Duals, Forest};
use crate::budget::{Budget, Phase};
use crate::floors::Floors;
use crate::fractional::{Relaxation, TightPairs};
use crate::{Blossom, Graph, Matching};
pub(crate) use select::Core;

/// Graphs with fewer edges per vertex than this are solved whole.
const DENSE_FROM: usize = 48;
/// So are graphs with fewer edges than this: choosing a core costs more than it saves.
const LARGE_FROM: usize = 50_000;

/// Whether a core pays.
pub(crate) fn is_dense(graph: &Graph) -> bool {
    graph.edge_count() > LARGE_FROM.max(DENSE_FROM * graph.vertex_count() as usize)
}

/// The optimum of `graph` by way of cores, from feasible duals and tight pairs.
///
/// When the budget ends, the duals are lifted until they cover the whole graph.
pub(crate) fn solve(graph: &Graph, floors: Floors, tight: TightPairs, budget: &mut Budget) -> (Matching, Duals) {
    if budget.spend(graph.targets.len() as u64, Phase::Pricing, 0) {
        return (Matching::from_mates(tight.mates), Duals { vertices: tight.duals, blossoms: Vec::new() });
    }
    budget.demand_optimum();
    let mut core = Core::tightest(graph, &tight.duals);
    let mut tight = tight.feasible(core.graph(), &floors, budget);
    loop {
        tight.reduce_rows(core.graph(), &floors, budget);
        let start = Relaxation::new(core.graph(), floors, &tight).solve(budget);
        let (matching, duals) = Forest::solve(core.graph(), floors, start, budget);
        budget.spend(graph.targets.len() as u64, Phase::Pricing, 900);
        let violated = core.add_violated(graph, &duals.vertices, &duals.blossoms);
        if !violated {
            return (matching, duals);
        }
        tight = TightPairs { duals: without_blossoms(duals), mates: matching.to_mates() };
        if budget.is_stopped() {
            return (matching, lifted(graph, tight.duals));
        }
        tight = tight.feasible(core.graph(), &floors, budget);
    }
}

/// Duals that cover every edge of the whole graph: every vertex rises by half of what its worst edge
/// lacks. Cost O(m).
fn lifted(graph: &Graph, duals: Vec<i64>) -> Duals {
    let lack = |u: u32| {
        let lacks = graph.neighbours(u).map(|(v, weight)| 2 * weight - duals[u as usize] - duals[v as usize]);
        lacks.max().unwrap_or(0).max(0)
    };
    let vertices = (0..graph.vertex_count()).map(|u| duals[u as usize] + (lack(u) + 1) / 2).collect();
    Duals { vertices, blossoms: Vec::new() }
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
