//! Plans over HTTP.

use std::cmp::Reverse;

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, get, post, put, web};
use domain::{EventId, OrganisationId, PlanId, WhenImpossible};
use planning::Progress;
use serde::{Deserialize, Serialize};
use store::{Conn, events, plans};
use utoipa::{IntoParams, ToSchema};

use super::graph::formats::{self, Format};
use super::job::{self, DraftJob};
use super::version_line::VersionLine;
use super::view::{self, PlanSummary, PlanView};
use super::{draft, graph, publish};
use crate::access::Organiser;
use crate::action_key::ActionKey;
use crate::body::Body;
use crate::field;
use crate::idempotency::{Once, Reply};
use crate::jobs::queue::{self, Wish};
use crate::jobs::{Prefer, ShownJob};
use crate::log::{About, tell};
use crate::paging::ListQuery;
use crate::paging::{self, Page};
use crate::precondition::{IfMatch, etag};
use crate::problem::{Answer, Code, Problem};
use crate::state::AppState;

/// Plans of more people are drafted as a job.
const DRAFT_PEOPLE_MAX: u64 = 1_000;

/// What a draft may decide other than its event.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"when_impossible": "nearest_exception", "seed": "42"}))]
pub struct DraftWish {
    /// `sit_out`, `nearest_exception` or `ask`. None: the event's own.
    pub when_impossible: Option<String>,
    /// Up to 20 decimal digits. None: drawn at random.
    pub seed: Option<String>,
}

/// The versions of an event's plan, the newest first.
#[derive(Serialize, ToSchema)]
#[schema(example = json!({"items": [], "next_cursor": null}))]
pub struct Versions {
    pub items: Vec<VersionLine>,
    pub next_cursor: Option<String>,
}

/// Drafts a plan of the event as it is now, as the next version. Rounds that are over stay; shown ones
/// change only where somebody is gone. Where the event asks, there is a draft of each answer.
#[utoipa::path(
    tag = "plans", operation_id = "draft_plan", security(("bearer" = [])), request_body = DraftWish,
    params(("event_id" = Uuid, Path), ("Idempotency-Key" = String, Header, description = "A fresh key for each act"),
        ("Prefer" = Option<String>, Header, description = "`respond-async`: as a job")),
    responses(
        (status = 201, body = PlanSummary), (status = 202, body = ShownJob, description = "A job does it"),
        (status = 200, body = ShownJob, description = "A job did it while the client waited")
    )
)]
#[post("/api/v1/events/{event_id}/plans")]
pub async fn draft_plan(
    state: web::Data<AppState>,
    Organiser(principal): Organiser,
    request: HttpRequest,
    path: web::Path<EventId>,
    key: ActionKey,
    body: Body<DraftWish>,
    prefer: Prefer,
) -> Answer {
    let once = Once::new(&principal, &request, &key, body.sha256);
    if let Some(kept) = once.replay(&state).await? {
        return Ok(kept);
    }
    let (by, event) = (principal.by(&state), path.into_inner());
    let when_impossible = field::word::<WhenImpossible>("/when_impossible", body.value.when_impossible.as_deref())?;
    let seed = read_seed(body.value.seed.as_deref())?.unwrap_or_else(|| state.entropy.seed());
    if prefer.respond_async || is_big(&state, by.organisation, event).await? {
        let wish = Wish::new(job::DRAFT, &DraftJob { event, when_impossible: body.value.when_impossible, seed })?;
        let organisation = by.organisation;
        let admit =
            move |conn: &mut Conn| events::find(conn, organisation, event)?.map(drop).ok_or_else(Problem::not_found);
        return queue::queue(&state, (once, by), wish, prefer, admit).await;
    }
    let (slow, organisation) = (state.clone(), by.organisation);
    let drafted = state.block(move || {
        let request = draft::Request { event, when_impossible, seed };
        Ok(draft::drafts(&slow.store, organisation, request, &mut Progress::silent())?)
    });
    let drafted = drafted.await?;
    let kept = once.act(&state, move |conn| {
        let ids = draft::keep_all(drafted, conn, &by)?;
        for id in &ids {
            tell(conn, &by, "draft_plan", About { object: Some(id.as_uuid()), event: Some(event), reason: None })?;
        }
        let summary = view::summary_of(conn, by.organisation, &ids)?;
        let (at, tag) = (format!("/api/v1/plans/{}", summary.id), summary.etag.clone());
        Ok(Reply::json(StatusCode::CREATED, &summary)?.at(at).tagged(tag))
    });
    kept.await
}

