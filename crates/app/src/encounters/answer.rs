//! "Did you meet?": one answer per participant and round; a later one replaces an earlier one.

use domain::{EventId, OrganisationId, ParticipantId};
use jiff::{SignedDuration, Timestamp};
use store::confirmations::{self, Answered, NewConfirmation};
use store::{Conn, Stamp, StoreError};

use super::settle::settle;
use crate::day::{Day, RoundPhase, load};

/// How long answers are taken after the event.
const ANSWERED_WITHIN: SignedDuration = SignedDuration::from_hours(7 * 24);

/// Who answers, at which event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Author {
    pub organisation: OrganisationId,
    pub event: EventId,
    pub participant: ParticipantId,
}

/// An answer as it was tapped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    pub round: u32,
    pub met: bool,
    /// Of a yes: who was there. Empty: all of us.
    pub ticked: Vec<ParticipantId>,
    pub key: String,
    pub occurred_at: Timestamp,
}

/// Why an answer is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AnswerRefusal {
    #[error("there is nobody whom you were to meet in this round")]
    NoMeeting,
    #[error("this round is not over yet")]
    TooSoon,
    #[error("answers are taken until seven days after the event")]
    TooLate,
    #[error("this event is gone")]
    NoEvent,
}

/// Keeps an answer and what becomes of the pairs of its meeting.
///
/// # Errors
/// What the store says; inside, the rule that is against it.
pub fn answer(
    conn: &mut Conn,
    who: &Author,
    said: &Answer,
    stamp: Stamp,
) -> Result<Result<Answered, AnswerRefusal>, StoreError> {
    let Some(day) = load::day(conn, who.organisation, who.event)? else { return Ok(Err(AnswerRefusal::NoEvent)) };
    let all = match meeting(&day, who, said.round, stamp.at) {
        Ok(people) => people,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let others = || all.iter().copied().filter(|person| *person != who.participant);
    let ticked = |person: &ParticipantId| !said.met || said.ticked.is_empty() || said.ticked.contains(person);
    let about: Vec<ParticipantId> = others().filter(ticked).collect();
    let new = NewConfirmation {
        organisation_id: who.organisation,
        id: (stamp.new_id)(),
        event_id: who.event,
        round_number: said.round,
        participant_id: who.participant,
        met: said.met,
        action_key: said.key.clone(),
        occurred_at: said.occurred_at,
        received_at: stamp.at,
    };
    let answered = confirmations::record(conn, &new, &about)?;
    settle(conn, who.organisation, who.event, stamp.at)?;
    Ok(Ok(answered))
}

/// Everybody of the answerer's meeting in a round that is over, or in its last minute.
fn meeting(day: &Day, who: &Author, number: u32, now: Timestamp) -> Result<Vec<ParticipantId>, AnswerRefusal> {
    let own = load::key(who.participant);
    let round = day.timetable.rounds.iter().find(|round| round.number == number).ok_or(AnswerRefusal::NoMeeting)?;
    let plan = day.published.iter().flat_map(|published| &published.plan.rounds);
    let mut meetings = plan.filter(|planned| planned.number == number).flat_map(|planned| &planned.meetings);
    let meeting = meetings.find(|meeting| meeting.people.contains(&own)).ok_or(AnswerRefusal::NoMeeting)?;
    let ending = round.ends_at.duration_since(now) <= SignedDuration::from_secs(60);
    if day.timetable.phase(round, now) < RoundPhase::Running || !ending {
        return Err(AnswerRefusal::TooSoon);
    }
    if now > day.ends_at + ANSWERED_WITHIN {
        return Err(AnswerRefusal::TooLate);
    }
    Ok(meeting.people.iter().filter_map(|person| person.as_str().parse().ok()).collect())
}
