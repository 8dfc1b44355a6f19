//! The log: who did what, in the transaction that did it. Ids and codes only.

use domain::{EventId, LogEntryId};
use store::log::{self, NewLogEntry};
use store::{Conn, StoreError};
use uuid::Uuid;

use crate::by::By;

/// What an entry is about.
#[derive(Debug, Clone, Copy, Default)]
pub struct About {
    pub object: Option<Uuid>,
    pub event: Option<EventId>,
    /// A code, never free text.
    pub reason: Option<&'static str>,
}

/// Writes one entry.
pub fn tell(conn: &mut Conn, by: &By, act: &str, about: About) -> Result<(), StoreError> {
    log::write(
        conn,
        &NewLogEntry {
            organisation_id: by.organisation,
            id: LogEntryId::from_uuid((by.stamp.new_id)()),
            logged_at: by.stamp.at,
            actor: by.actor.clone(),
            act: act.to_owned(),
            object_id: about.object,
            event_id: about.event,
            reason: about.reason.map(str::to_owned),
        },
    )
}
