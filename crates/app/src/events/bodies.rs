//! What events look like over HTTP.

use domain::{OddOne, Preset, ProgrammeId, RoundDriver, RoundTiming, WhenImpossible};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use store::events::Event;
use store::rounds::Round;
use utoipa::ToSchema;
use uuid::Uuid;

use super::create::{Wanted, WantedSpot};
use super::timing::WantedTiming;
use crate::field;
use crate::problem::Problem;

/// An event to be made. A start and minutes are enough where a programme gives the name.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"starts_at": "2026-06-01T07:00:00Z", "minutes_total": 60, "time_zone": "Europe/Stockholm"}))]
pub struct EventWish {
    /// RFC 3339.
    #[schema(value_type = String, format = DateTime)]
    pub starts_at: Timestamp,
    /// Of the whole event.
    #[schema(minimum = 1, maximum = 1440)]
    pub minutes_total: u32,
    /// None: the programme's name.
    pub name: Option<String>,
    /// An IANA name; pages, calendars and print speak it. None: UTC.
    pub time_zone: Option<String>,
    /// `programme` (default), `onboarding` or `coffee`.
    pub preset: Option<String>,
    /// None: as many as fit, at most 6.
    #[schema(minimum = 1, maximum = 60)]
    pub rounds: Option<u32>,
    #[schema(minimum = 1, maximum = 240)]
    pub round_minutes: Option<u32>,
    #[schema(maximum = 240)]
    pub welcome_minutes: Option<u32>,
    #[schema(maximum = 240)]
    pub changeover_minutes: Option<u32>,
    #[schema(maximum = 240)]
    pub closing_minutes: Option<u32>,
    /// `sit_out` (default), `nearest_exception` or `ask`.
    pub when_impossible: Option<String>,
    /// `bye` (default), `trio` or `standby`.
    pub odd: Option<String>,
    /// `clock` (default) or `hand`.
    pub driver: Option<String>,
    /// The level of the department path that pairings cross. None: found from the departments.
    #[schema(minimum = 1, maximum = 5)]
    pub department_level: Option<u32>,
    /// The word for a place. None: Table.
    pub spot_noun: Option<String>,
    /// None: as many as there are meetings, numbered from 1.
    #[serde(default)]
    #[schema(required = false)]
    pub spots: Vec<SpotWish>,
}

/// A place to be made.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"name": "Window", "capacity": 1, "step_free": true, "quiet": false}))]
pub struct SpotWish {
    pub name: String,
    /// How many meetings it holds at once. None: 1.
    #[schema(minimum = 1, maximum = 1000)]
    pub capacity: Option<u32>,
    #[serde(default)]
    #[schema(required = false)]
    pub step_free: bool,
    #[serde(default)]
    #[schema(required = false)]
    pub quiet: bool,
}

/// The most spots of an event.
pub(super) const SPOTS_MAX: usize = 2_000;
/// The bounds of a part of the event.
const PART_MINUTES: std::ops::RangeInclusive<u32> = 0..=240;

impl EventWish {
    /// The wish with everything that was left open.
    ///
    /// # Errors
    /// 422 with the field at fault.
    pub fn read(self, programme: Option<ProgrammeId>, name: &str) -> Result<Wanted, Problem> {
        field::number("/minutes_total", Some(self.minutes_total), 1..=1440)?;
        let timing = WantedTiming {
            minutes_total: self.minutes_total,
            round_minutes: field::number("/round_minutes", self.round_minutes, 1..=240)?,
            rounds: field::number("/rounds", self.rounds, 1..=60)?,
            welcome_minutes: field::number("/welcome_minutes", self.welcome_minutes, PART_MINUTES)?,
            changeover_minutes: field::number("/changeover_minutes", self.changeover_minutes, PART_MINUTES)?,
            closing_minutes: field::number("/closing_minutes", self.closing_minutes, PART_MINUTES)?,
        };
        Ok(Wanted {
            name: field::text("/name", self.name.as_deref().unwrap_or(name), 200)?,
            programme,
            starts_at: within_calendars(self.starts_at)?,
            timing,
            time_zone: self.time_zone.unwrap_or_else(|| "UTC".to_owned()),
            preset: field::word::<Preset>("/preset", self.preset.as_deref())?.unwrap_or_default(),
            when_impossible: field::word::<WhenImpossible>("/when_impossible", self.when_impossible.as_deref())?
                .unwrap_or_default(),
            odd: field::word::<OddOne>("/odd", self.odd.as_deref())?.unwrap_or_default(),
            driver: field::word::<RoundDriver>("/driver", self.driver.as_deref())?.unwrap_or_default(),
            department_level: field::number("/department_level", self.department_level, 1..=5)?,
            spot_noun: field::text("/spot_noun", self.spot_noun.as_deref().unwrap_or("Table"), 40)?,
            spots: read_spots(self.spots)?,
        })
    }
}

