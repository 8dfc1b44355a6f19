//! A dense matrix of scores, as a planner has it before any edge list exists.

use super::{Graph, GraphError};

/// A symmetric `n × n` matrix of scores, 8 bytes per cell; a cell may be absent (no edge).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScoreMatrix {
    vertices: u32,
    cells: Vec<i64>,
}

impl ScoreMatrix {
    /// The cell value that stands for "no edge".
    pub const ABSENT: i64 = i64::MIN;

    /// Asks `score(u, v)` once for every pair `u < v`; `None` means that the pair is no edge.
    pub fn from_fn(vertices: u32, mut score: impl FnMut(u32, u32) -> Option<i64>) -> Self {
        let side = vertices as usize;
        let mut cells = vec![Self::ABSENT; side * side];
        for u in 0..vertices {
            for v in u + 1..vertices {
                let cell = score(u, v).unwrap_or(Self::ABSENT);
                cells[u as usize * side + v as usize] = cell;
                cells[v as usize * side + u as usize] = cell;
            }
        }
        Self { vertices, cells }
    }

    /// Number of vertices: the side of the matrix.
    #[must_use]
    pub fn vertex_count(&self) -> u32 {
        self.vertices
    }

    /// The score of `uv`, if it is an edge.
    #[must_use]
    pub fn score(&self, u: u32, v: u32) -> Option<i64> {
        let cell = self.row(u)[v as usize];
        (cell != Self::ABSENT).then_some(cell)
    }

    /// The scores of `u` with everybody, [`Self::ABSENT`] where there is no edge.
    #[must_use]
    pub fn row(&self, u: u32) -> &[i64] {
        let side = self.vertices as usize;
        &self.cells[u as usize * side..(u as usize + 1) * side]
    }
}

impl Graph {
    /// The graph of all present cells. Cost O(n²).
    ///
    /// # Errors
    /// [`GraphError::WeightOverflow`] or [`GraphError::TooLarge`].
    pub fn from_scores(scores: &ScoreMatrix) -> Result<Self, GraphError> {
        let present = (0..scores.vertices).flat_map(|u| {
            (u + 1..scores.vertices).filter_map(move |v| scores.score(u, v).map(|weight| (u, v, weight)))
        });
        Self::from_edges(scores.vertices, present)
    }
}
