//! Planting roots, growing trees, and finding what becomes tight next.

use super::events::Kind;
use super::nest::Cycle;
use super::{Forest, Label, Tree};
use crate::matching::NONE;

impl Forest<'_> {
    /// Makes an outer root of every odd cycle and of every exposed vertex above its floor.
    pub(super) fn plant(&mut self, odd_cycles: Vec<Vec<u32>>) {
        let mut in_cycle = vec![false; self.mates.len()];
        let mut roots = Vec::new();
        for children in odd_cycles {
            for &v in &children {
                in_cycle[v as usize] = true;
            }
            let shifted = children.iter().skip(1).chain(children.first());
            let links = children.iter().copied().zip(shifted.copied()).collect();
            let base = children[0];
            let root = self.nest.join(Cycle { children, links });
            self.adopt_node(root, base);
            roots.push(root);
        }
        for v in 0..self.graph.vertex_count() {
            let above = self.state[v as usize].key > self.floors.at(v);
            if above && self.mates[v as usize] == NONE && !in_cycle[v as usize] {
                roots.push(v);
            }
        }
        for (tree, &root) in (0_u32..).zip(&roots) {
            self.trees.push(Tree { members: Vec::new(), floor_time: i64::MAX });
            let even = self.state[self.base[root as usize] as usize].key & 1 == 0;
            self.make_outer(root, tree, i64::from(even));
        }
        self.live_trees = roots.len();
        for root in roots {
            self.scan_node(root);
        }
    }

    /// Room for the attributes of a node that the nest has just made.
    pub(super) fn adopt_node(&mut self, node: u32, base: u32) {
        let length = self.nest.len();
        self.label.resize(length, Label::Free);
        self.tree.resize(length, NONE);
        self.entry.resize(length, (NONE, NONE));
        self.base.resize(length, NONE);
        self.blossom_key.resize(length, 0);
        self.mark.resize(length, 0);
        self.base[node as usize] = base;
        self.blossom_key[node as usize] = 0;
    }

    /// Labels a free top-level node outer; its clock starts at time `clock`.
    pub(super) fn make_outer(&mut self, node: u32, tree: u32, clock: i64) {
        for leaf in self.nest.leaves(node) {
            let state = &mut self.state[leaf as usize];
            state.label = Label::Outer;
            state.key += clock;
            let floor_time = state.key - self.floors.at(leaf);
            let earliest = &mut self.trees[tree as usize].floor_time;
            if floor_time < *earliest {
                *earliest = floor_time;
                self.events.push(floor_time, Kind::Floor(leaf));
            }
        }
        self.trees[tree as usize].members.push(node);
        self.label[node as usize] = Label::Outer;
        self.tree[node as usize] = tree;
        self.blossom_key[node as usize] -= 2 * clock;
    }

    /// Labels a free top-level node inner, entered through the tight edge `entry`.
    pub(super) fn make_inner(&mut self, node: u32, tree: u32, entry: (u32, u32)) {
        for leaf in self.nest.leaves(node) {
            let state = &mut self.state[leaf as usize];
            state.label = Label::Inner;
            state.key -= self.now;
        }
        self.settle_inner(node, tree, entry);
    }

    /// The part of [`Self::make_inner`] that concerns the node alone.
    pub(super) fn settle_inner(&mut self, node: u32, tree: u32, entry: (u32, u32)) {
        self.trees[tree as usize].members.push(node);
        self.label[node as usize] = Label::Inner;
        self.tree[node as usize] = tree;
        self.entry[node as usize] = entry;
        if !self.nest.is_vertex(node) {
            self.blossom_key[node as usize] += 2 * self.now;
            let empty = self.blossom_key[node as usize] / 2;
            self.events.push(empty, Kind::Expand(node));
        }
    }

    /// A tight edge from outer `u` to free `v`: the tree takes `v`'s node and its partner's node.
    pub(super) fn grow(&mut self, u: u32, v: u32) {
        let tree = self.tree[self.nest.top(u) as usize];
        let inner = self.nest.top(v);
        let mate = self.mates[self.base[inner as usize] as usize];
        if mate == NONE {
            self.augment_to_exposed(u, v);
            return;
        }
        self.make_inner(inner, tree, (u, v));
        let outer = self.nest.top(mate);
        self.make_outer(outer, tree, self.now);
        self.scan_node(outer);
    }

    /// Queues what the vertices of a new outer node make tight. Cost O(their degrees).
    pub(super) fn scan_node(&mut self, node: u32) {
        let mut leaf = Some(node).filter(|&node| self.nest.is_vertex(node));
        if let Some(vertex) = leaf.take() {
            self.scan(vertex);
            return;
        }
        let leaves: Vec<u32> = self.nest.leaves(node).collect();
        for vertex in leaves {
            self.scan(vertex);
        }
    }

    /// Queues the moment at which outer `v` reaches its floor, if its tree knows no earlier one.
    pub(super) fn watch_floor(&mut self, v: u32, tree: u32) {
        let floor_time = self.state[v as usize].key - self.floors.at(v);
        let earliest = &mut self.trees[tree as usize].floor_time;
        if floor_time < *earliest {
            *earliest = floor_time;
            self.events.push(floor_time, Kind::Floor(v));
        }
    }

    pub(super) fn scan(&mut self, u: u32) {
        let key = self.state[u as usize].key;
        let top = self.nest.top(u);
        self.steps += self.graph.degree(u) as u64;
        for slot in self.graph.row(u) {
            let v = self.graph.targets[slot];
            let other = self.state[v as usize];
            let sum = key + other.key - 2 * self.graph.weights[slot];
            match other.label {
                Label::Free if sum < self.reach_time[v as usize] => {
                    self.reach_time[v as usize] = sum;
                    self.events.push(sum, Kind::Edge(u, slot_id(slot)));
                }
                Label::Outer if self.nest.top(v) != top => {
                    self.events.push(sum / 2, Kind::Edge(u, slot_id(slot)));
                }
                _ => {}
            }
        }
    }

    /// Finds anew which outer vertex reaches free `v` first. Cost O(degree).
    pub(super) fn reach(&mut self, v: u32) {
        let key = self.state[v as usize].key;
        let mut best = (i64::MAX, 0);
        self.steps += self.graph.degree(v) as u64;
        for slot in self.graph.row(v) {
            let other = self.state[self.graph.targets[slot] as usize];
            if other.label == Label::Outer {
                best = best.min((key + other.key - 2 * self.graph.weights[slot], slot));
            }
        }
        self.reach_time[v as usize] = best.0;
        if best.0 < i64::MAX {
            self.events.push(best.0, Kind::Edge(v, slot_id(best.1)));
        }
    }
}

fn slot_id(slot: usize) -> u32 {
    u32::try_from(slot).unwrap_or(NONE)
}
