//! From a forest to its matching and duals.

use super::{Forest, Label};
use crate::{Blossom, Matching};

/// Duals of vertices and of odd sets, in the doubled scale; feasible.
#[derive(Debug, Clone)]
pub(crate) struct Duals {
    pub vertices: Vec<i64>,
    pub blossoms: Vec<Blossom>,
}

impl Forest<'_> {
    /// Opens every blossom. Cost O(n + total size of the blossoms with positive duals).
    pub(super) fn finish(mut self) -> (Matching, Duals) {
        for tree in 0..self.trees.len() {
            for node in std::mem::take(&mut self.trees[tree].members) {
                if self.nest.is_top(node) && self.label[node as usize] != Label::Free {
                    self.release(node);
                }
            }
        }
        let mut blossoms = Vec::new();
        let mut open: Vec<u32> = (self.graph.vertex_count()..)
            .take(self.nest.len() - self.mates.len())
            .filter(|&node| self.nest.is_used(node) && self.nest.is_top(node))
            .collect();
        while let Some(node) = open.pop() {
            if self.blossom_key[node as usize] > 0 {
                let mut vertices: Vec<u32> = self.nest.leaves(node).collect();
                vertices.sort_unstable();
                let dual = self.blossom_key[node as usize];
                blossoms.push(Blossom { vertices, dual });
            }
            let base = self.base[node as usize];
            let based = self.nest.child_position(node, base);
            let cycle = self.nest.open(node);
            self.pair_around(&cycle, based, base);
            open.extend(cycle.children.iter().filter(|&&c| !self.nest.is_vertex(c)));
        }
        blossoms.sort_by(|a, b| a.vertices.cmp(&b.vertices));
        let vertices = self.state.iter().map(|state| state.key).collect();
        (Matching::from_mates(self.mates), Duals { vertices, blossoms })
    }
}

impl Duals {
    /// `Σ y + Σ z (|B| − 1)/2`, in the doubled scale.
    pub fn sum(&self) -> i128 {
        let vertices = self.vertices.iter().map(|&dual| i128::from(dual));
        let blossoms =
            (self.blossoms.iter()).map(|blossom| i128::from(blossom.dual) * (blossom.vertices.len() / 2) as i128);
        vertices.sum::<i128>() + blossoms.sum::<i128>()
    }
}
