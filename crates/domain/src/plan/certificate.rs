//! Proofs of optimality, by participant id.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::roster::ParticipantKey;

/// Proves that a round places as many as can be placed and has the best weight among those:
/// duals for `F·(byes_u + byes_v) + T·(not an exception) + Σ weight_k·term_k` on the round's
/// candidate graph less the pairs of earlier rounds (planning docs, "Certificates").
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoundCertificate {
    /// Duals are in units of 1/`scale`; 2 keeps every one an integer.
    pub scale: i64,
    pub tiers: Tiers,
    pub vertex_duals: BTreeMap<ParticipantKey, i64>,
    pub blossoms: Vec<BlossomDual>,
    /// The Tutte–Berge set A: `odd(G − A) − |A| = n − 2|M|`.
    pub barrier: Vec<ParticipantKey>,
    /// The proved best tiered weight, in the weight's own scale.
    pub bound: i64,
    /// What the duals add up to, so that one that was changed is noticed where it proves the same.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dual_sum: Option<i64>,
}

/// What a place for somebody with byes, and a meeting without an exception, are worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tiers {
    /// F: greater than (n/2) · (T + greatest soft weight).
    pub bye: i64,
    /// T: greater than (n/2) · greatest soft weight.
    pub no_exception: i64,
}

/// The dual of an odd set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BlossomDual {
    pub people: Vec<ParticipantKey>,
    pub dual: i64,
}

/// Bounds the soft weight of any schedule: `R·Σy + Σ_e max(0, w_e − y_u − y_v)` for any y ≥ 0.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScheduleCertificate {
    /// y in units of 1/`scale`.
    pub scale: i64,
    pub vertex_duals: BTreeMap<ParticipantKey, i64>,
    pub bound: i64,
    /// bound − weight − fairness loss.
    pub gap: i64,
    /// What rounds give up of their own proved best because a later round gains more by it.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub given_ahead: i64,
    /// As in a round's certificate.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dual_sum: Option<i64>,
    /// A tighter bound, where one is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bridged_once: Option<BridgedOnce>,
}

/// As the schedule's bound, and department pairs are bridged once: with z ≥ 0 per department pair,
/// `Σ d·y + Σ c·z + Σ_e max(0, w_e + max(0, bridge − min z) − y_u − y_v)`, where w_e is without
/// `bridge`, d counts the rounds in which somebody is there (and one more for each third person
/// of a meeting), and c how many meetings of a department pair one round can have.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BridgedOnce {
    /// y in units of 1/`scale`.
    pub vertex_duals: BTreeMap<ParticipantKey, i64>,
    /// z in units of 1/`scale`, of every department pair that a candidate could bridge.
    pub bridge_duals: Vec<BridgeDual>,
    pub bound: i64,
    /// As in a round's certificate.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dual_sum: Option<i64>,
}

/// What the first meetings between two departments are worth beyond their people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BridgeDual {
    /// In the order of their names.
    pub departments: [String; 2],
    pub dual: i64,
}

impl RoundCertificate {
    /// What its duals, of people and of odd sets, add up to.
    pub fn duals_added(&self) -> i128 {
        added(self.vertex_duals.values().copied().chain(self.blossoms.iter().map(|blossom| blossom.dual)))
    }
}

impl ScheduleCertificate {
    /// What its own duals add up to, without those of bridging once.
    pub fn duals_added(&self) -> i128 {
        added(self.vertex_duals.values().copied())
    }
}

impl BridgedOnce {
    /// What its duals, of people and of department pairs, add up to.
    pub fn duals_added(&self) -> i128 {
        added(self.vertex_duals.values().copied().chain(self.bridge_duals.iter().map(|bridge| bridge.dual)))
    }
}

fn is_zero(number: &i64) -> bool {
    *number == 0
}

fn added(duals: impl Iterator<Item = i64>) -> i128 {
    duals.map(i128::from).sum()
}
