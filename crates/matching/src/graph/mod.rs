//! The graph that is matched: undirected, simple, integer weights, compressed rows.

mod builder;
mod petgraph;
mod scores;

pub use builder::GraphBuilder;
pub use scores::ScoreMatrix;

/// Why a graph cannot be made or solved.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum GraphError {
    /// An endpoint is not a vertex; `edge` counts the edges given, from 0.
    #[error("edge {edge}: vertex {vertex} does not exist, the graph has vertices 0..{vertices}")]
    VertexOutOfRange {
        /// Position of the edge in the input.
        edge: usize,
        /// The endpoint that does not exist.
        vertex: u32,
        /// How many vertices there are.
        vertices: u32,
    },
    /// An edge joins a vertex to itself.
    #[error("edge {edge}: vertex {vertex} is joined to itself")]
    SelfLoop {
        /// Position of the edge in the input.
        edge: usize,
        /// Both endpoints.
        vertex: u32,
    },
    /// Sums of weights would leave 64 bits: `(n + 4) · (max(w, 0) − min(w, 0))` must stay below 2⁵⁹.
    #[error("weights up to {largest} in size are too large for {vertices} vertices")]
    WeightOverflow {
        /// The largest absolute weight.
        largest: u64,
        /// How many vertices there are.
        vertices: u32,
    },
    /// More vertices or edges than 32-bit indices can count.
    #[error("the graph is too large: at most 2^31 vertices and 2^31 edges")]
    TooLarge,
    /// A list that must have one entry per vertex has another length.
    #[error("{what} must have {expected} entries, one per vertex, and has {found}")]
    WrongLength {
        /// Which list.
        what: &'static str,
        /// The number of vertices.
        expected: usize,
        /// The length found.
        found: usize,
    },
}

/// A simple undirected graph with `i64` weights on vertices `0..n`.
///
/// Rows are compressed and sorted by neighbour; every edge is stored twice. 12 bytes per stored
/// neighbour and 4 bytes per vertex. Parallel edges keep the heaviest.
///
/// ```
/// let graph = matching::Graph::from_edges(3, [(0, 1, 5), (1, 2, 7), (1, 0, 9)])?;
/// assert_eq!((graph.vertex_count(), graph.edge_count()), (3, 2));
/// assert_eq!(graph.weight(0, 1), Some(9));
/// # Ok::<(), matching::GraphError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Graph {
    pub(crate) offsets: Vec<u32>,
    pub(crate) targets: Vec<u32>,
    pub(crate) weights: Vec<i64>,
}

impl Graph {
    /// A builder for `vertices` vertices and no edge yet.
    #[must_use]
    pub fn builder(vertices: u32) -> GraphBuilder {
        GraphBuilder::new(vertices)
    }

    /// The graph of `vertices` vertices with the given `(u, v, weight)` edges.
    ///
    /// # Errors
    /// An endpoint out of range, a self-loop, or weights whose sums could overflow. Cost
    /// O(n + m log Δ).
    pub fn from_edges(vertices: u32, edges: impl IntoIterator<Item = (u32, u32, i64)>) -> Result<Self, GraphError> {
        let mut builder = Self::builder(vertices);
        for (u, v, weight) in edges {
            builder.add_edge(u, v, weight)?;
        }
        builder.build()
    }

    /// Number of vertices.
    #[must_use]
    pub fn vertex_count(&self) -> u32 {
        u32::try_from(self.offsets.len() - 1).unwrap_or(u32::MAX)
    }

    /// Number of edges, each counted once.
    #[must_use]
    pub fn edge_count(&self) -> usize {
        self.targets.len() / 2
    }

    /// Number of neighbours of `u`.
    #[must_use]
    pub fn degree(&self, u: u32) -> usize {
        self.row(u).len()
    }

    /// Neighbours of `u` with the weights of the edges, by rising neighbour.
    pub fn neighbours(&self, u: u32) -> impl ExactSizeIterator<Item = (u32, i64)> + '_ {
        let row = self.row(u);
        let targets = self.targets[row.clone()].iter().copied();
        targets.zip(self.weights[row].iter().copied())
    }

    /// Every edge once as `(u, v, weight)` with `u < v`, by rising `u`, then `v`.
    pub fn edges(&self) -> impl Iterator<Item = (u32, u32, i64)> + '_ {
        (0..self.vertex_count()).flat_map(move |u| {
            let upper = self.neighbours(u).filter(move |&(v, _)| u < v);
            upper.map(move |(v, weight)| (u, v, weight))
        })
    }

    /// The weight of edge `uv`, if it exists. Cost O(log degree).
    #[must_use]
    pub fn weight(&self, u: u32, v: u32) -> Option<i64> {
        if u >= self.vertex_count() {
            return None;
        }
        let row = self.row(u);
        let found = self.targets[row.clone()].binary_search(&v).ok()?;
        Some(self.weights[row.start + found])
    }

    /// The edges `u < v` that `keep` accepts. Cost O(m).
    #[must_use]
    pub fn filtered(&self, keep: impl Fn(u32, u32) -> bool) -> Self {
        let mut rest = Self {
            offsets: vec![0],
            targets: Vec::with_capacity(self.targets.len()),
            weights: Vec::with_capacity(self.weights.len()),
        };
        for u in 0..self.vertex_count() {
            for (v, weight) in self.neighbours(u).filter(|&(v, _)| keep(u.min(v), u.max(v))) {
                rest.targets.push(v);
                rest.weights.push(weight);
            }
            rest.offsets.push(u32::try_from(rest.targets.len()).unwrap_or(u32::MAX));
        }
        rest
    }

    pub(crate) fn row(&self, u: u32) -> std::ops::Range<usize> {
        self.offsets[u as usize] as usize..self.offsets[u as usize + 1] as usize
    }

    /// `max(w, 0) − min(w, 0)` over all edges: no two matchings of one edge differ by more.
    pub(crate) fn weight_range(&self) -> i64 {
        let (low, high) =
            (self.weights.iter()).fold((0, 0), |(low, high), &weight| (weight.min(low), weight.max(high)));
        high - low
    }
}
