//! How much work, in steps: shapes on which single searches or deep trees would see everything again
//! and again.

use crate::support::{OBJECTIVES, rng};
use matching::{Budget, Graph, Objective, Problem};
use rand::RngExt;
use std::ops::ControlFlow;

/// Each vertex joins three earlier ones, by how many they have: few hubs, thousands of leaves that
/// must stay exposed.
fn hubs(vertices: u32, weight_max: i64) -> Graph {
    let mut rng = rng(61);
    let mut ends = vec![0, 1];
    let mut edges = vec![(0, 1, 1)];
    for v in 2..vertices {
        for _ in 0..3 {
            let hub = ends[rng.random_range(0..ends.len())];
            if hub != v {
                edges.push((v, hub, rng.random_range(1..=weight_max)));
                ends.extend([v, hub]);
            }
        }
    }
    Graph::from_edges(vertices, edges).unwrap()
}

/// Rings of cliques of 19, all edges alike: every clique leaves one vertex over.
fn caves(cliques: u32) -> Graph {
    let mut rng = rng(62);
    let mut edges = Vec::new();
    for clique in 0..cliques {
        let first = clique * 19;
        edges.extend((0..19).flat_map(|a| (0..a).map(move |b| (first + a, first + b, 1))));
        let next = (clique + 1) % cliques * 19;
        edges.push((first + rng.random_range(0..19), next + rng.random_range(0..19), 1));
    }
    Graph::from_edges(cliques * 19, edges).unwrap()
}

/// Steps per edge, the proof being checked.
fn steps_per_edge(graph: &Graph, objective: Objective) -> u64 {
    let mut steps = 0;
    let mut watch = |progress: matching::Progress| {
        steps = progress.steps;
        ControlFlow::Continue(())
    };
    let problem = Problem::new(graph, objective);
    let solution = problem.solve(Budget::unlimited().with_observer(&mut watch)).unwrap();
    assert_eq!(problem.verify(&solution.matching, &solution.certificate), Ok(()));
    steps / graph.edge_count() as u64
}

#[test]
fn each_edge_is_looked_at_a_few_times_however_many_stay_exposed_and_however_equal_the_weights() {
    for objective in OBJECTIVES {
        for (name, graph) in [("unit", hubs(20_000, 1)), ("weights", hubs(20_000, 1000)), ("caves", caves(500))] {
            let steps = steps_per_edge(&graph, objective);
            println!("{name} {objective:?}: {steps}");
            assert!(steps < 100, "{name} {objective:?}: {steps} steps per edge");
        }
    }
}
