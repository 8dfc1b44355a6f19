//! "Did you meet?": one answer per participant and round; a later one replaces an earlier one.

use domain::{EncounterState, EventId, OrganisationId, ParticipantId};
use jiff::Timestamp;
use store::confirmations::{self, Answered, Confirmation, NewConfirmation};
use store::encounters::{self, NewEncounter};
use store::{Conn, Stamp, StoreError};

use super::became;
use crate::live::{Day, RoundPhase, load};

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
    keep_encounters(conn, who, (said.round, &all), stamp.at)?;
    Ok(Ok(answered))
}

/// Everybody of the answerer's meeting in a round that is over, or in its last minute.
fn meeting(day: &Day, who: &Author, number: u32, now: Timestamp) -> Result<Vec<ParticipantId>, AnswerRefusal> {
    let own = load::key(who.participant);
    let round = day.timetable.rounds.iter().find(|round| round.number == number).ok_or(AnswerRefusal::NoMeeting)?;
    let plan = day.published.iter().flat_map(|published| &published.plan.rounds);
    let mut meetings = plan.filter(|planned| planned.number == number).flat_map(|planned| &planned.meetings);
    let meeting = meetings.find(|meeting| meeting.people.contains(&own)).ok_or(AnswerRefusal::NoMeeting)?;
    let ending = round.ends_at.duration_since(now) <= jiff::SignedDuration::from_secs(60);
    if day.timetable.phase(round, now) < RoundPhase::Running || !ending {
        return Err(AnswerRefusal::TooSoon);
    }
    Ok(meeting.people.iter().filter_map(|person| person.as_str().parse().ok()).collect())
}

fn keep_encounters(
    conn: &mut Conn,
    who: &Author,
    (round, people): (u32, &[ParticipantId]),
    now: Timestamp,
) -> Result<(), StoreError> {
    let all = confirmations::of_event(conn, who.organisation, who.event)?;
    let told = |one: &Confirmation| one.round_number == round && people.contains(&one.participant_id);
    let answers: Vec<Confirmation> = all.into_iter().filter(told).collect();
    let mut ordered = people.to_vec();
    ordered.sort();
    let mut rows = Vec::new();
    for (position, a) in ordered.iter().enumerate() {
        for b in ordered.iter().skip(position + 1) {
            let state = became([*a, *b], &answers, false);
            if state != EncounterState::Unanswered {
                rows.push(row(who, round, (*a, *b), state, now));
            }
        }
    }
    encounters::keep(conn, &rows)
}

fn row(
    who: &Author,
    round: u32,
    (a, b): (ParticipantId, ParticipantId),
    state: EncounterState,
    now: Timestamp,
) -> NewEncounter {
    NewEncounter {
        organisation_id: who.organisation,
        event_id: who.event,
        round_number: round,
        a_participant_id: a,
        b_participant_id: b,
        state,
        decided_at: now,
        a_department_id: None,
        b_department_id: None,
    }
}
