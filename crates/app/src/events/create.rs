//! Making an event: its clock, its rounds, its spots.

use domain::{
    ClockError, EventId, EventKind, OddOne, Preset, ProgrammeId, RoundDriver, RoundId, RoundTiming, SpotId,
    WhenImpossible,
};
use jiff::Timestamp;
use store::events::{self, NewEvent};
use store::rounds::{self, NewRound};
use store::spots::{self, NewSpot};
use store::{Conn, StoreError};

use super::timing::{Timing, WantedTiming, check_in_opens_at, ends_at, fit, is_time_zone};
use crate::by::By;

/// What an organiser asks for.
#[derive(Debug, Clone)]
pub struct Wanted {
    pub name: String,
    pub programme: Option<ProgrammeId>,
    pub starts_at: Timestamp,
    pub timing: WantedTiming,
    pub time_zone: String,
    pub preset: Preset,
    pub when_impossible: WhenImpossible,
    pub odd: OddOne,
    pub driver: RoundDriver,
    pub department_level: Option<u32>,
    pub spot_noun: String,
    pub spots: Vec<WantedSpot>,
}

/// A place of the event.
#[derive(Debug, Clone)]
pub struct WantedSpot {
    pub name: String,
    pub capacity: u32,
    pub step_free: bool,
    pub quiet: bool,
}

/// Why an event cannot be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CreateError {
    #[error(transparent)]
    Clock(#[from] ClockError),
    #[error("`{0}` is no time zone; give an IANA name such as Europe/Stockholm")]
    TimeZone(String),
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// The rows of an event that is not stored yet.
#[derive(Debug, Clone)]
pub struct NewRows {
    pub event: NewEvent,
    rounds: Vec<NewRound>,
    spots: Vec<NewSpot>,
}

/// Lays an event out for `people` people; nothing is written.
///
/// # Errors
/// [`CreateError`] says what does not fit.
pub fn lay_out(by: &By, wanted: &Wanted, people: usize) -> Result<NewRows, CreateError> {
    if !is_time_zone(&wanted.time_zone) {
        return Err(CreateError::TimeZone(wanted.time_zone.clone()));
    }
    let timing = fit(&wanted.timing, wanted.preset, people)?;
    let id = EventId::from_uuid((by.stamp.new_id)());
    Ok(NewRows {
        event: new_event(by, wanted, timing, id),
        rounds: new_rounds(by, wanted, timing, id),
        spots: new_spots(by, wanted, id),
    })
}

impl NewRows {
    /// Writes the event with its rounds and spots.
    ///
    /// # Errors
    /// [`StoreError::Taken`] when two spots have one name.
    pub fn insert(&self, conn: &mut Conn) -> Result<(), StoreError> {
        events::add(conn, &self.event)?;
        rounds::add(conn, &self.rounds)?;
        spots::add(conn, &self.spots)
    }

    /// When the event is over.
    pub fn ends_at(&self) -> Timestamp {
        ends_at(self.event.starts_at, self.event.minutes_total)
    }
}

fn new_event(by: &By, wanted: &Wanted, timing: Timing, id: EventId) -> NewEvent {
    let clock = timing.clock;
    NewEvent {
        organisation_id: by.organisation,
        id,
        programme_id: wanted.programme,
        name: wanted.name.clone(),
        kind: EventKind::Rounds,
        preset: wanted.preset,
        time_zone: wanted.time_zone.clone(),
        check_in_opens_at: check_in_opens_at(wanted.starts_at),
        starts_at: wanted.starts_at,
        minutes_total: clock.minutes_total,
        welcome_minutes: clock.welcome_minutes,
        changeover_minutes: clock.changeover_minutes,
        closing_minutes: clock.closing_minutes,
        round_minutes: clock.round_minutes,
        department_level: wanted.department_level,
        when_impossible: wanted.when_impossible,
        odd: wanted.odd,
        driver: wanted.driver,
        spot_noun: wanted.spot_noun.clone(),
        created_at: by.stamp.at,
        revision: 1,
    }
}

fn new_rounds(by: &By, wanted: &Wanted, timing: Timing, event_id: EventId) -> Vec<NewRound> {
    let round = |number| NewRound {
        organisation_id: by.organisation,
        id: RoundId::from_uuid((by.stamp.new_id)()),
        event_id,
        number,
        timing: RoundTiming::InRoom,
        starts_at: Some(timing.clock.round_starts_at(wanted.starts_at, number)),
        minutes: Some(timing.clock.round_minutes),
        opens_on: None,
        closes_on: None,
        paused_seconds: 0,
        extended_minutes: 0,
    };
    (1..=timing.rounds).map(round).collect()
}

fn new_spots(by: &By, wanted: &Wanted, event_id: EventId) -> Vec<NewSpot> {
    let spot = |(spot, position): (&WantedSpot, u32)| NewSpot {
        organisation_id: by.organisation,
        id: SpotId::from_uuid((by.stamp.new_id)()),
        event_id,
        name: spot.name.clone(),
        noun: None,
        capacity: spot.capacity,
        step_free: spot.step_free,
        quiet: spot.quiet,
        position,
    };
    wanted.spots.iter().zip(0..).map(spot).collect()
}
