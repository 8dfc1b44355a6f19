//! A Tutte–Berge set of a maximum matching: the inner vertices of a maximal alternating forest.
//!
//! Edmonds' search without weights, all exposed vertices being roots. When it ends without an
//! augmenting path, the inner vertices A satisfy `odd(G − A) − |A| = n − 2|M|`.
//! Cost O(m α(n)). Source: Berge 1958; Edmonds 1965; Gallai and Edmonds' decomposition.

use crate::matching::NONE;
use crate::{Graph, Matching};

/// The set A of a matching of maximum cardinality; `None` when an augmenting path exists.
pub(crate) fn barrier(graph: &Graph, matching: &Matching) -> Option<Vec<u32>> {
    if matching.is_perfect() {
        return Some(Vec::new());
    }
    let mut search = Search::new(graph, matching);
    search.run().then(|| search.inner_vertices())
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Unseen,
    Outer,
    Inner,
}

struct Search<'a> {
    graph: &'a Graph,
    matching: &'a Matching,
    role: Vec<Role>,
    root: Vec<u32>,
    /// The outer vertex through which an inner vertex was reached.
    parent: Vec<u32>,
    /// Union–find: vertices of one blossom share the blossom's base.
    base: Vec<u32>,
    mark: Vec<u64>,
    stamp: u64,
    queue: Vec<u32>,
}

impl<'a> Search<'a> {
    fn new(graph: &'a Graph, matching: &'a Matching) -> Self {
        let side = graph.vertex_count() as usize;
        let mut search = Self {
            graph,
            matching,
            role: vec![Role::Unseen; side],
            root: vec![NONE; side],
            parent: vec![NONE; side],
            base: (0..graph.vertex_count()).collect(),
            mark: vec![0; side],
            stamp: 0,
            queue: matching.exposed().collect(),
        };
        for &root in &search.queue {
            search.role[root as usize] = Role::Outer;
            search.root[root as usize] = root;
        }
        search
    }

    /// Grows the forest as far as it goes; false when two trees meet.
    fn run(&mut self) -> bool {
        let mut next = 0;
        while next < self.queue.len() {
            let u = self.queue[next];
            next += 1;
            for slot in self.graph.row(u) {
                let v = self.graph.targets[slot];
                match self.role[v as usize] {
                    Role::Unseen => self.grow(u, v),
                    Role::Inner => {}
                    Role::Outer if self.root[u as usize] != self.root[v as usize] => return false,
                    Role::Outer => self.shrink(u, v),
                }
            }
        }
        true
    }

    fn grow(&mut self, u: u32, v: u32) {
        let Some(mate) = self.matching.mate(v) else {
            return;
        };
        self.role[v as usize] = Role::Inner;
        self.parent[v as usize] = u;
        self.role[mate as usize] = Role::Outer;
        self.root[v as usize] = self.root[u as usize];
        self.root[mate as usize] = self.root[u as usize];
        self.queue.push(mate);
    }

    fn shrink(&mut self, u: u32, v: u32) {
        let ends = [self.find(u), self.find(v)];
        if ends[0] == ends[1] {
            return;
        }
        let ancestor = self.common_base(ends);
        for end in ends {
            self.contract(end, ancestor);
        }
    }

    fn common_base(&mut self, mut ends: [u32; 2]) -> u32 {
        self.stamp += 1;
        let mut side = 0;
        loop {
            let base = ends[side];
            if base != NONE {
                if self.mark[base as usize] == self.stamp {
                    return base;
                }
                self.mark[base as usize] = self.stamp;
                ends[side] = self.outer_above(base);
            }
            side = 1 - side;
        }
    }

    /// The base of the next outer blossom on the way to the root.
    fn outer_above(&mut self, base: u32) -> u32 {
        match self.matching.mate(base) {
            Some(inner) => self.find(self.parent[inner as usize]),
            None => NONE,
        }
    }

    fn contract(&mut self, mut base: u32, ancestor: u32) {
        while base != ancestor {
            let above = self.outer_above(base);
            self.base[base as usize] = ancestor;
            if let Some(inner) = self.matching.mate(base) {
                self.base[inner as usize] = ancestor;
                self.role[inner as usize] = Role::Outer;
                self.queue.push(inner);
            }
            base = above;
        }
    }

    fn find(&mut self, v: u32) -> u32 {
        let mut base = v;
        while self.base[base as usize] != base {
            let above = self.base[self.base[base as usize] as usize];
            self.base[base as usize] = above;
            base = above;
        }
        base
    }

    fn inner_vertices(&self) -> Vec<u32> {
        let inner = |&v: &u32| self.role[v as usize] == Role::Inner;
        (0..self.graph.vertex_count()).filter(inner).collect()
    }
}
