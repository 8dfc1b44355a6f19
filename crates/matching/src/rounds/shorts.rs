//! Completes an R-matching whose rounding left some vertices one edge short.
//!
//! From a short vertex the cheapest alternating path under the relaxation's duals (an edge taken, an
//! edge given up, …) leads to another short vertex, or to one whose dual says that it can be spared.
//! Cost O(short vertices · (n R + m) log n).

use super::relaxed::Relaxed;
use crate::Graph;
use crate::matching::NONE;
use std::cmp::Reverse;
use std::collections::{BTreeSet, BinaryHeap};

/// How a path ends.
#[derive(Debug, Clone, Copy)]
enum Ending {
    /// The vertex stays short.
    Spared(u32),
    /// The edge between two short vertices is taken.
    Taken(u32, u32),
}

/// An R-matching under repair.
struct Repair<'a> {
    graph: &'a Graph,
    duals: &'a [i64],
    degrees: &'a [u32],
    /// Partners of every vertex.
    taken: Vec<Vec<u32>>,
    /// By vertex: the cheapest way to make it short, and through which edges: taken, then given up.
    cost: Vec<i64>,
    through: Vec<(u32, u32)>,
    /// By vertex: the cheapest way to give it one edge too many.
    surplus: Vec<i64>,
    best: (i64, Ending),
}

/// The edges of the R-matching after repair.
pub(super) fn complete(graph: &Graph, relaxed: &Relaxed, degrees: &[u32], edges: &[(u32, u32)]) -> Vec<(u32, u32)> {
    let side = graph.vertex_count() as usize;
    let mut repair = Repair {
        graph,
        duals: &relaxed.duals,
        degrees,
        taken: vec![Vec::new(); side],
        cost: vec![i64::MAX; side],
        through: vec![(NONE, NONE); side],
        surplus: vec![i64::MAX; side],
        best: (i64::MAX, Ending::Spared(0)),
    };
    for &(u, v) in edges {
        repair.take(u, v);
    }
    for v in 0..graph.vertex_count() {
        if repair.is_short(v) && relaxed.duals[v as usize] > 0 {
            repair.search(v);
            repair.apply(v);
        }
    }
    let below = |u: u32| repair.taken[u as usize].iter().copied().filter(move |&v| u < v).map(move |v| (u, v));
    (0..graph.vertex_count()).flat_map(below).collect()
}

impl Repair<'_> {
    fn is_short(&self, v: u32) -> bool {
        self.taken[v as usize].len() < self.degrees[v as usize] as usize
    }

    fn take(&mut self, u: u32, v: u32) {
        self.taken[u as usize].push(v);
        self.taken[v as usize].push(u);
    }

    fn give_up(&mut self, u: u32, v: u32) {
        self.taken[u as usize].retain(|&x| x != v);
        self.taken[v as usize].retain(|&x| x != u);
    }

    fn slack(&self, u: u32, v: u32, weight: i64) -> i64 {
        self.duals[u as usize] + self.duals[v as usize] - 2 * weight
    }

    fn search(&mut self, start: u32) {
        self.cost.fill(i64::MAX);
        self.surplus.fill(i64::MAX);
        self.best = (i64::MAX, Ending::Spared(start));
        self.cost[start as usize] = 0;
        let mut frontier = BinaryHeap::from([Reverse((0, start))]);
        while let Some(Reverse((cost, short))) = frontier.pop() {
            if cost >= self.best.0 {
                return;
            }
            if self.cost[short as usize] == cost {
                self.settle(start, short, &mut frontier);
            }
        }
    }

    /// Every way to give `short` an edge, and who is short instead.
    fn settle(&mut self, start: u32, short: u32, frontier: &mut BinaryHeap<Reverse<(i64, u32)>>) {
        let cost = self.cost[short as usize];
        let spared = cost + self.duals[short as usize];
        if spared < self.best.0 {
            self.best = (spared, Ending::Spared(short));
        }
        for (x, weight) in self.graph.neighbours(short) {
            let surplus = cost + self.slack(short, x, weight).max(0);
            let known = surplus >= self.surplus[x as usize].min(self.best.0);
            if known || self.taken[short as usize].contains(&x) {
                continue;
            }
            self.surplus[x as usize] = surplus;
            if self.is_short(x) && x != start {
                self.best = (surplus, Ending::Taken(short, x));
                continue;
            }
            for at in 0..self.taken[x as usize].len() {
                let v = self.taken[x as usize][at];
                let weight = self.graph.weight(x, v).unwrap_or(0);
                let next = surplus + (-self.slack(x, v, weight)).max(0);
                if v != short && next < self.cost[v as usize].min(self.best.0) {
                    self.cost[v as usize] = next;
                    self.through[v as usize] = (x, short);
                    frontier.push(Reverse((next, v)));
                }
            }
        }
    }

    /// Exchanges the edges of the path, unless it uses one twice.
    fn apply(&mut self, start: u32) {
        let (mut short, mut taken) = match self.best.1 {
            Ending::Spared(v) => (v, Vec::new()),
            Ending::Taken(u, v) => (u, vec![(u, v)]),
        };
        let mut given_up = Vec::new();
        while short != start {
            let (x, before) = self.through[short as usize];
            given_up.push((x, short));
            taken.push((before, x));
            short = before;
        }
        let ordered = |&(u, v): &(u32, u32)| (u.min(v), u.max(v));
        let distinct: BTreeSet<_> = taken.iter().chain(&given_up).map(ordered).collect();
        if distinct.len() == taken.len() + given_up.len() {
            given_up.iter().for_each(|&(u, v)| self.give_up(u, v));
            taken.iter().for_each(|&(u, v)| self.take(u, v));
        }
    }
}
