//! The relaxation over all rounds: each edge at most once, each vertex at most as often as it is
//! there.
//!
//! Every vertex is doubled, which makes the graph bipartite and the relaxation a transport problem
//! with arcs of capacity 1: shortest augmenting paths with potentials (Jewell 1958; Edmonds and Karp
//! 1972), one unit at a time. Half the flow is an optimal fractional R-matching with halves; the two
//! potentials of a vertex add up to its dual in the doubled scale. Searches have a patience that
//! doubles, as in the relaxation of one round.
//! Cost O(units · m log n) at worst, on a core of the graph; searches end early as a rule.

use super::relaxed::Relaxed;
use crate::budget::Phase;
use crate::{Budget, Graph};
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// Nodes that a search of the first pass may settle.
const FIRST_PATIENCE: u32 = 32;

pub(super) fn solve(core: &Graph, degrees: &[u32], budget: &mut Budget) -> Relaxed {
    let mut transport = Transport::new(core, degrees);
    let mut senders: Vec<u32> = (0..core.vertex_count()).collect();
    let mut patience = FIRST_PATIENCE;
    while !senders.is_empty() && transport.pass(&senders, patience, budget) {
        senders.retain(|&left| transport.must_send(left));
        patience = patience.saturating_mul(2);
    }
    transport.fold()
}

/// Where a search ends.
#[derive(Debug, Clone, Copy)]
enum Ending {
    /// A right vertex with room.
    Room(u32),
    /// A left vertex whose potential reaches 0: it gives up a unit.
    GivesUp(u32),
}

/// An arc used: the vertex on the other side and the slot of the left vertex's row.
type Arc = (u32, u32);

struct Transport<'a> {
    graph: &'a Graph,
    /// Potentials.
    left: Vec<i64>,
    right: Vec<i64>,
    supply: Vec<u32>,
    room: Vec<u32>,
    used: Vec<bool>,
    incoming: Vec<Vec<Arc>>,
    /// By node, left then right: when the search reaches it, and through which arc.
    time: Vec<i64>,
    parent: Vec<Arc>,
    touched: Vec<u32>,
    frontier: BinaryHeap<Reverse<(i64, u32)>>,
    best: (i64, Ending),
    steps: u64,
}

impl<'a> Transport<'a> {
    fn new(graph: &'a Graph, degrees: &[u32]) -> Self {
        let side = graph.vertex_count() as usize;
        let heaviest = |v| graph.neighbours(v).map(|(_, weight)| weight).max().unwrap_or(0).max(0);
        Self {
            graph,
            left: (0..graph.vertex_count()).map(heaviest).collect(),
            right: vec![0; side],
            supply: degrees.to_vec(),
            room: degrees.to_vec(),
            used: vec![false; graph.targets.len()],
            incoming: vec![Vec::new(); side],
            time: vec![i64::MAX; 2 * side],
            parent: vec![(0, 0); 2 * side],
            touched: Vec::new(),
            frontier: BinaryHeap::new(),
            best: (i64::MAX, Ending::GivesUp(0)),
            steps: 0,
        }
    }

    /// Whether a left vertex has a unit left that is worth something.
    fn must_send(&self, left: u32) -> bool {
        self.supply[left as usize] > 0 && self.left[left as usize] > 0
    }

    /// Sends what can be sent with this patience; false when the budget has ended.
    fn pass(&mut self, senders: &[u32], patience: u32, budget: &mut Budget) -> bool {
        for (at, &left) in senders.iter().enumerate() {
            while self.must_send(left) && self.send(left, patience) {}
            if at % 32 == 31 && budget.spend(std::mem::take(&mut self.steps), Phase::Rounds, 600) {
                return false;
            }
        }
        true
    }

    /// Sends one unit from `start`, or lowers its potential to 0; false when more than `patience`
    /// nodes were settled before: the potentials stay where they are by then.
    fn send(&mut self, start: u32, patience: u32) -> bool {
        self.best = (i64::MAX, Ending::GivesUp(start));
        self.reach(start, 0, (start, 0));
        let mut settled = 0;
        let mut given_up = None;
        while let Some(Reverse((time, node))) = self.frontier.pop() {
            if time >= self.best.0 {
                break;
            }
            if settled > patience {
                given_up = Some(time);
                break;
            }
            if self.time[node as usize] == time {
                self.settle(node, time);
                settled += 1;
            }
        }
        self.frontier.clear();
        self.move_potentials(given_up.unwrap_or(self.best.0));
        if given_up.is_none() {
            self.apply(start);
        }
        given_up.is_none()
    }

