//! The exact stage: Edmonds' primal–dual method with one forest in which all roots grow together.
//!
//! One clock drives every tree: the duals of outer vertices fall by 1 per unit of time, those of
//! inner vertices rise by 1, and blossoms change by 2. Only keys are stored, so that time passes
//! without touching a vertex. Whatever becomes tight is an event in one queue; an event that is out
//! of date when it comes up is dropped. After an augmentation only the two trees that took part
//! dissolve, all others keep growing.
//!
//! Duals stay integers in the doubled scale because all outer vertices have one parity: the clock of
//! a root with an even dual starts at time 1, that of a root with an odd dual at time 0.
//!
//! Sources: Edmonds 1965; Galil, Micali and Gabow 1986 (events and keys); Kolmogorov 2009 (forest
//! of all roots). Cost: O(m log n) per time that all trees are rebuilt, which random instances do
//! O(log n) times; O(n m log n) at worst.

mod augment;
mod events;
mod expand;
mod finish;
mod grow;
mod nest;
mod shrink;

use crate::budget::{Budget, Phase};
use crate::floors::Floors;
use crate::matching::NONE;
use crate::{Graph, Matching};
use events::{Event, EventQueue};
pub(crate) use finish::Duals;
use nest::Nest;

/// Steps between two looks at the budget.
const STRIDE: u64 = 16_384;

/// Role of a vertex, and of the top-level node around it, in the forest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Label {
    /// In no tree.
    Free,
    /// At even distance from the root: the dual falls.
    Outer,
    /// At odd distance from the root: the dual rises.
    Inner,
}

/// A vertex's dual is `key − now`, `key + now` or `key` when outer, inner or free.
#[derive(Debug, Clone, Copy)]
struct VertexState {
    key: i64,
    label: Label,
}

/// One alternating tree.
#[derive(Debug)]
struct Tree {
    /// Nodes that have been top-level nodes of this tree; some are inside others by now.
    members: Vec<u32>,
    /// The least time at which an outer vertex reaches its floor.
    floor_time: i64,
}

/// A feasible dual and a matching of tight edges to start from.
#[derive(Debug, Clone)]
pub(crate) struct Start {
    pub duals: Vec<i64>,
    pub mates: Vec<u32>,
    /// Disjoint odd cycles of tight edges whose vertices are exposed otherwise.
    pub odd_cycles: Vec<Vec<u32>>,
}

/// All trees, and everything that their growth needs.
pub(crate) struct Forest<'a> {
    graph: &'a Graph,
    floors: Floors<'a>,
    now: i64,
    state: Vec<VertexState>,
    mates: Vec<u32>,
    /// Time of the earliest event that would reach a free vertex.
    reach_time: Vec<i64>,
    nest: Nest,
    /// By node: role, tree, tight edge from the outer parent, exposed or matched vertex, dual key.
    label: Vec<Label>,
    tree: Vec<u32>,
    entry: Vec<(u32, u32)>,
    base: Vec<u32>,
    blossom_key: Vec<i64>,
    mark: Vec<u64>,
    stamp: u64,
    trees: Vec<Tree>,
    live_trees: usize,
    events: EventQueue,
    /// Events and edges looked at since the last report.
    steps: u64,
}

impl Start {
    /// The pairs, those around the odd cycles too, and the duals: when there is no time for more.
    fn into_pairs(mut self) -> (Matching, Duals) {
        for cycle in &self.odd_cycles {
            for pair in cycle[1..].chunks_exact(2) {
                self.mates[pair[0] as usize] = pair[1];
                self.mates[pair[1] as usize] = pair[0];
            }
        }
        (Matching::from_mates(self.mates), Duals { vertices: self.duals, blossoms: Vec::new() })
    }
}

impl<'a> Forest<'a> {
    /// The best matching with its duals; as far as `start` when the budget has ended already.
    pub fn solve(graph: &'a Graph, floors: Floors<'a>, start: Start, budget: &mut Budget) -> (Matching, Duals) {
        match budget.spend(0, Phase::Blossoms, 0) {
            true => start.into_pairs(),
            false => Self::new(graph, floors, start).run(budget),
        }
    }

