//! Server-sent events for phones, screens and organisers: a message carries the revision and nothing else.

use actix_web::http::header::{AUTHORIZATION, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, HeaderName};
use actix_web::{FromRequest, HttpRequest, HttpResponse, get, web};
use domain::{EventId, OrganisationId};
use store::{TokenHash, events, invitations};

use super::acts_api::guest_of;
use crate::AppState;
use crate::access::Steward;
use crate::access::seat;
use crate::hub::news;
use crate::problem::{Answer, Code, Problem};

/// The streams that pages read.
pub fn routes(config: &mut web::ServiceConfig) {
    config.service(read_own_events).service(read_screen_events).service(read_live_events);
}

#[get("/me/events")]
async fn read_own_events(state: web::Data<AppState>, request: HttpRequest) -> Answer {
    let guest = guest_of(&state, &request).await?;
    stream(&state, &request, guest.organisation_id, guest.event_id).await
}

#[get("/screen/{token}/events")]
async fn read_screen_events(state: web::Data<AppState>, request: HttpRequest, token: web::Path<String>) -> Answer {
    let (token, now) = (TokenHash::of(token.as_str()), state.clock.now());
    let found = state.read(move |conn| Ok(invitations::find_screen(conn, &token, now)?)).await?;
    let (organisation, event) = found.ok_or_else(Problem::not_found)?;
    stream(&state, &request, organisation, event).await
}

/// For whoever works at the event: with a bearer token, or with the session of the console.
#[get("/events/{event_id}/events")]
async fn read_live_events(state: web::Data<AppState>, request: HttpRequest, path: web::Path<EventId>) -> Answer {
    let event = path.into_inner();
    let organisation = if request.headers().contains_key(AUTHORIZATION) {
        Steward::extract(&request).await?.0.organisation
    } else {
        let unauthenticated = || Problem::new(Code::Unauthenticated, "Sign in to the console, or send a bearer token.");
        seat::seat_at_door(&state, &request, event).await?.ok_or_else(unauthenticated)?.organisation
    };
    stream(&state, &request, organisation, event).await
}

/// Opens a stream. Whoever has seen the revision that stands is told nothing until the next one.
pub async fn stream(state: &AppState, request: &HttpRequest, organisation: OrganisationId, event: EventId) -> Answer {
    let found = state.read(move |conn| Ok(events::find(conn, organisation, event)?)).await?;
    let revision = found.ok_or_else(Problem::not_found)?.revision;
    let seen = request.headers().get("last-event-id").and_then(|value| value.to_str().ok()?.parse::<i64>().ok());
    let body = state.live.listen(&state.store, event, revision);
    let first = if seen == Some(revision) { ": nothing new\n\n".into() } else { news(revision) };
    Ok(HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, "text/event-stream"))
        .insert_header((CACHE_CONTROL, "no-store, no-transform"))
        // A compressor would hold the messages back; so would a proxy that buffers.
        .insert_header((CONTENT_ENCODING, "identity"))
        .insert_header((HeaderName::from_static("x-accel-buffering"), "no"))
        .body(body.beginning_with(first)))
}
