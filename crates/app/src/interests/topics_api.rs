//! The vocabulary over HTTP: topics, other spellings, merges.

use std::collections::HashMap;

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, delete, get, post, web};
use domain::{OrganisationId, Stance, TopicId};
use intake::topic_key;
use serde::{Deserialize, Serialize};
use store::Conn;
use store::merges::{self, Merging};
use store::topics::{self, TopicName};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::access::Organiser;
use crate::action_key::ActionKey;
use crate::body::Body;
use crate::field;
use crate::idempotency::{Once, Reply};
use crate::log::{About, tell};
use crate::paging::ListQuery;
use crate::paging::{self, Page};
use crate::problem::{Answer, Code, Problem};
use crate::state::AppState;

/// The fewest people whose needs are counted.
const SEEKERS_MIN: i64 = 5;

/// An entry of the vocabulary.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Topic, example = json!({"id": "0197f0c4-6a00-7000-8000-000000000080", "name": "Negotiation"}))]
pub struct ShownTopic {
    pub id: Uuid,
    pub name: String,
}

/// An entry of the vocabulary with its other spellings, and how many people care.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(example = json!({"id": "0197f0c4-6a00-7000-8000-000000000080", "name": "Negotiation", "aliases": ["haggling"],
    "offers": 12, "seeks": 7, "curious": 30}))]
pub struct CountedTopic {
    pub id: Uuid,
    pub name: String,
    /// Folded, as they are compared.
    pub aliases: Vec<String>,
    pub offers: i64,
    /// None below 5: what a few would like ideas on is theirs alone.
    pub seeks: Option<i64>,
    pub curious: i64,
}

/// A topic to be made.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"name": "Negotiation"}))]
pub struct TopicWish {
    #[schema(min_length = 1, max_length = 120)]
    pub name: String,
}

/// The vocabulary by name.
#[derive(Debug, Serialize, ToSchema)]
#[schema(example = json!({"items": [], "next_cursor": null}))]
pub struct Topics {
    pub items: Vec<CountedTopic>,
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
    let found = state.read(move |conn| counted(conn, organisation)).await?;
    let (items, next) = page.part(found, |topic| (topic_key(&topic.name), topic.id));
    Ok(paging::answer("/api/v1/topics", page.limit, &items, next))
}

fn counted(conn: &mut Conn, organisation: OrganisationId) -> Result<Vec<CountedTopic>, Problem> {
    let stances: HashMap<(TopicId, Stance), i64> = topics::stances(conn, organisation)?
        .into_iter()
        .map(|(topic, stance, count)| ((topic, stance), count))
        .collect();
    let mut aliases: HashMap<TopicId, Vec<String>> = HashMap::new();
    for (topic, alias) in topics::aliases(conn, organisation)? {
        aliases.entry(topic).or_default().push(alias);
    }
    let topic = |topic: topics::Topic| {
        let count = |stance| stances.get(&(topic.id, stance)).copied().unwrap_or(0);
        CountedTopic {
            id: topic.id.as_uuid(),
            aliases: aliases.remove(&topic.id).unwrap_or_default(),
            offers: count(Stance::Offers),
            seeks: Some(count(Stance::Seeks)).filter(|count| *count >= SEEKERS_MIN),
            curious: count(Stance::Curious),
            name: topic.name,
        }
    };
    Ok(topics::all(conn, organisation)?.into_iter().map(topic).collect())
}

/// Makes a topic.
#[utoipa::path(
    tag = "topics", operation_id = "create_topic", security(("bearer" = [])), request_body = TopicWish,
    params(("Idempotency-Key" = String, Header, description = "A fresh key for each act")),
    responses((status = 201, body = ShownTopic))
)]
#[post("/api/v1/topics")]
pub async fn create_topic(
    state: web::Data<AppState>,
    Organiser(principal): Organiser,
    request: HttpRequest,
    key: ActionKey,
    body: Body<TopicWish>,
) -> Answer {
    let once = Once::new(&principal, &request, &key, body.sha256);
    let (by, name) = (principal.by(&state), field::text("/name", &body.value.name, 120)?);
    let kept = once.act(&state, move |conn| {
        let name_key = topic_key(&name);
        if topics::ids_by_key(conn, by.organisation)?.contains_key(&name_key) {
            return Err(Problem::new(Code::AlreadyExists, "Another topic has this name or spelling."));
        }
        let made = topics::ensure(conn, by.organisation, &[TopicName { name, name_key: name_key.clone() }], by.stamp)?;
        let id = made.get(&name_key).copied().ok_or_else(Problem::not_found)?;
        tell(conn, &by, "create_topic", About { object: Some(id.as_uuid()), ..About::default() })?;
        Ok(Reply::json(StatusCode::CREATED, &find(conn, &by, id)?)?.at("/api/v1/topics".to_owned()))
    });
    kept.await
}

/// Takes another spelling back.
#[utoipa::path(
    tag = "topics", operation_id = "delete_topic_alias", security(("bearer" = [])),
    params(("topic_id" = Uuid, Path), ("alias" = String, Path)), responses((status = 204))
)]
#[delete("/api/v1/topics/{topic_id}/aliases/{alias}")]
pub async fn delete_topic_alias(
    state: web::Data<AppState>,
    Organiser(principal): Organiser,
    path: web::Path<(TopicId, String)>,
) -> Answer {
    let (by, (id, alias)) = (principal.by(&state), path.into_inner());
    let removed = state.write(move |conn| {
        topics::remove_alias(conn, by.organisation, &topic_key(&alias), id)?;
        Ok(tell(conn, &by, "delete_topic_alias", About { object: Some(id.as_uuid()), ..About::default() })?)
    });
    removed.await?;
    Ok(HttpResponse::NoContent().finish())
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
/// `Location` is the merge, which can be deleted to part them again.
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
        let id = (by.stamp.new_id)();
        let merging = Merging { id, stamp: by.stamp, actor: &by.actor };
        merges::merge_topics(conn, by.organisation, merging, [from, into])?;
        tell(conn, &by, "merge_topic", About { object: Some(from.as_uuid()), ..About::default() })?;
        Ok(Reply::json(StatusCode::OK, &remains)?.at(format!("/api/v1/merges/{id}")))
    });
    kept.await
}

fn find(conn: &mut Conn, by: &crate::by::By, id: TopicId) -> Result<ShownTopic, Problem> {
    let found = topics::all(conn, by.organisation)?.into_iter().find(|topic| topic.id == id);
    let topic = found.ok_or_else(Problem::not_found)?;
    Ok(ShownTopic { id: topic.id.as_uuid(), name: topic.name })
}
