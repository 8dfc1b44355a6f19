//! Graphs to test on, and the one way in which every test solves.

use matching::{Budget, Graph, Objective, Problem, Solution};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

pub const OBJECTIVES: [Objective; 2] = [Objective::MaximumWeight, Objective::MaximumCardinality];

pub fn rng(seed: u64) -> ChaCha8Rng {
    ChaCha8Rng::seed_from_u64(seed)
}

/// Every pair is an edge with probability `percent`, its weight uniform in `low..=high`.
pub fn random_graph(rng: &mut ChaCha8Rng, vertices: u32, percent: u32, (low, high): (i64, i64)) -> Graph {
    let mut builder = Graph::builder(vertices);
    for u in 0..vertices {
        for v in u + 1..vertices {
            if rng.random_range(0..100) < percent {
                builder.add_edge(u, v, rng.random_range(low..=high)).unwrap();
            }
        }
    }
    builder.build().unwrap()
}

/// Solves and has the proof checked.
pub fn proved(problem: &Problem) -> Solution {
    let solution = problem.solve(Budget::unlimited()).unwrap();
    let proof = problem.verify(&solution.matching, &solution.certificate);
    assert_eq!(proof, Ok(()));
    assert!(solution.optimal);
    solution
}

pub fn proved_for(graph: &Graph, objective: Objective) -> Solution {
    proved(&Problem::new(graph, objective))
}
