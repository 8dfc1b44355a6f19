//! Pairs that an organiser keeps apart, brings together, or keeps as they are.
//!
//! A person's private wish is stored beside these rules and never shown here.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, delete, get, post, web};
use domain::{EventId, OrganisationId, PairingRuleId, PairingRuleKind, PersonId};
use serde::{Deserialize, Serialize};
use store::pairing_rules::{self, NewPairingRule, PairingRule};
use store::{Conn, events, people};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::access::Organiser;
use crate::action_key::ActionKey;
use crate::body::Body;
use crate::idempotency::{Once, Reply};
use crate::log::{About, tell};
use crate::precondition::{IfMatch, etag, tag_of};
use crate::problem::{Answer, Problem};
use crate::state::AppState;

/// A rule to be stated.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"kind": "forbidden", "person_ids": [
    "0197f0c4-6a00-7000-8000-000000000010", "0197f0c4-6a00-7000-8000-000000000011"
]}))]
pub struct RuleWish {
    /// `forbidden`, `forced` or `lock`.
    pub kind: String,
    /// Two people; of a lock, everybody of the meeting.
    #[schema(min_items = 2, max_items = 8)]
    pub person_ids: Vec<Uuid>,
    /// Of a lock: the round.
    #[schema(minimum = 1)]
    pub round: Option<u32>,
}

/// A rule that stands.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = PairingRule, example = json!({
    "id": "0197f0c4-6a00-7000-8000-000000000060", "kind": "forbidden", "round": null, "person_ids": []
}))]
pub struct ShownRule {
    pub id: Uuid,
    pub kind: &'static str,
    pub round: Option<u32>,
    pub person_ids: Vec<Uuid>,
}

/// The rules of an event.
#[derive(Debug, Serialize, ToSchema)]
#[schema(example = json!({"items": []}))]
pub struct Rules {
    pub items: Vec<ShownRule>,
}

impl From<PairingRule> for ShownRule {
    fn from(rule: PairingRule) -> Self {
        Self {
            id: rule.id.as_uuid(),
            kind: rule.kind.as_str(),
            round: rule.round_number,
            person_ids: rule.people.into_iter().map(PersonId::as_uuid).collect(),
        }
    }
}

impl RuleWish {
    fn kind(&self) -> Result<PairingRuleKind, Problem> {
        let kind: PairingRuleKind = self.kind.parse().map_err(|cause| Problem::unknown_word("/kind", &cause))?;
        let distinct: std::collections::BTreeSet<&Uuid> = self.person_ids.iter().collect();
        let people = if kind == PairingRuleKind::Lock { 2..=8 } else { 2..=2 };
        if kind == PairingRuleKind::Excluded {
            return Err(Problem::of_field("/kind", "private", "only a person can ask for this, on their own card"));
        }
        if distinct.len() != self.person_ids.len() || !people.contains(&distinct.len()) {
            let detail = format!("{} to {} different people", people.start(), people.end());
            return Err(Problem::of_field("/person_ids", "out_of_range", detail));
        }
        if (kind == PairingRuleKind::Lock) != self.round.is_some() {
            return Err(Problem::of_field("/round", "mismatch", "a lock names its round, and only a lock does"));
        }
        Ok(kind)
    }
}

/// The rules of an event that an organiser stated.
#[utoipa::path(
    tag = "events", operation_id = "list_pairing_rules", security(("bearer" = [])), params(("event_id" = Uuid, Path)),
    responses((status = 200, body = Rules))
)]
#[get("/api/v1/events/{event_id}/pairing-rules")]
pub async fn list_pairing_rules(
    state: web::Data<AppState>,
    Organiser(principal): Organiser,
    path: web::Path<EventId>,
) -> Answer {
    let (organisation, event) = (principal.organisation, path.into_inner());
    let read = state.read(move |conn| {
        events::find(conn, organisation, event)?.ok_or_else(Problem::not_found)?;
        Ok(pairing_rules::of_event(conn, organisation, event)?)
    });
    let open = read.await?.into_iter().filter(|rule| rule.kind != PairingRuleKind::Excluded);
    Ok(HttpResponse::Ok().json(Rules { items: open.map(ShownRule::from).collect() }))
}

