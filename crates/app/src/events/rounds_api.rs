//! The rounds of an event over HTTP.

use actix_web::{HttpResponse, get, patch, web};
use domain::{EventId, RoundTiming};
use serde::{Deserialize, Serialize};
use store::{events, rounds};
use utoipa::ToSchema;

use super::bodies::{ShownEvent, ShownRound};
use super::{change, write_api};
use crate::access::Organiser;
use crate::body::Body;
use crate::field;
use crate::log::{About, tell};
use crate::precondition::{IfMatch, etag};
use crate::problem::{Answer, Problem};
use crate::state::AppState;

/// The rounds of an event by number.
#[derive(Debug, Serialize, ToSchema)]
#[schema(example = json!({"items": []}))]
pub struct Rounds {
    pub items: Vec<ShownRound>,
}

/// A change of one round. The later ones follow it.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"minutes": 12}))]
pub struct RoundChange {
    #[schema(minimum = 1, maximum = 240)]
    pub minutes: Option<u32>,
    /// Of the last round: the room is theirs; nobody is placed.
    pub open: Option<bool>,
}

/// The rounds of an event. The ETag is the event's.
#[utoipa::path(
    tag = "events", operation_id = "list_rounds", security(("bearer" = [])), params(("event_id" = Uuid, Path)),
    responses((status = 200, body = Rounds))
)]
#[get("/api/v1/events/{event_id}/rounds")]
pub async fn list_rounds(
    state: web::Data<AppState>,
    Organiser(principal): Organiser,
    path: web::Path<EventId>,
) -> Answer {
    let (organisation, id) = (principal.organisation, path.into_inner());
    let read = state.read(move |conn| {
        let event = events::find(conn, organisation, id)?.ok_or_else(Problem::not_found)?;
        Ok((event.revision, rounds::of_event(conn, organisation, id)?))
    });
    let (revision, found) = read.await?;
    let items = found.iter().map(ShownRound::of).collect();
    Ok(HttpResponse::Ok().insert_header(etag(revision)).json(Rounds { items }))
}

/// Gives a round other minutes, or opens the last one. `If-Match` names the event's ETag.
#[utoipa::path(
    tag = "events", operation_id = "change_round", security(("bearer" = [])), request_body = RoundChange,
    params(("event_id" = Uuid, Path), ("number" = u32, Path, description = "From 1"),
        ("If-Match" = String, Header, description = "The event's ETag")),
    responses((status = 200, body = ShownEvent))
)]
#[patch("/api/v1/events/{event_id}/rounds/{number}")]
pub async fn change_round(
    state: web::Data<AppState>,
    Organiser(principal): Organiser,
    path: web::Path<(EventId, u32)>,
    seen: IfMatch,
    body: Body<RoundChange>,
) -> Answer {
    let (by, (id, number), wish) = (principal.by(&state), path.into_inner(), body.value);
    let minutes = field::number("/minutes", wish.minutes, 1..=240)?;
    let changed = state.write(move |conn| {
        let event = write_api::find(conn, &by, id, &seen)?;
        change::admit(&event)?;
        let mut laid = rounds::of_event(conn, by.organisation, id)?;
        let round = laid.iter_mut().find(|round| round.number == number).ok_or_else(Problem::not_found)?;
        round.minutes = minutes.or(round.minutes);
        round.timing = match wish.open {
            Some(true) => RoundTiming::Open,
            Some(false) => RoundTiming::InRoom,
            None => round.timing,
        };
        change::lay(conn, &by, &event, &mut laid)?;
        events::save(conn, by.organisation, &event)?;
        tell(conn, &by, "change_round", About { object: Some(id.as_uuid()), event: Some(id), reason: None })?;
        write_api::shown(conn, &by, id)
    });
    write_api::answer(changed.await?)
}
