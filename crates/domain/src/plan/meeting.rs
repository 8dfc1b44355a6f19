//! Rounds, meetings, byes, and the reasons given for them.

use serde::{Deserialize, Serialize};

use super::RoundCertificate;
use crate::Stance;
use crate::roster::ParticipantKey;

/// One round of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlannedRound {
    /// From 1.
    pub number: u32,
    pub meetings: Vec<Meeting>,
    pub byes: Vec<Bye>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub certificate: Option<RoundCertificate>,
}

/// Participants put together in a round, at a spot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meeting {
    /// 2–8 participants, by id.
    pub people: Vec<ParticipantKey>,
    pub spot: String,
    /// Σ weight_k · term_k over the meeting's pairs.
    pub weight: i64,
    pub terms: Terms,
    /// At most two, the strongest first.
    pub reasons: Vec<Reason>,
}

/// The affinity terms of a meeting, each 0..=1000 per pair, summed over its pairs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Terms {
    #[serde(default, skip_serializing_if = "is_zero")]
    pub exchange: u32,
    #[serde(default, skip_serializing_if = "is_zero")]
    pub novelty: u32,
    #[serde(default, skip_serializing_if = "is_zero")]
    pub bridge: u32,
    #[serde(default, skip_serializing_if = "is_zero")]
    pub second_chance: u32,
    #[serde(default, skip_serializing_if = "is_zero")]
    pub common_ground: u32,
    #[serde(default, skip_serializing_if = "is_zero")]
    pub purpose: u32,
}

fn is_zero(term: &u32) -> bool {
    *term == 0
}

/// Why these people meet, as structure; the text is made per language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    /// `exchange_both_ways`, `exchange_one_way`, `novelty`, `bridge`, `second_chance`,
    /// `common_ground`, `purpose` or `other_department`.
    pub code: String,
    /// The stored fields that the reason rests on.
    pub fields: Vec<ReasonField>,
}

/// A field of one participant in the roster.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReasonField {
    pub person: ParticipantKey,
    /// `departments`, `interests` or `purpose`.
    pub field: String,
    /// Of an interest: the topic.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub topic: Option<String>,
    /// Of an interest: the stance.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stance: Option<Stance>,
}

/// A participant without a meeting in a round.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bye {
    pub person: ParticipantKey,
    pub cause: ByeCause,
    /// The next round in which this participant may be placed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_chance_round: Option<u32>,
}

/// Why somebody has no meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ByeCause {
    /// An odd number of people: somebody has a breather.
    OddNumber,
    /// Everybody who is left may not be paired with this person.
    NoPartnerLeft,
    /// No candidate at all.
    NoCandidate,
    /// Not there in this round. No bye in the sense of fairness.
    Absent,
    /// A rest that was asked for. No bye in the sense of fairness.
    Rest,
    /// A stand-in who was not needed.
    Standby,
}

impl ByeCause {
    /// Whether it counts for fairness: a chosen rest, an absence and a stand-in do not.
    pub fn counts(self) -> bool {
        matches!(self, ByeCause::OddNumber | ByeCause::NoPartnerLeft | ByeCause::NoCandidate)
    }
}
