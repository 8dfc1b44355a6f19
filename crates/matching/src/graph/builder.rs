//! Collects edges, checks them, and packs them into compressed rows.

use super::{Graph, GraphError};

/// `(n + 4) · range` stays below this, so that every dual, sum and event time fits `i64`.
const WEIGHT_LIMIT: u128 = 1 << 59;

/// Collects the edges of a [`Graph`].
#[derive(Debug, Clone)]
pub struct GraphBuilder {
    vertices: u32,
    edges: Vec<(u32, u32, i64)>,
}

impl GraphBuilder {
    pub(super) fn new(vertices: u32) -> Self {
        Self { vertices, edges: Vec::new() }
    }

    /// Adds the edge `uv`; of parallel edges the heaviest stays.
    ///
    /// # Errors
    /// [`GraphError::VertexOutOfRange`] or [`GraphError::SelfLoop`]; the builder is unchanged.
    pub fn add_edge(&mut self, u: u32, v: u32, weight: i64) -> Result<&mut Self, GraphError> {
        let edge = self.edges.len();
        let vertices = self.vertices;
        if let Some(vertex) = [u, v].into_iter().find(|&vertex| vertex >= vertices) {
            return Err(GraphError::VertexOutOfRange { edge, vertex, vertices });
        }
        if u == v {
            return Err(GraphError::SelfLoop { edge, vertex: u });
        }
        self.edges.push((u, v, weight));
        Ok(self)
    }

    /// Packs the rows. Cost O(n + m log Δ).
    ///
    /// # Errors
    /// [`GraphError::WeightOverflow`] or [`GraphError::TooLarge`].
    pub fn build(self) -> Result<Graph, GraphError> {
        Graph::from_sound_edges(self.vertices, &self.edges)
    }
}

impl Graph {
    /// Packs edges whose ends are known to be two different vertices.
    pub(crate) fn from_sound_edges(vertices: u32, edges: &[(u32, u32, i64)]) -> Result<Self, GraphError> {
        check_size(vertices, edges.len())?;
        check_weights(vertices, edges)?;
        Ok(Self::pack_edges(vertices, edges))
    }

    /// Packs edges that are known to be sound.
    pub(crate) fn pack_edges(vertices: u32, edges: &[(u32, u32, i64)]) -> Self {
        let offsets = row_starts(vertices, edges);
        let mut next = offsets.clone();
        let mut rows = vec![(0_u32, 0_i64); edges.len() * 2];
        for &(u, v, weight) in edges {
            for (from, to) in [(u, v), (v, u)] {
                rows[next[from as usize] as usize] = (to, weight);
                next[from as usize] += 1;
            }
        }
        pack(&offsets, rows)
    }
}

fn check_size(vertices: u32, edges: usize) -> Result<(), GraphError> {
    if vertices > 1 << 31 || edges > (1 << 31) - 1 {
        return Err(GraphError::TooLarge);
    }
    Ok(())
}

fn check_weights(vertices: u32, edges: &[(u32, u32, i64)]) -> Result<(), GraphError> {
    let low = edges.iter().map(|edge| edge.2).min().unwrap_or(0).min(0);
    let high = edges.iter().map(|edge| edge.2).max().unwrap_or(0).max(0);
    let range = u128::from(high.abs_diff(low));
    if range * (u128::from(vertices) + 4) >= WEIGHT_LIMIT {
        return Err(GraphError::WeightOverflow { largest: high.unsigned_abs().max(low.unsigned_abs()), vertices });
    }
    Ok(())
}

fn row_starts(vertices: u32, edges: &[(u32, u32, i64)]) -> Vec<u32> {
    let mut offsets = vec![0_u32; vertices as usize + 1];
    for &(u, v, _) in edges {
        offsets[u as usize + 1] += 1;
        offsets[v as usize + 1] += 1;
    }
    for index in 1..offsets.len() {
        offsets[index] += offsets[index - 1];
    }
    offsets
}

/// Sorts each row, drops the lighter parallel edges, closes the gaps.
fn pack(offsets: &[u32], mut rows: Vec<(u32, i64)>) -> Graph {
    let mut packed = Graph {
        offsets: Vec::with_capacity(offsets.len()),
        targets: Vec::with_capacity(rows.len()),
        weights: Vec::with_capacity(rows.len()),
    };
    packed.offsets.push(0);
    for bounds in offsets.windows(2) {
        let row = &mut rows[bounds[0] as usize..bounds[1] as usize];
        row.sort_unstable_by_key(|&(target, weight)| (target, std::cmp::Reverse(weight)));
        let mut last = None;
        for &(target, weight) in row.iter() {
            if last != Some(target) {
                packed.targets.push(target);
                packed.weights.push(weight);
                last = Some(target);
            }
        }
        packed.offsets.push(u32::try_from(packed.targets.len()).unwrap_or(u32::MAX));
    }
    packed
}
