//! What is found: one matching, or one per round, with what proves it.

use crate::{Certificate, Matching};

/// A matching with its proof.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Solution {
    /// The pairs.
    pub matching: Matching,
    /// What bounds the weight of every matching in question.
    pub certificate: Certificate,
    /// Sum of the weights of the pairs.
    pub weight: i64,
    /// Whether the certificate proves this matching optimal.
    pub optimal: bool,
}

impl Solution {
    /// How much heavier a matching could be at most: bound − weight, 0 when optimal.
    #[must_use]
    pub fn gap(&self) -> i64 {
        self.certificate.bound.saturating_sub(self.weight)
    }
}

/// One matching per round, edge-disjoint, with a bound on their total weight.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoundsSolution {
    /// A matching per round; its certificate is for the graph less the pairs of earlier rounds (and
    /// less the absent), with the number of byes so far as priorities under maximum cardinality.
    /// A round may be less than the best of what is left when the whole is better for it.
    pub rounds: Vec<Solution>,
    /// Total weight.
    pub weight: i64,
    /// No choice of disjoint matchings weighs more: [`RoundsProblem::bound`](crate::RoundsProblem::bound) of the duals.
    pub bound: i64,
    /// bound − weight.
    pub gap: i64,
    /// Whether the gap is 0.
    pub optimal: bool,
    /// The duals behind the bound, doubled scale, at least 0.
    pub vertex_duals: Vec<i64>,
    /// The dual of the number of pairs, doubled scale, at least 0; above 0 only where somebody has to
    /// sit out.
    pub pair_dual: i64,
}
