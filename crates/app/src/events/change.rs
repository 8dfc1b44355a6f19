//! An event that changes while it is a draft or open: its settings, its clock, its rounds.

use domain::{ClockError, RoundId, RoundTiming};
use jiff::{SignedDuration, Timestamp};
use store::events::{self, Event};
use store::rounds::{self, NewRound, Round};
use store::{Conn, StoreError};

use super::create::CreateError;
use super::timing::{check_in_opens_at, ends_at, is_time_zone};
use crate::by::By;

/// How long a link outlives its event.
const LINK_HOURS: i64 = 24 * 30;

/// Why an event does not change.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ChangeError {
    #[error("the event is {0}; it no longer changes")]
    Over(&'static str),
    #[error("a round has been shown to everybody; times no longer change")]
    Shown,
    #[error("a plan is published for {0} rounds; draft and publish one for another number first")]
    Published(usize),
    #[error("only the last round can be open")]
    OpenInBetween,
    #[error(transparent)]
    Layout(#[from] CreateError),
}

impl From<StoreError> for ChangeError {
    fn from(cause: StoreError) -> Self {
        Self::Layout(cause.into())
    }
}

/// Lets an event pass that may still change.
///
/// # Errors
/// [`ChangeError::Over`].
pub fn admit(event: &Event) -> Result<(), ChangeError> {
    match event {
        Event { anonymised_at: Some(_), .. } | Event { closed_at: Some(_), .. } => Err(ChangeError::Over("over")),
        Event { cancelled_at: Some(_), .. } => Err(ChangeError::Over("called off")),
        Event { started_at: Some(_), .. } => Err(ChangeError::Over("under way")),
        _ => Ok(()),
    }
}

/// Saves the settings of an event and lays its rounds out anew where the clock is another.
///
/// # Errors
/// [`ChangeError`] says what does not fit.
pub fn change(
    conn: &mut Conn,
    by: &By,
    before: &Event,
    mut after: Event,
    wanted: Option<u32>,
) -> Result<(), ChangeError> {
    admit(before)?;
    if !is_time_zone(&after.time_zone) {
        return Err(CreateError::TimeZone(after.time_zone).into());
    }
    let mut laid = rounds::of_event(conn, by.organisation, before.id)?;
    let is_other = before.clock() != after.clock() || before.starts_at != after.starts_at;
    let another_number = wanted.is_some_and(|number| number as usize != laid.len());
    if is_other || another_number {
        for round in laid.iter_mut().filter(|round| round.minutes == Some(before.round_minutes)) {
            round.minutes = Some(after.round_minutes);
        }
        if let Some(number) = wanted {
            count(conn, by, (before, after.round_minutes), &mut laid, number)?;
        }
        after.check_in_opens_at = check_in_opens_at(after.starts_at);
        lay(conn, by, &after, &mut laid)?;
    }
    Ok(events::save(conn, by.organisation, &after)?)
}

/// Lets the rounds follow one another from the start, and checks that they fit.
///
/// # Errors
/// [`ChangeError::Shown`], [`ChangeError::OpenInBetween`], [`ClockError::TooShort`].
pub fn lay(conn: &mut Conn, by: &By, event: &Event, laid: &mut [Round]) -> Result<(), ChangeError> {
    if laid.iter().any(|round| round.revealed_at.is_some()) {
        return Err(ChangeError::Shown);
    }
    if laid.iter().rev().skip(1).any(|round| round.timing == RoundTiming::Open) {
        return Err(ChangeError::OpenInBetween);
    }
    let mut minutes = event.welcome_minutes;
    for (place, round) in laid.iter_mut().enumerate().filter(|(_, round)| round.timing != RoundTiming::SelfArranged) {
        minutes += if place == 0 { 0 } else { event.changeover_minutes };
        round.starts_at = Some(after(event.starts_at, minutes));
        minutes += round.minutes.unwrap_or(event.round_minutes);
    }
    let needed = minutes + event.closing_minutes;
    if needed > event.minutes_total {
        let rounds = u32::try_from(laid.len()).unwrap_or(u32::MAX);
        let (round_minutes, minutes_total) = (event.round_minutes, event.minutes_total);
        let short = ClockError::TooShort { rounds, round_minutes, needed, minutes_total };
        return Err(CreateError::Clock(short).into());
    }
    for round in laid.iter() {
        rounds::save(conn, by.organisation, round)?;
    }
    let until = ends_at(event.starts_at, event.minutes_total);
    let until = until.checked_add(SignedDuration::from_hours(LINK_HOURS)).unwrap_or(until);
    Ok(events::keep_links_until(conn, by.organisation, event.id, until)?)
}

fn after(start: Timestamp, minutes: u32) -> Timestamp {
    start.checked_add(SignedDuration::from_mins(i64::from(minutes))).unwrap_or(start)
}

/// Adds rounds at the end, or takes them away there.
fn count(
    conn: &mut Conn,
    by: &By,
    (event, round_minutes): (&Event, u32),
    laid: &mut Vec<Round>,
    number: u32,
) -> Result<(), ChangeError> {
    if number as usize != laid.len() && event.published_plan_id.is_some() {
        return Err(ChangeError::Published(laid.len()));
    }
    rounds::cut_after(conn, by.organisation, event.id, number)?;
    let first = u32::try_from(laid.len()).unwrap_or(u32::MAX) + 1;
    let new = |number| NewRound {
        organisation_id: by.organisation,
        id: RoundId::from_uuid((by.stamp.new_id)()),
        event_id: event.id,
        number,
        timing: RoundTiming::InRoom,
        starts_at: Some(event.starts_at),
        minutes: Some(round_minutes),
        opens_on: None,
        closes_on: None,
        paused_seconds: 0,
        extended_minutes: 0,
    };
    let added: Vec<NewRound> = (first..=number).map(new).collect();
    rounds::add(conn, &added)?;
    *laid = rounds::of_event(conn, by.organisation, event.id)?;
    Ok(())
}
