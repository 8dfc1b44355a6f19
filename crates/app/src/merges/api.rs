//! Merges over HTTP: proposed, made, listed, undone.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, delete, get, post, web};
use domain::PersonId;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use store::merges::{self, Merge, Merging};
use store::{StoreError, people};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::access::Organiser;
use crate::action_key::ActionKey;
use crate::body::Body;
use crate::idempotency::{Once, Reply};
use crate::log::{About, tell};
use crate::people::api::ShownPerson;
use crate::people::duplicates::{self, Proposal};
use crate::people::write_api::shown;
use crate::problem::{Answer, Code, Problem};
use crate::state::AppState;

/// The most proposals of one answer.
const PROPOSALS_MAX: usize = 200;

/// Where a person goes.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"into": "0197f0c4-6a00-7000-8000-000000000011"}))]
pub struct PersonMerge {
    /// The person who remains.
    pub into: Uuid,
}

/// Two people who may be one.
#[derive(Debug, Serialize, ToSchema)]
#[schema(example = json!({"person_ids": ["0197f0c4-6a00-7000-8000-000000000010", "0197f0c4-6a00-7000-8000-000000000011"],
    "names": ["Ada Okafor", "Okafor, Ada"], "external_keys": ["1042", "ada@example.org"], "reason": "same_email"}))]
pub struct DuplicateProposal {
    /// The one that was there first, first.
    pub person_ids: [Uuid; 2],
    pub names: [String; 2],
    pub external_keys: [String; 2],
    /// `same_email` or `same_name`.
    pub reason: &'static str,
}

/// People who may be one, surest first.
#[derive(Debug, Serialize, ToSchema)]
#[schema(example = json!({"items": [], "more": 0}))]
pub struct DuplicateProposals {
    pub items: Vec<DuplicateProposal>,
    /// How many further proposals there are.
    pub more: usize,
}

/// A merge that stands.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Merge, example = json!({"id": "0197f0c4-6a00-7000-8000-0000000000b0", "kind": "person",
    "from": "0197f0c4-6a00-7000-8000-000000000010", "into": "0197f0c4-6a00-7000-8000-000000000011",
    "merged_at": "2026-05-04T07:00:00Z", "actor": "account:0197f0c4-6a00-7000-8000-000000000001"}))]
pub struct ShownMerge {
    pub id: Uuid,
    /// `person` or `topic`.
    pub kind: &'static str,
    pub from: Uuid,
    pub into: Uuid,
    #[schema(value_type = String, format = DateTime)]
    pub merged_at: Timestamp,
    pub actor: String,
}

/// The merges that stand.
#[derive(Debug, Serialize, ToSchema)]
#[schema(example = json!({"items": []}))]
pub struct Merges {
    pub items: Vec<ShownMerge>,
}

impl From<Merge> for ShownMerge {
    fn from(merge: Merge) -> Self {
        let Merge { id, kind, from_id, into_id, merged_at, actor, .. } = merge;
        Self { id, kind: kind.as_str(), from: from_id, into: into_id, merged_at, actor }
    }
}

impl From<Proposal> for DuplicateProposal {
    fn from(proposal: Proposal) -> Self {
        let people = proposal.people;
        Self {
            person_ids: people.each_ref().map(|person| person.id.as_uuid()),
            names: people.each_ref().map(|person| person.name.clone()),
            external_keys: people.each_ref().map(|person| person.external_key.clone()),
            reason: proposal.reason,
        }
    }
}

/// People who may be one, to be looked at and merged.
#[utoipa::path(
    tag = "people", operation_id = "list_duplicates", security(("bearer" = [])),
    responses((status = 200, body = DuplicateProposals))
)]
#[get("/api/v1/people/duplicates")]
pub async fn list_duplicates(state: web::Data<AppState>, Organiser(principal): Organiser) -> Answer {
    let organisation = principal.organisation;
    let mut found = state.read(move |conn| Ok(duplicates::proposals(conn, organisation)?)).await?;
    let more = found.len().saturating_sub(PROPOSALS_MAX);
    found.truncate(PROPOSALS_MAX);
    let items = found.into_iter().map(DuplicateProposal::from).collect();
    Ok(HttpResponse::Ok().json(DuplicateProposals { items, more }))
}

