//! What an organiser asks of the door: a code that changes, against a photographed poster. Off by default.

use actix_web::{HttpResponse, delete, put, web};
use domain::EventId;
use serde::{Deserialize, Serialize};
use store::door_codes::{self, NewDoorCode};
use store::events;
use utoipa::ToSchema;

use crate::access::Organiser;
use crate::body::Body;
use crate::log::{About, tell};
use crate::problem::{Answer, Problem};
use crate::state::AppState;

/// How long one code is shown on the screen of the venue.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"seconds": 45}))]
pub struct DoorCode {
    #[schema(minimum = 30, maximum = 60)]
    pub seconds: u32,
}

/// Makes the door ask for a changing code from whoever comes without a personal link.
#[utoipa::path(
    tag = "checkin", operation_id = "turn_on_door_code", security(("bearer" = [])), request_body = DoorCode,
    params(("event_id" = Uuid, Path)), responses((status = 200, body = DoorCode))
)]
#[put("/api/v1/events/{event_id}/door-code")]
pub async fn turn_on_door_code(
    state: web::Data<AppState>,
    Organiser(principal): Organiser,
    path: web::Path<EventId>,
    body: Body<DoorCode>,
) -> Answer {
    let (by, event, seconds) = (principal.by(&state), path.into_inner(), body.value.seconds);
    if !(30..=60).contains(&seconds) {
        return Err(Problem::of_field("/seconds", "out_of_range", "30 to 60 seconds"));
    }
    let turned = state.write(move |conn| {
        events::find(conn, by.organisation, event)?.ok_or_else(Problem::not_found)?;
        let new = NewDoorCode {
            organisation_id: by.organisation,
            event_id: event,
            seconds,
            turned_on_at: by.stamp.at,
            actor: by.actor.clone(),
        };
        door_codes::turn_on(conn, &new)?;
        events::raise_revision(conn, by.organisation, event)?;
        Ok(tell(conn, &by, "turn_on_door_code", About { event: Some(event), ..About::default() })?)
    });
    turned.await?;
    Ok(HttpResponse::Ok().json(DoorCode { seconds }))
}

/// The door asks for no code. Twice is once.
#[utoipa::path(
    tag = "checkin", operation_id = "turn_off_door_code", security(("bearer" = [])),
    params(("event_id" = Uuid, Path)), responses((status = 204))
)]
#[delete("/api/v1/events/{event_id}/door-code")]
pub async fn turn_off_door_code(
    state: web::Data<AppState>,
    Organiser(principal): Organiser,
    path: web::Path<EventId>,
) -> Answer {
    let (by, event) = (principal.by(&state), path.into_inner());
    let turned = state.write(move |conn| {
        events::find(conn, by.organisation, event)?.ok_or_else(Problem::not_found)?;
        door_codes::turn_off(conn, by.organisation, event)?;
        events::raise_revision(conn, by.organisation, event)?;
        Ok(tell(conn, &by, "turn_off_door_code", About { event: Some(event), ..About::default() })?)
    });
    turned.await?;
    Ok(HttpResponse::NoContent().finish())
}
