//! The log: who did what, when, why. Ids and codes only.

use diesel::prelude::*;
use domain::{EventId, LogEntryId, OrganisationId};
use jiff::Timestamp;
use uuid::Uuid;

use crate::Result;
use crate::connection::{Conn, on};
use crate::schema::log_entry;
use crate::sql_types::{Db, new_row};

/// An entry.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = log_entry)]
pub struct LogEntry {
    pub id: LogEntryId,
    pub logged_at: Timestamp,
    pub actor: String,
    /// A verb and its object: `publish_plan`.
    pub act: String,
    pub object_id: Option<Uuid>,
    pub event_id: Option<EventId>,
    /// A code, never free text.
    pub reason: Option<String>,
}

new_row! {
    /// An entry to be written.
    pub struct NewLogEntry of log_entry {
        pub organisation_id: OrganisationId,
        pub id: LogEntryId,
        pub logged_at: Timestamp,
        pub actor: String,
        pub act: String,
        pub object_id: Option<Uuid>,
        pub event_id: Option<EventId>,
        pub reason: Option<String>,
    }
}

/// Writes an entry, in the transaction of what it tells.
pub fn write(conn: &mut Conn, new: &NewLogEntry) -> Result<()> {
    on!(conn, c => diesel::insert_into(log_entry::table).values(new).execute(c))?;
    Ok(())
}

/// One page, the newest first.
pub fn page(
    conn: &mut Conn,
    organisation_id: OrganisationId,
    event_id: Option<EventId>,
    before: Option<LogEntryId>,
    limit: u32,
) -> Result<Vec<LogEntry>> {
    on!(conn, c => {
        let mut query = log_entry::table
            .filter(log_entry::organisation_id.eq(Db(organisation_id)))
            .order(log_entry::id.desc())
            .limit(i64::from(limit))
            .select(LogEntry::as_select())
            .into_boxed();
        if let Some(event_id) = event_id {
            query = query.filter(log_entry::event_id.eq(Db(Some(event_id))));
        }
        if let Some(before) = before {
            query = query.filter(log_entry::id.lt(Db(before)));
        }
        Ok(query.load(c)?)
    })
}
