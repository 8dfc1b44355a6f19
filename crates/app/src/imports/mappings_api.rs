//! Saved mappings over HTTP: headers of an organisation's own files, and the columns they stand for.

use std::collections::BTreeMap;

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, delete, get, post, web};
use serde::{Deserialize, Serialize};
use store::StoredDocument;
use store::column_mappings::{self, ColumnMapping, NewColumnMapping};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::access::Organiser;
use crate::action_key::ActionKey;
use crate::body::Body;
use crate::field;
use crate::idempotency::{Once, Reply};
use crate::log::{About, tell};
use crate::problem::{Answer, Problem};
use crate::state::AppState;

/// The most headers of a mapping.
const HEADERS_MAX: usize = 200;

/// A mapping to be saved.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"name": "Payroll export", "headers": {"Kostenstelle": "department", "Pers.-Nr.": "id"}}))]
pub struct MappingWish {
    #[schema(min_length = 1, max_length = 120)]
    pub name: String,
    /// Header of the file to column of the product.
    #[schema(value_type = Object)]
    pub headers: BTreeMap<String, String>,
}

/// A saved mapping.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ColumnMapping, example = json!({"id": "0197f0c4-6a00-7000-8000-0000000000e0", "name": "Payroll export",
    "headers": {"Kostenstelle": "department"}}))]
pub struct ShownMapping {
    pub id: Uuid,
    pub name: String,
    #[schema(value_type = Object)]
    pub headers: BTreeMap<String, String>,
}

/// Every mapping by name.
#[derive(Debug, Serialize, ToSchema)]
#[schema(example = json!({"items": []}))]
pub struct Mappings {
    pub items: Vec<ShownMapping>,
}

impl From<ColumnMapping> for ShownMapping {
    fn from(one: ColumnMapping) -> Self {
        Self { id: one.id, name: one.name, headers: one.headers.parse().unwrap_or_default() }
    }
}

/// Saves a mapping; `?mapping=` of an import names it.
#[utoipa::path(
    tag = "imports", operation_id = "create_mapping", security(("bearer" = [])), request_body = MappingWish,
    params(("Idempotency-Key" = String, Header, description = "A fresh key for each act")),
    responses((status = 201, body = ShownMapping))
)]
#[post("/api/v1/column-mappings")]
pub async fn create_mapping(
    state: web::Data<AppState>,
    Organiser(principal): Organiser,
    request: HttpRequest,
    key: ActionKey,
    body: Body<MappingWish>,
) -> Answer {
    let once = Once::new(&principal, &request, &key, body.sha256);
    let (by, wish) = (principal.by(&state), body.value);
    let name = field::text("/name", &wish.name, 120)?;
    if wish.headers.is_empty() || wish.headers.len() > HEADERS_MAX {
        return Err(Problem::of_field("/headers", "out_of_range", format!("1 to {HEADERS_MAX} headers")));
    }
    for (header, column) in &wish.headers {
        field::text("/headers", header, 200)?;
        field::text("/headers", column, 60)?;
    }
    let kept = once.act(&state, move |conn| {
        let id = (by.stamp.new_id)();
        let headers = StoredDocument::of(&wish.headers)?;
        let (organisation_id, created_at) = (by.organisation, by.stamp.at);
        column_mappings::add(conn, &NewColumnMapping { organisation_id, id, name: name.clone(), headers, created_at })?;
        tell(conn, &by, "create_mapping", About { object: Some(id), ..About::default() })?;
        let shown = ShownMapping { id, name, headers: wish.headers };
        Ok(Reply::json(StatusCode::CREATED, &shown)?.at(format!("/api/v1/column-mappings/{id}")))
    });
    kept.await
}

/// Every saved mapping.
#[utoipa::path(
    tag = "imports", operation_id = "list_mappings", security(("bearer" = [])),
    responses((status = 200, body = Mappings))
)]
#[get("/api/v1/column-mappings")]
pub async fn list_mappings(state: web::Data<AppState>, Organiser(principal): Organiser) -> Answer {
    let organisation = principal.organisation;
    let found = state.read(move |conn| Ok(column_mappings::all(conn, organisation)?)).await?;
    Ok(HttpResponse::Ok().json(Mappings { items: found.into_iter().map(ShownMapping::from).collect() }))
}

/// Forgets a mapping.
#[utoipa::path(
    tag = "imports", operation_id = "delete_mapping", security(("bearer" = [])), params(("mapping_id" = Uuid, Path)),
    responses((status = 204))
)]
#[delete("/api/v1/column-mappings/{mapping_id}")]
pub async fn delete_mapping(
    state: web::Data<AppState>,
    Organiser(principal): Organiser,
    path: web::Path<Uuid>,
) -> Answer {
    let (by, id) = (principal.by(&state), path.into_inner());
    let gone = state.write(move |conn| {
        column_mappings::remove(conn, by.organisation, id)?;
        Ok(tell(conn, &by, "delete_mapping", About { object: Some(id), ..About::default() })?)
    });
    gone.await?;
    Ok(HttpResponse::NoContent().finish())
}
