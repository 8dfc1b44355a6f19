//! Ties over HTTP.

use actix_web::{HttpRequest, post, web};

use super::import_ties::import;
use crate::access::Organiser;
use crate::action_key::ActionKey;
use crate::body::Upload;
use crate::idempotency::Once;
use crate::imports::api::{ImportQuery, ReportSchema, answer};
use crate::problem::Answer;
use crate::state::AppState;

/// Imports ties from a file: all rows or none. Refused while the switch `imported_ties` is off.
#[utoipa::path(
    tag = "network", operation_id = "import_ties", security(("bearer" = [])), params(ImportQuery,
        ("Idempotency-Key" = String, Header, description = "A fresh key for each act")),
    request_body(content = String, content_type = "text/csv"),
    responses((status = 200, body = ReportSchema))
)]
#[post("/api/v1/ties/imports")]
pub async fn import_ties(
    state: web::Data<AppState>,
    Organiser(principal): Organiser,
    request: HttpRequest,
    key: ActionKey,
    query: web::Query<ImportQuery>,
    file: Upload,
) -> Answer {
    let once = Once::new(&principal, &request, &key, file.sha256);
    answer(&state, &principal, once, &query, move |store, importer, seal| import(store, importer, &file.bytes, seal))
        .await
}
