//! Messages that wait to be delivered, written in the transaction of what they tell.

use diesel::prelude::*;
use domain::{OrganisationId, PersonId};
use jiff::Timestamp;
use uuid::Uuid;

use crate::connection::{Conn, on};
use crate::schema::outbox;
use crate::sql_types::{Db, new_row};
use crate::{Result, StoreError};

/// A message.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = outbox)]
pub struct Message {
    pub organisation_id: OrganisationId,
    pub id: Uuid,
    /// `mail` or `webhook`.
    pub kind: String,
    pub address: String,
    pub body: String,
    pub attempts: u32,
    pub next_try_at: Timestamp,
}

new_row! {
    /// A message to be delivered.
    pub struct NewMessage of outbox {
        pub organisation_id: OrganisationId,
        pub id: Uuid,
        pub kind: String,
        pub address: String,
        pub body: String,
        /// Whom it names; erasure deletes it with the person.
        pub person_id: Option<PersonId>,
        pub queued_at: Timestamp,
        pub next_try_at: Timestamp,
        pub attempts: u32,
    }
}

/// Queues a message.
pub fn add(conn: &mut Conn, new: &NewMessage) -> Result<()> {
    on!(conn, c => diesel::insert_into(outbox::table).values(new).execute(c))?;
    Ok(())
}

/// What is due of one kind, of all organisations, the oldest first.
pub fn due(conn: &mut Conn, kind: &str, now: Timestamp, limit: u32) -> Result<Vec<Message>> {
    Ok(on!(conn, c => outbox::table
        .filter(outbox::kind.eq(kind))
        .filter(outbox::delivered_at.is_null())
        .filter(outbox::given_up_at.is_null())
        .filter(outbox::next_try_at.le(Db(now)))
        .order((outbox::next_try_at, outbox::id))
        .limit(i64::from(limit))
        .select(Message::as_select())
        .load(c))?)
}

/// Takes a due message until `next_try_at`, when it is due again unless it was delivered. Answers
/// whether this call took it.
pub fn take(conn: &mut Conn, message: &Message, next_try_at: Timestamp) -> Result<bool> {
    let changed = on!(conn, c => diesel::update(outbox::table.find((Db(message.organisation_id), Db(message.id))))
        .filter(outbox::attempts.eq(Db(message.attempts)))
        .filter(outbox::delivered_at.is_null())
        .set((outbox::attempts.eq(Db(message.attempts.saturating_add(1))), outbox::next_try_at.eq(Db(next_try_at))))
        .execute(c))?;
    Ok(changed == 1)
}

/// Writes down that a message has arrived. What it said is forgotten.
///
/// # Errors
/// [`StoreError::NotFound`] for a message that is gone.
pub fn delivered(conn: &mut Conn, organisation_id: OrganisationId, id: Uuid, at: Timestamp) -> Result<()> {
    let changed = on!(conn, c => diesel::update(outbox::table.find((Db(organisation_id), Db(id))))
        .set((outbox::delivered_at.eq(Db(Some(at))), outbox::body.eq("")))
        .execute(c))?;
    if changed == 1 { Ok(()) } else { Err(StoreError::NotFound) }
}

/// Writes down that nobody will try again. What it said is forgotten.
///
/// # Errors
/// [`StoreError::NotFound`] for a message that is gone.
pub fn give_up(conn: &mut Conn, organisation_id: OrganisationId, id: Uuid, at: Timestamp) -> Result<()> {
    let changed = on!(conn, c => diesel::update(outbox::table.find((Db(organisation_id), Db(id))))
        .set((outbox::given_up_at.eq(Db(Some(at))), outbox::body.eq("")))
        .execute(c))?;
    if changed == 1 { Ok(()) } else { Err(StoreError::NotFound) }
}
