//! Importing interests over HTTP.

use actix_web::{HttpRequest, post, web};

use super::import;
use crate::access::Organiser;
use crate::action_key::ActionKey;
use crate::body::Upload;
use crate::idempotency::Once;
use crate::imports::api::{ImportQuery, ReportSchema, answer};
use crate::imports::filed::Kind;
use crate::problem::Answer;
use crate::state::AppState;

/// Imports what people offer and seek from a file: all rows or none. What they said themselves wins.
#[utoipa::path(
    tag = "imports", operation_id = "import_interests", security(("bearer" = [])), params(ImportQuery,
        ("Idempotency-Key" = String, Header, description = "A fresh key for each act")),
    request_body(content = String, content_type = "text/csv"),
    responses((status = 200, body = ReportSchema))
)]
#[post("/api/v1/interests/imports")]
pub async fn import_interests(
    state: web::Data<AppState>,
    Organiser(principal): Organiser,
    request: HttpRequest,
    key: ActionKey,
    query: web::Query<ImportQuery>,
    file: Upload,
) -> Answer {
    let once = Once::new(&principal, &request, &key, file.sha256);
    answer(&state, &principal, once, (query.into_inner(), Kind::Interests, file), import::import).await
}
