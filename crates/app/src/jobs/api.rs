//! Jobs over HTTP: look, wait, watch, cancel.

use actix_web::http::header;
use actix_web::{HttpResponse, delete, get, web};
use domain::JobId;
use serde::Serialize;
use store::{StoreError, jobs};
use utoipa::ToSchema;

use super::events::JobEvents;
use super::queue::wait;
use super::{Prefer, ShownJob};
use crate::access::Organiser;
use crate::log::{About, tell};
use crate::paging::ListQuery;
use crate::paging::{self, Page};
use crate::problem::{Answer, Code, Problem};
use crate::state::AppState;

/// One page of jobs.
#[derive(Serialize, ToSchema)]
#[schema(example = json!({"items": [], "next_cursor": null}))]
pub struct JobsPage {
    pub items: Vec<ShownJob>,
    pub next_cursor: Option<String>,
}

/// Jobs, the newest first. What ended can be read for a week.
#[utoipa::path(
    tag = "jobs", operation_id = "list_jobs", security(("bearer" = [])), params(ListQuery),
    responses((status = 200, body = JobsPage))
)]
#[get("/api/v1/jobs")]
pub async fn list_jobs(
    state: web::Data<AppState>,
    Organiser(principal): Organiser,
    query: web::Query<ListQuery>,
) -> Answer {
    let page: Page<JobId> = Page::read(query.cursor.as_deref(), query.limit)?;
    let (organisation, before, rows) = (principal.organisation, page.after, page.limit + 1);
    let mut found = state.read(move |conn| Ok(jobs::page(conn, organisation, before, rows)?)).await?;
    let next = page.cut(&mut found, |job| job.id);
    let items: Vec<ShownJob> = found.into_iter().map(ShownJob::from).collect();
    Ok(paging::answer("/api/v1/jobs", page.limit, &items, next))
}

/// One job. With `Prefer: wait=` the answer comes when the job ends, or after that many seconds.
#[utoipa::path(
    tag = "jobs", operation_id = "read_job", security(("bearer" = [])),
    params(
        ("job_id" = Uuid, Path),
        ("Prefer" = Option<String>, Header, description = "`wait=` up to 60 seconds for the end")
    ),
    responses((status = 200, body = ShownJob))
)]
#[get("/api/v1/jobs/{job_id}")]
pub async fn read_job(
    state: web::Data<AppState>,
    Organiser(principal): Organiser,
    path: web::Path<JobId>,
    prefer: Prefer,
) -> Answer {
    let found = wait(&state, (principal.organisation, path.into_inner()), prefer.wait_seconds).await?;
    Ok(HttpResponse::Ok().json(found.ok_or_else(Problem::not_found)?))
}

/// The progress of a job as server-sent events: `job` with the job as JSON, at once and for each
/// change, until the job has ended or five minutes are over.
#[utoipa::path(
    tag = "jobs", operation_id = "watch_job", security(("bearer" = [])), params(("job_id" = Uuid, Path)),
    responses((status = 200, content_type = "text/event-stream", body = String))
)]
#[get("/api/v1/jobs/{job_id}/events")]
pub async fn watch_job(state: web::Data<AppState>, Organiser(principal): Organiser, path: web::Path<JobId>) -> Answer {
    let (organisation, id) = (principal.organisation, path.into_inner());
    let found = state.read(move |conn| Ok(jobs::find(conn, organisation, id)?)).await?;
    found.ok_or_else(Problem::not_found)?;
    let body = JobEvents::of(state.as_ref().clone(), organisation, id);
    Ok(HttpResponse::Ok()
        .content_type("text/event-stream")
        .insert_header((header::CONTENT_ENCODING, "identity"))
        .insert_header(("X-Accel-Buffering", "no"))
        .body(body))
}

/// Cancels a job that has not ended. Nothing of it is kept.
#[utoipa::path(
    tag = "jobs", operation_id = "cancel_job", security(("bearer" = [])), params(("job_id" = Uuid, Path)),
    responses((status = 204))
)]
#[delete("/api/v1/jobs/{job_id}")]
pub async fn cancel_job(state: web::Data<AppState>, Organiser(principal): Organiser, path: web::Path<JobId>) -> Answer {
    let (by, id) = (principal.by(&state), path.into_inner());
    let cancelled = state.write(move |conn| {
        jobs::find(conn, by.organisation, id)?.ok_or_else(Problem::not_found)?;
        match jobs::cancel(conn, by.organisation, id, by.stamp.at) {
            Err(StoreError::Stale) => return Err(Problem::new(Code::Conflict, "The job has ended already.")),
            outcome => outcome?,
        }
        Ok(tell(conn, &by, "cancel_job", About { object: Some(id.as_uuid()), ..About::default() })?)
    });
    cancelled.await?;
    Ok(HttpResponse::NoContent().finish())
}
