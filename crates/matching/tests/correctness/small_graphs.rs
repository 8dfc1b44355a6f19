//! Random small graphs of many kinds against brute force, with the certificate checked every time.

use crate::brute_force::{Best, best};
use matching::{Budget, Graph, Objective, Problem, Solution};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

pub struct Sample {
    pub vertices: u32,
    pub edges: Vec<(u32, u32, i64)>,
    pub priorities: Vec<u32>,
}

/// A small random graph: sizes, densities and weight ranges all vary.
pub fn sample(rng: &mut ChaCha8Rng, largest: u32) -> Sample {
    let vertices = rng.random_range(1..=largest);
    let density = rng.random_range(10..=100);
    let (low, high) = [(1, 1), (0, 1), (1, 3), (-3, 3), (0, 20), (-50, -1), (1, 1000)][rng.random_range(0..7)];
    let mut edges = Vec::new();
    for u in 0..vertices {
        for v in u + 1..vertices {
            if rng.random_range(0..100) < density {
                edges.push((u, v, rng.random_range(low..=high)));
            }
        }
    }
    let levels = rng.random_range(1..=4);
    let priorities = (0..vertices).map(|_| rng.random_range(0..levels)).collect();
    Sample { vertices, edges, priorities }
}

#[test]
fn a_hundred_thousand_small_graphs_agree_with_brute_force() {
    let mut rng = ChaCha8Rng::seed_from_u64(1);
    for _ in 0..100_000 {
        let sample = sample(&mut rng, 8);
        check(&sample);
    }
    for _ in 0..5_000 {
        let sample = self::sample(&mut rng, 10);
        check(&sample);
    }
}

fn check(sample: &Sample) {
    let graph = Graph::from_edges(sample.vertices, sample.edges.iter().copied()).unwrap();
    let expected = best(sample.vertices as usize, &sample.edges, &sample.priorities);
    let weight = proved(sample, &Problem::new(&graph, Objective::MaximumWeight));
    assert_eq!(weight.weight, expected.weight, "{:?}", sample.edges);
    let cardinality = proved(sample, &Problem::new(&graph, Objective::MaximumCardinality));
    assert_eq!(cardinality.matching.cardinality(), expected.cardinality);
    assert_eq!(cardinality.weight, expected.weight_at_cardinality, "{:?}", sample.edges);
    check_priorities(sample, &graph, &expected);
}

fn check_priorities(sample: &Sample, graph: &Graph, expected: &Best) {
    let problem = Problem::new(graph, Objective::MaximumCardinality).with_priorities(&sample.priorities).unwrap();
    let solution = proved(sample, &problem);
    let exposed = solution.matching.exposed();
    let mut exposed: Vec<u32> = exposed.map(|v| sample.priorities[v as usize]).collect();
    exposed.sort_unstable_by(|a, b| b.cmp(a));
    assert_eq!(exposed, expected.exposed, "{:?} {:?}", sample.edges, sample.priorities);
    assert_eq!(solution.weight, expected.weight_at_priority);
}

fn proved(sample: &Sample, problem: &Problem) -> Solution {
    let solution = problem.solve(Budget::unlimited()).unwrap();
    let proof = problem.verify(&solution.matching, &solution.certificate);
    assert_eq!(proof, Ok(()), "{} {:?}", sample.vertices, sample.edges);
    assert!(solution.optimal);
    solution
}
