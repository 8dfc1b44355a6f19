//! Events: the gathering and its life cycle.

mod change;

use diesel::prelude::*;
use domain::{
    EventClock, EventId, EventKind, OddOne, OrganisationId, PlanId, Preset, ProgrammeId, RoundDriver, WhenImpossible,
};
use jiff::{SignedDuration, Timestamp};

use crate::connection::{Conn, on};
use crate::schema::event;
use crate::sql_types::{Db, new_row};
use crate::{Result, StoreError};

pub use change::{call_off, call_on, keep_links_until, save};

/// What was over for longer is not looked at again.
const SETTLED_WITHIN: SignedDuration = SignedDuration::from_hours(1);

/// An event.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = event)]
pub struct Event {
    pub id: EventId,
    pub programme_id: Option<ProgrammeId>,
    pub name: String,
    pub kind: EventKind,
    pub preset: Preset,
    /// An IANA name.
    pub time_zone: String,
    pub check_in_opens_at: Timestamp,
    pub starts_at: Timestamp,
    pub minutes_total: u32,
    pub welcome_minutes: u32,
    pub changeover_minutes: u32,
    pub closing_minutes: u32,
    pub round_minutes: u32,
    /// None: found from the departments when the roster is frozen.
    pub department_level: Option<u32>,
    pub when_impossible: WhenImpossible,
    pub odd: OddOne,
    pub driver: RoundDriver,
    /// The organiser's word for a place: Table, Window.
    pub spot_noun: String,
    pub created_at: Timestamp,
    pub opened_at: Option<Timestamp>,
    pub started_at: Option<Timestamp>,
    pub closed_at: Option<Timestamp>,
    pub anonymised_at: Option<Timestamp>,
    /// Raised by a publication, a round fact or a heal, never by a check-in.
    pub revision: i64,
    pub published_plan_id: Option<PlanId>,
    /// Called off; taken back, it is as it was.
    pub cancelled_at: Option<Timestamp>,
}

impl Event {
    /// The minutes of the event's parts.
    pub fn clock(&self) -> EventClock {
        EventClock {
            minutes_total: self.minutes_total,
            welcome_minutes: self.welcome_minutes,
            changeover_minutes: self.changeover_minutes,
            closing_minutes: self.closing_minutes,
            round_minutes: self.round_minutes,
        }
    }
}

new_row! {
    /// An event to be made.
    pub struct NewEvent of event {
        pub organisation_id: OrganisationId,
        pub id: EventId,
        pub programme_id: Option<ProgrammeId>,
        pub name: String,
        pub kind: EventKind,
        pub preset: Preset,
        pub time_zone: String,
        pub check_in_opens_at: Timestamp,
        pub starts_at: Timestamp,
        pub minutes_total: u32,
        pub welcome_minutes: u32,
        pub changeover_minutes: u32,
        pub closing_minutes: u32,
        pub round_minutes: u32,
        pub department_level: Option<u32>,
        pub when_impossible: WhenImpossible,
        pub odd: OddOne,
        pub driver: RoundDriver,
        pub spot_noun: String,
        pub created_at: Timestamp,
        pub revision: i64,
    }
}

/// A step of an event's life. Each happens once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Links and cards work.
    Open,
    /// The first round is under way.
    Start,
    Close,
    Anonymise,
}

/// Makes an event.
pub fn add(conn: &mut Conn, new: &NewEvent) -> Result<()> {
    on!(conn, c => diesel::insert_into(event::table).values(new).execute(c))?;
    Ok(())
}

/// The event with this id.
pub fn find(conn: &mut Conn, organisation_id: OrganisationId, event_id: EventId) -> Result<Option<Event>> {
    Ok(on!(conn, c => event::table
        .find((Db(organisation_id), Db(event_id)))
        .select(Event::as_select())
        .first(c)
        .optional())?)
}

/// The organisation whose event this is, for addresses that carry the event alone.
pub fn organisation_of(conn: &mut Conn, event_id: EventId) -> Result<Option<OrganisationId>> {
    Ok(on!(conn, c => event::table
        .filter(event::id.eq(Db(event_id)))
        .select(event::organisation_id)
        .first(c)
        .optional())?)
}

