//! Feasible duals with disjoint pairs of tight edges: what every stage starts from.

use super::descent;
use crate::Graph;
use crate::budget::Budget;
use crate::floors::Floors;
use crate::matching::NONE;

/// One dual per vertex, doubled scale, and the partner of each vertex or [`NONE`].
#[derive(Debug, Clone)]
pub(crate) struct TightPairs {
    pub duals: Vec<i64>,
    pub mates: Vec<u32>,
}

impl TightPairs {
    /// Feasible duals and a matching of tight edges in two passes. Cost O(n + m).
    pub fn descend(graph: &Graph, floors: &Floors, budget: &mut Budget) -> Self {
        let duals = descent::heaviest_edges(graph, floors);
        let mates = vec![NONE; duals.len()];
        Self { duals, mates }.feasible(graph, floors, budget)
    }

    /// Lifts or lowers any duals to feasible ones in one pass and keeps the pairs that are tight
    /// then. Cost O(n + m).
    pub fn feasible(mut self, graph: &Graph, floors: &Floors, budget: &mut Budget) -> Self {
        descent::descend(graph, floors, &mut self, budget);
        self
    }

    pub(super) fn pair(&mut self, u: u32, v: u32) {
        self.mates[u as usize] = v;
        self.mates[v as usize] = u;
    }

    /// Takes the pair of `u` apart, if there is one.
    pub(super) fn part(&mut self, u: u32) {
        let mate = std::mem::replace(&mut self.mates[u as usize], NONE);
        if mate != NONE {
            self.mates[mate as usize] = NONE;
        }
    }
}
