//! What the end of a search changes: pairs flip along the path, odd cycles open or close.

use super::Relaxation;
use super::search::Ending;
use crate::matching::NONE;

impl Relaxation<'_> {
    pub(super) fn end(&mut self, ending: Ending) {
        match ending {
            Ending::Reach(u, v) => {
                self.excess -= self.nearest_on_ring(v);
                self.break_ring(v);
                self.flip_to_root(u, v);
                self.vertices[v as usize].mate = u;
            }
            Ending::Floor(v) => self.flip_to_root(v, NONE),
            Ending::Meet(u, v) => self.close_ring(u, v),
        }
    }

    /// How far the vertex of `v`'s ring (or `v` alone) that is nearest to its floor is above it.
    fn nearest_on_ring(&self, v: u32) -> i128 {
        let mut nearest = self.above_floor(v);
        let mut next = self.ring[v as usize];
        while next != NONE && next != v {
            nearest = nearest.min(self.above_floor(next));
            next = self.ring[next as usize];
        }
        nearest
    }

    /// Matches outer `vertex` to `partner` and flips the path above it.
    fn flip_to_root(&mut self, mut vertex: u32, mut partner: u32) {
        loop {
            let freed = std::mem::replace(&mut self.vertices[vertex as usize].mate, partner);
            if freed == NONE {
                return;
            }
            let outer = self.vertices[freed as usize].parent;
            self.vertices[freed as usize].mate = outer;
            (vertex, partner) = (outer, freed);
        }
    }

    /// Takes `v` off its odd cycle, if it is on one, and pairs up the rest.
    fn break_ring(&mut self, v: u32) {
        let mut first = std::mem::replace(&mut self.ring[v as usize], NONE);
        while first != NONE && first != v {
            let second = std::mem::replace(&mut self.ring[first as usize], NONE);
            let next = std::mem::replace(&mut self.ring[second as usize], NONE);
            self.match_pair(first, second);
            first = next;
        }
    }

    /// Outer `u` and `v` meet: the cycle through their common ancestor gets halves, the path from
    /// there to the root flips.
    fn close_ring(&mut self, u: u32, v: u32) {
        let [mut left, right] = self.trails(u, v);
        let ancestor = left[left.len() - 1];
        let above = std::mem::replace(&mut self.vertices[ancestor as usize].mate, NONE);
        if above != NONE {
            let outer = self.vertices[above as usize].parent;
            self.vertices[above as usize].mate = outer;
            self.flip_to_root(outer, above);
        }
        left.extend(right.iter().rev());
        for (at, &vertex) in left.iter().enumerate() {
            self.vertices[vertex as usize].mate = NONE;
            self.ring[vertex as usize] = left[(at + 1) % left.len()];
        }
        self.excess += self.nearest_on_ring(ancestor);
    }

    /// The vertices from `u` to the common ancestor, and from `v` to below it. Cost O(paths).
    fn trails(&self, u: u32, v: u32) -> [Vec<u32>; 2] {
        let mut trails = [u, v].map(|end| {
            let mut trail = vec![end];
            let mut outer = end;
            while self.vertices[outer as usize].mate != NONE {
                let inner = self.vertices[outer as usize].mate;
                outer = self.vertices[inner as usize].parent;
                trail.extend([inner, outer]);
            }
            trail
        });
        let mut root = NONE;
        while let [Some(&a), Some(&b)] = [trails[0].last(), trails[1].last()] {
            if a != b {
                break;
            }
            root = a;
            trails.iter_mut().for_each(|trail| {
                trail.pop();
            });
        }
        trails[0].push(root);
        trails
    }
}
