//! The plan: who meets whom, in which round, where, why, and how good that provably is.

mod certificate;
mod meeting;
mod report;

pub use certificate::{BlossomDual, BridgeDual, BridgedOnce, RoundCertificate, ScheduleCertificate, Tiers};
pub use meeting::{Bye, ByeCause, Meeting, PlannedRound, Reason, ReasonField, Terms};
pub use report::{Alternative, Alternatives, NeverSpared, PlanReport, RandomDraw, Spread, Waste, WasteKind};

use serde::{Deserialize, Serialize};

use crate::roster::{ParticipantKey, Roster};

/// The format that this code writes and reads.
pub const PLAN_FORMAT: &str = "matchmaker.plan/1";

/// All rounds of an event. Immutable: a change makes a new plan with this one as its parent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    pub rounds: Vec<PlannedRound>,
    /// How far the whole schedule can be from the best, at most.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub schedule_certificate: Option<ScheduleCertificate>,
    #[serde(default)]
    pub exceptions: Vec<Exception>,
}

/// An `if_unavoidable` rule broken on purpose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exception {
    /// The rule's code.
    pub code: String,
    pub round: u32,
    pub people: Vec<ParticipantKey>,
    /// Why fewer cannot be, in the words of the round's certificate.
    pub proof: String,
}

/// A plan with everything that is needed to check it alone: the content of `plan.json`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PlanDocument {
    pub format: String,
    pub roster: Roster,
    /// Hex SHA-256 of the roster's canonical JSON (keys sorted, no white space).
    pub roster_sha256: String,
    pub seed: u64,
    #[serde(flatten)]
    pub plan: Plan,
    pub report: PlanReport,
}
