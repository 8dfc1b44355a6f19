//! Events over HTTP.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, get, post, web};
use domain::{EventId, ProgrammeId};
use serde::Serialize;
use store::{events, rounds};
use utoipa::ToSchema;
use uuid::Uuid;

use super::bodies::{EventWish, ShownEvent};
use super::of_programme::{self, people_of};
use super::register::Issuing;
use crate::access::{Organiser, Steward};
use crate::action_key::ActionKey;
use crate::body::Body;
use crate::idempotency::{Once, Reply};
use crate::paging::ListQuery;
use crate::paging::{self, Page};
use crate::plans::view::{self, PlanSummary};
use crate::precondition::etag;
use crate::problem::{Answer, Problem};
use crate::state::AppState;

/// An event that was made, with its draft plan.
#[derive(Serialize, ToSchema)]
#[schema(example = json!({"event_id": "0197f0c4-6a00-7000-8000-000000000030", "plan_id": "0197f0c4-6a00-7000-8000-000000000040"}))]
pub struct CreatedEvent {
    pub event_id: Uuid,
    pub plan_id: Uuid,
    pub event: ShownEvent,
    pub plan: PlanSummary,
}

/// One page of events.
#[derive(Serialize, ToSchema)]
#[schema(example = json!({"items": [], "next_cursor": null}))]
pub struct EventsPage {
    pub items: Vec<ShownEvent>,
    pub next_cursor: Option<String>,
}

/// Makes an event out of a programme: its people, their links, rounds by the clock, a draft plan.
#[utoipa::path(
    tag = "events", operation_id = "create_event_of_programme", security(("bearer" = [])), request_body = EventWish,
    params(("programme_id" = Uuid, Path), ("Idempotency-Key" = String, Header, description = "A fresh key for each act")),
    responses((status = 201, body = CreatedEvent))
)]
#[post("/api/v1/programmes/{programme_id}/events")]
pub async fn create_event_of_programme(
    state: web::Data<AppState>,
    Organiser(principal): Organiser,
    request: HttpRequest,
    path: web::Path<ProgrammeId>,
    key: ActionKey,
    body: Body<EventWish>,
) -> Answer {
    let once = Once::new(&principal, &request, &key, body.sha256);
    if let Some(kept) = once.replay(&state).await? {
        return Ok(kept);
    }
    let (by, programme_id) = (principal.by(&state), path.into_inner());
    let (slow, author) = (state.clone(), by.clone());
    let prepared = state.block(move || {
        let found = slow.store.read(|conn| people_of(conn, author.organisation, programme_id))?;
        let wanted = body.value.read(Some(programme_id), &found.0.name)?;
        let issuing = Issuing { config: &slow.config, entropy: &slow.entropy };
        Ok(of_programme::prepare(&slow.store, &author, &wanted, &found.1, &issuing)?)
    });
    let prepared = prepared.await?;
    let kept = once.act(&state, move |conn| {
        let (event_id, plan_id) = prepared.keep(conn, &by)?;
        let event = events::find(conn, by.organisation, event_id)?.ok_or_else(Problem::not_found)?;
        let plan = view::summary(conn, by.organisation, plan_id)?;
        let rounds = rounds::of_event(conn, by.organisation, event_id)?;
        let created = CreatedEvent {
            event_id: event_id.as_uuid(),
            plan_id: plan_id.as_uuid(),
            event: ShownEvent::of(event, &rounds),
            plan,
        };
        Ok(Reply::json(StatusCode::CREATED, &created)?.at(format!("/api/v1/events/{event_id}")))
    });
    kept.await
}

/// Events, the newest first.
#[utoipa::path(
    tag = "events", operation_id = "list_events", security(("bearer" = [])), params(ListQuery),
    responses((status = 200, body = EventsPage))
)]
#[get("/api/v1/events")]
pub async fn list_events(
    state: web::Data<AppState>,
    Organiser(principal): Organiser,
    query: web::Query<ListQuery>,
) -> Answer {
    let page: Page<EventId> = Page::read(query.cursor.as_deref(), query.limit)?;
    let (organisation, before, rows) = (principal.organisation, page.after, page.limit + 1);
    let mut found = state.read(move |conn| Ok(events::page(conn, organisation, before, rows)?)).await?;
    let next = page.cut(&mut found, |event| event.id);
    let items: Vec<ShownEvent> = found.into_iter().map(|event| ShownEvent::of(event, &[])).collect();
    Ok(paging::answer("/api/v1/events", page.limit, &items, next))
}

/// One event with its rounds.
#[utoipa::path(
    tag = "events", operation_id = "read_event", security(("bearer" = [])), params(("event_id" = Uuid, Path)),
    responses((status = 200, body = ShownEvent))
)]
#[get("/api/v1/events/{event_id}")]
pub async fn read_event(state: web::Data<AppState>, Steward(principal): Steward, path: web::Path<EventId>) -> Answer {
    let (organisation, id) = (principal.organisation, path.into_inner());
    let read = state.read(move |conn| {
        let event = events::find(conn, organisation, id)?.ok_or_else(Problem::not_found)?;
        Ok(ShownEvent::of(event, &rounds::of_event(conn, organisation, id)?))
    });
    let event = read.await?;
    Ok(HttpResponse::Ok().insert_header(etag(event.revision)).json(event))
}
