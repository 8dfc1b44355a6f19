//! The vocabulary over HTTP: topics, other spellings, merges.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, get, post, web};
use domain::TopicId;
use intake::topic_key;
use serde::{Deserialize, Serialize};
use store::topics;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::access::Organiser;
use crate::action_key::ActionKey;
use crate::body::Body;
use crate::field;
use crate::idempotency::{Once, Reply};
use crate::log::{About, tell};
use crate::paging::{self, Page};
use crate::problem::{Answer, Problem};
use crate::programmes::api::ListQuery;
use crate::state::AppState;

/// An entry of the vocabulary.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Topic, example = json!({"id": "0197f0c4-6a00-7000-8000-000000000080", "name": "Negotiation"}))]
pub struct ShownTopic {
    pub id: Uuid,
    pub name: String,
}

/// The vocabulary by name.
#[derive(Debug, Serialize, ToSchema)]
#[schema(example = json!({"items": [], "next_cursor": null}))]
pub struct Topics {
    pub items: Vec<ShownTopic>,
    pub next_cursor: Option<String>,
}

/// Another spelling.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"alias": "ML"}))]
pub struct AliasWish {
    #[schema(min_length = 1, max_length = 120)]
    pub alias: String,
}

/// Where a topic goes.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"into": "0197f0c4-6a00-7000-8000-000000000081"}))]
pub struct MergeWish {
    /// The topic that remains.
    pub into: Uuid,
}

/// The vocabulary.
#[utoipa::path(
    tag = "topics", operation_id = "list_topics", security(("bearer" = [])), params(ListQuery),
    responses((status = 200, body = Topics))
)]
#[get("/api/v1/topics")]
pub async fn list_topics(
    state: web::Data<AppState>,
    Organiser(principal): Organiser,
    query: web::Query<ListQuery>,
) -> Answer {
    let page: Page<(String, Uuid)> = Page::read(query.cursor.as_deref(), query.limit)?;
    let organisation = principal.organisation;
    let found = state.read(move |conn| Ok(topics::all(conn, organisation)?)).await?;
    let (found, next) = page.part(found, |topic| (topic.name_key.clone(), topic.id.as_uuid()));
    let items: Vec<ShownTopic> =
        found.into_iter().map(|topic| ShownTopic { id: topic.id.as_uuid(), name: topic.name }).collect();
    Ok(paging::answer("/api/v1/topics", page.limit, &items, next))
}

/// Lets another spelling stand for a topic, in this and every later import.
#[utoipa::path(
    tag = "topics", operation_id = "create_topic_alias", security(("bearer" = [])), request_body = AliasWish,
    params(("topic_id" = Uuid, Path), ("Idempotency-Key" = String, Header, description = "A fresh key for each act")),
    responses((status = 201, body = ShownTopic))
)]
#[post("/api/v1/topics/{topic_id}/aliases")]
pub async fn create_topic_alias(
    state: web::Data<AppState>,
    Organiser(principal): Organiser,
    request: HttpRequest,
    path: web::Path<TopicId>,
    key: ActionKey,
    body: Body<AliasWish>,
) -> Answer {
    let once = Once::new(&principal, &request, &key, body.sha256);
    let (by, id) = (principal.by(&state), path.into_inner());
    let alias = field::text("/alias", &body.value.alias, 120)?;
    let kept = once.act(&state, move |conn| {
        let topic = find(conn, &by, id)?;
        topics::add_alias(conn, by.organisation, &topic_key(&alias), id)?;
        tell(conn, &by, "create_topic_alias", About { object: Some(id.as_uuid()), ..About::default() })?;
        Reply::json(StatusCode::CREATED, &topic)
    });
    kept.await
}

/// Makes one topic part of another: interests and programmes move, its spellings stay known.
#[utoipa::path(
    tag = "topics", operation_id = "merge_topic", security(("bearer" = [])), request_body = MergeWish,
    params(("topic_id" = Uuid, Path), ("Idempotency-Key" = String, Header, description = "A fresh key for each act")),
    responses((status = 200, body = ShownTopic, description = "The topic that remains"))
)]
#[post("/api/v1/topics/{topic_id}/merges")]
pub async fn merge_topic(
    state: web::Data<AppState>,
    Organiser(principal): Organiser,
    request: HttpRequest,
    path: web::Path<TopicId>,
    key: ActionKey,
    body: Body<MergeWish>,
) -> Answer {
    let once = Once::new(&principal, &request, &key, body.sha256);
    let (by, from, into) = (principal.by(&state), path.into_inner(), TopicId::from_uuid(body.value.into));
    if from == into {
        return Err(Problem::of_field("/into", "same_topic", "a topic cannot become part of itself"));
    }
    let kept = once.act(&state, move |conn| {
        find(conn, &by, from)?;
        let remains = find(conn, &by, into)?;
        topics::merge(conn, by.organisation, from, into, by.stamp.at)?;
        tell(conn, &by, "merge_topic", About { object: Some(from.as_uuid()), ..About::default() })?;
        Reply::json(StatusCode::OK, &remains)
    });
    kept.await
}

fn find(conn: &mut store::Conn, by: &crate::by::By, id: TopicId) -> Result<ShownTopic, Problem> {
    let found = topics::all(conn, by.organisation)?.into_iter().find(|topic| topic.id == id);
    let topic = found.ok_or_else(Problem::not_found)?;
    Ok(ShownTopic { id: topic.id.as_uuid(), name: topic.name })
}
