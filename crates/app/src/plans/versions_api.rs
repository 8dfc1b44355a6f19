//! Versions of a plan over HTTP: compared, restored, swapped, explained.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, get, post, web};
use domain::roster::{Pair, ParticipantKey};
use domain::{ParticipantId, PlanId};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::change::{self, SwapWish};
use super::draft::DraftError;
use super::view::{self, PlanSummary};
use crate::access::Organiser;
use crate::action_key::ActionKey;
use crate::body::Body;
use crate::idempotency::{Once, Reply};
use crate::log::{About, tell};
use crate::problem::{Answer, Problem};
use crate::state::AppState;
use crate::stored_plan;

/// Which version to compare with.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct DiffQuery {
    /// The earlier version.
    #[param(value_type = Uuid)]
    pub from: PlanId,
}

/// Who changes places.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"round": 2, "a": "0197f0c4-6a00-7000-8000-000000000050", "b": "0197f0c4-6a00-7000-8000-000000000051"}))]
pub struct SwapBody {
    #[schema(minimum = 1)]
    pub round: u32,
    /// A participant.
    pub a: Uuid,
    /// Another participant, who may have a breather in this round.
    pub b: Uuid,
}

/// Whether to look only.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct SwapQuery {
    /// Say what it costs and whom it moves; change nothing.
    #[serde(default)]
    #[param(default = false, required = false)]
    pub dry_run: bool,
}

/// Which pairing to explain.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct PairQuery {
    #[param(value_type = Uuid)]
    pub a: ParticipantId,
    #[param(value_type = Uuid)]
    pub b: ParticipantId,
}

/// What a swap does.
#[derive(Debug, Serialize, ToSchema)]
#[schema(example = json!({"preview": {"loss": 120, "moved": [], "broken": []}, "plan": null}))]
pub struct Swapped {
    /// The weight that is lost, whom it moves, which rules it would break.
    #[schema(value_type = Object)]
    pub preview: planning::SwapPreview,
    /// The new version; none in a dry run.
    pub plan: Option<PlanSummary>,
}

/// What changes from another version to this one: who moves, in which round, and why.
#[utoipa::path(
    tag = "plans", operation_id = "diff_plan", security(("bearer" = [])), params(("plan_id" = Uuid, Path), DiffQuery),
    responses((status = 200, body = Object, description = "`changes`, by round, then person"))
)]
#[get("/api/v1/plans/{plan_id}/diff")]
pub async fn diff_plan(
    state: web::Data<AppState>,
    Organiser(principal): Organiser,
    path: web::Path<PlanId>,
    query: web::Query<DiffQuery>,
) -> Answer {
    let (by, to, from) = (principal.by(&state), path.into_inner(), query.from);
    let diff = state.read(move |conn| Ok(change::compare(conn, &by, from, to)?)).await?;
    Ok(HttpResponse::Ok().json(diff))
}

/// Makes an earlier version the newest one again. It is published like any other draft.
#[utoipa::path(
    tag = "plans", operation_id = "restore_plan", security(("bearer" = [])),
    params(("plan_id" = Uuid, Path), ("Idempotency-Key" = String, Header, description = "A fresh key for each act")),
    responses((status = 201, body = PlanSummary))
)]
#[post("/api/v1/plans/{plan_id}/restorations")]
pub async fn restore_plan(
    state: web::Data<AppState>,
    Organiser(principal): Organiser,
    request: HttpRequest,
    path: web::Path<PlanId>,
    key: ActionKey,
) -> Answer {
    let once = Once::new(&principal, &request, &key, [0; 32]);
    let (by, old) = (principal.by(&state), path.into_inner());
    let kept = once.act(&state, move |conn| {
        let id = change::restore(conn, &by, old)?;
        let summary = view::summary(conn, by.organisation, id)?;
        let event = Some(domain::EventId::from_uuid(summary.event_id));
        tell(conn, &by, "restore_plan", About { object: Some(id.as_uuid()), event, reason: None })?;
        let tag = summary.etag.clone();
        Ok(Reply::json(StatusCode::CREATED, &summary)?.at(format!("/api/v1/plans/{id}")).tagged(tag))
    });
    kept.await
}

