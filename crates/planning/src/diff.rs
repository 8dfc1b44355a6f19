//! What changes from one plan to another: who moves, in which round, and why.

use std::collections::BTreeMap;

use domain::plan::{ByeCause, Plan, PlannedRound};
use domain::roster::{ParticipantKey, Roster};
use serde::Serialize;

/// Where somebody is in a round.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Place {
    /// The other people of the meeting, by id; empty: a breather.
    pub with: Vec<ParticipantKey>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub spot: Option<String>,
}

/// Why somebody's place changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum MoveCause {
    /// The person is not in the round any more.
    NotInRound,
    /// Somebody of the meeting is not in the round any more.
    PartnerNotInRound,
    /// The person was idle, or came new, and is placed now.
    Placed,
    /// The meeting was opened so that somebody idle could be placed.
    MadeRoom,
    /// The same company at another spot.
    Spot,
    /// The round had not been shown; it was drawn again.
    Redrawn,
}

/// One person in one round.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Moved {
    pub round: u32,
    pub person: ParticipantKey,
    /// None: the person was not in the plan before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<Place>,
    /// None: the person is not in the plan any more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<Place>,
    pub why: MoveCause,
    /// Whether the round had been shown to everybody.
    pub revealed: bool,
}

/// All changes, by round, then person.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct PlanDiff {
    pub changes: Vec<Moved>,
}

impl PlanDiff {
    /// People who were shown company in a revealed round, are still in the round, and get another
    /// place or other company. Who had a breather and gets a place is placed, not moved.
    pub fn moved(&self) -> impl Iterator<Item = &Moved> {
        let had_company = |change: &&Moved| change.before.as_ref().is_some_and(|place| !place.with.is_empty());
        let shown = self.changes.iter().filter(|change| change.revealed).filter(had_company);
        shown.filter(|change| change.why != MoveCause::NotInRound)
    }

    /// Whether nothing changes.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }
}

/// Compares two plans. `roster` is the child's: its fixed rounds say what had been shown.
/// Cost O(R·n log n).
pub fn diff(roster: &Roster, parent: &Plan, child: &Plan) -> PlanDiff {
    let mut changes = Vec::new();
    let rounds = parent.rounds.len().max(child.rounds.len());
    for index in 0..rounds {
        let number = index as u32 + 1;
        let (before, after) = (places(parent.rounds.get(index)), places(child.rounds.get(index)));
        let revealed = roster.fixed_rounds.iter().any(|round| round.number == number);
        let round = Round { number, revealed, before: &before, after: &after, gone: gone(child.rounds.get(index)) };
        let mut people: Vec<&ParticipantKey> = before.keys().chain(after.keys()).copied().collect();
        people.sort_unstable();
        people.dedup();
        changes.extend(people.into_iter().filter_map(|person| round.change(person)));
    }
    PlanDiff { changes }
}

struct Round<'p> {
    number: u32,
    revealed: bool,
    before: &'p BTreeMap<&'p ParticipantKey, Place>,
    after: &'p BTreeMap<&'p ParticipantKey, Place>,
    /// Who is not there, or rests.
    gone: Vec<&'p ParticipantKey>,
}

impl Round<'_> {
    fn change(&self, person: &ParticipantKey) -> Option<Moved> {
        let (before, after) = (self.before.get(person), self.after.get(person));
        if before == after {
            return None;
        }
        let why = self.why(person, before, after);
        let (before, after) = (before.cloned(), after.cloned());
        Some(Moved { round: self.number, person: person.clone(), before, after, why, revealed: self.revealed })
    }

    fn why(&self, person: &ParticipantKey, before: Option<&Place>, after: Option<&Place>) -> MoveCause {
        let (Some(before), Some(after)) = (before, after) else {
            return if after.is_some() { MoveCause::Placed } else { MoveCause::NotInRound };
        };
        if self.gone.contains(&person) {
            return MoveCause::NotInRound;
        }
        if before.with == after.with {
            return MoveCause::Spot;
        }
        if !self.revealed {
            return MoveCause::Redrawn;
        }
        if before.with.is_empty() {
            return MoveCause::Placed;
        }
        let left = |other: &ParticipantKey| self.gone.contains(&other) || !self.after.contains_key(other);
        if before.with.iter().any(left) { MoveCause::PartnerNotInRound } else { MoveCause::MadeRoom }
    }
}

fn places(round: Option<&PlannedRound>) -> BTreeMap<&ParticipantKey, Place> {
    let mut places = BTreeMap::new();
    let Some(round) = round else { return places };
    for bye in &round.byes {
        places.insert(&bye.person, Place { with: Vec::new(), spot: None });
    }
    for meeting in &round.meetings {
        for person in &meeting.people {
            let with = meeting.people.iter().filter(|other| *other != person).cloned().collect();
            places.insert(person, Place { with, spot: Some(meeting.spot.clone()) });
        }
    }
    places
}

fn gone(round: Option<&PlannedRound>) -> Vec<&ParticipantKey> {
    let byes = round.into_iter().flat_map(|round| &round.byes);
    byes.filter(|bye| matches!(bye.cause, ByeCause::Absent | ByeCause::Rest)).map(|bye| &bye.person).collect()
}
