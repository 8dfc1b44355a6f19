//! What a roster knows of pairs, meetings, rounds and spots.

use serde::{Deserialize, Serialize};

use super::ParticipantKey;
use crate::EncounterState;

/// Two different participants, the smaller id first: an edge.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(from = "[ParticipantKey; 2]", into = "[ParticipantKey; 2]")]
pub struct Pair([ParticipantKey; 2]);

impl Pair {
    /// The pair of `a` and `b`, in either order.
    pub fn new(a: ParticipantKey, b: ParticipantKey) -> Self {
        if b < a { Self([b, a]) } else { Self([a, b]) }
    }

    /// The one with the smaller id.
    pub fn first(&self) -> &ParticipantKey {
        &self.0[0]
    }

    /// The other one.
    pub fn second(&self) -> &ParticipantKey {
        &self.0[1]
    }
}

impl From<[ParticipantKey; 2]> for Pair {
    fn from([a, b]: [ParticipantKey; 2]) -> Self {
        Self::new(a, b)
    }
}

impl From<Pair> for [ParticipantKey; 2] {
    fn from(pair: Pair) -> Self {
        pair.0
    }
}

/// What became of a planned pairing at an earlier event or round.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PastEncounter {
    pub pair: Pair,
    pub state: EncounterState,
}

/// A meeting that stays as it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lock {
    pub round: u32,
    pub people: Vec<ParticipantKey>,
}

/// How far a round has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RoundState {
    /// Shown to everyone; a change costs a price per person moved.
    Revealed,
    /// Over, or going on: it never changes by itself.
    Held,
}

/// A round that a re-plan keeps, or changes at a price.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FixedRound {
    pub number: u32,
    pub state: RoundState,
    /// Who met or meets whom, and at which spot.
    pub meetings: Vec<FixedMeeting>,
}

/// A meeting of a fixed round.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FixedMeeting {
    pub people: Vec<ParticipantKey>,
    pub spot: String,
    /// Of a round that is over: who was to be there and met nobody. Pairs with one of them did not
    /// happen: they are no repeat when they come again.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub missing: Vec<ParticipantKey>,
}

impl FixedMeeting {
    /// A meeting where everybody came.
    pub fn new(people: Vec<ParticipantKey>, spot: String) -> Self {
        Self { people, spot, missing: Vec::new() }
    }
}

/// A place of the event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Spot {
    /// Unique within the event: "7", "Window".
    pub name: String,
    /// How many meetings it holds at once, at least 1.
    pub capacity: u32,
    #[serde(default)]
    pub step_free: bool,
    #[serde(default)]
    pub quiet: bool,
}
