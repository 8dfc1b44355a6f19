//! The runs of a programme over HTTP.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, get, post, web};
use domain::{ProgrammeId, RunId};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use store::Conn;
use store::programmes::{self, NewRun, Run};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::access::Organiser;
use crate::action_key::ActionKey;
use crate::body::Body;
use crate::by::By;
use crate::field;
use crate::idempotency::{Once, Reply};
use crate::log::{About, tell};
use crate::problem::{Answer, Problem};
use crate::state::AppState;

/// A cohort of a programme.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Run, example = json!({"id": "0197f0c4-6a00-7000-8000-0000000000a0", "external_key": "Spring 2026",
    "starts_on": "2026-03-02", "ends_on": "2026-06-12", "met_live": true}))]
pub struct ShownRun {
    pub id: Uuid,
    /// Empty: the programme has no cohorts.
    pub external_key: String,
    #[schema(value_type = Option<String>, format = Date)]
    pub starts_on: Option<Date>,
    #[schema(value_type = Option<String>, format = Date)]
    pub ends_on: Option<Date>,
    /// Whether its people met in one room.
    pub met_live: bool,
}

/// The runs of a programme.
#[derive(Debug, Serialize, ToSchema)]
#[schema(example = json!({"items": []}))]
pub struct Runs {
    pub items: Vec<ShownRun>,
}

/// A run to be made.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"external_key": "Spring 2026", "starts_on": "2026-03-02", "met_live": true}))]
pub struct RunWish {
    #[schema(min_length = 1, max_length = 200)]
    pub external_key: String,
    #[schema(value_type = Option<String>, format = Date)]
    pub starts_on: Option<Date>,
    #[schema(value_type = Option<String>, format = Date)]
    pub ends_on: Option<Date>,
    #[serde(default)]
    #[schema(required = false)]
    pub met_live: bool,
}

impl From<Run> for ShownRun {
    fn from(run: Run) -> Self {
        let Run { id, external_key, starts_on, ends_on, met_live, .. } = run;
        Self { id: id.as_uuid(), external_key, starts_on, ends_on, met_live }
    }
}

/// The runs of a programme.
#[utoipa::path(
    tag = "programmes", operation_id = "list_runs", security(("bearer" = [])), params(("programme_id" = Uuid, Path)),
    responses((status = 200, body = Runs))
)]
#[get("/api/v1/programmes/{programme_id}/runs")]
pub async fn list_runs(
    state: web::Data<AppState>,
    Organiser(principal): Organiser,
    path: web::Path<ProgrammeId>,
) -> Answer {
    let (by, id) = (principal.by(&state), path.into_inner());
    let read = state.read(move |conn| {
        admit(conn, &by, id)?;
        Ok(programmes::runs_of(conn, by.organisation, id)?)
    });
    Ok(HttpResponse::Ok().json(Runs { items: read.await?.into_iter().map(ShownRun::from).collect() }))
}

/// Makes a run, unless the programme has one with this key.
#[utoipa::path(
    tag = "programmes", operation_id = "create_run", security(("bearer" = [])), request_body = RunWish,
    params(("programme_id" = Uuid, Path), ("Idempotency-Key" = String, Header, description = "A fresh key for each act")),
    responses((status = 201, body = ShownRun))
)]
#[post("/api/v1/programmes/{programme_id}/runs")]
pub async fn create_run(
    state: web::Data<AppState>,
    Organiser(principal): Organiser,
    request: HttpRequest,
    path: web::Path<ProgrammeId>,
    key: ActionKey,
    body: Body<RunWish>,
) -> Answer {
    let once = Once::new(&principal, &request, &key, body.sha256);
    let (by, programme_id, wish) = (principal.by(&state), path.into_inner(), body.value);
    let external_key = field::text("/external_key", &wish.external_key, 200)?;
    let kept = once.act(&state, move |conn| {
        admit(conn, &by, programme_id)?;
        let new = NewRun {
            organisation_id: by.organisation,
            id: RunId::from_uuid((by.stamp.new_id)()),
            programme_id,
            external_key,
            starts_on: wish.starts_on,
            ends_on: wish.ends_on,
            met_live: wish.met_live,
        };
        let run = programmes::ensure_run(conn, &new)?;
        tell(conn, &by, "create_run", About { object: Some(run.id.as_uuid()), ..About::default() })?;
        let reply = Reply::json(StatusCode::CREATED, &ShownRun::from(run))?;
        Ok(reply.at(format!("/api/v1/programmes/{programme_id}/runs")))
    });
    kept.await
}

/// Lets a programme pass that the organisation has.
pub(super) fn admit(conn: &mut Conn, by: &By, programme: ProgrammeId) -> Result<(), Problem> {
    programmes::find(conn, by.organisation, programme)?.map(drop).ok_or_else(Problem::not_found)
}