/// States a rule. It holds in every later draft of the event.
#[utoipa::path(
    tag = "events", operation_id = "create_pairing_rule", security(("bearer" = [])), request_body = RuleWish,
    params(("event_id" = Uuid, Path), ("Idempotency-Key" = String, Header, description = "A fresh key for each act")),
    responses((status = 201, body = ShownRule))
)]
#[post("/api/v1/events/{event_id}/pairing-rules")]
pub async fn create_pairing_rule(
    state: web::Data<AppState>,
    Organiser(principal): Organiser,
    request: HttpRequest,
    path: web::Path<EventId>,
    key: ActionKey,
    body: Body<RuleWish>,
) -> Answer {
    let once = Once::new(&principal, &request, &key, body.sha256);
    let (by, event_id, wish) = (principal.by(&state), path.into_inner(), body.value);
    let kind = wish.kind()?;
    let named: Vec<PersonId> = wish.person_ids.iter().copied().map(PersonId::from_uuid).collect();
    let kept = once.act(&state, move |conn| {
        events::find(conn, by.organisation, event_id)?.ok_or_else(Problem::not_found)?;
        for person in &named {
            people::find(conn, by.organisation, *person)?.ok_or_else(Problem::not_found)?;
        }
        let id = PairingRuleId::from_uuid((by.stamp.new_id)());
        let new = NewPairingRule {
            organisation_id: by.organisation,
            id,
            kind,
            event_id: Some(event_id),
            round_number: wish.round,
            stated_at: by.stamp.at,
            actor: by.actor.clone(),
        };
        pairing_rules::state(conn, &new, &named)?;
        let about = About { object: Some(id.as_uuid()), event: Some(event_id), reason: None };
        tell(conn, &by, "create_pairing_rule", about)?;
        let shown =
            ShownRule { id: id.as_uuid(), kind: kind.as_str(), round: wish.round, person_ids: wish.person_ids.clone() };
        let at = format!("/api/v1/events/{event_id}/pairing-rules/{id}");
        Ok(Reply::json(StatusCode::CREATED, &shown)?.at(at).naming(named))
    });
    kept.await
}

/// One rule that an organiser stated.
#[utoipa::path(
    tag = "events", operation_id = "read_pairing_rule", security(("bearer" = [])),
    params(("event_id" = Uuid, Path), ("rule_id" = Uuid, Path)), responses((status = 200, body = ShownRule))
)]
#[get("/api/v1/events/{event_id}/pairing-rules/{rule_id}")]
pub async fn read_pairing_rule(
    state: web::Data<AppState>,
    Organiser(principal): Organiser,
    path: web::Path<(EventId, PairingRuleId)>,
) -> Answer {
    let (organisation, (event, id)) = (principal.organisation, path.into_inner());
    let rule = state.read(move |conn| read_one(conn, organisation, event, id)).await?;
    Ok(HttpResponse::Ok().insert_header(etag(tag_of(&rule))).json(rule))
}

/// A rule that stands and is no private wish.
fn read_one(
    conn: &mut Conn,
    organisation: OrganisationId,
    event: EventId,
    id: PairingRuleId,
) -> Result<ShownRule, Problem> {
    let standing = pairing_rules::of_event(conn, organisation, event)?;
    let own = |rule: &PairingRule| rule.id == id && rule.kind != PairingRuleKind::Excluded;
    standing.into_iter().find(own).map(ShownRule::from).ok_or_else(Problem::not_found)
}

/// Takes a rule back.
#[utoipa::path(
    tag = "events", operation_id = "delete_pairing_rule", security(("bearer" = [])),
    params(("event_id" = Uuid, Path), ("rule_id" = Uuid, Path),
        ("If-Match" = String, Header, description = "The rule's ETag")),
    responses((status = 204))
)]
#[delete("/api/v1/events/{event_id}/pairing-rules/{rule_id}")]
pub async fn delete_pairing_rule(
    state: web::Data<AppState>,
    Organiser(principal): Organiser,
    path: web::Path<(EventId, PairingRuleId)>,
    seen: IfMatch,
) -> Answer {
    let (by, (event_id, id)) = (principal.by(&state), path.into_inner());
    let withdrawn = state.write(move |conn| {
        let standing = read_one(conn, by.organisation, event_id, id)?;
        seen.admit(&tag_of(&standing))?;
        pairing_rules::withdraw(conn, by.organisation, id, by.stamp.at)?;
        let about = About { object: Some(id.as_uuid()), event: Some(event_id), reason: None };
        Ok(tell(conn, &by, "delete_pairing_rule", about)?)
    });
    withdrawn.await?;
    Ok(HttpResponse::NoContent().finish())
}
