//! Participants: people at one event.

use diesel::prelude::*;
use domain::{EventId, OrganisationId, Pace, ParticipantId, PersonId, Purpose, ReachedBy, SpotId};
use jiff::Timestamp;

use crate::connection::{Conn, on};
use crate::schema::{absent_round, participant};
use crate::sql_types::{Db, new_row};
use crate::{CHUNK_ROWS, Result, StoreError, statistics};

/// A participant.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = participant)]
pub struct Participant {
    pub id: ParticipantId,
    pub event_id: EventId,
    /// None: erased. The participant stays, so that plans stay as they were.
    pub person_id: Option<PersonId>,
    pub short_code: String,
    pub pace: Pace,
    pub rest_after: Option<u32>,
    pub present_from: Option<Timestamp>,
    pub present_until: Option<Timestamp>,
    pub reached_by: ReachedBy,
    pub standby: bool,
    pub host: bool,
    pub fixed_spot_id: Option<SpotId>,
    pub purpose: Option<Purpose>,
    pub goal: Option<String>,
    pub registered_at: Timestamp,
    pub withdrawn_at: Option<Timestamp>,
}

new_row! {
    /// A participant to be registered.
    pub struct NewParticipant of participant {
        pub organisation_id: OrganisationId,
        pub id: ParticipantId,
        pub event_id: EventId,
        pub person_id: Option<PersonId>,
        pub short_code: String,
        pub pace: Pace,
        pub rest_after: Option<u32>,
        pub present_from: Option<Timestamp>,
        pub present_until: Option<Timestamp>,
        pub reached_by: ReachedBy,
        pub standby: bool,
        pub host: bool,
        pub fixed_spot_id: Option<SpotId>,
        pub purpose: Option<Purpose>,
        pub goal: Option<String>,
        pub registered_at: Timestamp,
    }
}

/// Registers participants.
///
/// # Errors
/// [`StoreError::Taken`] with [`crate::Unique::ParticipantPerson`] for a person who takes part
/// already, or with [`crate::Unique::ShortCode`].
pub fn add(conn: &mut Conn, participants: &[NewParticipant]) -> Result<()> {
    for chunk in participants.chunks(CHUNK_ROWS) {
        let chunk = chunk.to_vec();
        on!(conn, c => diesel::insert_into(participant::table).values(&chunk).execute(c))?;
    }
    statistics::renew(conn, "participant", participants.len())
}

/// Everybody who takes part and has not withdrawn, by id.
pub fn of_event(conn: &mut Conn, organisation_id: OrganisationId, event_id: EventId) -> Result<Vec<Participant>> {
    Ok(on!(conn, c => participant::table
        .filter(participant::organisation_id.eq(Db(organisation_id)))
        .filter(participant::event_id.eq(Db(event_id)))
        .filter(participant::withdrawn_at.is_null())
        .order(participant::id)
        .select(Participant::as_select())
        .load(c))?)
}

/// How many take part in an event.
pub fn count(conn: &mut Conn, organisation_id: OrganisationId, event_id: EventId) -> Result<u64> {
    let found: i64 = on!(conn, c => participant::table
        .filter(participant::organisation_id.eq(Db(organisation_id)))
        .filter(participant::event_id.eq(Db(event_id)))
        .filter(participant::withdrawn_at.is_null())
        .count()
        .get_result(c))?;
    Ok(found.unsigned_abs())
}

/// The participant with this id.
pub fn find(
    conn: &mut Conn,
    organisation_id: OrganisationId,
    participant_id: ParticipantId,
) -> Result<Option<Participant>> {
    Ok(on!(conn, c => participant::table
        .find((Db(organisation_id), Db(participant_id)))
        .select(Participant::as_select())
        .first(c)
        .optional())?)
}

/// Every event of a person, the ones withdrawn from too.
pub fn of_person(conn: &mut Conn, organisation_id: OrganisationId, person_id: PersonId) -> Result<Vec<Participant>> {
    Ok(on!(conn, c => participant::table
        .filter(participant::organisation_id.eq(Db(organisation_id)))
        .filter(participant::person_id.eq(Db(Some(person_id))))
        .order(participant::id)
        .select(Participant::as_select())
        .load(c))?)
}

/// The participant whom a short code stands for.
pub fn find_by_short_code(
    conn: &mut Conn,
    organisation_id: OrganisationId,
    event_id: EventId,
    short_code: &str,
) -> Result<Option<Participant>> {
    Ok(on!(conn, c => participant::table
        .filter(participant::organisation_id.eq(Db(organisation_id)))
        .filter(participant::event_id.eq(Db(event_id)))
        .filter(participant::short_code.eq(short_code))
        .filter(participant::withdrawn_at.is_null())
        .select(Participant::as_select())
        .first(c)
        .optional())?)
}

