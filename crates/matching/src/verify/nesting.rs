//! The family of blossoms as a forest by inclusion, with the duals summed from the outside in.

use super::VerifyError;
use crate::Blossom;

const NOWHERE: usize = usize::MAX;

pub(super) struct Nesting {
    /// The smallest blossom around each vertex.
    innermost: Vec<usize>,
    /// By blossom: the next larger one, how many are around, and the sum of their duals and its own.
    parent: Vec<usize>,
    depth: Vec<usize>,
    dual_sum: Vec<i128>,
    capacity: i128,
}

impl Nesting {
    /// Checks shape, duals and laminarity. Cost O(total size).
    pub fn new(vertices: u32, blossoms: &[Blossom]) -> Result<Self, VerifyError> {
        let mut nesting = Self {
            innermost: vec![NOWHERE; vertices as usize],
            parent: vec![NOWHERE; blossoms.len()],
            depth: vec![0; blossoms.len()],
            dual_sum: vec![0; blossoms.len()],
            capacity: 0,
        };
        let mut by_size: Vec<usize> = (0..blossoms.len()).collect();
        by_size.sort_by_key(|&index| std::cmp::Reverse(blossoms[index].vertices.len()));
        for index in by_size {
            nesting.insert(index, &blossoms[index])?;
        }
        Ok(nesting)
    }

    fn insert(&mut self, index: usize, blossom: &Blossom) -> Result<(), VerifyError> {
        let dual = blossom.dual;
        if dual <= 0 {
            return Err(VerifyError::BlossomDual { blossom: index, dual });
        }
        let size = blossom.vertices.len();
        let in_range = |&v: &u32| (v as usize) < self.innermost.len();
        if size < 3 || size.is_multiple_of(2) || !blossom.vertices.iter().all(in_range) {
            return Err(VerifyError::BlossomShape(index));
        }
        let around = self.innermost[blossom.vertices[0] as usize];
        for &v in &blossom.vertices {
            let inside = std::mem::replace(&mut self.innermost[v as usize], index);
            if inside == index {
                return Err(VerifyError::BlossomShape(index));
            }
            if inside != around {
                return Err(VerifyError::BlossomsCross(index));
            }
        }
        self.parent[index] = around;
        self.dual_sum[index] = i128::from(dual);
        if around != NOWHERE {
            self.depth[index] = self.depth[around] + 1;
            self.dual_sum[index] += self.dual_sum[around];
        }
        let pairs_inside = i128::try_from(size / 2).unwrap_or(i128::MAX);
        self.capacity += i128::from(dual) * pairs_inside;
        Ok(())
    }

    /// `Σ z (|B| − 1)/2`.
    pub fn capacity(&self) -> i128 {
        self.capacity
    }

    /// The sum of the duals of the blossoms that hold both ends. Cost O(depth).
    pub fn common_dual(&self, u: u32, v: u32) -> i128 {
        let (mut a, mut b) = (self.innermost[u as usize], self.innermost[v as usize]);
        while a != b {
            if a == NOWHERE || b == NOWHERE {
                return 0;
            }
            if self.depth[a] >= self.depth[b] {
                a = self.parent[a];
            } else {
                b = self.parent[b];
            }
        }
        if a == NOWHERE { 0 } else { self.dual_sum[a] }
    }
}
