//! The spots of an event over HTTP.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, delete, get, patch, post, web};
use domain::{EventId, SpotId};
use serde::{Deserialize, Serialize};
use store::spots::{self, NewSpot, Spot};
use store::{Conn, StoreError, events};
use utoipa::ToSchema;
use uuid::Uuid;

use super::bodies::{SPOTS_MAX, SpotWish};
use crate::access::Organiser;
use crate::action_key::ActionKey;
use crate::body::Body;
use crate::by::By;
use crate::field;
use crate::idempotency::{Once, Reply};
use crate::log::{About, tell};
use crate::precondition::{IfMatch, etag, tag_of};
use crate::problem::{Answer, Code, Problem};
use crate::state::AppState;

/// A place of an event.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Spot, example = json!({"id": "0197f0c4-6a00-7000-8000-0000000000c0", "name": "Window", "capacity": 1,
    "step_free": true, "quiet": false, "position": 0}))]
pub struct ShownSpot {
    pub id: Uuid,
    pub name: String,
    /// How many meetings it holds at once.
    pub capacity: u32,
    pub step_free: bool,
    pub quiet: bool,
    /// Spots are used in this order.
    pub position: u32,
}

/// The spots of an event in their order.
#[derive(Debug, Serialize, ToSchema)]
#[schema(example = json!({"items": []}))]
pub struct Spots {
    /// None: as many as there are meetings, numbered from 1.
    pub items: Vec<ShownSpot>,
}

/// A change of a spot: what is left out stays as it is.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"quiet": true}))]
pub struct SpotChange {
    #[schema(min_length = 1, max_length = 60)]
    pub name: Option<String>,
    #[schema(minimum = 1, maximum = 1000)]
    pub capacity: Option<u32>,
    pub step_free: Option<bool>,
    pub quiet: Option<bool>,
    #[schema(maximum = 100_000)]
    pub position: Option<u32>,
}

impl From<Spot> for ShownSpot {
    fn from(spot: Spot) -> Self {
        let Spot { id, name, capacity, step_free, quiet, position, .. } = spot;
        Self { id: id.as_uuid(), name, capacity, step_free, quiet, position }
    }
}

/// The spots of an event.
#[utoipa::path(
    tag = "events", operation_id = "list_spots", security(("bearer" = [])), params(("event_id" = Uuid, Path)),
    responses((status = 200, body = Spots))
)]
#[get("/api/v1/events/{event_id}/spots")]
pub async fn list_spots(
    state: web::Data<AppState>,
    Organiser(principal): Organiser,
    path: web::Path<EventId>,
) -> Answer {
    let (by, event) = (principal.by(&state), path.into_inner());
    let read = state.read(move |conn| all(conn, &by, event));
    Ok(HttpResponse::Ok().json(Spots { items: read.await?.into_iter().map(ShownSpot::from).collect() }))
}

/// One spot.
#[utoipa::path(
    tag = "events", operation_id = "read_spot", security(("bearer" = [])),
    params(("event_id" = Uuid, Path), ("spot_id" = Uuid, Path)), responses((status = 200, body = ShownSpot))
)]
#[get("/api/v1/events/{event_id}/spots/{spot_id}")]
pub async fn read_spot(
    state: web::Data<AppState>,
    Organiser(principal): Organiser,
    path: web::Path<(EventId, SpotId)>,
) -> Answer {
    let (by, (event, id)) = (principal.by(&state), path.into_inner());
    let spot = ShownSpot::from(state.read(move |conn| find(conn, &by, event, id)).await?);
    Ok(HttpResponse::Ok().insert_header(etag(tag_of(&spot))).json(spot))
}

/// Adds a spot, the last in order. Later drafts use it.
#[utoipa::path(
    tag = "events", operation_id = "create_spot", security(("bearer" = [])), request_body = SpotWish,
    params(("event_id" = Uuid, Path), ("Idempotency-Key" = String, Header, description = "A fresh key for each act")),
    responses((status = 201, body = ShownSpot))
)]
#[post("/api/v1/events/{event_id}/spots")]
pub async fn create_spot(
    state: web::Data<AppState>,
    Organiser(principal): Organiser,
    request: HttpRequest,
    path: web::Path<EventId>,
    key: ActionKey,
    body: Body<SpotWish>,
) -> Answer {
    let once = Once::new(&principal, &request, &key, body.sha256);
    let (by, event_id, wish) = (principal.by(&state), path.into_inner(), body.value);
    let name = field::text("/name", &wish.name, 60)?;
    let capacity = field::number("/capacity", wish.capacity, 1..=1000)?.unwrap_or(1);
    let kept = once.act(&state, move |conn| {
        let known = all(conn, &by, event_id)?;
        if known.len() >= SPOTS_MAX {
            return Err(Problem::of_field("", "too_many", format!("at most {SPOTS_MAX} spots")));
        }
        let id = SpotId::from_uuid((by.stamp.new_id)());
        let new = NewSpot {
            organisation_id: by.organisation,
            id,
            event_id,
            name,
            noun: None,
            capacity,
            step_free: wish.step_free,
            quiet: wish.quiet,
            position: known.iter().map(|spot| spot.position + 1).max().unwrap_or(0),
        };
        spots::add(conn, &[new])?;
        told(conn, &by, "create_spot", event_id, id)?;
        let shown = ShownSpot::from(find(conn, &by, event_id, id)?);
        let (at, tag) = (format!("/api/v1/events/{event_id}/spots/{id}"), tag_of(&shown));
        Ok(Reply::json(StatusCode::CREATED, &shown)?.at(at).tagged(tag))
    });
    kept.await
}

