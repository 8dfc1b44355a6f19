//! Spoilt duals, bounds, scales and pairs.

use super::{Answer, Corruption, refused};
use crate::support::{proved, rng};
use matching::Objective::{MaximumCardinality, MaximumWeight};
use matching::{Problem, VerifyError as E};
use rand::RngExt;

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

#[test]
fn a_priority_step_that_outweighs_nothing() {
    let mut rng = rng(32);
    for _ in 0..1000 {
        let answer = Answer::random(&mut rng, MaximumCardinality);
        let priorities: Vec<u32> = (0..answer.graph.vertex_count()).map(|v| v % 3).collect();
        let problem = Problem::new(&answer.graph, MaximumCardinality);
        let problem = problem.with_priorities(&priorities).unwrap();
        let mut solution = proved(&problem);
        solution.certificate.priority_step = 1;
        let refusal = problem.verify(&solution.matching, &solution.certificate);
        assert!(matches!(refusal, Err(E::PriorityStep { .. })));
    }
}
