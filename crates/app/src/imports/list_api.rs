//! Imports that were made, over HTTP: listed, read, undone.

use actix_web::{HttpResponse, delete, get, web};
use jiff::Timestamp;
use serde::Serialize;
use store::file_imports::{self, FileImport};
use store::{Conn, StoreError};
use utoipa::ToSchema;
use uuid::Uuid;

use super::api::ReportSchema;
use crate::access::Organiser;
use crate::by::By;
use crate::log::{About, tell};
use crate::paging::ListQuery;
use crate::paging::{self, Page};
use crate::problem::{Answer, Code, Problem};
use crate::state::AppState;

/// A file that was imported.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Import, example = json!({"id": "0197f0c4-6a00-7000-8000-0000000000d0", "kind": "people",
    "file_name": "people.csv", "imported_at": "2026-05-04T07:00:00Z",
    "actor": "account:0197f0c4-6a00-7000-8000-000000000001", "undone_at": null, "has_bad_rows": false,
    "report": {"dry_run": false, "applied": true, "rows": 40, "added": 40, "changed": 0, "unchanged": 0,
        "issues": [], "issues_left_off": 0, "ignored_columns": []}}))]
pub struct ShownImport {
    pub id: Uuid,
    /// `people`, `programmes`, `interests` or `ties`.
    pub kind: String,
    pub file_name: Option<String>,
    #[schema(value_type = String, format = DateTime)]
    pub imported_at: Timestamp,
    pub actor: String,
    #[schema(value_type = Option<String>, format = DateTime)]
    pub undone_at: Option<Timestamp>,
    /// Whether `bad-rows` has rows that were left out.
    pub has_bad_rows: bool,
    #[schema(value_type = ReportSchema)]
    pub report: serde_json::Value,
}

/// One page of imports, the newest first.
#[derive(Debug, Serialize, ToSchema)]
#[schema(example = json!({"items": [], "next_cursor": null}))]
pub struct ImportsPage {
    pub items: Vec<ShownImport>,
    pub next_cursor: Option<String>,
}

/// What became of the rows of an import that was undone.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = UndoneImport, example = json!({"removed": 38, "restored": 1, "kept": 1}))]
pub struct Undone {
    pub removed: usize,
    pub restored: usize,
    /// Others need them by now, or somebody has changed them since.
    pub kept: usize,
}

impl From<FileImport> for ShownImport {
    fn from(one: FileImport) -> Self {
        Self {
            id: one.id,
            kind: one.kind,
            file_name: one.file_name,
            imported_at: one.imported_at,
            actor: one.actor,
            undone_at: one.undone_at,
            has_bad_rows: one.bad_rows.is_some(),
            report: one.report.parse().unwrap_or_default(),
        }
    }
}

/// Files that were imported, the newest first.
#[utoipa::path(
    tag = "imports", operation_id = "list_imports", security(("bearer" = [])), params(ListQuery),
    responses((status = 200, body = ImportsPage))
)]
#[get("/api/v1/imports")]
pub async fn list_imports(
    state: web::Data<AppState>,
    Organiser(principal): Organiser,
    query: web::Query<ListQuery>,
) -> Answer {
    let page: Page<Uuid> = Page::read(query.cursor.as_deref(), query.limit)?;
    let (organisation, before, rows) = (principal.organisation, page.after, page.limit + 1);
    let mut found = state.read(move |conn| Ok(file_imports::page(conn, organisation, before, rows)?)).await?;
    let next = page.cut(&mut found, |one| one.id);
    let items: Vec<ShownImport> = found.into_iter().map(ShownImport::from).collect();
    Ok(paging::answer("/api/v1/imports", page.limit, &items, next))
}

/// One import with its report.
#[utoipa::path(
    tag = "imports", operation_id = "read_import", security(("bearer" = [])), params(("import_id" = Uuid, Path)),
    responses((status = 200, body = ShownImport))
)]
#[get("/api/v1/imports/{import_id}")]
pub async fn read_import(state: web::Data<AppState>, Organiser(principal): Organiser, path: web::Path<Uuid>) -> Answer {
    let (by, id) = (principal.by(&state), path.into_inner());
    let found = state.read(move |conn| find(conn, &by, id)).await?;
    Ok(HttpResponse::Ok().json(ShownImport::from(found)))
}

/// The rows that an import left out, as CSV with a last column that says what is wrong: corrected,
/// they can be imported as they are. Only the header where every row was taken.
#[utoipa::path(
    tag = "imports", operation_id = "export_bad_rows", security(("bearer" = [])), params(("import_id" = Uuid, Path)),
    responses((status = 200, body = String, content_type = "text/csv"))
)]
#[get("/api/v1/imports/{import_id}/bad-rows")]
pub async fn export_bad_rows(
    state: web::Data<AppState>,
    Organiser(principal): Organiser,
    path: web::Path<Uuid>,
) -> Answer {
    let (by, id) = (principal.by(&state), path.into_inner());
    let found = state.read(move |conn| find(conn, &by, id)).await?;
    Ok(HttpResponse::Ok()
        .content_type("text/csv; charset=utf-8")
        .insert_header(("Content-Disposition", "attachment; filename=\"bad-rows.csv\""))
        .body(found.bad_rows.unwrap_or_else(|| "issue\n".to_owned())))
}

/// Takes an import back: what it made goes where nothing else needs it by now, what it changed is as
/// it was where nobody has changed it since.
#[utoipa::path(
    tag = "imports", operation_id = "undo_import", security(("bearer" = [])), params(("import_id" = Uuid, Path)),
    responses((status = 200, body = Undone))
)]
#[delete("/api/v1/imports/{import_id}")]
pub async fn undo_import(state: web::Data<AppState>, Organiser(principal): Organiser, path: web::Path<Uuid>) -> Answer {
    let (by, id) = (principal.by(&state), path.into_inner());
    Ok(HttpResponse::Ok().json(state.write(move |conn| undo(conn, &by, id)).await?))
}

/// Takes an import back.
///
/// # Errors
/// 404, or 409 when it was taken back before.
pub(crate) fn undo(conn: &mut Conn, by: &By, id: Uuid) -> Result<Undone, Problem> {
    find(conn, by, id)?;
    let taken = match file_imports::undo(conn, by.organisation, id, by.stamp.at) {
        Err(StoreError::Stale) => return Err(Problem::new(Code::Conflict, "This import was undone before.")),
        other => other?,
    };
    tell(conn, by, "undo_import", About { object: Some(id), ..About::default() })?;
    Ok(Undone { removed: taken.removed, restored: taken.restored, kept: taken.kept })
}

fn find(conn: &mut Conn, by: &By, id: Uuid) -> Result<FileImport, Problem> {
    file_imports::find(conn, by.organisation, id)?.ok_or_else(Problem::not_found)
}
