//! The verifier refuses every kind of corruption, each on at least a thousand graphs.

use crate::support::{proved_for, random_graph, rng};
use matching::{Blossom, Certificate, Graph, Matching, Objective, Problem, VerifyError, verify};
use rand::RngExt;
use rand_chacha::ChaCha8Rng;

/// A graph with a sound, proved answer, to be spoilt.
struct Answer {
    graph: Graph,
    objective: Objective,
    pairs: Vec<(u32, u32)>,
    proof: Certificate,
}

impl Answer {
    fn random(rng: &mut ChaCha8Rng, objective: Objective) -> Self {
        let vertices = rng.random_range(6..=24);
        let percent = rng.random_range(25..=100);
        let mut graph = random_graph(rng, vertices, percent, (1, 60));
        while graph.edge_count() < 4 {
            graph = random_graph(rng, vertices, 60, (1, 60));
        }
        let solution = proved_for(&graph, objective);
        Self { graph, objective, pairs: solution.matching.pairs().collect(), proof: solution.certificate }
    }

    fn vertex(&self, rng: &mut ChaCha8Rng) -> usize {
        rng.random_range(0..self.graph.vertex_count() as usize)
    }

    fn check(&self) -> Result<(), VerifyError> {
        let pairs = self.pairs.iter().copied();
        let matching = Matching::from_pairs(self.graph.vertex_count(), pairs).unwrap();
        verify(&self.graph, self.objective, &matching, &self.proof)
    }
}

/// Spoils an answer; false when there is nothing to spoil in it.
type Corruption = fn(&mut Answer, &mut ChaCha8Rng) -> bool;

