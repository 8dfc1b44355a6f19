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
        for top in (self.graph.vertex_count()..).take(self.nest.len() - self.mates.len()) {
            if self.nest.is_used(top) && self.nest.is_top(top) {
                self.open_all(top, &mut blossoms);
            }
        }
        let vertices = self.state.iter().map(|state| state.key).collect();
        (Matching::from_mates(self.mates), Duals { vertices, blossoms })
    }

    /// Pairs up a top-level blossom down to its vertices and lists the positive duals in it.
    ///
    /// The vertices stand in the order of the nesting, so that every blossom is one stretch.
    /// Cost O(total size of the blossoms with positive duals).
    fn open_all(&mut self, top: u32, blossoms: &mut Vec<Blossom>) {
        let order: Vec<u32> = self.nest.leaves(top).collect();
        let mut open = vec![(top, 0)];
        while let Some((node, start)) = open.pop() {
            let dual = self.blossom_key[node as usize];
            if dual > 0 {
                let vertices = order[start..start + self.nest.size(node)].to_vec();
                blossoms.push(Blossom { vertices, dual });
            }
            let base = self.base[node as usize];
            let based = self.nest.child_position(node, base);
            let cycle = self.nest.take_cycle(node);
            self.pair_around(&cycle, based, base);
            let mut child_start = start;
            for child in cycle.children {
                if !self.nest.is_vertex(child) {
                    open.push((child, child_start));
                }
                child_start += self.nest.size(child);
            }
        }
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