/// One page of events by id, the newest first.
pub fn page(
    conn: &mut Conn,
    organisation_id: OrganisationId,
    before: Option<EventId>,
    limit: u32,
) -> Result<Vec<Event>> {
    on!(conn, c => {
        let mut query = event::table
            .filter(event::organisation_id.eq(Db(organisation_id)))
            .order(event::id.desc())
            .limit(i64::from(limit))
            .select(Event::as_select())
            .into_boxed();
        if let Some(before) = before {
            query = query.filter(event::id.lt(Db(before)));
        }
        Ok(query.load(c)?)
    })
}

/// Takes a step, once: taking it again changes nothing. The revision is raised. Answers whether
/// this call took it, so that of several replicas one acts.
pub fn take(
    conn: &mut Conn,
    organisation_id: OrganisationId,
    event_id: EventId,
    step: Step,
    at: Timestamp,
) -> Result<bool> {
    let row = || event::table.find((Db(organisation_id), Db(event_id)));
    let raised = || event::revision.eq(event::revision + 1);
    let at = Some(at);
    let changed = on!(conn, c => match step {
        Step::Open => diesel::update(row())
            .filter(event::opened_at.is_null())
            .set((event::opened_at.eq(Db(at)), raised()))
            .execute(c),
        Step::Start => diesel::update(row())
            .filter(event::started_at.is_null())
            .set((event::started_at.eq(Db(at)), raised()))
            .execute(c),
        Step::Close => diesel::update(row())
            .filter(event::closed_at.is_null())
            .set((event::closed_at.eq(Db(at)), raised()))
            .execute(c),
        Step::Anonymise => diesel::update(row())
            .filter(event::anonymised_at.is_null())
            .set((event::anonymised_at.eq(Db(at)), raised()))
            .execute(c),
    })?;
    Ok(changed == 1)
}

/// Raises the revision, which wakes every phone and screen of the event.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn raise_revision(conn: &mut Conn, organisation_id: OrganisationId, event_id: EventId) -> Result<i64> {
    let revision: Option<i64> = on!(conn, c => diesel::update(event::table.find((Db(organisation_id), Db(event_id))))
        .set(event::revision.eq(event::revision + 1))
        .returning(event::revision)
        .get_result(c)
        .optional())?;
    revision.ok_or(StoreError::NotFound)
}

/// The revision of every event that has opened and is not closed, of all organisations: what each
/// replica polls.
pub fn live_revisions(conn: &mut Conn) -> Result<Vec<(EventId, i64)>> {
    Ok(on!(conn, c => event::table
        .filter(event::opened_at.is_not_null())
        .filter(event::closed_at.is_null())
        .select((event::id, event::revision))
        .load(c))?)
}

/// The revisions of these events, whatever has become of them: what each replica polls for its streams.
pub fn revisions(conn: &mut Conn, event_ids: &[EventId]) -> Result<Vec<(EventId, i64)>> {
    let ids: Vec<_> = event_ids.iter().copied().map(Db).collect();
    Ok(on!(conn, c => event::table
        .filter(event::id.eq_any(ids))
        .select((event::id, event::revision))
        .load(c))?)
}

/// Every event with a round that is over and of whose pairs nothing is written down.
pub fn to_settle(conn: &mut Conn, now: Timestamp) -> Result<Vec<(OrganisationId, EventId)>> {
    use crate::schema::{encounter, round};
    let since = now.checked_sub(SETTLED_WITHIN).unwrap_or(Timestamp::MIN);
    let settled = || {
        encounter::table
            .filter(encounter::organisation_id.eq(round::organisation_id))
            .filter(encounter::event_id.eq(round::event_id))
            .filter(encounter::round_number.eq(round::number))
            .select(encounter::event_id)
    };
    Ok(on!(conn, c => round::table
        .inner_join(event::table.on(event::organisation_id.eq(round::organisation_id)
            .and(event::id.eq(round::event_id))))
        .filter(event::published_plan_id.is_not_null())
        .filter(round::held_at.ge(Db(Some(since))))
        .filter(diesel::dsl::not(diesel::dsl::exists(settled())))
        .select((round::organisation_id, round::event_id))
        .distinct()
        .load(c))?)
}

/// Every event that has opened and is not closed, of all organisations: those whose rounds turn.
pub fn in_progress(conn: &mut Conn) -> Result<Vec<(OrganisationId, EventId)>> {
    Ok(on!(conn, c => event::table
        .filter(event::opened_at.is_not_null())
        .filter(event::closed_at.is_null())
        .filter(event::cancelled_at.is_null())
        .order(event::id)
        .select((event::organisation_id, event::id))
        .load(c))?)
}
