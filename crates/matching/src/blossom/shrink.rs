//! A tight edge between two outer nodes of one tree closes an odd cycle: it becomes a blossom.

use super::nest::Cycle;
use super::{Forest, Label};
use crate::matching::NONE;

/// A node below the common ancestor, with the tight edge to its parent.
type Step = (u32, (u32, u32));

impl Forest<'_> {
    /// Cost O(cycle + vertices of its inner nodes with their degrees).
    pub(super) fn shrink(&mut self, u: u32, v: u32) {
        let (ancestor, left, right) = self.paths_to_ancestor(u, v);
        let tree = self.tree[ancestor as usize];
        let base = self.base[ancestor as usize];
        let cycle = cycle_through(ancestor, &left, &right, (u, v));
        let scanned = self.absorb(&cycle.children);
        let blossom = self.nest.join(cycle);
        self.adopt_node(blossom, base);
        self.label[blossom as usize] = Label::Outer;
        self.tree[blossom as usize] = tree;
        self.blossom_key[blossom as usize] = -2 * self.now;
        self.trees[tree as usize].members.push(blossom);
        for leaf in scanned {
            self.watch_floor(leaf, tree);
            self.scan(leaf);
        }
    }

    /// Freezes the children's duals; turns inner vertices into outer ones and returns them.
    fn absorb(&mut self, children: &[u32]) -> Vec<u32> {
        let mut turned = Vec::new();
        for &child in children {
            if self.label[child as usize] == Label::Outer {
                self.blossom_key[child as usize] += 2 * self.now;
                continue;
            }
            self.blossom_key[child as usize] -= 2 * self.now;
            for leaf in self.nest.leaves(child) {
                let state = &mut self.state[leaf as usize];
                state.key += 2 * self.now;
                state.label = Label::Outer;
                turned.push(leaf);
            }
        }
        turned
    }

    /// Climbs from both ends in turn until one side meets the other's trail. Cost O(cycle).
    fn paths_to_ancestor(&mut self, u: u32, v: u32) -> (u32, Vec<Step>, Vec<Step>) {
        let mut trails = [Vec::new(), Vec::new()];
        let mut heads = [Some(self.nest.top(u)), Some(self.nest.top(v))];
        self.stamp += 2;
        let mut side = 0;
        loop {
            if let Some(node) = heads[side] {
                if self.mark[node as usize] == self.stamp + 1 - side as u64 {
                    let other = &mut trails[1 - side];
                    let met = other.iter().rposition(|step: &Step| step.0 == node);
                    other.truncate(met.unwrap_or(0));
                    let [left, right] = trails;
                    return (node, left, right);
                }
                self.mark[node as usize] = self.stamp + side as u64;
                heads[side] = self.climb(node, &mut trails[side]);
            }
            side = 1 - side;
        }
    }

    /// Adds outer `node` and its inner parent to the trail; the outer grandparent, if any.
    fn climb(&self, node: u32, trail: &mut Vec<Step>) -> Option<u32> {
        let base = self.base[node as usize];
        let mate = self.mates[base as usize];
        if mate == NONE {
            trail.push((node, (NONE, NONE)));
            return None;
        }
        let inner = self.nest.top(mate);
        let (outside, inside) = self.entry[inner as usize];
        trail.push((node, (base, mate)));
        trail.push((inner, (inside, outside)));
        Some(self.nest.top(outside))
    }
}

fn cycle_through(ancestor: u32, left: &[Step], right: &[Step], closing: (u32, u32)) -> Cycle {
    let down = left.iter().rev();
    let children =
        std::iter::once(ancestor).chain(down.clone().map(|step| step.0)).chain(right.iter().map(|step| step.0));
    let links =
        down.map(|&(_, (from, to))| (to, from)).chain(std::iter::once(closing)).chain(right.iter().map(|step| step.1));
    Cycle { children: children.collect(), links: links.collect() }
}