/// Whether planning takes longer than a request should.
async fn is_big(state: &AppState, organisation: OrganisationId, event: EventId) -> Result<bool, Problem> {
    let counted = state.read(move |conn| Ok(store::participants::count(conn, organisation, event)?));
    Ok(counted.await? > DRAFT_PEOPLE_MAX)
}

fn read_seed(sent: Option<&str>) -> Result<Option<u64>, Problem> {
    let digits = |text: &str| text.parse().map_err(|_| Problem::of_field("/seed", "invalid", "digits, below 2⁶⁴"));
    sent.map(digits).transpose()
}

/// The versions of an event's plan.
#[utoipa::path(
    tag = "plans", operation_id = "list_plans", security(("bearer" = [])), params(("event_id" = Uuid, Path), ListQuery),
    responses((status = 200, body = Versions))
)]
#[get("/api/v1/events/{event_id}/plans")]
pub async fn list_plans(
    state: web::Data<AppState>,
    Organiser(principal): Organiser,
    path: web::Path<EventId>,
    query: web::Query<ListQuery>,
) -> Answer {
    let page: Page<Reverse<u32>> = Page::read(query.cursor.as_deref(), query.limit)?;
    let (organisation, event_id) = (principal.organisation, path.into_inner());
    let read = state.read(move |conn| {
        let event = events::find(conn, organisation, event_id)?.ok_or_else(Problem::not_found)?;
        let versions = plans::versions(conn, organisation, event_id)?;
        Ok((versions, event.published_plan_id))
    });
    let (versions, published) = read.await?;
    let (versions, next) = page.part(versions, |version| Reverse(version.number));
    let items: Vec<VersionLine> = versions.into_iter().map(|version| VersionLine::of(version, published)).collect();
    Ok(paging::answer(&format!("/api/v1/events/{event_id}/plans"), page.limit, &items, next))
}

/// A plan with the names of its people; private parts are left out.
#[utoipa::path(
    tag = "plans", operation_id = "read_plan", security(("bearer" = [])), params(("plan_id" = Uuid, Path)),
    responses((status = 200, body = PlanView))
)]
#[get("/api/v1/plans/{plan_id}")]
pub async fn read_plan(state: web::Data<AppState>, Organiser(principal): Organiser, path: web::Path<PlanId>) -> Answer {
    let (organisation, id) = (principal.organisation, path.into_inner());
    let (plan, tag) = state.read(move |conn| Ok(view::read(conn, organisation, id)?)).await?;
    Ok(HttpResponse::Ok().insert_header(etag(tag)).json(plan))
}

/// The plan as a document that `check-plan` reads; private parts are left out and named.
#[utoipa::path(
    tag = "plans", operation_id = "export_plan", security(("bearer" = [])), params(("plan_id" = Uuid, Path)),
    responses((status = 200, body = Object, description = "plan.json"))
)]
#[get("/api/v1/plans/{plan_id}/document")]
pub async fn export_plan(
    state: web::Data<AppState>,
    Organiser(principal): Organiser,
    path: web::Path<PlanId>,
) -> Answer {
    let (organisation, id) = (principal.organisation, path.into_inner());
    let document = state.read(move |conn| Ok(super::export::document(conn, organisation, id)?)).await?;
    Ok(HttpResponse::Ok().insert_header(("Content-Disposition", "attachment; filename=\"plan.json\"")).json(document))
}

