//! The organisation's privacy switches: readable, turned by an organiser, each turn logged.

use actix_web::{HttpResponse, get, put, web};
use domain::{OrganisationId, Switch};
use serde::{Deserialize, Serialize};
use store::switches::{self, Position};
use store::{Conn, StoreError};
use utoipa::ToSchema;

use super::Organiser;
use super::principal::AnyRole;
use crate::body::Body;
use crate::by::By;
use crate::log::{About, tell};
use crate::precondition::{IfMatch, etag, tag_of};
use crate::problem::{Answer, Problem};
use crate::state::AppState;

/// A switch and where it stands.
#[derive(Serialize, ToSchema)]
#[schema(example = json!({"switch": "imported_ties", "on": true}))]
pub struct StandingSwitch {
    pub switch: &'static str,
    pub on: bool,
}

/// All switches.
#[derive(Serialize, ToSchema)]
#[schema(example = json!({"items": [{"switch": "imported_ties", "on": false}]}))]
pub struct Switches {
    pub items: Vec<StandingSwitch>,
}

/// Where a switch shall stand.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"on": true}))]
pub struct Turn {
    pub on: bool,
}

/// Turns a switch and writes it into the log.
pub fn turn(conn: &mut Conn, by: &By, switch: Switch, position: Position) -> Result<(), StoreError> {
    switches::turn(conn, by.organisation, switch, position, (&by.actor, by.stamp.at))?;
    let reason = Some(if position == Position::On { "turned_on" } else { "turned_off" });
    tell(conn, by, &format!("turn_{switch}"), About { reason, ..About::default() })
}

/// Where every switch stands.
#[utoipa::path(
    tag = "access", operation_id = "list_switches", security(("bearer" = [])),
    responses((status = 200, body = Switches))
)]
#[get("/api/v1/organisation/switches")]
pub async fn list_switches(state: web::Data<AppState>, AnyRole(principal): AnyRole) -> Answer {
    let organisation = principal.organisation;
    let items =
        state.read(move |conn| Switch::ALL.iter().map(|switch| standing(conn, organisation, *switch)).collect());
    Ok(HttpResponse::Ok().json(Switches { items: items.await? }))
}

/// Where one switch stands.
#[utoipa::path(
    tag = "access", operation_id = "read_switch", security(("bearer" = [])),
    params(("switch" = String, Path, description = "Such as `imported_ties`")),
    responses((status = 200, body = StandingSwitch))
)]
#[get("/api/v1/organisation/switches/{switch}")]
pub async fn read_switch(state: web::Data<AppState>, AnyRole(principal): AnyRole, path: web::Path<String>) -> Answer {
    let switch: Switch = path.parse().map_err(|_| Problem::not_found())?;
    let organisation = principal.organisation;
    let standing = state.read(move |conn| standing(conn, organisation, switch)).await?;
    Ok(HttpResponse::Ok().insert_header(etag(tag_of(&standing))).json(standing))
}

/// Turns a switch.
#[utoipa::path(
    tag = "access", operation_id = "turn_switch", security(("bearer" = [])), request_body = Turn,
    params(("switch" = String, Path, description = "Such as `imported_ties`"),
        ("If-Match" = String, Header, description = "The switch's ETag")),
    responses((status = 200, body = StandingSwitch))
)]
#[put("/api/v1/organisation/switches/{switch}")]
pub async fn turn_switch(
    state: web::Data<AppState>,
    Organiser(principal): Organiser,
    path: web::Path<String>,
    seen: IfMatch,
    body: Body<Turn>,
) -> Answer {
    let switch: Switch = path.parse().map_err(|_| Problem::not_found())?;
    let position = if body.value.on { Position::On } else { Position::Off };
    let by = principal.by(&state);
    let standing = state.write(move |conn| {
        seen.admit(&tag_of(&standing(conn, by.organisation, switch)?))?;
        turn(conn, &by, switch, position)?;
        standing(conn, by.organisation, switch)
    });
    let standing = standing.await?;
    Ok(HttpResponse::Ok().insert_header(etag(tag_of(&standing))).json(standing))
}

fn standing(conn: &mut Conn, organisation: OrganisationId, switch: Switch) -> Result<StandingSwitch, Problem> {
    let position = switches::position(conn, organisation, switch)?;
    Ok(StandingSwitch { switch: switch.as_str(), on: position == Position::On })
}
