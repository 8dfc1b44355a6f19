//! People made and changed by hand, over HTTP.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, patch, post, web};
use domain::PersonId;
use store::{Conn, people};

use super::api::ShownPerson;
use super::bodies::{PersonWish, admit_manager, blank};
use crate::access::Organiser;
use crate::action_key::ActionKey;
use crate::body::Body;
use crate::by::By;
use crate::field;
use crate::idempotency::{Once, Reply};
use crate::log::{About, tell};
use crate::precondition::{IfMatch, etag};
use crate::problem::{Answer, Problem};
use crate::state::AppState;

/// Makes a person. A file with the same key changes this one.
#[utoipa::path(
    tag = "people", operation_id = "create_person", security(("bearer" = [])), request_body = PersonWish,
    params(("Idempotency-Key" = String, Header, description = "A fresh key for each act")),
    responses((status = 201, body = ShownPerson))
)]
#[post("/api/v1/people")]
pub async fn create_person(
    state: web::Data<AppState>,
    Organiser(principal): Organiser,
    request: HttpRequest,
    key: ActionKey,
    body: Body<PersonWish>,
) -> Answer {
    let once = Once::new(&principal, &request, &key, body.sha256);
    let (by, wish) = (principal.by(&state), body.value);
    field::text("/external_key", wish.external_key.as_deref().unwrap_or_default(), 200)?;
    field::text("/name", wish.name.as_deref().unwrap_or_default(), 200)?;
    let kept = once.act(&state, move |conn| {
        let person = wish.over(blank(by.stamp))?;
        admit_manager(conn, &by, &person)?;
        let departments = wish.departments(conn, &by)?.unwrap_or_default();
        people::add(conn, by.organisation, &person, &departments)?;
        tell(conn, &by, "create_person", About { object: Some(person.id.as_uuid()), ..About::default() })?;
        let shown = shown(conn, &by, person.id)?;
        let reply = Reply::json(StatusCode::CREATED, &shown)?.at(format!("/api/v1/people/{}", person.id));
        Ok(reply.tagged(shown.revision.to_string()).naming(vec![person.id]))
    });
    kept.await
}

/// Changes what is said of a person. `If-Match` names the revision that was seen.
#[utoipa::path(
    tag = "people", operation_id = "change_person", security(("bearer" = [])), request_body = PersonWish,
    params(("person_id" = Uuid, Path), ("If-Match" = String, Header, description = "The person's ETag")),
    responses((status = 200, body = ShownPerson))
)]
#[patch("/api/v1/people/{person_id}")]
pub async fn change_person(
    state: web::Data<AppState>,
    Organiser(principal): Organiser,
    path: web::Path<PersonId>,
    seen: IfMatch,
    body: Body<PersonWish>,
) -> Answer {
    let (by, id, wish) = (principal.by(&state), path.into_inner(), body.value);
    let changed = state.write(move |conn| {
        let before = people::find(conn, by.organisation, id)?.ok_or_else(Problem::not_found)?;
        seen.admit(&before.revision.to_string())?;
        let person = wish.over(before)?;
        admit_manager(conn, &by, &person)?;
        let departments = wish.departments(conn, &by)?;
        people::save(conn, by.organisation, &person, departments.as_deref(), by.stamp.at)?;
        tell(conn, &by, "change_person", About { object: Some(id.as_uuid()), ..About::default() })?;
        shown(conn, &by, id)
    });
    let person = changed.await?;
    Ok(HttpResponse::Ok().insert_header(etag(person.revision)).json(person))
}

pub(crate) fn shown(conn: &mut Conn, by: &By, id: PersonId) -> Result<ShownPerson, Problem> {
    let found = people::find(conn, by.organisation, id)?.into_iter().collect();
    let found = super::shown::with_departments(conn, by.organisation, found)?;
    let (person, departments) = found.into_iter().next().ok_or_else(Problem::not_found)?;
    Ok(ShownPerson::of(person, departments))
}
