//! Programmes made and changed by hand, over HTTP.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, patch, post, web};
use domain::{ProgrammeId, TopicId};
use intake::topic_key;
use serde::Deserialize;
use store::Conn;
use store::programmes::{self, NewProgramme};
use store::topics::{self, TopicName};
use utoipa::ToSchema;

use super::api::ShownProgramme;
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

/// The most topics of a programme.
const TOPICS_MAX: usize = 50;

/// What is said of a programme: of a new one at least its name.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"name": "Leading across departments", "topics": ["Negotiation"]}))]
pub struct ProgrammeWish {
    #[schema(min_length = 1, max_length = 200)]
    pub name: Option<String>,
    /// The name in the organisation's own files. None: the name. It stays as it is once made.
    #[schema(min_length = 1, max_length = 200)]
    pub external_key: Option<String>,
    /// By name; new ones are made. They replace those of before.
    #[schema(max_items = 50)]
    pub topics: Option<Vec<String>>,
}

/// Makes a programme.
#[utoipa::path(
    tag = "programmes", operation_id = "create_programme", security(("bearer" = [])), request_body = ProgrammeWish,
    params(("Idempotency-Key" = String, Header, description = "A fresh key for each act")),
    responses((status = 201, body = ShownProgramme))
)]
#[post("/api/v1/programmes")]
pub async fn create_programme(
    state: web::Data<AppState>,
    Organiser(principal): Organiser,
    request: HttpRequest,
    key: ActionKey,
    body: Body<ProgrammeWish>,
) -> Answer {
    let once = Once::new(&principal, &request, &key, body.sha256);
    let (by, wish) = (principal.by(&state), body.value);
    let name = field::text("/name", wish.name.as_deref().unwrap_or_default(), 200)?;
    let external_key = field::text("/external_key", wish.external_key.as_deref().unwrap_or(&name), 200)?;
    let kept = once.act(&state, move |conn| {
        let id = ProgrammeId::from_uuid((by.stamp.new_id)());
        let (organisation_id, created_at) = (by.organisation, by.stamp.at);
        programmes::add(conn, &NewProgramme { organisation_id, id, external_key, name, revision: 1, created_at })?;
        about(conn, &by, id, wish.topics.as_deref())?;
        tell(conn, &by, "create_programme", About { object: Some(id.as_uuid()), ..About::default() })?;
        let shown = shown(conn, &by, id)?;
        let tag = shown.revision.to_string();
        Ok(Reply::json(StatusCode::CREATED, &shown)?.at(format!("/api/v1/programmes/{id}")).tagged(tag))
    });
    kept.await
}

/// Renames a programme, or lets it be about other topics. `If-Match` names the revision that was
/// seen.
#[utoipa::path(
    tag = "programmes", operation_id = "change_programme", security(("bearer" = [])), request_body = ProgrammeWish,
    params(("programme_id" = Uuid, Path), ("If-Match" = String, Header, description = "The programme's ETag")),
    responses((status = 200, body = ShownProgramme))
)]
#[patch("/api/v1/programmes/{programme_id}")]
pub async fn change_programme(
    state: web::Data<AppState>,
    Organiser(principal): Organiser,
    path: web::Path<ProgrammeId>,
    seen: IfMatch,
    body: Body<ProgrammeWish>,
) -> Answer {
    let (by, id, wish) = (principal.by(&state), path.into_inner(), body.value);
    let changed = state.write(move |conn| {
        let mut programme = programmes::find(conn, by.organisation, id)?.ok_or_else(Problem::not_found)?;
        seen.admit(&programme.revision.to_string())?;
        if wish.external_key.as_ref().is_some_and(|key| *key != programme.external_key) {
            return Err(Problem::of_field("/external_key", "fixed", "files go on naming the programme by it"));
        }
        if let Some(name) = &wish.name {
            programme.name = field::text("/name", name, 200)?;
        }
        programmes::save(conn, by.organisation, &programme)?;
        about(conn, &by, id, wish.topics.as_deref())?;
        tell(conn, &by, "change_programme", About { object: Some(id.as_uuid()), ..About::default() })?;
        shown(conn, &by, id)
    });
    let shown = changed.await?;
    Ok(HttpResponse::Ok().insert_header(etag(shown.revision)).json(shown))
}

fn shown(conn: &mut Conn, by: &By, id: ProgrammeId) -> Result<ShownProgramme, Problem> {
    let found = programmes::find(conn, by.organisation, id)?.into_iter().collect();
    super::api::shown(conn, by.organisation, found)?.into_iter().next().ok_or_else(Problem::not_found)
}

fn about(conn: &mut Conn, by: &By, id: ProgrammeId, named: Option<&[String]>) -> Result<(), Problem> {
    let Some(named) = named else { return Ok(()) };
    if named.len() > TOPICS_MAX {
        return Err(Problem::of_field("/topics", "too_many", format!("at most {TOPICS_MAX} topics")));
    }
    let name = |(at, text): (usize, &String)| {
        let name = field::text(&format!("/topics/{at}"), text, 120)?;
        Ok(TopicName { name_key: topic_key(&name), name })
    };
    let names = named.iter().enumerate().map(name).collect::<Result<Vec<_>, Problem>>()?;
    let ids: Vec<TopicId> = topics::ensure(conn, by.organisation, &names, by.stamp)?.into_values().collect();
    Ok(programmes::set_topics(conn, by.organisation, id, &ids)?)
}
