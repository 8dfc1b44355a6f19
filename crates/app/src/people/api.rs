//! People over HTTP.

use actix_web::{HttpRequest, HttpResponse, get, post, web};
use domain::PersonId;
use serde::{Deserialize, Serialize};
use store::people::{self, After, Person};
use utoipa::{IntoParams, ToSchema};
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
use crate::paging::{self, Page};
use crate::precondition::etag;
use crate::problem::{Answer, Problem};
use crate::state::AppState;

/// A colleague as an organiser sees one.
#[derive(Serialize, ToSchema)]
#[schema(as = Person, example = json!({
    "id": "0197f0c4-6a00-7000-8000-000000000010", "external_key": "1042", "name": "Ada Okafor",
    "email": "ada@example.org", "site": "Malmö", "departments": ["Operations/Logistics"], "manager_id": null,
    "languages": ["en", "sv"], "pace": "any", "rest_after": null, "step_free": false, "quiet": false, "revision": 1
}))]
pub struct ShownPerson {
    pub id: Uuid,
    /// The id in the organisation's own files.
    pub external_key: String,
    pub name: String,
    pub email: Option<String>,
    pub site: Option<String>,
    pub departments: Vec<String>,
    pub manager_id: Option<Uuid>,
    pub languages: Vec<String>,
    pub pace: &'static str,
    pub rest_after: Option<u32>,
    pub step_free: bool,
    pub quiet: bool,
    pub revision: i64,
}

impl ShownPerson {
    pub(crate) fn of(person: Person, departments: Vec<String>) -> Self {
        Self {
            id: person.id.as_uuid(),
            external_key: person.external_key,
            name: person.name,
            email: person.email.map(|email| email.as_str().to_owned()),
            site: person.site,
            departments,
            manager_id: person.manager_id.map(PersonId::as_uuid),
            languages: person.languages.iter().map(|tag| tag.as_str().to_owned()).collect(),
            pace: person.pace.as_str(),
            rest_after: person.rest_after,
            step_free: person.step_free,
            quiet: person.quiet,
            revision: person.revision,
        }
    }
}

/// One page of people.
#[derive(Serialize, ToSchema)]
#[schema(example = json!({"items": [], "next_cursor": null}))]
pub struct PeoplePage {
    pub items: Vec<ShownPerson>,
    pub next_cursor: Option<String>,
}

/// Which people.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct PeopleQuery {
    /// Any part of the name.
    pub search: Option<String>,
    pub cursor: Option<String>,
    /// 1 to 200.
    #[param(minimum = 1, maximum = 200)]
    pub limit: Option<u32>,
}

/// Imports people from a file: all rows or none.
#[utoipa::path(
    tag = "people", operation_id = "import_people", security(("bearer" = [])), params(ImportQuery,
        ("Idempotency-Key" = String, Header, description = "A fresh key for each act"),
        ("Prefer" = Option<String>, Header, description = "`respond-async`: as a job")),
    request_body(content = String, content_type = "text/csv"),
    responses((status = 200, body = ReportSchema), (status = 202, body = ShownJob, description = "A job does it"))
)]
#[post("/api/v1/people/imports")]
pub async fn import_people(
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
        return queue(&state, (once, principal.by(&state)), (job::PEOPLE, &request), file, prefer).await;
    }
    answer(&state, &principal, once, (query.into_inner(), Kind::People, file), import::import).await
}

/// People by name.
#[utoipa::path(
    tag = "people", operation_id = "list_people", security(("bearer" = [])), params(PeopleQuery),
    responses((status = 200, body = PeoplePage))
)]
#[get("/api/v1/people")]
pub async fn list_people(
    state: web::Data<AppState>,
    Organiser(principal): Organiser,
    query: web::Query<PeopleQuery>,
) -> Answer {
    let page: Page<(String, Uuid)> = Page::read(query.cursor.as_deref(), query.limit)?;
    let (organisation, search) = (principal.organisation, query.into_inner().search);
    let after = page.after.clone().map(|(name_search, id)| After { name_search, id: PersonId::from_uuid(id) });
    let rows = page.limit + 1;
    let read = state.read(move |conn| {
        let found = people::page(conn, organisation, search.as_deref(), after.as_ref(), rows)?;
        super::shown::with_departments(conn, organisation, found)
    });
    let mut found = read.await?;
    let next = page.cut(&mut found, |(person, _)| (person.name_search.clone(), person.id.as_uuid()));
    let items: Vec<ShownPerson> =
        found.into_iter().map(|(person, departments)| ShownPerson::of(person, departments)).collect();
    Ok(paging::answer("/api/v1/people", page.limit, &items, next))
}

/// One person.
#[utoipa::path(
    tag = "people", operation_id = "read_person", security(("bearer" = [])), params(("person_id" = Uuid, Path)),
    responses((status = 200, body = ShownPerson))
)]
#[get("/api/v1/people/{person_id}")]
pub async fn read_person(
    state: web::Data<AppState>,
    Organiser(principal): Organiser,
    path: web::Path<PersonId>,
) -> Answer {
    let (organisation, id) = (principal.organisation, path.into_inner());
    let read = state.read(move |conn| {
        let found = people::find(conn, organisation, id)?.into_iter().collect();
        super::shown::with_departments(conn, organisation, found)
    });
    let (person, departments) = read.await?.into_iter().next().ok_or_else(Problem::not_found)?;
    let person = ShownPerson::of(person, departments);
    Ok(HttpResponse::Ok().insert_header(etag(person.revision)).json(person))
}
