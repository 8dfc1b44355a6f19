//! The proof that comes with a matching: linear-programming duals, and a barrier for cardinality.

use serde::{Deserialize, Serialize};

/// An odd set of vertices with a dual, as in Edmonds (1965).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Blossom {
    /// The vertices, an odd number of at least 3, in no particular order. Blossoms are nested or
    /// disjoint.
    #[serde(alias = "people")]
    pub vertices: Vec<u32>,
    /// The dual, above 0.
    pub dual: i64,
}

/// Duals that bound every matching's weight from above.
///
/// With `scale` = 2 every edge satisfies `y_u + y_v + Σ_{B ∋ u, v} z_B ≥ 2 w`, where `y` are the
/// `vertex_duals` and `z` the duals of the `blossoms`.
///
/// * Maximum weight: `y ≥ 0`, so no matching weighs more than
///   `(Σ y + Σ z (|B| − 1)/2) / 2 = bound`.
/// * Maximum cardinality: `barrier` is a set A with `odd(G − A) − |A| = n − 2|M|` (Tutte and
///   Berge), so no matching has more pairs; the duals are free, exposed vertices stand at the
///   minimum μ, and `bound = (Σ y − (n − 2|M|) μ + Σ z (|B| − 1)/2) / 2`.
/// * With vertex priorities vertex `v` has its own minimum `μ − priority_step · priority(v)`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Certificate {
    /// The factor between duals and weights: always 2, which keeps every dual an integer.
    pub scale: u32,
    /// One dual per vertex.
    pub vertex_duals: Vec<i64>,
    /// Odd sets with positive duals; a laminar family.
    pub blossoms: Vec<Blossom>,
    /// The Tutte–Berge set, rising; empty for maximum weight.
    pub barrier: Vec<u32>,
    /// No matching in question weighs more, in the scale of the input.
    pub bound: i64,
    /// How far one step of priority lowers a vertex's minimum; 0 without priorities.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub priority_step: i64,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the shape serde asks for")]
fn is_zero(value: &i64) -> bool {
    *value == 0
}
