//! The shortest augmenting path from one exposed vertex, in the manner of Dijkstra.
//!
//! Duals of outer vertices fall, those of inner ones rise, from the moment they join the tree. The
//! search ends at the first of: an exposed vertex, a vertex on an odd cycle of halves (which it
//! breaks up into pairs), two outer vertices that meet (a new odd cycle), an outer vertex at its
//! floor. Or it loses patience: the tree is given up, but what its duals have moved stays, so that
//! another search which comes near finds a tight way to this root.

use super::{Relaxation, Role};
use crate::matching::NONE;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// How a search may end.
#[derive(Debug, Clone, Copy)]
pub(super) enum Ending {
    /// The edge reaches an exposed vertex or one on an odd cycle.
    Reach(u32, u32),
    /// The edge joins two outer vertices.
    Meet(u32, u32),
    /// The vertex stands at its floor.
    Floor(u32),
}

/// Working memory, reused by all searches.
#[derive(Default)]
pub(super) struct Search {
    now: i64,
    best: Option<(i64, Ending)>,
    /// Unseen vertices by the time at which they join.
    frontier: BinaryHeap<Reverse<(i64, u32)>>,
    /// Unseen vertices that join now.
    ready: Vec<u32>,
    touched: Vec<u32>,
    /// Elementary steps since the last report.
    pub steps: u64,
}

impl Search {
    /// Matches `root`, puts it on an odd cycle, or leaves another vertex exposed at its floor; or
    /// leaves it with a lower dual once more than `patience` vertices have become outer. Returns how
    /// many edges it looked at.
    pub fn settle(&mut self, relaxation: &mut Relaxation, root: u32, patience: u32) -> u64 {
        let steps_before = self.steps;
        self.now = 0;
        self.best = None;
        self.join_outer(relaxation, root);
        let mut outer = 1;
        while let Some(v) = self.next_to_join() {
            if outer > patience {
                self.best = None;
                break;
            }
            outer += 1;
            let vertex = &mut relaxation.vertices[v as usize];
            if vertex.role == Role::Unseen && vertex.time == self.now {
                vertex.role = Role::Inner;
                let mate = vertex.mate;
                self.join_outer(relaxation, mate);
            }
        }
        self.frontier.clear();
        self.ready.clear();
        relaxation.excess -= relaxation.above_floor(root);
        match self.best {
            Some((time, ending)) => {
                self.settle_duals(relaxation, time);
                relaxation.end(ending);
            }
            None => {
                self.settle_duals(relaxation, self.now);
                relaxation.excess += relaxation.above_floor(root);
            }
        }
        self.forget(relaxation);
        self.steps - steps_before
    }

    /// The next vertex to join before the best ending.
    fn next_to_join(&mut self) -> Option<u32> {
        let end = self.best.map_or(i64::MAX, |best| best.0);
        if self.now >= end {
            return None;
        }
        if let Some(v) = self.ready.pop() {
            return Some(v);
        }
        let Reverse((time, v)) = self.frontier.pop()?;
        self.now = time;
        (time < end).then_some(v)
    }

    fn offer(&mut self, time: i64, ending: Ending) {
        if self.best.is_none_or(|best| time < best.0) {
            self.best = Some((time, ending));
        }
    }

    /// `u` falls from now on: looks at what its edges make tight. Cost O(degree).
    fn join_outer(&mut self, relaxation: &mut Relaxation, u: u32) {
        let now = self.now;
        let vertex = &mut relaxation.vertices[u as usize];
        if vertex.time == i64::MAX {
            self.touched.push(u);
        }
        vertex.role = Role::Outer;
        vertex.time = now;
        let dual = vertex.dual;
        self.offer(now + dual - relaxation.floors.at(u), Ending::Floor(u));
        let row = relaxation.graph.row(u);
        self.steps += row.len() as u64;
        for slot in row {
            let v = relaxation.graph.targets[slot];
            let other = &mut relaxation.vertices[v as usize];
            let slack = dual + other.dual - 2 * relaxation.graph.weights[slot];
            match other.role {
                Role::Inner => {}
                Role::Outer => {
                    let met = (slack + now + other.time) / 2;
                    self.offer(met, Ending::Meet(u, v));
                }
                Role::Unseen => {
                    let joins = now + slack;
                    if joins >= other.time || self.best.is_some_and(|best| joins >= best.0) {
                        continue;
                    }
                    if other.mate == NONE {
                        self.best = Some((joins, Ending::Reach(u, v)));
                        continue;
                    }
                    if other.time == i64::MAX {
                        self.touched.push(v);
                    }
                    other.time = joins;
                    other.parent = u;
                    if joins == now {
                        self.ready.push(v);
                    } else {
                        self.frontier.push(Reverse((joins, v)));
                    }
                }
            }
        }
    }

    fn settle_duals(&self, relaxation: &mut Relaxation, end: i64) {
        for &v in &self.touched {
            let vertex = &mut relaxation.vertices[v as usize];
            match vertex.role {
                Role::Outer => vertex.dual -= end - vertex.time,
                Role::Inner => vertex.dual += end - vertex.time,
                Role::Unseen => {}
            }
        }
    }

    /// Roles serve the ending (to find a common ancestor), then all is unseen again.
    fn forget(&mut self, relaxation: &mut Relaxation) {
        for v in self.touched.drain(..) {
            let vertex = &mut relaxation.vertices[v as usize];
            vertex.role = Role::Unseen;
            vertex.time = i64::MAX;
        }
    }
}