/// Spoils a thousand answers and wants every one refused, with an error that `right` accepts.
fn refused(objective: Objective, spoil: Corruption, right: fn(&VerifyError) -> bool) {
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

use Objective::{MaximumCardinality, MaximumWeight};
use VerifyError as E;

#[test]
fn a_raised_dual() {
    let spoil: Corruption = |answer, rng| {
        let (u, v) = answer.pairs[rng.random_range(0..answer.pairs.len())];
        let raised = if rng.random_range(0..2) == 0 { u } else { v };
        answer.proof.vertex_duals[raised as usize] += rng.random_range(2..50);
        true
    };
    refused(MaximumWeight, spoil, |e| matches!(e, E::Bound { .. }));
    refused(MaximumCardinality, spoil, |e| matches!(e, E::Bound { .. } | E::ExposedAboveMinimum { .. }));
}

#[test]
fn a_lowered_dual() {
    let spoil: Corruption = |answer, rng| {
        let v = answer.vertex(rng);
        answer.proof.vertex_duals[v] -= rng.random_range(2..50);
        true
    };
    refused(MaximumWeight, spoil, |e| {
        matches!(e, E::DualBelowMinimum { .. } | E::EdgeUncovered { .. } | E::Bound { .. })
    });
}

#[test]
fn a_negative_dual_with_the_bound_to_match() {
    let spoil: Corruption = |answer, rng| {
        let v = answer.vertex(rng);
        answer.proof.bound -= (answer.proof.vertex_duals[v] + 2) / 2;
        answer.proof.vertex_duals[v] = -2;
        true
    };
    refused(MaximumWeight, spoil, |e| matches!(e, E::DualBelowMinimum { .. }));
}

#[test]
fn a_missing_dual() {
    let spoil: Corruption = |answer, _| answer.proof.vertex_duals.pop().is_some();
    refused(MaximumWeight, spoil, |e| matches!(e, E::WrongSize { .. }));
}

#[test]
fn another_scale() {
    let spoil: Corruption = |answer, _| {
        answer.proof.scale = 1;
        true
    };
    refused(MaximumWeight, spoil, |e| matches!(e, E::Scale(1)));
}

#[test]
fn a_lower_and_a_higher_bound() {
    let spoil: Corruption = |answer, rng| {
        answer.proof.bound += if rng.random_range(0..2) == 0 { 1 } else { -1 };
        true
    };
    refused(MaximumWeight, spoil, |e| matches!(e, E::Bound { .. }));
    refused(MaximumCardinality, spoil, |e| matches!(e, E::Bound { .. }));
}

#[test]
fn a_dropped_pair() {
    let spoil: Corruption = |answer, rng| {
        let at = rng.random_range(0..answer.pairs.len());
        answer.pairs.remove(at);
        true
    };
    refused(MaximumWeight, spoil, |e| matches!(e, E::ExposedAboveMinimum { .. } | E::NotOptimal { .. }));
    refused(MaximumCardinality, spoil, |e| {
        matches!(e, E::ExposedAboveMinimum { .. } | E::NotOptimal { .. } | E::Barrier { .. } | E::Bound { .. })
    });
}

#[test]
fn a_pair_without_an_edge() {
    let spoil: Corruption = |answer, rng| {
        let n = answer.graph.vertex_count();
        let (u, v) = (rng.random_range(0..n), rng.random_range(0..n));
        let joined = u == v || answer.graph.weight(u, v).is_some();
        answer.pairs.retain(|pair| ![u, v].iter().any(|end| [pair.0, pair.1].contains(end)));
        answer.pairs.push((u, v));
        !joined
    };
    refused(MaximumWeight, spoil, |e| matches!(e, E::NoEdge { .. }));
}

#[test]
fn two_pairs_exchanged_for_worse_ones() {
    let spoil: Corruption = |answer, _| {
        let [(a, b), (c, d), ..] = answer.pairs[..] else {
            return false;
        };
        let weight = |u, v| answer.graph.weight(u, v);
        let (Some(old), Some(new)) =
            (weight(a, b).zip(weight(c, d)).map(|(x, y)| x + y), weight(a, c).zip(weight(b, d)).map(|(x, y)| x + y))
        else {
            return false;
        };
        answer.pairs[0] = (a, c);
        answer.pairs[1] = (b, d);
        new < old
    };
    refused(MaximumWeight, spoil, |e| matches!(e, E::NotOptimal { .. }));
    refused(MaximumCardinality, spoil, |e| matches!(e, E::NotOptimal { .. }));
}

/// The bound is made to fit the blossoms again, so that only the blossoms can be blamed.
fn with_blossom(answer: &mut Answer, change: impl FnOnce(&mut Vec<Blossom>)) -> bool {
    if answer.proof.blossoms.is_empty() {
        return false;
    }
    change(&mut answer.proof.blossoms);
    true
}

#[test]
fn a_dropped_blossom() {
    let spoil: Corruption = |answer, _| with_blossom(answer, |all| all.truncate(all.len() - 1));
    refused(MaximumWeight, spoil, |e| matches!(e, E::EdgeUncovered { .. } | E::Bound { .. }));
}

#[test]
fn an_even_blossom() {
    let spoil: Corruption = |answer, _| with_blossom(answer, |all| all[0].vertices.truncate(2));
    refused(MaximumWeight, spoil, |e| matches!(e, E::BlossomShape(_)));
}

#[test]
fn a_blossom_with_a_vertex_twice() {
    let spoil: Corruption = |answer, _| with_blossom(answer, |all| all[0].vertices[0] = all[0].vertices[1]);
    refused(MaximumWeight, spoil, |e| matches!(e, E::BlossomShape(_) | E::BlossomsCross(_)));
}

#[test]
fn a_blossom_with_a_stranger() {
    let spoil: Corruption = |answer, _| {
        let stranger = answer.graph.vertex_count();
        with_blossom(answer, |all| all[0].vertices[0] = stranger)
    };
    refused(MaximumWeight, spoil, |e| matches!(e, E::BlossomShape(_)));
}

#[test]
fn a_negative_blossom() {
    let spoil: Corruption = |answer, _| with_blossom(answer, |all| all[0].dual = -all[0].dual);
    refused(MaximumWeight, spoil, |e| matches!(e, E::BlossomDual { .. }));
}

#[test]
fn crossing_blossoms() {
    let spoil: Corruption = |answer, _| {
        let n = answer.graph.vertex_count();
        let Some(blossom) = answer.proof.blossoms.first().cloned() else {
            return false;
        };
        let mut outside = (0..n).filter(|v| !blossom.vertices.contains(v));
        let (Some(a), Some(b)) = (outside.next(), outside.next()) else {
            return false;
        };
        let vertices = vec![blossom.vertices[0], a, b];
        answer.proof.blossoms.push(Blossom { vertices, dual: 2 });
        true
    };
    refused(MaximumWeight, spoil, |e| matches!(e, E::BlossomsCross(_)));
}

#[test]
fn a_barrier_with_one_more_or_one_less() {
    let spoil: Corruption = |answer, rng| {
        let v = u32::try_from(answer.vertex(rng)).unwrap();
        let before = answer.proof.barrier.len();
        answer.proof.barrier.retain(|&inside| inside != v);
        if answer.proof.barrier.len() == before {
            answer.proof.barrier.push(v);
        }
        answer.check().is_err()
    };
    refused(MaximumCardinality, spoil, |e| matches!(e, E::Barrier { .. }));
}

#[test]
fn a_barrier_with_a_vertex_twice() {
    let spoil: Corruption = |answer, _| {
        let Some(&v) = answer.proof.barrier.first() else {
            return false;
        };
        answer.proof.barrier.push(v);
        true
    };
    refused(MaximumCardinality, spoil, |e| matches!(e, E::BarrierShape));
}

#[test]
fn a_barrier_or_a_step_where_none_belongs() {
    let spoil: Corruption = |answer, rng| {
        if rng.random_range(0..2) == 0 {
            answer.proof.barrier.push(0);
        } else {
            answer.proof.priority_step = 1;
        }
        true
    };
    refused(MaximumWeight, spoil, |e| matches!(e, E::ForeignField));
}

#[test]
fn a_priority_step_that_outweighs_nothing() {
    let mut rng = rng(32);
    for _ in 0..1000 {
        let answer = Answer::random(&mut rng, MaximumCardinality);
        let priorities: Vec<u32> = (0..answer.graph.vertex_count()).map(|v| v % 3).collect();
        let problem = Problem::new(&answer.graph, MaximumCardinality);
        let problem = problem.with_priorities(&priorities).unwrap();
        let mut solution = crate::support::proved(&problem);
        solution.certificate.priority_step = 1;
        let refusal = problem.verify(&solution.matching, &solution.certificate);
        assert!(matches!(refusal, Err(E::PriorityStep { .. })));
    }
}