/// Swaps two people in one round; every other meeting stays. With `dry_run` it only says what the
/// swap costs and whom it moves.
#[utoipa::path(
    tag = "plans", operation_id = "swap_participants", security(("bearer" = [])), request_body = SwapBody,
    params(("plan_id" = Uuid, Path), SwapQuery,
        ("Idempotency-Key" = String, Header, description = "A fresh key for each act")),
    responses((status = 200, body = Swapped, description = "A dry run"), (status = 201, body = Swapped))
)]
#[post("/api/v1/plans/{plan_id}/swaps")]
pub async fn swap_participants(
    state: web::Data<AppState>,
    Organiser(principal): Organiser,
    request: HttpRequest,
    path: web::Path<PlanId>,
    key: ActionKey,
    query: web::Query<SwapQuery>,
    body: Body<SwapBody>,
) -> Answer {
    let once = Once::new(&principal, &request, &key, body.sha256);
    if let Some(kept) = once.replay(&state).await? {
        return Ok(kept);
    }
    let (by, id) = (principal.by(&state), path.into_inner());
    let participant = |id: Uuid| ParticipantKey::new(id.to_string());
    let wish = SwapWish { round: body.value.round, a: participant(body.value.a), b: participant(body.value.b) };
    let organisation = by.organisation;
    let version = state.read(move |conn| Ok(stored_plan::read(conn, organisation, id)?)).await?;
    let event = version.event();
    let preview = change::preview(&version, &wish)?;
    if query.dry_run {
        return Ok(HttpResponse::Ok().json(Swapped { preview, plan: None }));
    }
    let draft = state.block(move || Ok(change::swap(version, &wish)?)).await?;
    let kept = once.act(&state, move |conn| {
        let id = draft.keep(conn, &by)?;
        tell(conn, &by, "swap_participants", About { object: Some(id.as_uuid()), event: Some(event), reason: None })?;
        let plan = view::summary(conn, by.organisation, id)?;
        let tag = plan.etag.clone();
        let swapped = Swapped { preview, plan: Some(plan) };
        Ok(Reply::json(StatusCode::CREATED, &swapped)?.at(format!("/api/v1/plans/{id}")).tagged(tag))
    });
    kept.await
}

/// A breather of somebody, and why.
#[derive(Debug, Serialize, ToSchema)]
#[schema(example = json!({"round": 2, "cause": "odd_number", "next_chance_round": 3, "possible_partners": 12}))]
pub struct Breather {
    pub round: u32,
    /// `odd_number`, `no_partner_left`, `no_candidate`, `standby` or `not_available`.
    pub cause: &'static str,
    pub next_chance_round: Option<u32>,
    /// Whom they may meet at all under the rules; none where the cause is theirs alone.
    pub possible_partners: Option<usize>,
}

/// The breathers of one person.
#[derive(Debug, Serialize, ToSchema)]
#[schema(example = json!({"items": []}))]
pub struct Breathers {
    pub items: Vec<Breather>,
}

/// Why somebody has a breather, round by round. A rest, a pause and an absence read alike.
#[utoipa::path(
    tag = "plans", operation_id = "explain_breathers", security(("bearer" = [])),
    params(("plan_id" = Uuid, Path), ("participant_id" = Uuid, Path)), responses((status = 200, body = Breathers))
)]
#[get("/api/v1/plans/{plan_id}/breathers/{participant_id}")]
pub async fn explain_breathers(
    state: web::Data<AppState>,
    Organiser(principal): Organiser,
    path: web::Path<(PlanId, ParticipantId)>,
) -> Answer {
    let (organisation, (id, participant)) = (principal.organisation, path.into_inner());
    let key = ParticipantKey::new(participant.to_string());
    let version = state.read(move |conn| Ok(stored_plan::read(conn, organisation, id)?)).await?;
    let items = state.block(move || {
        let document = &version.document;
        let place = document.roster.people.iter().position(|person| person.id == key).ok_or_else(Problem::not_found)?;
        let others = (0..document.roster.people.len()).filter(|other| *other != place);
        let graph = planning::candidates(&document.roster);
        let may = |other: &usize| matches!(graph.verdict(place, *other), Some(planning::PairVerdict::Candidate(_)));
        let partners = others.filter(may).count();
        let of = |round: &domain::plan::PlannedRound| {
            let bye = round.byes.iter().find(|bye| bye.person == key)?;
            let cause = view::public_cause(bye.cause);
            let possible_partners = (cause != "not_available").then_some(partners);
            Some(Breather { round: round.number, cause, next_chance_round: bye.next_chance_round, possible_partners })
        };
        Ok(document.plan.rounds.iter().filter_map(of).collect())
    });
    Ok(HttpResponse::Ok().json(Breathers { items: items.await? }))
}

/// Why two people do not meet: the rule against it, or what it would cost. A private rule, a pause
/// and a rest read alike.
#[utoipa::path(
    tag = "plans", operation_id = "explain_pairing", security(("bearer" = [])),
    params(("plan_id" = Uuid, Path), PairQuery),
    responses((status = 200, body = Object, description = "`answer` is `meets`, `rule` or `price`"))
)]
#[get("/api/v1/plans/{plan_id}/explanation")]
pub async fn explain_pairing(
    state: web::Data<AppState>,
    Organiser(principal): Organiser,
    path: web::Path<PlanId>,
    query: web::Query<PairQuery>,
) -> Answer {
    let (organisation, id) = (principal.organisation, path.into_inner());
    let key = |id: ParticipantId| ParticipantKey::new(id.to_string());
    let pair = Pair::new(key(query.a), key(query.b));
    let version = state.read(move |conn| Ok(stored_plan::read(conn, organisation, id)?)).await?;
    let answer = state.block(move || {
        let document = &version.document;
        let answer = planning::why_not(&document.roster, &document.plan, &pair);
        Ok(answer.map_err(|refusal| DraftError::Refused(vec![refusal]))?)
    });
    Ok(HttpResponse::Ok().json(answer.await?))
}
