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
    /// How far the exposed vertices are above their floors together; of a ring, the nearest one.
    /// Half of it is the gap between the bound and the pairs.
    excess: i128,
}

impl<'a> Relaxation<'a> {
    /// Starts from feasible duals and pairs of tight edges.
    pub fn warm(graph: &'a Graph, floors: Floors<'a>, duals: Vec<i64>, mates: Vec<u32>) -> Self {
        let (duals, mates) = Self::descend_from(graph, &floors, duals, mates);
        Self::new(graph, floors, &duals, &mates)
    }

    /// Feasible duals and a matching of tight edges in two passes. Cost O(n + m).
    pub fn descend(graph: &Graph, floors: &Floors) -> (Vec<i64>, Vec<u32>) {
        let duals = descent::heaviest_edges(graph, floors);
        let idle = vec![NONE; duals.len()];
        Self::descend_from(graph, floors, duals, idle)
    }

    /// Lifts or lowers any duals to feasible ones in one pass and keeps the pairs that are tight
    /// then. Cost O(n + m).
    pub fn descend_from(graph: &Graph, floors: &Floors, mut duals: Vec<i64>, mates: Vec<u32>) -> (Vec<i64>, Vec<u32>) {
        let mates = descent::descend(graph, floors, &mut duals, mates);
        (duals, mates)
    }

    /// Starts from duals and pairs that [`Self::descend`] gave.
    pub fn new(graph: &'a Graph, floors: Floors<'a>, duals: &[i64], mates: &[u32]) -> Self {
        let vertex =
            |(&dual, &mate): (&i64, &u32)| Vertex { dual, time: i64::MAX, mate, parent: NONE, role: Role::Unseen };
        Self {
            graph,
            floors,
            vertices: duals.iter().zip(mates).map(vertex).collect(),
            ring: vec![NONE; duals.len()],
            excess: 0,
        }
    }

    /// Solves the relaxation; stops early, still feasible, when the budget ends.
    pub fn solve(mut self, budget: &mut Budget) -> Start {
        budget.spend(self.graph.targets.len() as u64, Phase::Fractional, 0);
        self.reduce_rows();
        let roots: Vec<u32> = (0..self.graph.vertex_count()).filter(|&v| self.is_unsettled(v)).collect();
        self.excess = roots.iter().map(|&root| self.above_floor(root)).sum();
        let mut search = search::Search::default();
        for (done, &root) in roots.iter().enumerate() {
            if done % 64 == 0 && self.may_stop(done, roots.len(), &mut search.steps, budget) {
                break;
            }
            if self.is_unsettled(root) {
                search.settle(&mut self, root);
            }
        }
        if !budget.is_exact() {
            budget.accept(self.excess, self.bound_2x());
        }
        self.into_start()
    }

    /// Reports; true when the budget is spent or the gap is small enough.
    fn may_stop(&self, done: usize, of: usize, steps: &mut u64, budget: &mut Budget) -> bool {
        let permille = u16::try_from(done * 1000 / of).unwrap_or(1000);
        let stopped = budget.spend(std::mem::take(steps), Phase::Fractional, permille);
        let bounded = !budget.is_exact() && done.is_multiple_of(4096);
        stopped || bounded && budget.accept(self.excess, self.bound_2x())
    }

    /// Twice what the duals prove, whoever is exposed standing at the floor. Cost O(n).
    fn bound_2x(&self) -> i128 {
        let lifted = (0..self.graph.vertex_count()).map(|v| self.above_floor(v));
        let floors: i128 = match self.floors.base {
            0 => 0,
            base => i128::from(base) * self.vertices.len() as i128,
        };
        lifted.sum::<i128>() + floors
    }

    fn above_floor(&self, v: u32) -> i128 {
        i128::from(self.vertices[v as usize].dual - self.floors.at(v))
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
                let nearest = (0..cycle.len()).min_by_key(|&at| self.above_floor(cycle[at]));
                cycle.rotate_left(nearest.unwrap_or(0));
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
