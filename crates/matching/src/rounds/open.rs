//! What a round may still use: pairs that are there and have not met.

use super::RoundsProblem;
use crate::{Graph, Matching};

impl RoundsProblem<'_> {
    /// The edges between people present in `round` that none of the `others` uses. Cost O(m),
    /// streamed.
    pub(super) fn open_graph(&self, round: usize, others: &[Matching]) -> Graph {
        let mut open = Graph {
            offsets: vec![0],
            targets: Vec::with_capacity(self.graph.targets.len()),
            weights: Vec::with_capacity(self.graph.weights.len()),
        };
        for u in 0..self.graph.vertex_count() {
            if self.is_present(round, u) {
                self.copy_row(round, u, others, &mut open);
            }
            open.offsets.push(u32::try_from(open.targets.len()).unwrap_or(u32::MAX));
        }
        open
    }

    /// The row of `u`, stretch by stretch between those it has met.
    fn copy_row(&self, round: usize, u: u32, others: &[Matching], open: &mut Graph) {
        let mut met: Vec<u32> = others.iter().filter_map(|matching| matching.mate(u)).collect();
        met.sort_unstable();
        let row = self.graph.row(u);
        let mut start = row.start;
        for v in met {
            let rest = &self.graph.targets[start..row.end];
            let end = start + rest.partition_point(|&target| target < v);
            self.copy_stretch(round, start..end, open);
            let found = self.graph.targets[end..row.end].first() == Some(&v);
            start = end + usize::from(found);
        }
        self.copy_stretch(round, start..row.end, open);
    }

    fn copy_stretch(&self, round: usize, slots: std::ops::Range<usize>, open: &mut Graph) {
        if self.presence.is_none() {
            open.targets.extend_from_slice(&self.graph.targets[slots.clone()]);
            open.weights.extend_from_slice(&self.graph.weights[slots]);
            return;
        }
        for slot in slots.filter(|&slot| self.is_present(round, self.graph.targets[slot])) {
            open.targets.push(self.graph.targets[slot]);
            open.weights.push(self.graph.weights[slot]);
        }
    }
}
