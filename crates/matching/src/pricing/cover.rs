//! What blossoms add to the duals of an edge's ends.

use crate::Blossom;

const NOWHERE: u32 = u32::MAX;

/// A laminar family as a forest, with the duals summed from the outside in.
pub(super) struct Cover {
    innermost: Vec<u32>,
    parent: Vec<u32>,
    depth: Vec<u32>,
    dual_sum: Vec<i64>,
}

impl Cover {
    /// `blossoms` must list outer sets before inner ones. Cost O(total size).
    pub fn new(vertices: u32, blossoms: &[Blossom]) -> Self {
        let mut cover = Self { innermost: Vec::new(), parent: Vec::new(), depth: Vec::new(), dual_sum: Vec::new() };
        if !blossoms.is_empty() {
            cover.innermost = vec![NOWHERE; vertices as usize];
        }
        for (index, blossom) in (0_u32..).zip(blossoms) {
            let around = cover.innermost[blossom.vertices[0] as usize];
            let (depth, outside) = match around {
                NOWHERE => (0, 0),
                outer => (cover.depth[outer as usize] + 1, cover.dual_sum[outer as usize]),
            };
            cover.parent.push(around);
            cover.depth.push(depth);
            cover.dual_sum.push(outside + blossom.dual);
            for &v in &blossom.vertices {
                cover.innermost[v as usize] = index;
            }
        }
        cover
    }

    /// The sum of the duals of the blossoms that hold both ends. Cost O(depth).
    pub fn common_dual(&self, u: u32, v: u32) -> i64 {
        if self.innermost.is_empty() {
            return 0;
        }
        let (mut a, mut b) = (self.innermost[u as usize], self.innermost[v as usize]);
        while a != b {
            if a == NOWHERE || b == NOWHERE {
                return 0;
            }
            if self.depth[a as usize] >= self.depth[b as usize] {
                a = self.parent[a as usize];
            } else {
                b = self.parent[b as usize];
            }
        }
        if a == NOWHERE { 0 } else { self.dual_sum[a as usize] }
    }
}
