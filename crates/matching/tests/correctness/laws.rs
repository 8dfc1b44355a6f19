//! What must hold between an instance and a changed one.

use crate::support::{OBJECTIVES, proved_for, random_graph, rng};
use matching::{Budget, Graph, Objective, solve};
use rand::RngExt;
use rand::seq::SliceRandom;

fn graphs() -> impl Iterator<Item = Graph> {
    let mut rng = rng(11);
    (0..400).map(move |index| {
        let vertices = rng.random_range(2..=60);
        let percent = [5, 20, 60, 100][index % 4];
        let weights = [(1, 3), (0, 1000), (-30, 30)][index % 3];
        random_graph(&mut rng, vertices, percent, weights)
    })
}

fn changed(graph: &Graph, vertices: u32, edge: impl Fn(u32, u32, i64) -> (u32, u32, i64)) -> Graph {
    let edges = graph.edges().map(|(u, v, weight)| edge(u, v, weight));
    Graph::from_edges(vertices, edges).unwrap()
}

#[test]
fn names_do_not_matter() {
    let mut rng = rng(12);
    for graph in graphs() {
        let n = graph.vertex_count();
        let mut names: Vec<u32> = (0..n).collect();
        names.shuffle(&mut rng);
        let renamed = changed(&graph, n, |u, v, w| (names[u as usize], names[v as usize], w));
        for objective in OBJECTIVES {
            let (a, b) = (proved_for(&graph, objective), proved_for(&renamed, objective));
            assert_eq!(a.weight, b.weight);
            if objective == Objective::MaximumCardinality {
                assert_eq!(a.matching.cardinality(), b.matching.cardinality());
            }
        }
    }
}

#[test]
fn scaled_weights_scale_the_optimum() {
    for graph in graphs() {
        let scaled = changed(&graph, graph.vertex_count(), |u, v, w| (u, v, 7 * w));
        for objective in OBJECTIVES {
            let (a, b) = (proved_for(&graph, objective), proved_for(&scaled, objective));
            assert_eq!(7 * a.weight, b.weight);
        }
    }
}

#[test]
fn a_stranger_without_edges_changes_nothing_and_one_with_edges_never_harms() {
    for graph in graphs() {
        let n = graph.vertex_count();
        let lonely = changed(&graph, n + 1, |u, v, w| (u, v, w));
        let joining = graph.edges().chain((0..n).map(|v| (n, v, i64::from(v % 5))));
        let joined = Graph::from_edges(n + 1, joining).unwrap();
        for objective in OBJECTIVES {
            let before = proved_for(&graph, objective);
            assert_eq!(before.weight, proved_for(&lonely, objective).weight);
            let after = proved_for(&joined, objective);
            let value = |s: &matching::Solution| match objective {
                Objective::MaximumWeight => (0, s.weight),
                Objective::MaximumCardinality => (s.matching.cardinality(), s.weight),
            };
            assert!(value(&after) >= value(&before));
        }
    }
}

#[test]
fn the_same_question_has_the_same_answer() {
    for graph in graphs() {
        for objective in OBJECTIVES {
            let answers = [(); 2].map(|()| solve(&graph, objective, Budget::unlimited()));
            assert_eq!(answers[0], answers[1]);
        }
    }
}
