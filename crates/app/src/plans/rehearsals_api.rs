//! Rehearsals over HTTP: the day of a plan in simulated time. Nothing is written.

use actix_web::{HttpResponse, post, web};
use domain::PlanId;
use planning::{Progress, Rehearsal};
use serde::Deserialize;
use utoipa::ToSchema;

use super::draft::DraftError;
use crate::AppState;
use crate::access::Organiser;
use crate::body::Body;
use crate::problem::Answer;
use crate::stored_plan;

/// What the day may bring.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"no_shows_percent": 15, "late": 10, "walk_ins": 5, "seed": 7}))]
pub struct RehearsalBody {
    /// Of a hundred people so many stay away.
    #[serde(default)]
    #[schema(minimum = 0, maximum = 90, default = 0)]
    pub no_shows_percent: u32,
    /// How many come while round 2 or 3 is shown.
    #[serde(default)]
    #[schema(minimum = 0, maximum = 200, default = 0)]
    pub late: u32,
    /// How many come who are not on the list.
    #[serde(default)]
    #[schema(minimum = 0, maximum = 200, default = 0)]
    pub walk_ins: u32,
    /// The same seed gives the same day.
    #[serde(default)]
    #[schema(minimum = 0, default = 0)]
    pub seed: u32,
}

/// Runs the day of a plan in simulated time, through the same healing as on the day, and answers with a film round by
/// round: who is placed, who has a breather, whom each change moves.
#[utoipa::path(
    tag = "plans", operation_id = "rehearse_plan", security(("bearer" = [])), request_body = RehearsalBody,
    params(("plan_id" = Uuid, Path)),
    responses((status = 200, body = Object, description = "The film: rounds, moved_max, breathers"))
)]
#[post("/api/v1/plans/{plan_id}/rehearsals")]
pub async fn rehearse_plan(
    state: web::Data<AppState>,
    Organiser(principal): Organiser,
    path: web::Path<PlanId>,
    body: Body<RehearsalBody>,
) -> Answer {
    let (organisation, id) = (principal.organisation, path.into_inner());
    let version = state.read(move |conn| Ok(stored_plan::read(conn, organisation, id)?)).await?;
    let RehearsalBody { no_shows_percent, late, walk_ins, seed } = body.value;
    let wish = Rehearsal { no_shows_percent, late, walk_ins, seed: seed.into() };
    let film = state.block(move || {
        let document = version.document;
        let film = planning::rehearse(&document.roster, &document.plan, &wish, &mut Progress::silent());
        Ok(film.map_err(DraftError::Refused)?)
    });
    Ok(HttpResponse::Ok().json(film.await?))
}