/// Keeps what a participant says for this event on the card.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn save_card(
    conn: &mut Conn,
    organisation_id: OrganisationId,
    participant_id: ParticipantId,
    pace: Pace,
    goal: Option<&str>,
) -> Result<()> {
    let changed = on!(conn, c => diesel::update(participant::table.find((Db(organisation_id), Db(participant_id))))
        .set((participant::pace.eq(Db(pace)), participant::goal.eq(goal)))
        .execute(c))?;
    if changed == 1 { Ok(()) } else { Err(StoreError::NotFound) }
}

/// Takes a participant out of an event; twice is once.
pub fn withdraw(
    conn: &mut Conn,
    organisation_id: OrganisationId,
    participant_id: ParticipantId,
    at: Timestamp,
) -> Result<()> {
    on!(conn, c => diesel::update(participant::table.find((Db(organisation_id), Db(participant_id))))
        .filter(participant::withdrawn_at.is_null())
        .set(participant::withdrawn_at.eq(Db(Some(at))))
        .execute(c))?;
    Ok(())
}

/// Saves what an organiser decides about a participant.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn save(conn: &mut Conn, organisation_id: OrganisationId, changed: &Participant) -> Result<()> {
    let row = participant::table.find((Db(organisation_id), Db(changed.id)));
    let saved = on!(conn, c => diesel::update(row)
        .set((
            participant::pace.eq(Db(changed.pace)),
            participant::rest_after.eq(Db(changed.rest_after)),
            participant::present_from.eq(Db(changed.present_from)),
            participant::present_until.eq(Db(changed.present_until)),
            participant::reached_by.eq(Db(changed.reached_by)),
            participant::standby.eq(changed.standby),
            participant::host.eq(changed.host),
            participant::fixed_spot_id.eq(Db(changed.fixed_spot_id)),
        ))
        .execute(c))?;
    if saved == 1 { Ok(()) } else { Err(StoreError::NotFound) }
}

/// Takes a participant who had withdrawn back in, who keeps id and short code.
pub fn rejoin(conn: &mut Conn, organisation_id: OrganisationId, participant_id: ParticipantId) -> Result<()> {
    on!(conn, c => diesel::update(participant::table.find((Db(organisation_id), Db(participant_id))))
        .set(participant::withdrawn_at.eq(Db(None::<Timestamp>)))
        .execute(c))?;
    Ok(())
}

/// Holds a participant until the end of the transaction, so that of two claims at once one waits.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn hold(conn: &mut Conn, organisation_id: OrganisationId, participant_id: ParticipantId) -> Result<()> {
    let held = on!(conn, c => diesel::update(participant::table.find((Db(organisation_id), Db(participant_id))))
        .filter(participant::withdrawn_at.is_null())
        .set(participant::registered_at.eq(participant::registered_at))
        .execute(c))?;
    if held == 1 { Ok(()) } else { Err(StoreError::NotFound) }
}

/// The rounds that the participants of an event are known to miss, by participant and round.
pub fn absent_rounds(
    conn: &mut Conn,
    organisation_id: OrganisationId,
    event_id: EventId,
) -> Result<Vec<(ParticipantId, u32)>> {
    Ok(on!(conn, c => absent_round::table
        .inner_join(participant::table.on(participant::organisation_id
            .eq(absent_round::organisation_id)
            .and(participant::id.eq(absent_round::participant_id))))
        .filter(absent_round::organisation_id.eq(Db(organisation_id)))
        .filter(participant::event_id.eq(Db(event_id)))
        .order((absent_round::participant_id, absent_round::round_number))
        .select((absent_round::participant_id, absent_round::round_number))
        .load(c))?)
}

/// Lets a participant be absent from these rounds and no others.
pub fn set_absent_rounds(
    conn: &mut Conn,
    organisation_id: OrganisationId,
    participant_id: ParticipantId,
    rounds: &[u32],
) -> Result<()> {
    on!(conn, c => diesel::delete(absent_round::table)
        .filter(absent_round::organisation_id.eq(Db(organisation_id)))
        .filter(absent_round::participant_id.eq(Db(participant_id)))
        .execute(c))?;
    let row = |round: &u32| {
        (
            absent_round::organisation_id.eq(Db(organisation_id)),
            absent_round::participant_id.eq(Db(participant_id)),
            absent_round::round_number.eq(Db(*round)),
        )
    };
    let rows: Vec<_> = rounds.iter().map(row).collect();
    on!(conn, c => diesel::insert_into(absent_round::table).values(&rows).on_conflict_do_nothing().execute(c))?;
    Ok(())
}
