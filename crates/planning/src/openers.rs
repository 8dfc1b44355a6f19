//! Conversation starters: which one each person of a meeting sees, as structure.
//!
//! Deterministic, from stored fields. The order is: both ways, they'd like ideas, ask them,
//! working on, shared rarest topic, department. The variant is chosen by a hash of meeting, person
//! and key; nothing is repeated within a person's event; the two of a meeting see what goes
//! together. The texts belong to the pages.

mod choice;
mod ladder;
mod sensitive;

use std::collections::BTreeSet;

use domain::plan::Plan;
use domain::roster::{ParticipantKey, Roster};
use serde::Serialize;

use crate::pair_set::pairs_of;
use crate::positions::Positions;

/// How many variants each key has in every language.
pub const VARIANTS: u8 = 3;

/// What a starter is about, in the order in which it is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum OpenerKey {
    /// "{name} can help with: {theirs}. You can help with: {yours}. Who starts?"
    BothWays,
    /// "{name} would like ideas on: {yours}": the reader offers it.
    TheySeek,
    /// "Ask {name} about: {theirs}": the other one offers it and said so.
    AskThem,
    /// "Ask {name} what they are working on": the card says something.
    WorkingOn,
    /// "You both chose: {topic}".
    SharedTopic,
    /// "Two departments: {yours} and {theirs}. What does each need from the other?"
    Department,
    /// Nothing is known of the two, or everything has been said: "What brought you here?"
    Hello,
}

impl OpenerKey {
    /// The key in message files: `opener-both-ways-1` … `-3`.
    pub const fn as_str(self) -> &'static str {
        match self {
            OpenerKey::BothWays => "both-ways",
            OpenerKey::TheySeek => "they-seek",
            OpenerKey::AskThem => "ask-them",
            OpenerKey::WorkingOn => "working-on",
            OpenerKey::SharedTopic => "shared-topic",
            OpenerKey::Department => "department",
            OpenerKey::Hello => "hello",
        }
    }

    /// Every key.
    pub const ALL: [OpenerKey; 7] = [
        OpenerKey::BothWays,
        OpenerKey::TheySeek,
        OpenerKey::AskThem,
        OpenerKey::WorkingOn,
        OpenerKey::SharedTopic,
        OpenerKey::Department,
        OpenerKey::Hello,
    ];
}

/// What one person sees about one partner in one round.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Opener {
    pub round: u32,
    /// Who reads it.
    pub person: ParticipantKey,
    /// Whom it is about: the message's `{name}`.
    pub partner: ParticipantKey,
    pub key: OpenerKey,
    /// 1..=3.
    pub variant: u8,
    /// The message's `{theirs}`: a topic or department of the partner, or what both share.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub theirs: Option<String>,
    /// The message's `{yours}`: a topic or department of the reader.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub yours: Option<String>,
}

/// What the roster does not hold.
#[derive(Debug, Clone, Default)]
pub struct OpenerFacts {
    /// Who wrote on the card what they are working on.
    pub working_on: BTreeSet<ParticipantKey>,
    /// Topics (as the roster spells them) never to be spoken of, besides those that are
    /// recognised by their words.
    pub sensitive: BTreeSet<String>,
}

/// The starters of a whole plan, by round, then reader. In a trio everybody reads about the next
/// one in the order of ids.
pub fn openers(roster: &Roster, plan: &Plan, facts: &OpenerFacts) -> Vec<Opener> {
    let positions = Positions::of(roster);
    let ladder = ladder::Ladder::of(roster, facts);
    let mut seen = choice::Seen::default();
    let mut openers = Vec::new();
    for round in &plan.rounds {
        let first_of_round = openers.len();
        for meeting in &round.meetings {
            let people = positions.all(&meeting.people);
            let pairs: Vec<(usize, usize)> = match people.len() {
                2 => pairs_of(&people).collect(),
                _ => Vec::new(),
            };
            for (i, j) in pairs {
                openers.extend(choice::for_two(roster, &ladder, &mut seen, round.number, [i, j]));
            }
            if people.len() > 2 {
                let ring = (0..people.len()).map(|k| (people[k], people[(k + 1) % people.len()]));
                openers.extend(ring.map(|(i, j)| choice::for_one(roster, &ladder, &mut seen, round.number, [i, j])));
            }
        }
        openers[first_of_round..].sort_by(|a: &Opener, b: &Opener| a.person.cmp(&b.person));
    }
    openers
}