/// The proofs of a plan: per round, and over all rounds.
#[utoipa::path(
    tag = "plans", operation_id = "read_certificate", security(("bearer" = [])), params(("plan_id" = Uuid, Path)),
    responses((status = 200, body = Object, description = "Dual values by participant, bounds and gaps"))
)]
#[get("/api/v1/plans/{plan_id}/certificate")]
pub async fn read_certificate(
    state: web::Data<AppState>,
    Organiser(principal): Organiser,
    path: web::Path<PlanId>,
) -> Answer {
    let (organisation, id) = (principal.organisation, path.into_inner());
    let certificate = state.read(move |conn| Ok(super::export::certificate(conn, organisation, id)?)).await?;
    Ok(HttpResponse::Ok().json(certificate))
}

/// Publishes a plan. `If-Match` names the version that was seen; 412 `stale_plan` when another one
/// was published meanwhile.
#[utoipa::path(
    tag = "plans", operation_id = "publish_plan", security(("bearer" = [])),
    params(("plan_id" = Uuid, Path), ("If-Match" = String, Header, description = "The plan's ETag")),
    responses((status = 200, body = PlanSummary))
)]
#[put("/api/v1/plans/{plan_id}/publication")]
pub async fn publish_plan(
    state: web::Data<AppState>,
    Organiser(principal): Organiser,
    path: web::Path<PlanId>,
    seen: IfMatch,
) -> Answer {
    let (by, id) = (principal.by(&state), path.into_inner());
    let published = state.write(move |conn| {
        let before = view::summary(conn, by.organisation, id)?;
        let plan = publish::publish(conn, &by, id)?;
        if !seen.covers(&before.etag) {
            return Err(Problem::new(Code::StalePlan, "Another plan has been published since you read this one."));
        }
        let about = About { object: Some(id.as_uuid()), event: Some(plan.event_id), reason: None };
        tell(conn, &by, "publish_plan", about)?;
        Ok(view::summary(conn, by.organisation, id)?)
    });
    let summary = published.await?;
    Ok(HttpResponse::Ok().insert_header(etag(&summary.etag)).json(summary))
}

/// In which format.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct GraphQuery {
    /// `node_link` (default), `graphml`, `dot`, `csv` or `svg`.
    pub format: Option<String>,
}

/// Who may meet whom at an event. In node-link JSON a pair that may not keeps the code of the rule.
#[utoipa::path(
    tag = "plans", operation_id = "read_graph", security(("bearer" = [])), params(("event_id" = Uuid, Path), GraphQuery),
    responses((status = 200, content(
        (Object = "application/json"), (String = "application/xml"), (String = "text/vnd.graphviz"),
        (String = "text/csv"), (String = "image/svg+xml")
    )))
)]
#[get("/api/v1/events/{event_id}/graph")]
pub async fn read_graph(
    state: web::Data<AppState>,
    Organiser(principal): Organiser,
    path: web::Path<EventId>,
    query: web::Query<GraphQuery>,
) -> Answer {
    let unknown = || Problem::new(Code::InvalidQuery, "format is node_link, graphml, dot, csv or svg");
    let format = Format::named(query.format.as_deref()).ok_or_else(unknown)?;
    let (organisation, event) = (principal.organisation, path.into_inner());
    let store = state.store.clone();
    let body = state.block(move || {
        let graph = graph::read(&store, organisation, event)?;
        Ok(match format {
            Format::NodeLink => graph.node_link().to_string(),
            Format::GraphMl => formats::graphml(&graph),
            Format::Dot => formats::dot(&graph),
            Format::Csv => formats::edges_csv(&graph),
            Format::Svg => formats::svg(&graph),
        })
    });
    Ok(HttpResponse::Ok().content_type(format.media_type()).body(body.await?))
}
