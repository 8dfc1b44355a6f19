//! A participant as planning sees one.

use serde::{Deserialize, Serialize};

use crate::{DepartmentPath, Language, Pace, Purpose, ReachedBy, Stance};

/// The id of a participant in a roster and its plans: the file's own id, or the participant's UUID.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ParticipantKey(String);

impl ParticipantKey {
    /// Takes a text as an id.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for ParticipantKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<&str> for ParticipantKey {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}

/// A topic that a participant cares about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RosterInterest {
    /// The file's own text, or the topic's UUID.
    pub topic: String,
    pub stance: Stance,
    /// Confirmed by the person; a suggestion counts half and is never shown as a claim.
    pub confirmed: bool,
}

/// One participant. Everything but the id may be unknown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RosterParticipant {
    pub id: ParticipantKey,
    /// Empty: unknown, and equal to nobody's.
    #[serde(default)]
    pub departments: Vec<DepartmentPath>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site: Option<String>,
    /// Ancestors in the reporting line, up to two levels, who take part too.
    #[serde(default)]
    pub managers: Vec<ParticipantKey>,
    /// Empty: unknown, and compatible with everybody's.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub languages: Vec<Language>,
    #[serde(default)]
    pub interests: Vec<RosterInterest>,
    #[serde(default)]
    pub pace: Pace,
    /// Rounds in a row after which a rest is wanted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rest_after: Option<u32>,
    /// Rounds in which this participant is not there: outside the window, paused, skipped, gone.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub absent_rounds: Vec<u32>,
    /// Placed only when the number is odd or somebody would be alone.
    #[serde(default, skip_serializing_if = "is_false")]
    pub standby: bool,
    /// Pinned to a table.
    #[serde(default, skip_serializing_if = "is_false")]
    pub host: bool,
    #[serde(default, skip_serializing_if = "is_false")]
    pub step_free: bool,
    #[serde(default, skip_serializing_if = "is_false")]
    pub quiet: bool,
    /// The name of the one spot where this participant can be.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fixed_spot: Option<String>,
    #[serde(default, skip_serializing_if = "is_phone")]
    pub reached_by: ReachedBy,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub purpose: Option<Purpose>,
    /// Byes at earlier events, for fairness over time.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub past_byes: u32,
}

impl RosterParticipant {
    /// A participant of whom only the id is known.
    pub fn new(id: ParticipantKey) -> Self {
        Self {
            id,
            departments: Vec::new(),
            site: None,
            managers: Vec::new(),
            languages: Vec::new(),
            interests: Vec::new(),
            pace: Pace::default(),
            rest_after: None,
            absent_rounds: Vec::new(),
            standby: false,
            host: false,
            step_free: false,
            quiet: false,
            fixed_spot: None,
            reached_by: ReachedBy::default(),
            purpose: None,
            past_byes: 0,
        }
    }
}

fn is_false(flag: &bool) -> bool {
    !flag
}

fn is_zero(count: &u32) -> bool {
    *count == 0
}

fn is_phone(reached_by: &ReachedBy) -> bool {
    *reached_by == ReachedBy::Phone
}