    fn move_potentials(&mut self, end: i64) {
        let side = self.graph.vertex_count();
        for node in std::mem::take(&mut self.touched) {
            let waited = end - std::mem::replace(&mut self.time[node as usize], i64::MAX);
            match (waited > 0, node < side) {
                (true, true) => self.left[node as usize] -= waited,
                (true, false) => self.right[(node - side) as usize] += waited,
                (false, _) => {}
            }
        }
    }

    fn reach(&mut self, node: u32, time: i64, parent: Arc) {
        if time < self.time[node as usize] && time < self.best.0 {
            if self.time[node as usize] == i64::MAX {
                self.touched.push(node);
            }
            self.time[node as usize] = time;
            self.parent[node as usize] = parent;
            self.frontier.push(Reverse((time, node)));
        }
    }

    fn settle(&mut self, node: u32, time: i64) {
        let side = self.graph.vertex_count();
        if node < side {
            self.settle_left(node, time);
            return;
        }
        let v = node - side;
        for at in 0..self.incoming[v as usize].len() {
            let (u, slot) = self.incoming[v as usize][at];
            let gain = self.graph.weights[slot as usize] - self.left[u as usize] - self.right[v as usize];
            self.reach(u, time + gain, (v, slot));
        }
    }

    fn settle_left(&mut self, u: u32, time: i64) {
        let side = self.graph.vertex_count();
        let potential = self.left[u as usize];
        if time + potential < self.best.0 {
            self.best = (time + potential, Ending::GivesUp(u));
        }
        let row = self.graph.row(u);
        self.steps += row.len() as u64;
        for slot in row {
            let v = self.graph.targets[slot];
            let joins = time + potential + self.right[v as usize] - self.graph.weights[slot];
            if self.used[slot] || joins >= self.best.0 {
                continue;
            }
            let arc = (u, u32::try_from(slot).unwrap_or(u32::MAX));
            if self.room[v as usize] > 0 {
                self.best = (joins, Ending::Room(v));
                self.parent[(side + v) as usize] = arc;
            } else {
                self.reach(side + v, joins, arc);
            }
        }
    }

    /// Walks back from the ending to `start`, exchanging used and unused arcs.
    fn apply(&mut self, start: u32) {
        let mut u = match self.best.1 {
            Ending::GivesUp(u) => u,
            Ending::Room(v) => {
                self.room[v as usize] -= 1;
                self.use_arc_into(v)
            }
        };
        if let Ending::GivesUp(u) = self.best.1 {
            self.supply[u as usize] += 1;
        }
        self.supply[start as usize] -= 1;
        while u != start {
            let (v, slot) = self.parent[u as usize];
            self.used[slot as usize] = false;
            self.incoming[v as usize].retain(|arc| arc.1 != slot);
            u = self.use_arc_into(v);
        }
    }

    fn use_arc_into(&mut self, v: u32) -> u32 {
        let (u, slot) = self.parent[(self.graph.vertex_count() + v) as usize];
        self.used[slot as usize] = true;
        self.incoming[v as usize].push((u, slot));
        u
    }

    /// Both directions of an edge together, and both potentials of a vertex.
    fn fold(self) -> Relaxed {
        let duals = self.left.iter().zip(&self.right).map(|(a, b)| a + b).collect();
        let mut relaxed = Relaxed { duals, ..Relaxed::default() };
        let mut counts = std::collections::BTreeMap::new();
        for (v, arcs) in (0_u32..).zip(&self.incoming) {
            for &(u, _) in arcs {
                *counts.entry((u.min(v), u.max(v))).or_insert(0) += 1;
            }
        }
        for (edge, count) in counts {
            let list = if count == 2 { &mut relaxed.full } else { &mut relaxed.half };
            list.push(edge);
        }
        relaxed
    }
}
