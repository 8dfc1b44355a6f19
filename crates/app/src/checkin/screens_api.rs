//! The links of the venue's screens: read-only, revocable, made and taken back by an organiser.

use actix_web::{HttpResponse, delete, get, post, web};
use domain::EventId;
use jiff::{SignedDuration, Timestamp};
use serde::Serialize;
use store::invitations::{self, NewScreenLink};
use store::{TokenHash, events};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::access::Organiser;
use crate::log::{About, tell};
use crate::problem::{Answer, Problem};
use crate::state::AppState;

/// A new link. Nobody keeps its secret: make another when it is lost.
#[derive(Debug, Serialize, ToSchema)]
#[schema(example = json!({"link": "https://meet.example.org/screen/5f1c…", "valid_until": "2026-05-05T09:00:00Z"}))]
pub struct ScreenLink {
    pub link: String,
    #[schema(value_type = String, format = DateTime)]
    pub valid_until: Timestamp,
}

/// The links that open something now.
#[derive(Debug, Serialize, ToSchema)]
#[schema(example = json!({"items": [{
    "id": "0197f0c4-6a00-7000-8000-000000000080", "valid_until": "2026-05-05T09:00:00Z"
}]}))]
pub struct ScreenLinks {
    pub items: Vec<StandingScreenLink>,
}

/// A link that opens something now.
#[derive(Debug, Serialize, ToSchema)]
#[schema(example = json!({"id": "0197f0c4-6a00-7000-8000-000000000080", "valid_until": "2026-05-05T09:00:00Z"}))]
pub struct StandingScreenLink {
    pub id: Uuid,
    #[schema(value_type = String, format = DateTime)]
    pub valid_until: Timestamp,
}

/// Makes a link for a screen: names and spots of revealed rounds, until a day after the event.
#[utoipa::path(
    tag = "checkin", operation_id = "create_screen_link", security(("bearer" = [])),
    params(("event_id" = Uuid, Path)), responses((status = 201, body = ScreenLink))
)]
#[post("/api/v1/events/{event_id}/screen-links")]
pub async fn create_screen_link(
    state: web::Data<AppState>,
    Organiser(principal): Organiser,
    path: web::Path<EventId>,
) -> Answer {
    let (by, event_id) = (principal.by(&state), path.into_inner());
    let secret = state.entropy.secret();
    let link = state.config.public_url.join(&format!("/screen/{secret}"));
    let made = state.write(move |conn| {
        let event = events::find(conn, by.organisation, event_id)?.ok_or_else(Problem::not_found)?;
        let lasts = SignedDuration::from_mins(event.minutes_total.into()) + SignedDuration::from_hours(24);
        let new = NewScreenLink {
            organisation_id: by.organisation,
            id: (by.stamp.new_id)(),
            event_id,
            token_sha256: TokenHash::of(secret),
            issued_at: by.stamp.at,
            valid_until: event.starts_at.max(by.stamp.at) + lasts,
        };
        invitations::issue_screen_link(conn, &new)?;
        let about = About { object: Some(new.id), event: Some(event_id), reason: None };
        tell(conn, &by, "create_screen_link", about)?;
        Ok(new.valid_until)
    });
    Ok(HttpResponse::Created().json(ScreenLink { valid_until: made.await?, link }))
}

/// The links of the event's screens, without their secrets.
#[utoipa::path(
    tag = "checkin", operation_id = "list_screen_links", security(("bearer" = [])),
    params(("event_id" = Uuid, Path)), responses((status = 200, body = ScreenLinks))
)]
#[get("/api/v1/events/{event_id}/screen-links")]
pub async fn list_screen_links(
    state: web::Data<AppState>,
    Organiser(principal): Organiser,
    path: web::Path<EventId>,
) -> Answer {
    let (organisation, event, now) = (principal.organisation, path.into_inner(), state.clock.now());
    let read = state.read(move |conn| {
        events::find(conn, organisation, event)?.ok_or_else(Problem::not_found)?;
        Ok(invitations::screens_of_event(conn, organisation, event, now)?)
    });
    let items = read.await?.into_iter().map(|(id, valid_until)| StandingScreenLink { id, valid_until });
    Ok(HttpResponse::Ok().json(ScreenLinks { items: items.collect() }))
}

/// Takes every link of the event's screens back: each shows nothing from its next request on.
#[utoipa::path(
    tag = "checkin", operation_id = "revoke_screen_links", security(("bearer" = [])),
    params(("event_id" = Uuid, Path)), responses((status = 204))
)]
#[delete("/api/v1/events/{event_id}/screen-links")]
pub async fn revoke_screen_links(
    state: web::Data<AppState>,
    Organiser(principal): Organiser,
    path: web::Path<EventId>,
) -> Answer {
    let (by, event) = (principal.by(&state), path.into_inner());
    let revoked = state.write(move |conn| {
        events::find(conn, by.organisation, event)?.ok_or_else(Problem::not_found)?;
        invitations::revoke_screens(conn, by.organisation, event, by.stamp.at)?;
        Ok(tell(conn, &by, "revoke_screen_links", About { event: Some(event), ..About::default() })?)
    });
    revoked.await?;
    Ok(HttpResponse::NoContent().finish())
}
