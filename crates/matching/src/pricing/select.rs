//! The core: which edges the sparse solver sees.

use super::cover::Cover;
use crate::{Blossom, Graph};
use std::ops::Range;

/// Tightest edges that each vertex brings into the core.
const CORE_DEGREE: usize = 16;
/// Most violated edges that one vertex brings in at one pricing.
const ADDED_MAX: usize = 6;

pub(crate) struct Core {
    graph: Graph,
}

/// The `count` least slacks of a row, collected with a falling threshold.
struct Tightest {
    count: usize,
    found: Vec<(i64, u32)>,
    below: i64,
}

impl Core {
    /// The union of every vertex's tightest edges under feasible duals. Cost O(m + core log).
    ///
    /// Rows are read from the vertex itself onwards and around, so that among equally tight edges
    /// everybody chooses another partner.
    pub fn tightest(graph: &Graph, duals: &[i64]) -> Self {
        Self::of_degree(graph, duals, CORE_DEGREE)
    }

    /// As [`Self::tightest`], with `degree` edges of each vertex.
    pub fn of_degree(graph: &Graph, duals: &[i64], degree: usize) -> Self {
        let mut edges = Vec::with_capacity(graph.vertex_count() as usize * degree);
        let mut tightest = Tightest::new(degree);
        for u in 0..graph.vertex_count() {
            let row = graph.row(u);
            let middle = row.start + graph.targets[row.clone()].partition_point(|&v| v < u);
            tightest.clear();
            for part in [middle..row.end, row.start..middle] {
                tightest.read(graph, duals, u, part);
            }
            edges.extend(tightest.take().map(|(slack, v)| edge(duals, u, v, slack)));
        }
        Self { graph: Graph::pack_edges(graph.vertex_count(), &edges) }
    }

    pub fn graph(&self) -> &Graph {
        &self.graph
    }

    /// Adds edges that the duals do not cover, the worst of each vertex; false if all are covered.
    ///
    /// Cost O(m + violated edges · nesting depth).
    pub fn add_violated(&mut self, graph: &Graph, duals: &[i64], blossoms: &[Blossom]) -> bool {
        let cover = Cover::new(graph.vertex_count(), blossoms);
        let mut added = Vec::new();
        let mut worst = Tightest::new(ADDED_MAX);
        for u in 0..graph.vertex_count() {
            let row = graph.row(u);
            let after = row.start + graph.targets[row.clone()].partition_point(|&v| v < u);
            worst.clear();
            worst.below = 0;
            worst.read_covered(graph, duals, &cover, u, after..row.end);
            added.extend(worst.take().map(|(slack, v)| edge(duals, u, v, slack)));
        }
        if added.is_empty() {
            return false;
        }
        added.extend(self.graph.edges());
        self.graph = Graph::pack_edges(graph.vertex_count(), &added);
        true
    }

    /// Adds edges outside the core that the duals do not cover, up to `most` of each vertex with the
    /// core's own; false if there are none. Cost O(m).
    pub fn add_uncovered(&mut self, graph: &Graph, duals: &[i64], most: usize) -> bool {
        let mut added = Vec::new();
        let mut worst = Tightest::new(most);
        for u in 0..graph.vertex_count() {
            let row = graph.row(u);
            let after = row.start + graph.targets[row.clone()].partition_point(|&v| v < u);
            worst.clear();
            worst.below = 0;
            worst.read(graph, duals, u, after..row.end);
            let outside = worst.take().filter(|&(_, v)| self.graph.weight(u, v).is_none());
            added.extend(outside.map(|(slack, v)| edge(duals, u, v, slack)));
        }
        if added.is_empty() {
            return false;
        }
        added.extend(self.graph.edges());
        self.graph = Graph::pack_edges(graph.vertex_count(), &added);
        true
    }
}

/// The edge that has this slack.
fn edge(duals: &[i64], u: u32, v: u32, slack: i64) -> (u32, u32, i64) {
    (u, v, (duals[u as usize] + duals[v as usize] - slack) / 2)
}

impl Tightest {
    fn new(count: usize) -> Self {
        Self { count, found: Vec::with_capacity(4 * count), below: i64::MAX }
    }

    fn clear(&mut self) {
        self.found.clear();
        self.below = i64::MAX;
    }

    fn read(&mut self, graph: &Graph, duals: &[i64], u: u32, part: Range<usize>) {
        let dual = duals[u as usize];
        let targets = &graph.targets[part.clone()];
        for (&v, &weight) in targets.iter().zip(&graph.weights[part]) {
            let slack = dual + duals[v as usize] - 2 * weight;
            if slack < self.below {
                self.add(slack, v);
            }
        }
    }

    fn read_covered(&mut self, graph: &Graph, duals: &[i64], cover: &Cover, u: u32, part: Range<usize>) {
        let dual = duals[u as usize];
        let targets = &graph.targets[part.clone()];
        for (&v, &weight) in targets.iter().zip(&graph.weights[part]) {
            let slack = dual + duals[v as usize] - 2 * weight;
            if slack < self.below && slack + cover.common_dual(u, v) < 0 {
                self.add(slack, v);
            }
        }
    }

    fn add(&mut self, slack: i64, v: u32) {
        self.found.push((slack, v));
        if self.found.len() == 4 * self.count {
            self.trim();
            self.below = self.found[self.count - 1].0;
        }
    }

    fn trim(&mut self) {
        if self.found.len() > self.count {
            self.found.select_nth_unstable_by_key(self.count - 1, |found| found.0);
            self.found.truncate(self.count);
        }
    }

    fn take(&mut self) -> impl Iterator<Item = (i64, u32)> + '_ {
        self.trim();
        self.found.iter().copied()
    }
}
