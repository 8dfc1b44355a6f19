//! The organiser's hand on the rounds: show, start, pause, extend, end. Each step is taken once, whoever takes it.

use domain::EventId;
use jiff::{SignedDuration, Timestamp};
use store::events::{self, Event, Step};
use store::rounds::{self, Round, RoundStep};
use store::{Conn, StoreError};

use crate::by::By;
use crate::day::load;
use crate::day::{RoundPhase, Timetable};

/// The most minutes that a round is extended by, in all.
pub const EXTENDED_MAX: u32 = 60;

/// How a round should stand; what is left open stays as it is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct RoundWish {
    pub phase: Option<RoundPhase>,
    pub paused: Option<bool>,
    /// In all, not beside earlier ones.
    pub extended_minutes: Option<u32>,
}

/// Why a round stays as it is.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DriveError {
    #[error("the event has no such round")]
    UnknownRound,
    #[error("the event is over")]
    Closed,
    #[error("publish a plan first")]
    NoPlan,
    #[error("end round {0} first")]
    Earlier(u32),
    #[error("what has happened cannot be taken back")]
    Backwards,
    #[error("only a round that runs can be paused")]
    NotRunning,
    #[error("a round is extended by {EXTENDED_MAX} minutes at most, and never made shorter")]
    Extension,
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Brings a round to where the organiser wants it. Wanting what is so already changes nothing.
///
/// # Errors
/// [`DriveError`] says what is in the way.
pub fn drive(conn: &mut Conn, by: &By, event_id: EventId, number: u32, wish: RoundWish) -> Result<(), DriveError> {
    let (event, stored) = opened(conn, by, event_id)?;
    let table = load::timetable(&event, &stored);
    let round = stored.iter().find(|round| round.number == number).ok_or(DriveError::UnknownRound)?;
    let mut changed = false;
    if let Some(phase) = wish.phase {
        changed |= advance(conn, by, (&event, &table), (round, phase))?;
    }
    if let Some(paused) = wish.paused {
        changed |= pause(conn, by, (&event, &table), (round, paused))?;
    }
    if let Some(minutes) = wish.extended_minutes {
        changed |= extend(conn, by, &table, (round, minutes))?;
    }
    if changed {
        events::raise_revision(conn, by.organisation, event_id)?;
    }
    Ok(())
}

/// Ends an event: the round that runs is held, and nothing starts any more.
///
/// # Errors
/// What the store says.
pub fn close(conn: &mut Conn, by: &By, event_id: EventId) -> Result<(), DriveError> {
    let event = events::find(conn, by.organisation, event_id)?.ok_or(StoreError::NotFound)?;
    let stored = rounds::of_event(conn, by.organisation, event_id)?;
    let table = load::timetable(&event, &stored);
    for round in &stored {
        let time = table.rounds.iter().find(|time| time.number == round.number);
        if time.is_some_and(|time| table.phase(time, by.stamp.at) == RoundPhase::Running) {
            rounds::take(conn, by.organisation, round.id, RoundStep::Hold, by.stamp.at)?;
        }
    }
    events::take(conn, by.organisation, event_id, Step::Close, by.stamp.at)?;
    Ok(())
}

/// Starts an event: its first round is shown.
///
/// # Errors
/// As [`drive`].
pub fn start(conn: &mut Conn, by: &By, event_id: EventId) -> Result<(), DriveError> {
    let (event, stored) = opened(conn, by, event_id)?;
    let table = load::timetable(&event, &stored);
    let Some(first) = table.rounds.first() else { return Err(DriveError::UnknownRound) };
    if table.phase(first, by.stamp.at) == RoundPhase::Upcoming {
        let wish = RoundWish { phase: Some(RoundPhase::Revealed), ..RoundWish::default() };
        drive(conn, by, event_id, first.number, wish)?;
    }
    events::take(conn, by.organisation, event_id, Step::Start, by.stamp.at)?;
    Ok(())
}

