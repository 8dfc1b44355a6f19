//! Departments over HTTP.

use actix_web::{get, web};
use serde::Serialize;
use store::departments;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::access::Organiser;
use crate::paging::{self, Page};
use crate::problem::Answer;
use crate::programmes::api::ListQuery;
use crate::state::AppState;

/// An organisational unit.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Department, example = json!({"id": "0197f0c4-6a00-7000-8000-000000000090", "path": "Sales/Nordics"}))]
pub struct ShownDepartment {
    pub id: Uuid,
    pub path: String,
}

/// All departments by path.
#[derive(Debug, Serialize, ToSchema)]
#[schema(example = json!({"items": [], "next_cursor": null}))]
pub struct Departments {
    pub items: Vec<ShownDepartment>,
    pub next_cursor: Option<String>,
}

/// The departments of the organisation.
#[utoipa::path(
    tag = "people", operation_id = "list_departments", security(("bearer" = [])), params(ListQuery),
    responses((status = 200, body = Departments))
)]
#[get("/api/v1/departments")]
pub async fn list_departments(
    state: web::Data<AppState>,
    Organiser(principal): Organiser,
    query: web::Query<ListQuery>,
) -> Answer {
    let page: Page<String> = Page::read(query.cursor.as_deref(), query.limit)?;
    let organisation = principal.organisation;
    let found = state.read(move |conn| Ok(departments::all(conn, organisation)?)).await?;
    let shown =
        |one: departments::Department| ShownDepartment { id: one.id.as_uuid(), path: one.path.as_str().to_owned() };
    let (found, next) = page.part(found, |one| one.path.as_str().to_owned());
    let items: Vec<ShownDepartment> = found.into_iter().map(shown).collect();
    Ok(paging::answer("/api/v1/departments", page.limit, &items, next))
}
