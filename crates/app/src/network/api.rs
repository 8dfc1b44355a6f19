//! Ties over HTTP.

use actix_web::{HttpRequest, post, web};

use super::import_ties::import;
use crate::access::Organiser;
use crate::action_key::ActionKey;
use crate::body::Upload;
use crate::idempotency::Once;
use crate::imports::api::{ImportQuery, ReportSchema, answer, is_slow, queue};
use crate::imports::filed::Kind;
use crate::imports::job;
use crate::jobs::{Prefer, ShownJob};
use crate::problem::Answer;
use crate::state::AppState;

/// Imports ties from a file: all rows or none. Refused while the switch `imported_ties` is off.
#[utoipa::path(
    tag = "network", operation_id = "import_ties", security(("bearer" = [])), params(ImportQuery,
        ("Idempotency-Key" = String, Header, description = "A fresh key for each act"),
        ("Prefer" = Option<String>, Header, description = "`respond-async`: as a job")),
    request_body(content = String, content_type = "text/csv"),
    responses((status = 200, body = ReportSchema), (status = 202, body = ShownJob, description = "A job does it"))
)]
#[post("/api/v1/ties/imports")]
pub async fn import_ties(
    state: web::Data<AppState>,
    Organiser(principal): Organiser,
    request: HttpRequest,
    key: ActionKey,
    query: web::Query<ImportQuery>,
    file: Upload,
    prefer: Prefer,
) -> Answer {
    let once = Once::new(&principal, &request, &key, file.sha256);
    if is_slow(&file, prefer) {
        return queue(&state, (once, principal.by(&state)), (job::TIES, &request), file, prefer).await;
    }
    answer(&state, &principal, once, (query.into_inner(), Kind::Ties, file), import).await
}
