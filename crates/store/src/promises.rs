//! Promises to oneself: nobody else ever reads one.

use diesel::prelude::*;
use domain::{EventId, OrganisationId, ParticipantId};
use jiff::Timestamp;
use uuid::Uuid;

use crate::connection::{Conn, on};
use crate::schema::promise;
use crate::sql_types::{Db, new_row};
use crate::{Result, StoreError};

/// A promise.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = promise)]
pub struct Promise {
    pub id: Uuid,
    pub body: String,
    pub made_at: Timestamp,
    pub done_at: Option<Timestamp>,
}

new_row! {
    /// A promise to be kept.
    pub struct NewPromise of promise {
        pub organisation_id: OrganisationId,
        pub id: Uuid,
        pub event_id: EventId,
        pub participant_id: ParticipantId,
        pub body: String,
        pub made_at: Timestamp,
        pub expires_at: Timestamp,
    }
}

/// Keeps a promise; the one before it at the same event goes, for one is enough.
pub fn make(conn: &mut Conn, new: &NewPromise) -> Result<()> {
    on!(conn, c => diesel::delete(promise::table)
        .filter(promise::organisation_id.eq(Db(new.organisation_id)))
        .filter(promise::event_id.eq(Db(new.event_id)))
        .filter(promise::participant_id.eq(Db(new.participant_id)))
        .filter(promise::done_at.is_null())
        .execute(c))?;
    on!(conn, c => diesel::insert_into(promise::table).values(new).on_conflict_do_nothing().execute(c))?;
    Ok(())
}

/// What a participant promised, the newest first.
pub fn of_participant(
    conn: &mut Conn,
    organisation_id: OrganisationId,
    participant_id: ParticipantId,
) -> Result<Vec<Promise>> {
    Ok(on!(conn, c => promise::table
        .filter(promise::organisation_id.eq(Db(organisation_id)))
        .filter(promise::participant_id.eq(Db(participant_id)))
        .order((promise::made_at.desc(), promise::id))
        .select(Promise::as_select())
        .load(c))?)
}

/// A promise is done. Done twice is done once.
///
/// # Errors
/// [`StoreError::NotFound`] when it is not this participant's.
pub fn done(
    conn: &mut Conn,
    organisation_id: OrganisationId,
    participant_id: ParticipantId,
    promise_id: Uuid,
    at: Timestamp,
) -> Result<()> {
    let changed = on!(conn, c => diesel::update(promise::table.find((Db(organisation_id), Db(promise_id))))
        .filter(promise::participant_id.eq(Db(participant_id)))
        .set(promise::done_at.eq(Db(Some(at))))
        .execute(c))?;
    if changed == 1 { Ok(()) } else { Err(StoreError::NotFound) }
}

/// Deletes what has had its time.
pub fn expire(conn: &mut Conn, now: Timestamp) -> Result<usize> {
    Ok(on!(conn, c => diesel::delete(promise::table).filter(promise::expires_at.le(Db(now))).execute(c))?)
}
