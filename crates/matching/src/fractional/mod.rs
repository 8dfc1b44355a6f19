//! The half-integral relaxation: the best fractional matching, which uses 0, ½ and 1 only.
//!
//! Four steps, each of which leaves less to the next: one pass of dual coordinate descent, tight
//! greedy pairing, augmenting row reduction with capped chains (Jonker and Volgenant 1987, carried
//! over from assignment to general graphs), and shortest augmenting path searches from one root at
//! a time that may end in an odd cycle of halves. In the doubled scale every dual is an integer.
//!
//! The searches come in passes with growing patience. A tree that reaches as far as the next root
//! has the square of the vertices of two that meet half way; so a root that finds nothing near gives
//! up, leaves its duals where they are, and is found by its neighbour or tries again.
//!
//! Where many vertices must stay exposed (hubs with leaves, an uneven bipartite graph) every search
//! would see the whole of its component. So the searches together have an allowance; whoever is still
//! exposed when it is spent becomes a root of the forest, where all grow together.
//! Cost O(m log n).

mod descent;
mod endings;
mod reduction;
mod search;
mod tight;

use crate::Graph;
use crate::blossom::Start;
use crate::budget::{Budget, Phase};
use crate::floors::Floors;
use crate::matching::NONE;
pub(crate) use tight::TightPairs;

/// Outer vertices that a search of the first pass may have; twice as many in each pass after.
const FIRST_PATIENCE: u32 = 16;
/// Edges that all searches together may look at, as a multiple of the graph's own.
const ALLOWANCE: u64 = 8;
/// Searches between two looks at the budget.
const STRIDE: usize = 64;

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

/// How the whole of the searches stands.
struct Searches {
    /// The excess before the first.
    whole: i128,
    /// Twice what the duals proved when somebody last looked: never less than what they prove now.
    bound_2x: i128,
    /// Steps that are left before the forest takes over.
    allowance: u64,
    search: search::Search,
}

impl<'a> Relaxation<'a> {
    /// Starts from tight pairs, most of the vertices paired already.
    pub fn new(graph: &'a Graph, floors: Floors<'a>, tight: &TightPairs) -> Self {
        let vertex =
            |(&dual, &mate): (&i64, &u32)| Vertex { dual, time: i64::MAX, mate, parent: NONE, role: Role::Unseen };
        Self {
            graph,
            floors,
            vertices: tight.duals.iter().zip(&tight.mates).map(vertex).collect(),
            ring: vec![NONE; tight.duals.len()],
            excess: 0,
        }
    }

    /// Solves the relaxation; stops early, still feasible, when the allowance or the budget ends or
    /// the gap is small enough for it.
    pub fn solve(mut self, budget: &mut Budget) -> Start {
        let mut roots: Vec<u32> = (0..self.graph.vertex_count()).filter(|&v| self.is_unsettled(v)).collect();
        self.excess = roots.iter().map(|&root| self.above_floor(root)).sum();
        let mut searches = Searches {
            whole: self.excess,
            bound_2x: self.bound_2x(),
            allowance: ALLOWANCE * self.graph.targets.len() as u64,
            search: search::Search::default(),
        };
        let mut patience = FIRST_PATIENCE;
        while !roots.is_empty() && !self.pass(&roots, patience, &mut searches, budget) {
            roots.retain(|&root| self.is_unsettled(root));
            patience = patience.saturating_mul(2);
        }
        self.may_stop(&mut searches, budget);
        self.into_start()
    }

    /// One search from each root; true when there is to be no other pass.
    fn pass(&mut self, roots: &[u32], patience: u32, searches: &mut Searches, budget: &mut Budget) -> bool {
        for (done, &root) in roots.iter().enumerate() {
            if done % STRIDE == 0 && self.may_stop(searches, budget) {
                return true;
            }
            if self.is_unsettled(root) {
                let steps = searches.search.settle(self, root, patience);
                searches.allowance = searches.allowance.saturating_sub(steps);
            }
            if searches.allowance == 0 {
                return true;
            }
        }
        false
    }

    /// Reports; true when the budget is spent or the gap is small enough.
    fn may_stop(&self, searches: &mut Searches, budget: &mut Budget) -> bool {
        let left = self.excess * 700 / searches.whole.max(1);
        let permille = 1000_u16.saturating_sub(u16::try_from(left).unwrap_or(700));
        if budget.spend(std::mem::take(&mut searches.search.steps), Phase::Fractional, permille) {
            return true;
        }
        if !budget.is_close(self.excess, searches.bound_2x) {
            return false;
        }
        searches.bound_2x = self.bound_2x();
        budget.accept(self.excess, searches.bound_2x)
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
