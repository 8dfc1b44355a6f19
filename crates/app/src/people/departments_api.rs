//! Departments over HTTP.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, get, patch, post, web};
use domain::{DepartmentId, DepartmentPath};
use serde::{Deserialize, Serialize};
use store::Conn;
use store::departments::{self, Department, NewDepartment};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::access::Organiser;
use crate::action_key::ActionKey;
use crate::body::Body;
use crate::by::By;
use crate::field::{self, Sent};
use crate::idempotency::{Once, Reply};
use crate::log::{About, tell};
use crate::paging::ListQuery;
use crate::paging::{self, Page};
use crate::precondition::{IfMatch, etag, tag_of};
use crate::problem::{Answer, Problem};
use crate::state::AppState;

/// An organisational unit.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Department, example = json!({"id": "0197f0c4-6a00-7000-8000-000000000090", "path": "Sales/Nordics",
    "default_offer": null}))]
pub struct ShownDepartment {
    pub id: Uuid,
    pub path: String,
    /// What people without an offer offer there. None: how things work in the department.
    pub default_offer: Option<String>,
}

/// All departments by path.
#[derive(Debug, Serialize, ToSchema)]
#[schema(example = json!({"items": [], "next_cursor": null}))]
pub struct Departments {
    pub items: Vec<ShownDepartment>,
    pub next_cursor: Option<String>,
}

/// What is said of a department: of a new one at least its path. Another path renames or moves it,
/// with everything below.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"path": "Sales/Nordics", "default_offer": "How a tender is won"}))]
pub struct DepartmentWish {
    #[schema(min_length = 1, max_length = 200)]
    pub path: Option<String>,
    #[serde(default, deserialize_with = "field::sent")]
    #[schema(value_type = Option<String>)]
    pub default_offer: Sent<String>,
}

impl From<Department> for ShownDepartment {
    fn from(one: Department) -> Self {
        Self { id: one.id.as_uuid(), path: one.path.as_str().to_owned(), default_offer: one.default_offer }
    }
}

impl DepartmentWish {
    fn path(&self) -> Result<Option<DepartmentPath>, Problem> {
        let Some(text) = &self.path else { return Ok(None) };
        let wrong = |cause: domain::DepartmentError| Problem::of_field("/path", "invalid", cause.to_string());
        DepartmentPath::parse(&field::text("/path", text, 200)?).map(Some).map_err(wrong)
    }

    fn offer(&self, before: Option<String>) -> Result<Option<String>, Problem> {
        match &self.default_offer {
            None => Ok(before),
            Some(None) => Ok(None),
            Some(Some(text)) => field::text("/default_offer", text, 120).map(Some),
        }
    }
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
    let (found, next) = page.part(found, |one| one.path.as_str().to_owned());
    let items: Vec<ShownDepartment> = found.into_iter().map(ShownDepartment::from).collect();
    Ok(paging::answer("/api/v1/departments", page.limit, &items, next))
}

/// One department.
#[utoipa::path(
    tag = "people", operation_id = "read_department", security(("bearer" = [])),
    params(("department_id" = Uuid, Path)), responses((status = 200, body = ShownDepartment))
)]
#[get("/api/v1/departments/{department_id}")]
pub async fn read_department(
    state: web::Data<AppState>,
    Organiser(principal): Organiser,
    path: web::Path<DepartmentId>,
) -> Answer {
    let (by, id) = (principal.by(&state), path.into_inner());
    let shown = state.read(move |conn| find(conn, &by, id)).await?;
    Ok(HttpResponse::Ok().insert_header(etag(tag_of(&shown))).json(shown))
}

/// Makes a department.
#[utoipa::path(
    tag = "people", operation_id = "create_department", security(("bearer" = [])), request_body = DepartmentWish,
    params(("Idempotency-Key" = String, Header, description = "A fresh key for each act")),
    responses((status = 201, body = ShownDepartment))
)]
#[post("/api/v1/departments")]
pub async fn create_department(
    state: web::Data<AppState>,
    Organiser(principal): Organiser,
    request: HttpRequest,
    key: ActionKey,
    body: Body<DepartmentWish>,
) -> Answer {
    let once = Once::new(&principal, &request, &key, body.sha256);
    let (by, wish) = (principal.by(&state), body.value);
    let path = wish.path()?.ok_or_else(|| Problem::of_field("/path", "empty", "a path is needed here"))?;
    let offer = wish.offer(None)?;
    let kept = once.act(&state, move |conn| {
        let id = DepartmentId::from_uuid((by.stamp.new_id)());
        let new = NewDepartment { organisation_id: by.organisation, id, path, created_at: by.stamp.at };
        departments::add(conn, &new, offer.as_deref())?;
        tell(conn, &by, "create_department", About { object: Some(id.as_uuid()), ..About::default() })?;
        let shown = find(conn, &by, id)?;
        let tag = tag_of(&shown);
        Ok(Reply::json(StatusCode::CREATED, &shown)?.at(format!("/api/v1/departments/{id}")).tagged(tag))
    });
    kept.await
}

/// Renames or moves a department with everything below it. `If-Match` names what was seen.
#[utoipa::path(
    tag = "people", operation_id = "change_department", security(("bearer" = [])), request_body = DepartmentWish,
    params(("department_id" = Uuid, Path), ("If-Match" = String, Header, description = "The department's ETag")),
    responses((status = 200, body = ShownDepartment))
)]
#[patch("/api/v1/departments/{department_id}")]
pub async fn change_department(
    state: web::Data<AppState>,
    Organiser(principal): Organiser,
    path: web::Path<DepartmentId>,
    seen: IfMatch,
    body: Body<DepartmentWish>,
) -> Answer {
    let (by, id, wish) = (principal.by(&state), path.into_inner(), body.value);
    let to = wish.path()?;
    let changed = state.write(move |conn| {
        let before = find(conn, &by, id)?;
        seen.admit(&tag_of(&before))?;
        if let Some(to) = to.filter(|to| to.as_str() != before.path) {
            if to.as_str().starts_with(&format!("{}/", before.path)) {
                return Err(Problem::of_field("/path", "circle", "a department cannot lie below itself"));
            }
            departments::move_to(conn, by.organisation, id, &to)?;
        }
        departments::offer(conn, by.organisation, id, wish.offer(before.default_offer)?.as_deref())?;
        tell(conn, &by, "change_department", About { object: Some(id.as_uuid()), ..About::default() })?;
        find(conn, &by, id)
    });
    let shown = changed.await?;
    Ok(HttpResponse::Ok().insert_header(etag(tag_of(&shown))).json(shown))
}

fn find(conn: &mut Conn, by: &By, id: DepartmentId) -> Result<ShownDepartment, Problem> {
    let found = departments::all(conn, by.organisation)?.into_iter().find(|one| one.id == id);
    Ok(found.ok_or_else(Problem::not_found)?.into())
}
