//! Departments over HTTP.

use actix_web::{HttpResponse, get, web};
use serde::Serialize;
use store::departments;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::access::Organiser;
use crate::problem::Answer;
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
#[schema(example = json!({"items": []}))]
pub struct Departments {
    pub items: Vec<ShownDepartment>,
}

/// The departments of the organisation.
#[utoipa::path(
    tag = "people", operation_id = "list_departments", security(("bearer" = [])),
    responses((status = 200, body = Departments))
)]
#[get("/api/v1/departments")]
pub async fn list_departments(state: web::Data<AppState>, Organiser(principal): Organiser) -> Answer {
    let organisation = principal.organisation;
    let found = state.read(move |conn| Ok(departments::all(conn, organisation)?)).await?;
    let shown =
        |one: departments::Department| ShownDepartment { id: one.id.as_uuid(), path: one.path.as_str().to_owned() };
    Ok(HttpResponse::Ok().json(Departments { items: found.into_iter().map(shown).collect() }))
}
