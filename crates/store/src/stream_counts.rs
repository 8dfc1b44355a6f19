//! How many event streams were open, replica by replica.

use diesel::prelude::*;
use domain::{EventId, OrganisationId};
use jiff::Timestamp;
use uuid::Uuid;

use crate::Result;
use crate::connection::{Conn, on};
use crate::schema::stream_count;
use crate::sql_types::{Db, new_row};

new_row! {
    /// One replica's count.
    pub struct NewStreamCount of stream_count {
        pub organisation_id: OrganisationId,
        pub event_id: EventId,
        pub replica: Uuid,
        pub counted_at: Timestamp,
        pub streams: u32,
    }
}

/// Keeps a count, and forgets those before `since`.
pub fn keep(conn: &mut Conn, new: &NewStreamCount, since: Timestamp) -> Result<()> {
    on!(conn, c => diesel::delete(stream_count::table)
        .filter(stream_count::organisation_id.eq(Db(new.organisation_id)))
        .filter(stream_count::event_id.eq(Db(new.event_id)))
        .filter(stream_count::counted_at.lt(Db(since)))
        .execute(c))?;
    on!(conn, c => diesel::insert_into(stream_count::table).values(new).on_conflict_do_nothing().execute(c))?;
    Ok(())
}

/// The counts of an event since an instant, the oldest first.
pub fn since(
    conn: &mut Conn,
    organisation_id: OrganisationId,
    event_id: EventId,
    since: Timestamp,
) -> Result<Vec<(Uuid, Timestamp, u32)>> {
    Ok(on!(conn, c => stream_count::table
        .filter(stream_count::organisation_id.eq(Db(organisation_id)))
        .filter(stream_count::event_id.eq(Db(event_id)))
        .filter(stream_count::counted_at.ge(Db(since)))
        .order((stream_count::counted_at, stream_count::replica))
        .select((stream_count::replica, stream_count::counted_at, stream_count::streams))
        .load(c))?)
}
