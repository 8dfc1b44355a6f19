//! What a plan says of itself; the checker reproduces every number.

use serde::{Deserialize, Serialize};

use crate::roster::ParticipantKey;

/// Totals over all rounds. Counts are of participants × rounds or of pairs, as said.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PlanReport {
    /// Participants × rounds with a meeting.
    pub placed: u32,
    /// The most that any plan under the same rules can place, as far as is proved.
    pub placeable: u32,
    /// Whether `placed` is proved to be the most.
    pub placed_is_optimal: bool,
    /// Pairs that meet more than once.
    pub repeats: u32,
    /// Pairs within one department; none where no department is known ("not applicable").
    pub same_department: Option<u32>,
    /// Pairs in a reporting line.
    pub reporting_line: u32,
    /// The most byes that one participant has.
    pub byes_max: u32,
    /// Byes that count, in all.
    pub byes: u32,
    /// Of `exchangers`, how many both give and receive at least once.
    pub give_and_receive: u32,
    /// Participants with an offer and a need.
    pub exchangers: u32,
    /// Different people met, the fewest over all participants.
    pub new_colleagues_min: u32,
    /// Σ of the meetings' weights.
    pub weight: i64,
    /// Proved: no plan has more.
    pub weight_bound: i64,
    /// Whether weight and what was given up fairly reach the bound: no better plan exists.
    pub optimal: bool,
    /// What was given up of the best total for the worst-served person.
    pub fairness_loss: i64,
    /// Both answers to "when a rule cannot hold for everybody".
    pub alternatives: Alternatives,
    pub waste: Waste,
    /// Repeats and same-department pairs of a random draw, mean over 20 seeds.
    pub random_draw: RandomDraw,
    /// Who has byes in every plan, and how many at least.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub never_spared: Vec<NeverSpared>,
}

/// A random draw of pairs, for comparison.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RandomDraw {
    pub repeats: f64,
    pub same_department: Option<f64>,
}

/// The first round under both settings of `when_impossible`, and the totals over all rounds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Alternatives {
    pub sit_out: Alternative,
    pub nearest_exception: Alternative,
}

/// What one setting costs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Alternative {
    /// Per round: how many are left out.
    pub left_out: Vec<u32>,
    /// Same-department pairs over all rounds.
    pub exceptions: u32,
}

/// Pairs that would probably have met anyway.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Waste {
    pub kind: WasteKind,
    /// A share 0..=1, or a ratio of mean familiarity; none where no tie is known.
    pub plan: Option<f64>,
    pub random: Option<Spread>,
    /// None without departments.
    pub random_cross_department: Option<Spread>,
}

/// What the numbers of a [`Waste`] mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WasteKind {
    /// The share of pairs that would probably have met anyway.
    Share,
    /// Mean familiarity relative to that of random pairs: ties carry no times.
    Ratio,
    /// No tie is known.
    Unknown,
}

/// A mean and a standard deviation over seeds.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Spread {
    pub mean: f64,
    pub sd: f64,
}

/// A participant whom no plan can spare a bye.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NeverSpared {
    pub person: ParticipantKey,
    pub byes: u32,
}