/// Changes a spot. Later drafts use it as it is then; plans that are made stay as they are.
#[utoipa::path(
    tag = "events", operation_id = "change_spot", security(("bearer" = [])), request_body = SpotChange,
    params(("event_id" = Uuid, Path), ("spot_id" = Uuid, Path),
        ("If-Match" = String, Header, description = "The spot's ETag")),
    responses((status = 200, body = ShownSpot))
)]
#[patch("/api/v1/events/{event_id}/spots/{spot_id}")]
pub async fn change_spot(
    state: web::Data<AppState>,
    Organiser(principal): Organiser,
    path: web::Path<(EventId, SpotId)>,
    seen: IfMatch,
    body: Body<SpotChange>,
) -> Answer {
    let (by, (event, id), wish) = (principal.by(&state), path.into_inner(), body.value);
    let changed = state.write(move |conn| {
        let before = find(conn, &by, event, id)?;
        seen.admit(&tag_of(&ShownSpot::from(before.clone())))?;
        let spot = Spot {
            name: wish.name.as_ref().map_or(Ok(before.name.clone()), |name| field::text("/name", name, 60))?,
            capacity: field::number("/capacity", wish.capacity, 1..=1000)?.unwrap_or(before.capacity),
            step_free: wish.step_free.unwrap_or(before.step_free),
            quiet: wish.quiet.unwrap_or(before.quiet),
            position: field::number("/position", wish.position, 0..=100_000)?.unwrap_or(before.position),
            ..before
        };
        spots::save(conn, by.organisation, &spot)?;
        told(conn, &by, "change_spot", event, id)?;
        Ok(ShownSpot::from(spot))
    });
    let spot = changed.await?;
    Ok(HttpResponse::Ok().insert_header(etag(tag_of(&spot))).json(spot))
}

/// Takes a spot away. Plans that are made keep its name.
#[utoipa::path(
    tag = "events", operation_id = "delete_spot", security(("bearer" = [])),
    params(("event_id" = Uuid, Path), ("spot_id" = Uuid, Path),
        ("If-Match" = String, Header, description = "The spot's ETag")),
    responses((status = 204))
)]
#[delete("/api/v1/events/{event_id}/spots/{spot_id}")]
pub async fn delete_spot(
    state: web::Data<AppState>,
    Organiser(principal): Organiser,
    path: web::Path<(EventId, SpotId)>,
    seen: IfMatch,
) -> Answer {
    let (by, (event, id)) = (principal.by(&state), path.into_inner());
    let gone = state.write(move |conn| {
        let before = find(conn, &by, event, id)?;
        seen.admit(&tag_of(&ShownSpot::from(before)))?;
        match spots::remove(conn, by.organisation, id) {
            Err(StoreError::UnknownReference) => {
                let detail = "It is somebody's fixed place. Give them another one first.";
                return Err(Problem::new(Code::Conflict, detail));
            }
            other => other?,
        }
        told(conn, &by, "delete_spot", event, id)
    });
    gone.await?;
    Ok(HttpResponse::NoContent().finish())
}

fn all(conn: &mut Conn, by: &By, event: EventId) -> Result<Vec<Spot>, Problem> {
    events::find(conn, by.organisation, event)?.ok_or_else(Problem::not_found)?;
    Ok(spots::of_event(conn, by.organisation, event)?)
}

fn find(conn: &mut Conn, by: &By, event: EventId, id: SpotId) -> Result<Spot, Problem> {
    let found = spots::find(conn, by.organisation, id)?.filter(|spot| spot.event_id == event);
    found.ok_or_else(Problem::not_found)
}

fn told(conn: &mut Conn, by: &By, act: &str, event: EventId, id: SpotId) -> Result<(), Problem> {
    Ok(tell(conn, by, act, About { object: Some(id.as_uuid()), event: Some(event), reason: None })?)
}