fn opened(conn: &mut Conn, by: &By, event_id: EventId) -> Result<(Event, Vec<Round>), DriveError> {
    let event = events::find(conn, by.organisation, event_id)?.ok_or(StoreError::NotFound)?;
    if event.closed_at.is_some() {
        return Err(DriveError::Closed);
    }
    if event.published_plan_id.is_none() {
        return Err(DriveError::NoPlan);
    }
    Ok((event, rounds::of_event(conn, by.organisation, event_id)?))
}

fn advance(
    conn: &mut Conn,
    by: &By,
    (event, table): (&Event, &Timetable),
    (round, wanted): (&Round, RoundPhase),
) -> Result<bool, DriveError> {
    let now = by.stamp.at;
    let time = table.rounds.iter().find(|time| time.number == round.number).ok_or(DriveError::UnknownRound)?;
    if wanted < table.phase(time, now) {
        return Err(DriveError::Backwards);
    }
    let unfinished = |earlier: &&crate::day::RoundTime| {
        earlier.number < round.number && table.phase(earlier, now) < RoundPhase::Held && wanted > RoundPhase::Upcoming
    };
    if let Some(earlier) = table.rounds.iter().find(unfinished) {
        return Err(DriveError::Earlier(earlier.number));
    }
    let steps = [
        (RoundPhase::Revealed, RoundStep::Reveal),
        (RoundPhase::Running, RoundStep::Start),
        (RoundPhase::Held, RoundStep::Hold),
    ];
    let mut changed = false;
    for (_, step) in steps.into_iter().filter(|(phase, _)| *phase <= wanted) {
        changed |= rounds::take(conn, by.organisation, round.id, step, now)?;
    }
    if wanted >= RoundPhase::Running {
        events::take(conn, by.organisation, event.id, Step::Start, now)?;
    }
    Ok(changed)
}

fn pause(
    conn: &mut Conn,
    by: &By,
    (event, table): (&Event, &Timetable),
    (round, paused): (&Round, bool),
) -> Result<bool, DriveError> {
    match (round.paused_at, paused) {
        (Some(since), false) => {
            let stood = round.paused_seconds + whole_seconds(since, by.stamp.at);
            Ok(rounds::resume(conn, by.organisation, round.id, stood)?)
        }
        (None, true) => {
            let phase = phase(table, round, by.stamp.at);
            if phase == Some(RoundPhase::Running) {
                // The clock may have started it a moment ago, and nobody has written that down yet.
                advance(conn, by, (event, table), (round, RoundPhase::Running))?;
            }
            let over = phase == Some(RoundPhase::Held);
            let stands = !over && rounds::pause(conn, by.organisation, round.id, by.stamp.at)?;
            if stands { Ok(true) } else { Err(DriveError::NotRunning) }
        }
        _ => Ok(false),
    }
}

/// How far a round has come, by its clock too.
fn phase(table: &Timetable, round: &Round, now: Timestamp) -> Option<RoundPhase> {
    table.rounds.iter().find(|time| time.number == round.number).map(|time| table.phase(time, now))
}

fn whole_seconds(since: Timestamp, now: Timestamp) -> u32 {
    let stood: SignedDuration = now.duration_since(since);
    u32::try_from(stood.as_secs()).unwrap_or(0)
}

fn extend(conn: &mut Conn, by: &By, table: &Timetable, (round, minutes): (&Round, u32)) -> Result<bool, DriveError> {
    if minutes > EXTENDED_MAX || minutes < round.extended_minutes {
        return Err(DriveError::Extension);
    }
    if minutes == round.extended_minutes {
        return Ok(false);
    }
    let over = phase(table, round, by.stamp.at) == Some(RoundPhase::Held);
    let extended = !over && rounds::extend(conn, by.organisation, round.id, minutes)?;
    if extended { Ok(true) } else { Err(DriveError::Backwards) }
}
