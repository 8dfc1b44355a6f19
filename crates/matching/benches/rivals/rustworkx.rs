//! rustworkx-core beside us.

use crate::clock::cpu_seconds;
use matching::{Graph, Objective};
use rustworkx_core::max_weight_matching::max_weight_matching;
use rustworkx_core::petgraph::graph::UnGraph;
use std::convert::Infallible;

/// CPU seconds of one call, and the weight found.
pub fn measure(graph: &Graph, objective: Objective) -> (f64, i128) {
    let mut network = UnGraph::<(), i64>::default();
    let nodes: Vec<_> = (0..graph.vertex_count()).map(|_| network.add_node(())).collect();
    for (u, v, weight) in graph.edges() {
        network.add_edge(nodes[u as usize], nodes[v as usize], weight);
    }
    let cardinality = objective == Objective::MaximumCardinality;
    let start = cpu_seconds();
    let Ok(pairs) =
        max_weight_matching(&network, cardinality, |edge| Ok::<i128, Infallible>(i128::from(*edge.weight())), false);
    let seconds = cpu_seconds() - start;
    let weight_of = |&(u, v): &(usize, usize)| {
        let edge = network.find_edge(nodes[u], nodes[v])?;
        network.edge_weight(edge).map(|&weight| i128::from(weight))
    };
    (seconds, pairs.iter().filter_map(weight_of).sum())
}
