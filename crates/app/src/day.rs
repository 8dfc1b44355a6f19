//! The day, as every slice that shows or changes it needs it: an event with the clock on its wall, its rounds and its
//! published plan, and what follows from them at a moment.

mod directory;
pub mod door_code;
pub mod guest;
pub mod load;
mod moment;
mod page_time;
mod timetable;
pub mod trouble;

use std::sync::Arc;

use domain::plan::{Plan, PlanReport};
use domain::roster::Roster;
use domain::{EventId, OrganisationId, PlanId};
use jiff::{SignedDuration, Timestamp};
use planning::Opener;

use crate::web::ClockFace;

pub use directory::{Directory, Somebody};
pub use guest::{Guest, Sitting};
pub use moment::{EventFacts, Moment, door, moment};
pub use page_time::PageTime;
pub use timetable::{RoundPhase, RoundTime, StoredRound, Timetable};

/// One event on its day.
#[derive(Debug, Clone)]
pub struct Day {
    pub organisation_id: OrganisationId,
    pub event_id: EventId,
    pub name: String,
    /// The organiser's word for a place: Table, Window.
    pub noun: String,
    pub zone: String,
    pub face: ClockFace,
    pub check_in_opens_at: Timestamp,
    pub starts_at: Timestamp,
    pub ends_at: Timestamp,
    pub closing_minutes: u32,
    pub opened_at: Option<Timestamp>,
    pub started_at: Option<Timestamp>,
    pub closed_at: Option<Timestamp>,
    pub revision: u64,
    pub timetable: Timetable,
    pub published: Option<Arc<Published>>,
}

/// The published plan with everything that is derived from it once.
#[derive(Debug)]
pub struct Published {
    pub id: PlanId,
    pub number: u32,
    pub roster: Roster,
    pub plan: Plan,
    pub report: PlanReport,
    /// By round, then reader.
    pub openers: Vec<Opener>,
}

impl Day {
    /// What a phone's state follows from.
    pub fn facts(&self) -> EventFacts<'_> {
        EventFacts {
            check_in_opens_at: self.check_in_opens_at,
            started_at: self.started_at,
            closed_at: self.closed_at,
            timetable: &self.timetable,
            plan: self.published.as_deref().map(|published| &published.plan),
        }
    }

    /// The end of the time after the last round that belongs to the people in the room, while it
    /// runs: from five minutes on it is worth saying. Rounds that took longer are at its cost.
    pub fn open_until(&self, now: Timestamp) -> Option<Timestamp> {
        let until = self.ends_at - self.timetable.later - SignedDuration::from_mins(self.closing_minutes.into());
        let last = self.timetable.rounds.last()?.ends_at;
        let worth = until.duration_since(last) >= SignedDuration::from_mins(5);
        (worth && last <= now && now < until && self.closed_at.is_none()).then_some(until)
    }

    /// Where a page made at `now` stands in time: it changes at the next turn, and each minute
    /// while minutes are counted.
    pub fn page_time(&self, now: Timestamp) -> PageTime {
        let turn = self.timetable.next_change(now);
        let opens = Some(self.check_in_opens_at).filter(|opens| *opens > now);
        let minute = self.timetable.current(now).map(|round| {
            let towards = if now < round.starts_at { round.starts_at } else { round.ends_at };
            let seconds = towards.as_second().saturating_sub(now.as_second()).rem_euclid(60);
            now + SignedDuration::from_secs(seconds.max(1))
        });
        let next = [turn, opens, minute].into_iter().flatten().min();
        PageTime {
            now,
            clock: self.face.minute(now),
            next,
            version: self.published.as_ref().map_or(0, |plan| plan.number),
        }
    }
}
