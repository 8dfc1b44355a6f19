//! Programmes over HTTP.

use std::collections::HashMap;

use actix_web::{HttpRequest, HttpResponse, get, post, web};
use domain::{OrganisationId, ProgrammeId, TopicId};
use serde::Serialize;
use store::programmes::{self, Programme};
use store::{Conn, StoreError, topics};
use utoipa::ToSchema;
use uuid::Uuid;

use super::import;
use crate::access::Organiser;
use crate::action_key::ActionKey;
use crate::body::Upload;
use crate::idempotency::Once;
use crate::imports::api::{ImportQuery, ReportSchema, answer, is_slow, queue};
use crate::imports::filed::Kind;
use crate::imports::job;
use crate::jobs::{Prefer, ShownJob};
use crate::paging::{self, ListQuery, Page};
use crate::precondition::etag;
use crate::problem::{Answer, Problem};
use crate::state::AppState;

/// A training programme.
#[derive(Serialize, ToSchema)]
#[schema(as = Programme, example = json!({
    "id": "0197f0c4-6a00-7000-8000-000000000020", "external_key": "Leading across departments",
    "name": "Leading across departments", "topics": ["Negotiation"], "revision": 1
}))]
pub struct ShownProgramme {
    pub id: Uuid,
    pub external_key: String,
    pub name: String,
    /// By name.
    pub topics: Vec<String>,
    pub revision: i64,
}

/// Programmes with the names of their topics, in two queries for any number.
pub(super) fn shown(
    conn: &mut Conn,
    organisation: OrganisationId,
    found: Vec<Programme>,
) -> Result<Vec<ShownProgramme>, StoreError> {
    let names: HashMap<TopicId, String> =
        topics::all(conn, organisation)?.into_iter().map(|topic| (topic.id, topic.name)).collect();
    let mut about: HashMap<ProgrammeId, Vec<String>> = HashMap::new();
    for (programme, topic) in programmes::all_topics(conn, organisation)? {
        about.entry(programme).or_default().extend(names.get(&topic).cloned());
    }
    let show = |one: Programme| {
        let mut topics = about.remove(&one.id).unwrap_or_default();
        topics.sort();
        let Programme { id, external_key, name, revision, .. } = one;
        ShownProgramme { id: id.as_uuid(), external_key, name, topics, revision }
    };
    Ok(found.into_iter().map(show).collect())
}

/// One page of programmes.
#[derive(Serialize, ToSchema)]
#[schema(example = json!({"items": [], "next_cursor": null}))]
pub struct ProgrammesPage {
    pub items: Vec<ShownProgramme>,
    pub next_cursor: Option<String>,
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
    let programme = query.programme.clone();
    let file = (query.into_inner(), Kind::Programmes, file);
    answer(&state, &principal, once, file, move |store, importer, bytes, seal| {
        import::import_named(store, importer, programme.as_deref(), bytes, seal)
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
    let read = state.read(move |conn| {
        let found = programmes::page(conn, organisation, after, rows)?;
        Ok(shown(conn, organisation, found)?)
    });
    let mut items = read.await?;
    let next = page.cut(&mut items, |programme| programme.id);
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
    let read = state.read(move |conn| {
        let found = programmes::find(conn, organisation, id)?.into_iter().collect();
        Ok(shown(conn, organisation, found)?)
    });
    let programme = read.await?.into_iter().next().ok_or_else(Problem::not_found)?;
    Ok(HttpResponse::Ok().insert_header(etag(programme.revision)).json(programme))
}
