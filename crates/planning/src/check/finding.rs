//! What the checker says.

use domain::roster::ParticipantKey;
use serde::Serialize;

/// Something wrong with a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// Stable: `no_repeat`, `same_department`, `person_missing`, `certificate`, …
    pub code: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub round: Option<u32>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub people: Vec<ParticipantKey>,
    /// One sentence; no private rule is named.
    pub detail: String,
}

impl Finding {
    pub(super) fn new(code: &'static str, detail: impl Into<String>) -> Self {
        Self { code, round: None, people: Vec::new(), detail: detail.into() }
    }

    pub(super) fn in_round(mut self, round: u32) -> Self {
        self.round = Some(round);
        self
    }

    pub(super) fn about<'p>(mut self, people: impl IntoIterator<Item = &'p ParticipantKey>) -> Self {
        self.people.extend(people.into_iter().cloned());
        self
    }
}

impl std::fmt::Display for Finding {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "[{}] {}", self.code, self.detail)
    }
}