    fn new(graph: &'a Graph, floors: Floors<'a>, start: Start) -> Self {
        let vertices = graph.vertex_count();
        let side = vertices as usize;
        let free = |key| VertexState { key, label: Label::Free };
        let mut forest = Self {
            graph,
            floors,
            now: 0,
            state: start.duals.into_iter().map(free).collect(),
            mates: start.mates,
            reach_time: vec![i64::MAX; side],
            nest: Nest::new(vertices),
            label: vec![Label::Free; side],
            tree: vec![NONE; side],
            entry: vec![(NONE, NONE); side],
            base: (0..vertices).collect(),
            blossom_key: vec![0; side],
            mark: vec![0; side],
            stamp: 0,
            trees: Vec::new(),
            live_trees: 0,
            events: EventQueue::default(),
            steps: 0,
        };
        forest.plant(start.odd_cycles);
        forest
    }

    /// Runs until no tree lives or the budget ends; the duals are feasible at any time.
    fn run(mut self, budget: &mut Budget) -> (Matching, Duals) {
        let roots = self.live_trees.max(1);
        while self.live_trees > 0 && !budget.is_stopped() {
            let Some(event) = self.events.pop() else {
                break;
            };
            self.steps += 1;
            if self.steps >= STRIDE && self.report(roots, budget) {
                break;
            }
            self.now = self.now.max(event.time);
            self.act(event);
        }
        self.report(roots, budget);
        self.finish()
    }

    /// True when the budget is spent.
    fn report(&mut self, roots: usize, budget: &mut Budget) -> bool {
        let done = (roots - self.live_trees.min(roots)) * 1000 / roots;
        let permille = u16::try_from(done).unwrap_or(1000);
        budget.spend(std::mem::take(&mut self.steps), Phase::Blossoms, permille)
    }

    fn act(&mut self, event: Event) {
        match event.kind() {
            events::Kind::Edge(vertex, slot) => self.act_on_edge(vertex, slot, event.time),
            events::Kind::Expand(node) => self.act_on_expand(node),
            events::Kind::Floor(vertex) => self.act_on_floor(vertex),
        }
    }

    fn act_on_edge(&mut self, vertex: u32, slot: u32, time: i64) {
        let target = self.graph.targets[slot as usize];
        let weight = self.graph.weights[slot as usize];
        let (u, v) = match self.state[vertex as usize].label {
            Label::Outer => (vertex, target),
            _ => (target, vertex),
        };
        let tight = self.dual(u) + self.dual(v) == 2 * weight;
        let labels = [u, v].map(|end| self.state[end as usize].label);
        match (labels, tight) {
            ([Label::Outer, Label::Free], true) => self.grow(u, v),
            ([Label::Outer, Label::Outer], true) => self.meet(u, v),
            _ => self.reach_again([u, v], time),
        }
    }

    /// The event that was to reach a free vertex is out of date: finds the one that does.
    fn reach_again(&mut self, ends: [u32; 2], time: i64) {
        for end in ends {
            let free = self.state[end as usize].label == Label::Free;
            if free && self.reach_time[end as usize] == time {
                self.reach(end);
            }
        }
    }

    /// A tight edge between two outer vertices: an odd cycle, or an augmenting path.
    fn meet(&mut self, u: u32, v: u32) {
        let (a, b) = (self.nest.top(u), self.nest.top(v));
        if a == b {
            return;
        }
        if self.tree[a as usize] == self.tree[b as usize] {
            self.shrink(u, v);
        } else {
            self.augment_between(u, v);
        }
    }

    fn act_on_expand(&mut self, node: u32) {
        let inner = self.label[node as usize] == Label::Inner && self.nest.is_top(node);
        if inner && self.blossom_key[node as usize] == 2 * self.now {
            self.expand(node);
        }
    }

    fn act_on_floor(&mut self, vertex: u32) {
        let outer = self.state[vertex as usize].label == Label::Outer;
        if outer && self.dual(vertex) == self.floors.at(vertex) {
            self.expose(vertex);
        }
    }

    #[inline]
    fn dual(&self, v: u32) -> i64 {
        let state = self.state[v as usize];
        match state.label {
            Label::Outer => state.key - self.now,
            Label::Inner => state.key + self.now,
            Label::Free => state.key,
        }
    }
}
