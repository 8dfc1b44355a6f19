//! The log over HTTP.

use actix_web::{get, web};
use domain::{EventId, LogEntryId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use store::log::{self, LogEntry};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use crate::access::Reader;
use crate::paging::{self, Page};
use crate::problem::Answer;
use crate::state::AppState;

/// Who did what, and when.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = LogEntry, example = json!({
    "id": "0197f0c4-6a00-7000-8000-000000000070", "logged_at": "2026-05-04T07:00:00Z",
    "actor": "account:0197f0c4-6a00-7000-8000-000000000001", "act": "publish_plan",
    "object_id": "0197f0c4-6a00-7000-8000-000000000040", "event_id": null, "reason": null
}))]
pub struct ShownEntry {
    pub id: Uuid,
    #[schema(value_type = String, format = DateTime)]
    pub logged_at: Timestamp,
    pub actor: String,
    pub act: String,
    pub object_id: Option<Uuid>,
    pub event_id: Option<Uuid>,
    pub reason: Option<String>,
}

/// One page of the log, the newest first.
#[derive(Debug, Serialize, ToSchema)]
#[schema(example = json!({"items": [], "next_cursor": null}))]
pub struct LogPage {
    pub items: Vec<ShownEntry>,
    pub next_cursor: Option<String>,
}

/// Which entries.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct LogQuery {
    /// Of one event.
    #[param(value_type = Option<Uuid>)]
    pub event_id: Option<EventId>,
    pub cursor: Option<String>,
    /// 1 to 200.
    #[param(minimum = 1, maximum = 200)]
    pub limit: Option<u32>,
}

impl From<LogEntry> for ShownEntry {
    fn from(entry: LogEntry) -> Self {
        Self {
            id: entry.id.as_uuid(),
            logged_at: entry.logged_at,
            actor: entry.actor,
            act: entry.act,
            object_id: entry.object_id,
            event_id: entry.event_id.map(EventId::as_uuid),
            reason: entry.reason,
        }
    }
}

/// Who did what, the newest first.
#[utoipa::path(
    tag = "log", operation_id = "list_log_entries", security(("bearer" = [])), params(LogQuery),
    responses((status = 200, body = LogPage))
)]
#[get("/api/v1/log")]
pub async fn list_log_entries(
    state: web::Data<AppState>,
    Reader(principal): Reader,
    query: web::Query<LogQuery>,
) -> Answer {
    let page: Page<LogEntryId> = Page::read(query.cursor.as_deref(), query.limit)?;
    let (organisation, event, before, rows) = (principal.organisation, query.event_id, page.after, page.limit + 1);
    let mut found = state.read(move |conn| Ok(log::page(conn, organisation, event, before, rows)?)).await?;
    let next = page.cut(&mut found, |entry| entry.id);
    let items: Vec<ShownEntry> = found.into_iter().map(ShownEntry::from).collect();
    Ok(paging::answer("/api/v1/log", page.limit, &items, next))
}
