//! The certificate file that `match` writes and `verify` reads.

use matching::{Certificate, Matching, Objective, PairError, RoundsSolution, Solution};
use serde::{Deserialize, Serialize};

/// Pairs of vertices.
pub type Pairs = Vec<(u32, u32)>;

/// The objective, in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ObjectiveName {
    #[default]
    MaximumWeight,
    MaximumCardinality,
}

impl From<ObjectiveName> for Objective {
    fn from(name: ObjectiveName) -> Self {
        match name {
            ObjectiveName::MaximumWeight => Self::MaximumWeight,
            ObjectiveName::MaximumCardinality => Self::MaximumCardinality,
        }
    }
}

/// One round, or several with what bounds them together.
#[derive(Debug, Serialize, Deserialize)]
#[serde(untagged)]
pub enum CertificateFile {
    Several(SeveralRounds),
    One(OneRound),
}

/// A matching, what it claims, and its certificate.
#[derive(Debug, Serialize, Deserialize)]
pub struct OneRound {
    #[serde(default)]
    pub objective: ObjectiveName,
    pub pairs: Pairs,
    /// Whether the certificate is to prove the matching optimal, or a bound alone.
    #[serde(default = "yes")]
    pub optimal: bool,
    #[serde(flatten)]
    pub certificate: Certificate,
}

/// Disjoint matchings with a bound on their total weight.
#[derive(Debug, Serialize, Deserialize)]
pub struct SeveralRounds {
    #[serde(default)]
    pub objective: ObjectiveName,
    pub rounds: Vec<OneRound>,
    pub weight: i64,
    pub vertex_duals: Vec<i64>,
    /// The dual of the number of pairs: above 0 where an odd number of people leaves somebody over.
    #[serde(default)]
    pub pair_dual: i64,
    pub bound: i64,
}

fn yes() -> bool {
    true
}

impl CertificateFile {
    pub fn of_one(objective: ObjectiveName, solution: Solution) -> Self {
        Self::One(OneRound::new(objective, solution))
    }

    pub fn of_rounds(objective: ObjectiveName, solution: RoundsSolution) -> Self {
        let rounds = solution.rounds.into_iter().map(|round| OneRound::new(objective, round)).collect();
        let RoundsSolution { weight, bound, vertex_duals, pair_dual, .. } = solution;
        Self::Several(SeveralRounds { objective, rounds, weight, vertex_duals, pair_dual, bound })
    }

    /// The pairs of every round.
    pub fn all_pairs(&self) -> Vec<Pairs> {
        match self {
            Self::One(round) => vec![round.pairs.clone()],
            Self::Several(several) => several.rounds.iter().map(|round| round.pairs.clone()).collect(),
        }
    }

    /// The pairs of the first round.
    pub fn first_pairs(&self) -> Option<Pairs> {
        self.all_pairs().into_iter().next()
    }
}

impl OneRound {
    fn new(objective: ObjectiveName, solution: Solution) -> Self {
        let Solution { matching, certificate, optimal, .. } = solution;
        Self { objective, pairs: matching.pairs().collect(), optimal, certificate }
    }

    /// The matching that the pairs make on a graph of `vertices` vertices.
    pub fn matching(&self, vertices: u32) -> Result<Matching, PairError> {
        Matching::from_pairs(vertices, self.pairs.iter().copied())
    }
}
