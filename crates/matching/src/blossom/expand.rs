//! An inner blossom whose dual has reached 0 opens: an even part of its cycle stays in the tree.

use super::nest::Cycle;
use super::{Forest, Label};

impl Forest<'_> {
    /// Cost O(children + vertices that change their role, with their degrees).
    pub(super) fn expand(&mut self, blossom: u32) {
        let tree = self.tree[blossom as usize];
        let entry = self.entry[blossom as usize];
        let base = self.base[blossom as usize];
        let entered = self.nest.child_position(blossom, entry.1);
        let based = self.nest.child_position(blossom, base);
        let cycle = self.nest.open(blossom);
        self.label[blossom as usize] = Label::Free;
        self.pair_around(&cycle, based, base);
        let roles = Roles::new(&cycle, entered, based);
        for &(position, entry_at) in &roles.inner {
            let entry = entry_at.unwrap_or(entry);
            self.settle_inner(cycle.children[position], tree, entry);
        }
        for &position in &roles.outer {
            let child = cycle.children[position];
            self.release_child(child);
            self.make_outer(child, tree, self.now);
        }
        for &position in &roles.free {
            self.release_child(cycle.children[position]);
        }
        for &position in &roles.outer {
            self.scan_node(cycle.children[position]);
        }
        for &position in &roles.free {
            self.reach_node(cycle.children[position]);
        }
    }

    /// Frees a child of an inner blossom: its vertices were inner, its own dual stood still.
    fn release_child(&mut self, child: u32) {
        self.blossom_key[child as usize] += 2 * self.now;
        self.label[child as usize] = Label::Inner;
        self.release(child);
    }

    /// Pairs all children but the one at `based`, which holds `base`, along the cycle's links.
    pub(super) fn pair_around(&mut self, cycle: &Cycle, based: usize, base: u32) {
        let length = cycle.children.len();
        self.base[cycle.children[based] as usize] = base;
        for step in (1..length).step_by(2) {
            let first = (based + step) % length;
            let second = (first + 1) % length;
            let (a, b) = cycle.links[first];
            self.base[cycle.children[first] as usize] = a;
            self.base[cycle.children[second] as usize] = b;
            self.mates[a as usize] = b;
            self.mates[b as usize] = a;
        }
    }
}

/// Positions of a cycle's children by their new role.
struct Roles {
    /// With the tight edge from the outer child before; the entered child has the old entry.
    inner: Vec<(usize, Option<(u32, u32)>)>,
    outer: Vec<usize>,
    free: Vec<usize>,
}

impl Roles {
    /// Walks from the entered child to the based one, in the direction that starts with a pair.
    fn new(cycle: &Cycle, entered: usize, based: usize) -> Self {
        let length = cycle.children.len();
        let offset = (entered + length - based) % length;
        let forward = offset % 2 == 1;
        let next = |at: usize| if forward { at + 1 } else { at + length - 1 } % length;
        let mut roles = Self { inner: vec![(entered, None)], outer: Vec::new(), free: Vec::new() };
        let mut at = entered;
        while at != based {
            let outer = next(at);
            at = next(outer);
            let entry = if forward {
                cycle.links[outer]
            } else {
                let (inside, outside) = cycle.links[at];
                (outside, inside)
            };
            roles.outer.push(outer);
            roles.inner.push((at, Some(entry)));
        }
        let mut in_tree = vec![false; length];
        for &position in roles.outer.iter().chain(roles.inner.iter().map(|i| &i.0)) {
            in_tree[position] = true;
        }
        roles.free = (0..length).filter(|&at| !in_tree[at]).collect();
        roles
    }
}
