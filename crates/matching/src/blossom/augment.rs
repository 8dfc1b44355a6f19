//! Augmenting: along a path between two trees, to an exposed vertex, or inside one tree to a vertex
//! that reaches its floor. The trees that took part dissolve.

use super::{Forest, Label};
use crate::matching::NONE;

impl Forest<'_> {
    /// `uv` is tight between outer nodes of two trees.
    pub(super) fn augment_between(&mut self, u: u32, v: u32) {
        let trees = [u, v].map(|end| self.tree[self.nest.top(end) as usize]);
        self.flip_to_root(u, v);
        self.flip_to_root(v, u);
        self.dissolve(&trees);
    }

    /// `uv` is tight from outer `u` to a free node whose base is exposed.
    pub(super) fn augment_to_exposed(&mut self, u: u32, v: u32) {
        let tree = self.tree[self.nest.top(u) as usize];
        let exposed = self.nest.top(v);
        self.flip_to_root(u, v);
        self.base[exposed as usize] = v;
        self.mates[v as usize] = u;
        self.dissolve(&[tree]);
        self.reach_node(exposed);
    }

    /// Outer `v` has reached its floor: it may be exposed in the root's place.
    pub(super) fn expose(&mut self, v: u32) {
        let tree = self.tree[self.nest.top(v) as usize];
        self.flip_to_root(v, NONE);
        self.dissolve(&[tree]);
    }

    /// Matches `vertex` to `partner` and flips the path from its node to the root.
    ///
    /// Inside a blossom only the base changes; the pairs within follow when it is opened.
    fn flip_to_root(&mut self, mut vertex: u32, mut partner: u32) {
        loop {
            let outer = self.nest.top(vertex);
            let old_base = std::mem::replace(&mut self.base[outer as usize], vertex);
            let old_mate = self.mates[old_base as usize];
            self.mates[vertex as usize] = partner;
            if old_mate == NONE {
                return;
            }
            let inner = self.nest.top(old_mate);
            let (outside, inside) = self.entry[inner as usize];
            self.base[inner as usize] = inside;
            self.mates[inside as usize] = outside;
            (vertex, partner) = (outside, inside);
        }
    }

    /// Frees every node of the trees, then finds who reaches their vertices next.
    fn dissolve(&mut self, trees: &[u32]) {
        let mut freed = Vec::new();
        for &tree in trees {
            for node in std::mem::take(&mut self.trees[tree as usize].members) {
                let own = self.nest.is_top(node) && self.tree[node as usize] == tree;
                if own && self.label[node as usize] != Label::Free {
                    self.release(node);
                    freed.push(node);
                }
            }
            self.live_trees -= 1;
        }
        for node in freed {
            self.reach_node(node);
        }
    }

    /// Makes a top-level node free; its duals stand still from now on.
    pub(super) fn release(&mut self, node: u32) {
        let shift = match self.label[node as usize] {
            Label::Outer => -self.now,
            Label::Inner => self.now,
            Label::Free => 0,
        };
        for leaf in self.nest.leaves(node) {
            let state = &mut self.state[leaf as usize];
            state.key += shift;
            state.label = Label::Free;
            self.reach_time[leaf as usize] = i64::MAX;
        }
        self.blossom_key[node as usize] -= 2 * shift;
        self.label[node as usize] = Label::Free;
        self.tree[node as usize] = NONE;
    }

    /// Finds who reaches the vertices of a free node. Cost O(their degrees).
    pub(super) fn reach_node(&mut self, node: u32) {
        if self.nest.is_vertex(node) {
            self.reach(node);
            return;
        }
        let leaves: Vec<u32> = self.nest.leaves(node).collect();
        for leaf in leaves {
            self.reach(leaf);
        }
    }
}
