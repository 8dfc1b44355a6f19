//! What is left of an event for somebody: whom they were with, what they said about it.

use std::collections::BTreeSet;

use domain::{EncounterState, ParticipantId};
use jiff::Timestamp;
use store::confirmations::{self, Confirmation};
use store::contacts::{self, Halves};
use store::lessons::{self, Lesson};
use store::promises::{self, Promise};
use store::{Conn, StoreError, participants, people};

use super::{Author, became};
use crate::day::{Day, Directory, RoundPhase, load};

/// Everything after the rounds, as far as they are over.
#[derive(Debug, Clone, Default)]
pub struct After {
    pub meetings: Vec<Company>,
    pub lessons: Vec<Lesson>,
    pub promise: Option<Promise>,
}

/// The people of one meeting.
#[derive(Debug, Clone)]
pub struct Company {
    pub round: u32,
    /// Of the round's meetings; it decides the sign.
    pub position: usize,
    pub people: Vec<Partner>,
    /// None: not answered.
    pub met: Option<bool>,
}

/// Somebody whom the author was with.
#[derive(Debug, Clone)]
pub struct Partner {
    pub id: ParticipantId,
    pub first_name: String,
    pub department: String,
    /// One yes and no no.
    pub confirmed: bool,
    /// The attendee has given their half.
    pub given: bool,
    /// Both halves stand: the address, where there is one.
    pub email: Option<String>,
    pub mutual: bool,
}

/// Reads what is left of `day` for `who`.
///
/// # Errors
/// What the store says.
pub fn after(conn: &mut Conn, day: &Day, who: &Author, now: Timestamp) -> Result<After, StoreError> {
    let own = load::key(who.participant);
    let visible: BTreeSet<_> = load::visible_to(day, &own, now);
    let directory = load::directory_of(conn, who.organisation, &visible, now)?;
    let answers = confirmations::of_event(conn, who.organisation, who.event)?;
    let halves = contacts::of_participant(conn, who.organisation, who.event, who.participant)?;
    let mut meetings = Vec::new();
    let rounds = day.published.iter().flat_map(|published| &published.plan.rounds);
    for planned in rounds.filter(|planned| is_over(day, planned.number, now)) {
        let seat = planned.meetings.iter().enumerate().find(|(_, meeting)| meeting.people.contains(&own));
        let Some((position, meeting)) = seat else { continue };
        let told: Vec<Confirmation> =
            answers.iter().filter(|answer| answer.round_number == planned.number).cloned().collect();
        let mut people = Vec::new();
        for key in meeting.people.iter().filter(|key| **key != own) {
            let Ok(id) = key.as_str().parse() else { continue };
            people.push(partner(conn, who, id, &told, (&directory, &halves))?);
        }
        let met = told.iter().find(|answer| answer.participant_id == who.participant).map(|answer| answer.met);
        meetings.push(Company { round: planned.number, position, people, met });
    }
    let promise = promises::of_participant(conn, who.organisation, who.participant)?.into_iter().next();
    Ok(After { meetings, lessons: lessons::of_participant(conn, who.organisation, who.participant)?, promise })
}

/// Over, or in its last minute: the minute to note one thing.
fn is_over(day: &Day, number: u32, now: Timestamp) -> bool {
    let round = day.timetable.rounds.iter().find(|round| round.number == number);
    round.is_some_and(|round| {
        let ending = round.ends_at.duration_since(now) <= jiff::SignedDuration::from_secs(60);
        let phase = day.timetable.phase(round, now);
        phase == RoundPhase::Held || (phase == RoundPhase::Running && ending)
    })
}

fn partner(
    conn: &mut Conn,
    who: &Author,
    id: ParticipantId,
    told: &[Confirmation],
    (directory, halves): (&Directory, &Halves),
) -> Result<Partner, StoreError> {
    let (given, received) = (halves.given.contains(&id), halves.received.contains(&id));
    let somebody = directory.somebody(&load::key(id));
    let email = if given && received { address(conn, who, id)? } else { None };
    Ok(Partner {
        id,
        first_name: somebody.first_name().to_owned(),
        department: somebody.shown_department(),
        confirmed: became([who.participant, id], told, false) == EncounterState::Confirmed,
        given,
        email,
        mutual: given && received,
    })
}

fn address(conn: &mut Conn, who: &Author, id: ParticipantId) -> Result<Option<String>, StoreError> {
    let participant = participants::find(conn, who.organisation, id)?;
    let Some(person) = participant.and_then(|participant| participant.person_id) else { return Ok(None) };
    let found = people::find(conn, who.organisation, person)?;
    Ok(found.and_then(|person| person.email).map(|email| email.as_str().to_owned()))
}
