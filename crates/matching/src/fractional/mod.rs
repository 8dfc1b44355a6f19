//! The half-integral relaxation: the best fractional matching, which uses 0, ½ and 1 only.
//!
//! Four steps, each of which leaves less to the next: one pass of dual coordinate descent, tight
//! greedy pairing, augmenting row reduction with capped chains (Jonker and Volgenant 1987, carried
//! over from assignment to general graphs), and shortest augmenting path searches from one root at
//! a time that may end in an odd cycle of halves. In the doubled scale every dual is an integer.
//! Cost O(n (m + n log n)) at worst; on event-like graphs the searches stay small.

mod descent;
mod reduction;
mod search;

use crate::Graph;
use crate::blossom::Start;
use crate::budget::{Budget, Phase};
use crate::matching::NONE;
use crate::problem::Floors;

/// Where a vertex stands in the search that is going on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    Unseen,
    Outer,
    Inner,
}

/// All that a search asks about a vertex, side by side in memory.
#[derive(Debug, Clone, Copy)]
struct Vertex {
    dual: i64,
    /// When it joined the tree; for an unseen vertex when it would.
    time: i64,
    mate: u32,
    /// The outer vertex that reaches it first.
    parent: u32,
    role: Role,
}

/// A fractional matching of tight edges and a feasible dual.
pub(crate) struct Relaxation<'a> {
    graph: &'a Graph,
    floors: Floors<'a>,
    vertices: Vec<Vertex>,
    /// The next vertex of the odd cycle of halves, for the vertices on one.
    ring: Vec<u32>,
}

impl<'a> Relaxation<'a> {
    /// Starts from nothing: descent from the heaviest edges.
    pub fn cold(graph: &'a Graph, floors: Floors<'a>) -> Self {
        let duals = descent::heaviest_edges(graph, &floors);
        let idle = vec![NONE; duals.len()];
        Self::warm(graph, floors, duals, idle)
    }

    /// Starts from any duals and pairs: lifts the duals to feasibility, keeps the pairs that are
    /// tight then. Cost O(n + m).
    pub fn warm(graph: &'a Graph, floors: Floors<'a>, mut duals: Vec<i64>, mates: Vec<u32>) -> Self {
        let mates = descent::descend(graph, &floors, &mut duals, mates);
        let vertex =
            |(&dual, &mate): (&i64, &u32)| Vertex { dual, time: i64::MAX, mate, parent: NONE, role: Role::Unseen };
        Self { graph, floors, vertices: duals.iter().zip(&mates).map(vertex).collect(), ring: vec![NONE; duals.len()] }
    }

    /// Solves the relaxation; stops early, still feasible, when the budget ends.
    pub fn solve(mut self, budget: &mut Budget) -> Start {
        budget.spend(0, Phase::Fractional, 0);
        self.reduce_rows();
        let roots: Vec<u32> = (0..self.graph.vertex_count()).filter(|&v| self.is_unsettled(v)).collect();
        let mut search = search::Search::default();
        for (done, &root) in roots.iter().enumerate() {
            if self.is_unsettled(root) {
                search.settle(&mut self, root);
            }
            let report = done % 64 == 63;
            if report {
                let permille = u16::try_from(done * 1000 / roots.len()).unwrap_or(1000);
                let steps = std::mem::take(&mut search.steps);
                if budget.spend(steps, Phase::Fractional, permille) {
                    break;
                }
            }
        }
        self.into_start()
    }

    /// Exposed, on no odd cycle, and above the floor.
    fn is_unsettled(&self, v: u32) -> bool {
        let vertex = &self.vertices[v as usize];
        vertex.mate == NONE && self.ring[v as usize] == NONE && vertex.dual > self.floors.at(v)
    }

    fn match_pair(&mut self, u: u32, v: u32) {
        self.vertices[u as usize].mate = v;
        self.vertices[v as usize].mate = u;
    }

    fn into_start(self) -> Start {
        let mut odd_cycles = Vec::new();
        let mut seen = vec![false; self.ring.len()];
        for start in 0..self.graph.vertex_count() {
            let mut cycle = Vec::new();
            let mut v = start;
            while self.ring[v as usize] != NONE && !seen[v as usize] {
                seen[v as usize] = true;
                cycle.push(v);
                v = self.ring[v as usize];
            }
            if !cycle.is_empty() {
                odd_cycles.push(cycle);
            }
        }
        Start {
            duals: self.vertices.iter().map(|vertex| vertex.dual).collect(),
            mates: self.vertices.iter().map(|vertex| vertex.mate).collect(),
            odd_cycles,
        }
    }
}
