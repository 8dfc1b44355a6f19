//! The verifier refuses every kind of corruption, each on at least a thousand graphs.

mod numbers;
mod sets;

use crate::support::{proved_for, random_graph, rng};
use matching::{Certificate, Graph, Matching, Objective, VerifyError, verify};
use rand::RngExt;
use rand_chacha::ChaCha8Rng;

/// A graph with a sound, proved answer, to be spoilt.
pub struct Answer {
    pub graph: Graph,
    pub objective: Objective,
    pub pairs: Vec<(u32, u32)>,
    pub proof: Certificate,
}

impl Answer {
    pub fn random(rng: &mut ChaCha8Rng, objective: Objective) -> Self {
        let vertices = rng.random_range(6..=24);
        let percent = rng.random_range(25..=100);
        let mut graph = random_graph(rng, vertices, percent, (1, 60));
        while graph.edge_count() < 4 {
            graph = random_graph(rng, vertices, 60, (1, 60));
        }
        let solution = proved_for(&graph, objective);
        Self { graph, objective, pairs: solution.matching.pairs().collect(), proof: solution.certificate }
    }

    pub fn vertex(&self, rng: &mut ChaCha8Rng) -> usize {
        rng.random_range(0..self.graph.vertex_count() as usize)
    }

    pub fn check(&self) -> Result<(), VerifyError> {
        let pairs = self.pairs.iter().copied();
        let matching = Matching::from_pairs(self.graph.vertex_count(), pairs).unwrap();
        verify(&self.graph, self.objective, &matching, &self.proof)
    }
}

/// Spoils an answer; false when there is nothing to spoil in it.
pub type Corruption = fn(&mut Answer, &mut ChaCha8Rng) -> bool;

/// Spoils a thousand answers and wants every one refused, with an error that `right` accepts.
pub fn refused(objective: Objective, spoil: Corruption, right: fn(&VerifyError) -> bool) {
    let mut rng = rng(31);
    let mut spoilt = 0;
    for _ in 0..100_000 {
        let mut answer = Answer::random(&mut rng, objective);
        if spoil(&mut answer, &mut rng) {
            let error = answer.check().expect_err("a spoilt answer was accepted");
            assert!(right(&error), "{error}");
            spoilt += 1;
        }
        if spoilt == 1000 {
            return;
        }
    }
    panic!("only {spoilt} graphs could be spoilt");
}
