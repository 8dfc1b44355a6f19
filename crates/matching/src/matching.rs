//! A matching as a value that answers questions.

use crate::Graph;
use serde::{Deserialize, Serialize};

pub(crate) const NONE: u32 = u32::MAX;

/// Vertex-disjoint pairs of vertices `0..n`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Matching {
    /// The partner of each vertex, `u32::MAX` where it has none. Always symmetric.
    mates: Vec<u32>,
}

/// Why a list of pairs is no matching.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PairError {
    /// An endpoint is not a vertex.
    #[error("pair {pair}: vertex {vertex} does not exist")]
    OutOfRange {
        /// Position of the pair in the list.
        pair: usize,
        /// The endpoint.
        vertex: u32,
    },
    /// A vertex stands in two pairs, or is paired with itself.
    #[error("pair {pair}: vertex {vertex} is already in a pair")]
    Twice {
        /// Position of the pair in the list.
        pair: usize,
        /// The vertex.
        vertex: u32,
    },
}

impl Matching {
    /// The matching of `vertices` vertices with exactly these pairs.
    ///
    /// # Errors
    /// A vertex out of range or used twice.
    pub fn from_pairs(vertices: u32, pairs: impl IntoIterator<Item = (u32, u32)>) -> Result<Self, PairError> {
        let mut mates = vec![NONE; vertices as usize];
        for (pair, (u, v)) in pairs.into_iter().enumerate() {
            for (vertex, other) in [(u, v), (v, u)] {
                let mate = mates.get_mut(vertex as usize).ok_or(PairError::OutOfRange { pair, vertex })?;
                if *mate != NONE || u == v {
                    return Err(PairError::Twice { pair, vertex });
                }
                *mate = other;
            }
        }
        Ok(Self { mates })
    }

    /// No pair at all.
    #[must_use]
    pub fn empty(vertices: u32) -> Self {
        Self { mates: vec![NONE; vertices as usize] }
    }

    pub(crate) fn from_mates(mates: Vec<u32>) -> Self {
        debug_assert!((mates.iter().enumerate()).all(|(u, &v)| v == NONE || mates[v as usize] as usize == u));
        Self { mates }
    }

    /// The partner of each vertex, [`NONE`] where it has none.
    pub(crate) fn to_mates(&self) -> Vec<u32> {
        self.mates.clone()
    }

    /// Number of vertices, matched or not.
    #[must_use]
    pub fn vertex_count(&self) -> u32 {
        u32::try_from(self.mates.len()).unwrap_or(u32::MAX)
    }

    /// The partner of `u`; `None` when `u` is exposed (or no vertex at all).
    #[must_use]
    pub fn mate(&self, u: u32) -> Option<u32> {
        (self.mates.get(u as usize).copied()).filter(|&mate| mate != NONE)
    }

    /// Every pair once, `u < v`, by rising `u`.
    pub fn pairs(&self) -> impl Iterator<Item = (u32, u32)> + '_ {
        (0..self.vertex_count()).filter_map(|u| Some((u, self.mate(u).filter(|&v| u < v)?)))
    }

    /// The vertices without a partner, rising.
    pub fn exposed(&self) -> impl Iterator<Item = u32> + '_ {
        (0..self.vertex_count()).filter(|&u| self.mate(u).is_none())
    }

    /// Number of pairs.
    #[must_use]
    pub fn cardinality(&self) -> usize {
        self.mates.iter().filter(|&&mate| mate != NONE).count() / 2
    }

    /// Sum of the weights of the pairs; a pair that is no edge of `graph` counts nothing.
    #[must_use]
    pub fn weight(&self, graph: &Graph) -> i64 {
        (self.pairs()).filter_map(|(u, v)| graph.weight(u, v)).sum()
    }

    /// Whether every vertex has a partner.
    #[must_use]
    pub fn is_perfect(&self) -> bool {
        self.mates.iter().all(|&mate| mate != NONE)
    }
}
