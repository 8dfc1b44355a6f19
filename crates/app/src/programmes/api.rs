//! Programmes over HTTP.

use actix_web::{HttpRequest, HttpResponse, get, post, web};
use domain::ProgrammeId;
use serde::{Deserialize, Serialize};
use store::programmes::{self, Programme};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::import;
use crate::access::Organiser;
use crate::action_key::ActionKey;
use crate::body::Upload;
use crate::idempotency::Once;
use crate::imports::api::{ImportQuery, ReportSchema, answer, is_slow, queue};
use crate::imports::job;
use crate::jobs::{Prefer, ShownJob};
use crate::paging::{self, Page};
use crate::precondition::etag;
use crate::problem::{Answer, Problem};
use crate::state::AppState;

/// A training programme.
#[derive(Serialize, ToSchema)]
#[schema(as = Programme, example = json!({
    "id": "0197f0c4-6a00-7000-8000-000000000020", "external_key": "Leading across departments",
    "name": "Leading across departments", "revision": 1
}))]
pub struct ShownProgramme {
    pub id: Uuid,
    pub external_key: String,
    pub name: String,
    pub revision: i64,
}

impl From<Programme> for ShownProgramme {
    fn from(programme: Programme) -> Self {
        let Programme { id, external_key, name, revision, .. } = programme;
        Self { id: id.as_uuid(), external_key, name, revision }
    }
}

/// One page of programmes.
#[derive(Serialize, ToSchema)]
#[schema(example = json!({"items": [], "next_cursor": null}))]
pub struct ProgrammesPage {
    pub items: Vec<ShownProgramme>,
    pub next_cursor: Option<String>,
}

/// Which part of the list.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct ListQuery {
    pub cursor: Option<String>,
    /// 1 to 200.
    #[param(minimum = 1, maximum = 200)]
    pub limit: Option<u32>,
}

/// Imports enrolments, completions and learning goals from a file: all rows or none.
#[utoipa::path(
    tag = "programmes", operation_id = "import_programmes", security(("bearer" = [])), params(ImportQuery,
        ("Idempotency-Key" = String, Header, description = "A fresh key for each act"),
        ("Prefer" = Option<String>, Header, description = "`respond-async`: as a job")),
    request_body(content = String, content_type = "text/csv"),
    responses((status = 200, body = ReportSchema), (status = 202, body = ShownJob, description = "A job does it"))
)]
#[post("/api/v1/programmes/imports")]
pub async fn import_programmes(
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
        return queue(&state, (once, principal.by(&state)), (job::PROGRAMMES, &request), file, prefer).await;
    }
    answer(&state, &principal, once, &query, move |store, importer, seal| {
        import::import(store, importer, &file.bytes, seal)
    })
    .await
}

/// Programmes in the order in which they were made.
#[utoipa::path(
    tag = "programmes", operation_id = "list_programmes", security(("bearer" = [])), params(ListQuery),
    responses((status = 200, body = ProgrammesPage))
)]
#[get("/api/v1/programmes")]
pub async fn list_programmes(
    state: web::Data<AppState>,
    Organiser(principal): Organiser,
    query: web::Query<ListQuery>,
) -> Answer {
    let page: Page<ProgrammeId> = Page::read(query.cursor.as_deref(), query.limit)?;
    let (organisation, after, rows) = (principal.organisation, page.after, page.limit + 1);
    let mut found = state.read(move |conn| Ok(programmes::page(conn, organisation, after, rows)?)).await?;
    let next = page.cut(&mut found, |programme| programme.id);
    let items: Vec<ShownProgramme> = found.into_iter().map(ShownProgramme::from).collect();
    Ok(paging::answer("/api/v1/programmes", page.limit, &items, next))
}

/// One programme.
#[utoipa::path(
    tag = "programmes", operation_id = "read_programme", security(("bearer" = [])),
    params(("programme_id" = Uuid, Path)), responses((status = 200, body = ShownProgramme))
)]
#[get("/api/v1/programmes/{programme_id}")]
pub async fn read_programme(
    state: web::Data<AppState>,
    Organiser(principal): Organiser,
    path: web::Path<ProgrammeId>,
) -> Answer {
    let (organisation, id) = (principal.organisation, path.into_inner());
    let found = state.read(move |conn| Ok(programmes::find(conn, organisation, id)?)).await?;
    let programme = ShownProgramme::from(found.ok_or_else(Problem::not_found)?);
    Ok(HttpResponse::Ok().insert_header(etag(programme.revision)).json(programme))
}
