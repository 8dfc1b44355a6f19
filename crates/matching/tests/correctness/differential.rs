//! Against a second implementation: rustworkx-core.

use crate::support::{OBJECTIVES, proved_for, random_graph, rng};
use matching::{Graph, Objective};
use rustworkx_core::max_weight_matching::max_weight_matching;
use rustworkx_core::petgraph::graph::UnGraph;
use std::convert::Infallible;

/// Pairs and weight that rustworkx-core finds.
fn theirs(graph: &Graph, objective: Objective) -> (usize, i128) {
    let mut network = UnGraph::<(), i64>::default();
    let nodes: Vec<_> = (0..graph.vertex_count()).map(|_| network.add_node(())).collect();
    for (u, v, weight) in graph.edges() {
        network.add_edge(nodes[u as usize], nodes[v as usize], weight);
    }
    let cardinality = objective == Objective::MaximumCardinality;
    let pairs =
        max_weight_matching(&network, cardinality, |edge| Ok::<i128, Infallible>(i128::from(*edge.weight())), false);
    let pairs = pairs.unwrap();
    let weights = pairs.iter().map(|&(u, v)| {
        let (u, v) = (u32::try_from(u).unwrap(), u32::try_from(v).unwrap());
        i128::from(graph.weight(u, v).unwrap())
    });
    (pairs.len(), weights.sum())
}

#[test]
fn a_second_implementation_finds_the_same_optimum() {
    let mut rng = rng(7);
    let shapes = [
        (30, 20, (0, 100)),
        (60, 100, (1, 10)),
        (90, 8, (-20, 200)),
        (120, 100, (0, 100_000)),
        (150, 4, (1, 5)),
        (250, 90, (1, 1)),
        (400, 2, (0, 1000)),
        (400, 60, (0, 1000)),
    ];
    for (vertices, percent, weights) in shapes {
        let graph = random_graph(&mut rng, vertices, percent, weights);
        for objective in OBJECTIVES {
            let ours = proved_for(&graph, objective);
            let (pairs, weight) = theirs(&graph, objective);
            assert_eq!(i128::from(ours.weight), weight, "{vertices} {percent} {weights:?}");
            if objective == Objective::MaximumCardinality {
                assert_eq!(ours.matching.cardinality(), pairs);
            }
        }
    }
}
