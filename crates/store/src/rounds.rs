//! Rounds of an event, and what has happened to each.

use diesel::prelude::*;
use domain::{EventId, OrganisationId, RoundId, RoundTiming};
use jiff::Timestamp;
use jiff::civil::Date;

use crate::connection::{Conn, on};
use crate::schema::round;
use crate::sql_types::{Db, new_row};
use crate::{Result, StoreError};

/// A round.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = round)]
pub struct Round {
    pub id: RoundId,
    pub event_id: EventId,
    /// From 1.
    pub number: u32,
    pub timing: RoundTiming,
    pub starts_at: Option<Timestamp>,
    pub minutes: Option<u32>,
    pub opens_on: Option<Date>,
    pub closes_on: Option<Date>,
    pub revealed_at: Option<Timestamp>,
    pub started_at: Option<Timestamp>,
    pub paused_at: Option<Timestamp>,
    /// Seconds that the round has stood still in earlier pauses.
    pub paused_seconds: u32,
    pub extended_minutes: u32,
    pub held_at: Option<Timestamp>,
}

new_row! {
    /// A round to be made.
    pub struct NewRound of round {
        pub organisation_id: OrganisationId,
        pub id: RoundId,
        pub event_id: EventId,
        pub number: u32,
        pub timing: RoundTiming,
        pub starts_at: Option<Timestamp>,
        pub minutes: Option<u32>,
        pub opens_on: Option<Date>,
        pub closes_on: Option<Date>,
        pub paused_seconds: u32,
        pub extended_minutes: u32,
    }
}

/// What happens to a round, once each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RoundStep {
    Reveal,
    Start,
    Hold,
}

/// Makes rounds.
///
/// # Errors
/// [`crate::StoreError::Taken`] with [`crate::Unique::RoundNumber`], [`crate::StoreError::Refused`]
/// for a timing without its times.
pub fn add(conn: &mut Conn, rounds: &[NewRound]) -> Result<()> {
    let rounds = rounds.to_vec();
    on!(conn, c => diesel::insert_into(round::table).values(&rounds).execute(c))?;
    Ok(())
}

/// The rounds of an event by number.
pub fn of_event(conn: &mut Conn, organisation_id: OrganisationId, event_id: EventId) -> Result<Vec<Round>> {
    Ok(on!(conn, c => round::table
        .filter(round::organisation_id.eq(Db(organisation_id)))
        .filter(round::event_id.eq(Db(event_id)))
        .order(round::number)
        .select(Round::as_select())
        .load(c))?)
}

/// Takes a step of one round. Every replica may try; answers whether this call took it. The caller
/// raises the event's revision in the same transaction.
pub fn take(
    conn: &mut Conn,
    organisation_id: OrganisationId,
    round_id: RoundId,
    step: RoundStep,
    at: Timestamp,
) -> Result<bool> {
    let row = || round::table.find((Db(organisation_id), Db(round_id)));
    let at = Some(at);
    let changed = on!(conn, c => match step {
        RoundStep::Reveal => diesel::update(row())
            .filter(round::revealed_at.is_null())
            .set(round::revealed_at.eq(Db(at)))
            .execute(c),
        RoundStep::Start => diesel::update(row())
            .filter(round::started_at.is_null())
            .set(round::started_at.eq(Db(at)))
            .execute(c),
        RoundStep::Hold => diesel::update(row())
            .filter(round::held_at.is_null())
            .set(round::held_at.eq(Db(at)))
            .execute(c),
    })?;
    Ok(changed == 1)
}

/// Stops the clock of a round that runs. Answers whether this call did.
pub fn pause(conn: &mut Conn, organisation_id: OrganisationId, round_id: RoundId, at: Timestamp) -> Result<bool> {
    let changed = on!(conn, c => diesel::update(round::table.find((Db(organisation_id), Db(round_id))))
        .filter(round::started_at.is_not_null())
        .filter(round::held_at.is_null())
        .filter(round::paused_at.is_null())
        .set(round::paused_at.eq(Db(Some(at))))
        .execute(c))?;
    Ok(changed == 1)
}

/// Lets the clock of a paused round run on; `stood_seconds` is the whole time it stood still.
pub fn resume(conn: &mut Conn, organisation_id: OrganisationId, round_id: RoundId, stood_seconds: u32) -> Result<bool> {
    let changed = on!(conn, c => diesel::update(round::table.find((Db(organisation_id), Db(round_id))))
        .filter(round::paused_at.is_not_null())
        .set((round::paused_at.eq(Db(None::<Timestamp>)), round::paused_seconds.eq(Db(stood_seconds))))
        .execute(c))?;
    Ok(changed == 1)
}

/// Gives a round that is not held more minutes; `extended_minutes` is the whole extension.
pub fn extend(
    conn: &mut Conn,
    organisation_id: OrganisationId,
    round_id: RoundId,
    extended_minutes: u32,
) -> Result<bool> {
    let changed = on!(conn, c => diesel::update(round::table.find((Db(organisation_id), Db(round_id))))
        .filter(round::held_at.is_null())
        .set(round::extended_minutes.eq(Db(extended_minutes)))
        .execute(c))?;
    Ok(changed == 1)
}

/// Saves when a round takes place and what it is; refused once it was revealed.
///
/// # Errors
/// [`StoreError::Stale`] for a round that everybody has seen.
pub fn save(conn: &mut Conn, organisation_id: OrganisationId, changed: &Round) -> Result<()> {
    let saved = on!(conn, c => diesel::update(round::table.find((Db(organisation_id), Db(changed.id))))
        .filter(round::revealed_at.is_null())
        .set((
            round::timing.eq(Db(changed.timing)),
            round::starts_at.eq(Db(changed.starts_at)),
            round::minutes.eq(Db(changed.minutes)),
        ))
        .execute(c))?;
    if saved == 1 { Ok(()) } else { Err(StoreError::Stale) }
}

/// Takes the rounds beyond a number out of an event.
pub fn cut_after(conn: &mut Conn, organisation_id: OrganisationId, event_id: EventId, number: u32) -> Result<()> {
    on!(conn, c => diesel::delete(round::table)
        .filter(round::organisation_id.eq(Db(organisation_id)))
        .filter(round::event_id.eq(Db(event_id)))
        .filter(round::number.gt(Db(number)))
        .filter(round::revealed_at.is_null())
        .execute(c))?;
    Ok(())
}
