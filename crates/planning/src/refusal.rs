//! Why a roster cannot be planned, and what to relax.

use domain::roster::ParticipantKey;
use serde::Serialize;

/// One reason not to plan. All reasons are given at once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Refusal {
    /// Stable: `round_empty`, `everybody_in_one_department`, `unknown_person`, …
    pub code: &'static str,
    /// One sentence for the organiser; no private rule is named.
    pub detail: String,
    /// Whom it concerns.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub people: Vec<ParticipantKey>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub round: Option<u32>,
    /// The codes of the rules or settings to relax; empty when the input itself is wrong.
    pub relax: Vec<&'static str>,
}

impl Refusal {
    pub(crate) fn new(code: &'static str, detail: impl Into<String>) -> Self {
        Self { code, detail: detail.into(), people: Vec::new(), round: None, relax: Vec::new() }
    }

    pub(crate) fn about(mut self, people: impl IntoIterator<Item = ParticipantKey>) -> Self {
        self.people.extend(people);
        self
    }

    pub(crate) fn in_round(mut self, round: u32) -> Self {
        self.round = Some(round);
        self
    }

    pub(crate) fn relax(mut self, rules: impl IntoIterator<Item = &'static str>) -> Self {
        self.relax.extend(rules);
        self
    }
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "[{}] {}", self.code, self.detail)
    }
}
