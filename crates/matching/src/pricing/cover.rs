//! What blossoms add to the duals of an edge's ends.

use crate::Blossom;

/// What stands around every outermost blossom: all vertices, with dual 0.
const WHOLE: u32 = 0;

/// A laminar family as a tree, with the duals summed from the outside in.
///
/// Each set also points to one further out, so that the innermost set around two vertices is found in
/// O(log depth): jump pointers after Myers (1983). With an odd number of people nests grow hundreds
/// deep.
pub(super) struct Cover {
    innermost: Vec<u32>,
    parent: Vec<u32>,
    jump: Vec<u32>,
    depth: Vec<u32>,
    dual_sum: Vec<i64>,
}

impl Cover {
    /// `blossoms` must list outer sets before inner ones. Cost O(total size).
    pub fn new(vertices: u32, blossoms: &[Blossom]) -> Self {
        let mut cover =
            Self { innermost: Vec::new(), parent: vec![WHOLE], jump: vec![WHOLE], depth: vec![0], dual_sum: vec![0] };
        if !blossoms.is_empty() {
            cover.innermost = vec![WHOLE; vertices as usize];
        }
        for (set, blossom) in (1_u32..).zip(blossoms) {
            let around = cover.innermost[blossom.vertices[0] as usize];
            cover.jump.push(cover.jump_from(around));
            cover.parent.push(around);
            cover.depth.push(cover.depth[around as usize] + 1);
            cover.dual_sum.push(cover.dual_sum[around as usize] + blossom.dual);
            for &v in &blossom.vertices {
                cover.innermost[v as usize] = set;
            }
        }
        cover
    }

    /// Where a new set inside `around` jumps to: twice as far if the two jumps before are as long.
    fn jump_from(&self, around: u32) -> u32 {
        let near = self.jump[around as usize];
        let far = self.jump[near as usize];
        let depths = [around, near, far].map(|set| self.depth[set as usize]);
        if depths[0] - depths[1] == depths[1] - depths[2] { far } else { around }
    }

    /// The sum of the duals of the blossoms that hold both ends. Cost O(log depth).
    pub fn common_dual(&self, u: u32, v: u32) -> i64 {
        if self.innermost.is_empty() {
            return 0;
        }
        let (mut a, mut b) = (self.innermost[u as usize], self.innermost[v as usize]);
        if self.depth[a as usize] < self.depth[b as usize] {
            std::mem::swap(&mut a, &mut b);
        }
        let depth = self.depth[b as usize];
        while self.depth[a as usize] > depth {
            let jump = self.jump[a as usize];
            a = if self.depth[jump as usize] >= depth { jump } else { self.parent[a as usize] };
        }
        while a != b {
            let jumps = [a, b].map(|set| self.jump[set as usize]);
            [a, b] = match jumps[0] != jumps[1] {
                true => jumps,
                false => [a, b].map(|set| self.parent[set as usize]),
            };
        }
        self.dual_sum[a as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::Cover;
    use crate::Blossom;

    #[test]
    fn nested_and_disjoint_sets_share_what_is_around_both() {
        let nest = |inner: u32| Blossom { vertices: (0..2 * inner + 1).collect(), dual: i64::from(inner) };
        let mut blossoms: Vec<Blossom> = (1..=40).rev().map(nest).collect();
        blossoms.push(Blossom { vertices: vec![90, 91, 92], dual: 7 });
        let cover = Cover::new(100, &blossoms);
        for (u, v) in [(0, 1), (0, 2), (2, 5), (80, 3), (33, 34), (40, 80)] {
            let around = blossoms.iter().filter(|set| [u, v].iter().all(|end| set.vertices.contains(end)));
            assert_eq!(cover.common_dual(u, v), around.map(|set| set.dual).sum::<i64>(), "{u} {v}");
        }
        assert_eq!([cover.common_dual(90, 92), cover.common_dual(90, 5), cover.common_dual(95, 96)], [7, 0, 0]);
    }
}