/// Databases and calendars agree on these years.
pub(super) fn within_calendars(starts_at: Timestamp) -> Result<Timestamp, Problem> {
    let year = starts_at.to_zoned(jiff::tz::TimeZone::UTC).year();
    if (2000..=2200).contains(&year) {
        return Ok(starts_at);
    }
    Err(Problem::of_field("/starts_at", "out_of_range", "between the years 2000 and 2200"))
}

fn read_spots(spots: Vec<SpotWish>) -> Result<Vec<WantedSpot>, Problem> {
    if spots.len() > SPOTS_MAX {
        return Err(Problem::of_field("/spots", "too_many", format!("at most {SPOTS_MAX} spots")));
    }
    let read = |(at, spot): (usize, SpotWish)| {
        Ok(WantedSpot {
            name: field::text(&format!("/spots/{at}/name"), &spot.name, 60)?,
            capacity: field::number(&format!("/spots/{at}/capacity"), spot.capacity, 1..=1000)?.unwrap_or(1),
            step_free: spot.step_free,
            quiet: spot.quiet,
        })
    };
    spots.into_iter().enumerate().map(read).collect()
}

/// An event.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Event, example = json!({
    "id": "0197f0c4-6a00-7000-8000-000000000030", "name": "Leading across departments", "state": "draft",
    "programme_id": null, "preset": "programme", "time_zone": "Europe/Stockholm",
    "starts_at": "2026-06-01T07:00:00Z", "check_in_opens_at": "2026-06-01T06:30:00Z", "minutes_total": 60,
    "welcome_minutes": 5, "changeover_minutes": 2, "closing_minutes": 7, "round_minutes": 10,
    "when_impossible": "sit_out", "odd": "bye", "driver": "clock", "spot_noun": "Table",
    "published_plan_id": null, "revision": 1, "rounds": []
}))]
pub struct ShownEvent {
    pub id: Uuid,
    pub name: String,
    /// `draft`, `open`, `live`, `closed`, `cancelled` or `anonymised`: follows from what has happened.
    pub state: &'static str,
    pub programme_id: Option<Uuid>,
    pub preset: &'static str,
    pub time_zone: String,
    #[schema(value_type = String, format = DateTime)]
    pub starts_at: Timestamp,
    #[schema(value_type = String, format = DateTime)]
    pub check_in_opens_at: Timestamp,
    pub minutes_total: u32,
    pub welcome_minutes: u32,
    pub changeover_minutes: u32,
    pub closing_minutes: u32,
    pub round_minutes: u32,
    pub department_level: Option<u32>,
    pub when_impossible: &'static str,
    pub odd: &'static str,
    pub driver: &'static str,
    pub spot_noun: String,
    pub published_plan_id: Option<Uuid>,
    pub revision: i64,
    pub rounds: Vec<ShownRound>,
}

/// A round of an event.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Round, example = json!({
    "number": 1, "state": "upcoming", "starts_at": "2026-06-01T07:05:00Z", "minutes": 10
}))]
pub struct ShownRound {
    pub number: u32,
    /// `open` (nobody is placed), `upcoming`, `revealed`, `running` or `held`.
    pub state: &'static str,
    #[schema(value_type = Option<String>, format = DateTime)]
    pub starts_at: Option<Timestamp>,
    pub minutes: Option<u32>,
}

impl ShownEvent {
    /// The event with its rounds.
    pub fn of(event: Event, rounds: &[Round]) -> Self {
        Self {
            id: event.id.as_uuid(),
            state: state(&event),
            programme_id: event.programme_id.map(ProgrammeId::as_uuid),
            preset: event.preset.as_str(),
            starts_at: event.starts_at,
            check_in_opens_at: event.check_in_opens_at,
            minutes_total: event.minutes_total,
            welcome_minutes: event.welcome_minutes,
            changeover_minutes: event.changeover_minutes,
            closing_minutes: event.closing_minutes,
            round_minutes: event.round_minutes,
            department_level: event.department_level,
            when_impossible: event.when_impossible.as_str(),
            odd: event.odd.as_str(),
            driver: event.driver.as_str(),
            published_plan_id: event.published_plan_id.map(domain::PlanId::as_uuid),
            revision: event.revision,
            name: event.name,
            time_zone: event.time_zone,
            spot_noun: event.spot_noun,
            rounds: rounds.iter().map(ShownRound::of).collect(),
        }
    }
}

impl ShownRound {
    pub(super) fn of(round: &Round) -> Self {
        let state = match (round.held_at, round.started_at, round.revealed_at) {
            (Some(_), _, _) => "held",
            (None, Some(_), _) => "running",
            (None, None, Some(_)) => "revealed",
            (None, None, None) if round.timing == RoundTiming::Open => "open",
            (None, None, None) => "upcoming",
        };
        Self { number: round.number, state, starts_at: round.starts_at, minutes: round.minutes }
    }
}

fn state(event: &Event) -> &'static str {
    match event {
        Event { anonymised_at: Some(_), .. } => "anonymised",
        Event { cancelled_at: Some(_), .. } => "cancelled",
        Event { closed_at: Some(_), .. } => "closed",
        Event { started_at: Some(_), .. } => "live",
        Event { opened_at: Some(_), .. } => "open",
        _ => "draft",
    }
}
