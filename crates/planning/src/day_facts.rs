//! What happened on the day since a plan was drawn.

use domain::ReachedBy;
use domain::roster::{Lock, ParticipantKey, RosterParticipant};
use serde::{Deserialize, Serialize};

use crate::replan::Shown;

/// The format of a facts file that this code reads.
pub const FACTS_FORMAT: &str = "matchmaker.facts/1";

/// Facts about the participants and rounds of a plan. Each says how things are now, so the same
/// facts told twice change nothing more.
///
/// ```
/// let facts: planning::DayFacts = serde_json::from_str(
///     r#"{"shown": {"held": 2, "revealed": 3},
///         "absences": [{"person": "ada", "rounds": [3]}],
///         "left": [{"person": "alan", "from_round": 4}]}"#,
/// )?;
/// assert_eq!(facts.shown.revealed, 3);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct DayFacts {
    /// How far the event has come. Rounds after these are drawn afresh.
    pub shown: Shown,
    /// Not seen, late, skipping, pausing: of the rounds to come exactly these are missed. No
    /// rounds: the person is there after all.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub absences: Vec<Absence>,
    /// Who went home.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub left: Vec<Left>,
    /// Who came without being on the list. Who is in the roster already is left as they are there.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub walk_ins: Vec<WalkIn>,
    /// How people hear of a change now: a silent phone counts as paper, and moves last.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub reached_by: Vec<Reached>,
    /// Meetings to be kept; each replaces the locks of its people in its round.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub locks: Vec<Lock>,
    /// Who sits together after all in a round that is shown or going on.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub seated: Vec<Seated>,
    /// Who did not meet in a round that is over: those pairings are offered again first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub missed: Vec<Missed>,
}

/// Somebody is not there in these rounds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Absence {
    pub person: ParticipantKey,
    pub rounds: Vec<u32>,
}

/// Somebody is gone from a round on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Left {
    pub person: ParticipantKey,
    pub from_round: u32,
}

/// Somebody new, there from a round on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WalkIn {
    pub person: RosterParticipant,
    pub from_round: u32,
}

/// How somebody hears of a change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reached {
    pub person: ParticipantKey,
    pub by: ReachedBy,
}

/// A company that found itself: it replaces what its people were shown. One person alone has a
/// breather, and is first in line for the next round.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Seated {
    pub round: u32,
    pub people: Vec<ParticipantKey>,
    /// None: where one of them was shown to sit, else a free spot.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub spot: Option<String>,
}

/// People who met nobody of their meeting in a round that is over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Missed {
    pub round: u32,
    pub people: Vec<ParticipantKey>,
}
