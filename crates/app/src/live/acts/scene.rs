//! What an act is judged by: the day, who speaks, and the facts about them and their company.

use domain::roster::ParticipantKey;
use domain::{AttendanceKind, ParticipantId};
use jiff::Timestamp;
use store::attendance::AttendanceFact;

use super::ActRefusal;
use crate::day::load::key;
use crate::day::{Day, RoundPhase, RoundTime};

/// What was tapped, beside the act itself.
#[derive(Debug, Clone, Copy, Default)]
pub struct Wish {
    /// The round that the page was about. None: the one that is shown now, else the next.
    pub round: Option<u32>,
    /// Of `late`: the first round with this person again.
    pub until_round: Option<u32>,
}

/// A fact to be written down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Said {
    pub about: ParticipantId,
    pub kind: AttendanceKind,
    pub round: Option<u32>,
}

/// The scene of one act.
#[derive(Debug, Clone, Copy)]
pub struct ActScene<'a> {
    pub day: &'a Day,
    pub participant: ParticipantId,
    /// Standing facts of the participant and of everybody in their meetings.
    pub facts: &'a [AttendanceFact],
    /// When it was tapped.
    pub at: Timestamp,
    /// The server's time.
    pub now: Timestamp,
}

impl<'a> ActScene<'a> {
    /// The round that is meant.
    ///
    /// # Errors
    /// [`ActRefusal::EventClosed`], [`ActRefusal::RoundOver`], [`ActRefusal::UnknownRound`].
    pub fn round(&self, wish: Wish) -> Result<&'a RoundTime, ActRefusal> {
        let table = &self.day.timetable;
        if self.day.closed_at.is_some() {
            return Err(ActRefusal::EventClosed);
        }
        let found = match wish.round {
            Some(number) => table.rounds.iter().find(|round| round.number == number),
            None => table.current(self.now).or_else(|| table.upcoming(self.now)),
        };
        let missing = if wish.round.is_some() { ActRefusal::UnknownRound } else { ActRefusal::RoundOver };
        let round = found.ok_or(missing)?;
        if self.phase(round) == RoundPhase::Held { Err(ActRefusal::RoundOver) } else { Ok(round) }
    }

    /// How far a round has come.
    pub fn phase(&self, round: &RoundTime) -> RoundPhase {
        self.day.timetable.phase(round, self.now)
    }

    /// A fact about the participant.
    pub fn own(&self, kind: AttendanceKind, round: Option<u32>) -> Said {
        Said { about: self.participant, kind, round }
    }

    /// Whether the participant has arrived.
    pub fn is_here(&self) -> bool {
        self.stands(self.participant, AttendanceKind::Arrived, None).is_some()
    }

    /// The fact of this kind about somebody in a round.
    pub fn stands(&self, about: ParticipantId, kind: AttendanceKind, round: Option<u32>) -> Option<&'a AttendanceFact> {
        let fits = |fact: &&AttendanceFact| {
            fact.participant_id == about && fact.kind == kind && (round.is_none() || fact.round_number == round)
        };
        self.facts.iter().rev().find(fits)
    }

    /// The others of the participant's meeting in a round of the published plan.
    pub fn company(&self, round: u32) -> Vec<ParticipantId> {
        company_of(self.day, self.participant, round)
    }
}

/// The others of somebody's meeting in a round of the published plan.
pub fn company_of(day: &Day, participant: ParticipantId, round: u32) -> Vec<ParticipantId> {
    let own: ParticipantKey = key(participant);
    let rounds = day.published.iter().flat_map(|published| &published.plan.rounds);
    let mut meetings = rounds.filter(|planned| planned.number == round).flat_map(|planned| &planned.meetings);
    let meeting = meetings.find(|meeting| meeting.people.contains(&own));
    let others = meeting.into_iter().flat_map(|meeting| &meeting.people).filter(|other| **other != own);
    others.filter_map(|other| other.as_str().parse().ok()).collect()
}
