//! Any petgraph graph, through its visiting traits.

use super::{Graph, GraphError};
use petgraph::visit::{EdgeRef, IntoEdgeReferences, NodeIndexable};

impl Graph {
    /// The edges of a petgraph graph, taken as undirected, with `weight` of each edge.
    ///
    /// Vertex `i` is the node whose `to_index` is `i`; indices of removed nodes stay as isolated
    /// vertices. Self-loops are refused, as everywhere.
    ///
    /// ```
    /// let network = petgraph::graph::UnGraph::<(), i64>::from_edges([(0, 1, 4), (1, 2, 3)]);
    /// let graph = matching::Graph::from_petgraph(&network, |edge| *edge.weight())?;
    /// assert_eq!(graph.weight(1, 2), Some(3));
    /// # Ok::<(), matching::GraphError>(())
    /// ```
    ///
    /// # Errors
    /// As [`Graph::from_edges`], and [`GraphError::TooLarge`] above 2³¹ nodes.
    pub fn from_petgraph<G>(graph: G, mut weight: impl FnMut(G::EdgeRef) -> i64) -> Result<Self, GraphError>
    where
        G: NodeIndexable + IntoEdgeReferences,
    {
        let index = |node| u32::try_from(graph.to_index(node)).map_err(|_| GraphError::TooLarge);
        let vertices = u32::try_from(graph.node_bound()).map_err(|_| GraphError::TooLarge)?;
        let mut builder = Self::builder(vertices);
        for edge in graph.edge_references() {
            let (u, v) = (index(edge.source())?, index(edge.target())?);
            builder.add_edge(u, v, weight(edge))?;
        }
        builder.build()
    }
}