/// Makes one person part of another: events, interests, enrolments, ties and reports move; files may
/// go on naming the old key. `Location` is the merge, which can be deleted to part them again.
#[utoipa::path(
    tag = "people", operation_id = "merge_person", security(("bearer" = [])), request_body = PersonMerge,
    params(("person_id" = Uuid, Path), ("Idempotency-Key" = String, Header, description = "A fresh key for each act")),
    responses((status = 200, body = ShownPerson, description = "The person who remains"))
)]
#[post("/api/v1/people/{person_id}/merges")]
pub async fn merge_person(
    state: web::Data<AppState>,
    Organiser(principal): Organiser,
    request: HttpRequest,
    path: web::Path<PersonId>,
    key: ActionKey,
    body: Body<PersonMerge>,
) -> Answer {
    let once = Once::new(&principal, &request, &key, body.sha256);
    let (by, from, into) = (principal.by(&state), path.into_inner(), PersonId::from_uuid(body.value.into));
    let kept = once.act(&state, move |conn| {
        let merged = people::find(conn, by.organisation, from)?.ok_or_else(Problem::not_found)?;
        if from == into {
            return Err(Problem::of_field("/into", "same_person", "a person cannot become part of themselves"));
        }
        let remains = people::find(conn, by.organisation, into)?.ok_or_else(Problem::not_found)?;
        if let Some(event) = merges::shared_event(conn, by.organisation, [from, into])? {
            let detail = "Both take part in one event. Withdraw one of them there first.";
            let see = Some(format!("/api/v1/events/{event}/participants").into());
            return Err(Problem { see, ..Problem::new(Code::Conflict, detail) });
        }
        let id = (by.stamp.new_id)();
        let merging = Merging { id, stamp: by.stamp, actor: &by.actor };
        merges::merge_people(conn, by.organisation, merging, [&merged, &remains])?;
        tell(conn, &by, "merge_person", About { object: Some(from.as_uuid()), ..About::default() })?;
        let shown = shown(conn, &by, into)?;
        Ok(Reply::json(StatusCode::OK, &shown)?.at(format!("/api/v1/merges/{id}")).naming(vec![from, into]))
    });
    kept.await
}

/// The merges of people and topics that stand.
#[utoipa::path(
    tag = "people", operation_id = "list_merges", security(("bearer" = [])), responses((status = 200, body = Merges))
)]
#[get("/api/v1/merges")]
pub async fn list_merges(state: web::Data<AppState>, Organiser(principal): Organiser) -> Answer {
    let organisation = principal.organisation;
    let found = state.read(move |conn| Ok(merges::standing(conn, organisation)?)).await?;
    Ok(HttpResponse::Ok().json(Merges { items: found.into_iter().map(ShownMerge::from).collect() }))
}

/// Parts what was merged: everything that the merge moved goes back.
#[utoipa::path(
    tag = "people", operation_id = "undo_merge", security(("bearer" = [])), params(("merge_id" = Uuid, Path)),
    responses((status = 204))
)]
#[delete("/api/v1/merges/{merge_id}")]
pub async fn undo_merge(state: web::Data<AppState>, Organiser(principal): Organiser, path: web::Path<Uuid>) -> Answer {
    let (by, id) = (principal.by(&state), path.into_inner());
    let undone = state.write(move |conn| {
        let undone = match merges::undo(conn, by.organisation, id, by.stamp.at) {
            Err(StoreError::Stale) => {
                let detail = "What remained has been merged on since. Undo that merge first.";
                return Err(Problem { see: Some("/api/v1/merges".into()), ..Problem::new(Code::Conflict, detail) });
            }
            other => other?,
        };
        Ok(tell(conn, &by, "undo_merge", About { object: Some(undone.from_id), ..About::default() })?)
    });
    undone.await?;
    Ok(HttpResponse::NoContent().finish())
}
