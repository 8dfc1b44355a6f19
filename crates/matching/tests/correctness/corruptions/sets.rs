//! Spoilt blossoms and barriers.

use super::{Answer, Corruption, refused};
use matching::Blossom;
use matching::Objective::{MaximumCardinality, MaximumWeight};
use matching::VerifyError as E;
use rand::RngExt;

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
