//! Queueing: a request becomes a job, once, and its answer says where to look.

use std::time::Duration;

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, rt};
use domain::{JobId, OrganisationId};
use serde::Serialize;
use store::jobs::{self, NewJob};
use store::{Conn, StoredDocument};

use super::{Prefer, ShownJob};
use crate::by::By;
use crate::idempotency::{Once, Reply};
use crate::log::{About, tell};
use crate::problem::{Answer, Problem};
use crate::state::AppState;

/// How often somebody who waits for a job looks at it.
const LOOK_EVERY: Duration = Duration::from_millis(150);

/// What to do later.
pub struct Wish {
    pub kind: &'static str,
    pub body: StoredDocument,
    /// The file that the job reads; empty: none.
    pub file: Vec<u8>,
}

impl Wish {
    /// A job with what it needs to know.
    ///
    /// # Errors
    /// A value that JSON cannot hold.
    pub fn new(kind: &'static str, body: &impl Serialize) -> Result<Self, Problem> {
        Ok(Self { kind, body: StoredDocument::of(body)?, file: Vec::new() })
    }
}

/// Queues a job and answers 202 with its address. With `Prefer: wait=` it waits that long for the
/// end, and answers 200 with the job if it has come. `admit` refuses what is bound to fail.
///
/// # Errors
/// What `admit` and the store say.
pub async fn queue<F>(state: &AppState, (once, by): (Once, By), wish: Wish, prefer: Prefer, admit: F) -> Answer
where
    F: FnOnce(&mut Conn) -> Result<(), Problem> + Send + 'static,
{
    if let Some(kept) = once.replay(state).await? {
        return Ok(kept);
    }
    let id = JobId::from_uuid((by.stamp.new_id)());
    let organisation = by.organisation;
    keep_file(state, &by, id, wish.file).await?;
    let (kind, body) = (wish.kind, wish.body);
    let kept = once.act(state, move |conn| {
        admit(conn)?;
        let new = NewJob {
            organisation_id: organisation,
            id,
            kind: kind.to_owned(),
            body,
            actor: by.actor.clone(),
            queued_at: by.stamp.at,
            attempts: 0,
            progress: 0,
            phase: "queued".to_owned(),
        };
        jobs::add(conn, &new)?;
        tell(conn, &by, "queue_job", About { object: Some(id.as_uuid()), ..About::default() })?;
        let job = jobs::find(conn, organisation, id)?.ok_or_else(Problem::not_found)?;
        Ok(Reply::json(StatusCode::ACCEPTED, &ShownJob::from(job))?.at(format!("/api/v1/jobs/{id}")))
    });
    let mut answer = match kept.await {
        Ok(answer) => answer,
        Err(problem) => {
            state.write(move |conn| Ok(jobs::drop_file(conn, organisation, id)?)).await?;
            return Err(problem);
        }
    };
    let applied = actix_web::http::header::HeaderValue::from_static("respond-async");
    answer.headers_mut().insert(actix_web::http::header::HeaderName::from_static("preference-applied"), applied);
    match wait(state, (organisation, id), prefer.wait_seconds).await? {
        Some(job) if job.has_ended() => {
            Ok(HttpResponse::Ok().insert_header(("Location", format!("/api/v1/jobs/{id}"))).json(job))
        }
        _ => Ok(answer),
    }
}

/// Each piece is a write of its own: nobody at the door waits behind a spreadsheet.
async fn keep_file(state: &AppState, by: &By, id: JobId, file: Vec<u8>) -> Result<(), Problem> {
    let (store, organisation, at) = (state.store.clone(), by.organisation, by.stamp.at);
    let keep = move || {
        for (number, piece) in (0..).zip(file.chunks(jobs::PIECE_BYTES_MAX)) {
            let piece = piece.to_vec();
            store.write(move |conn| jobs::add_piece(conn, (organisation, id), number, &piece, at))?;
        }
        Ok(())
    };
    state.block(keep).await
}

/// The job, once it has ended or the wait is over. None: there is no such job.
///
/// # Errors
/// What the store says.
pub async fn wait(
    state: &AppState,
    (organisation, id): (OrganisationId, JobId),
    seconds: u32,
) -> Result<Option<ShownJob>, Problem> {
    let looks = Duration::from_secs(seconds.into()).as_millis() / LOOK_EVERY.as_millis();
    for look in 0..=looks {
        let found = state.read(move |conn| Ok(jobs::find(conn, organisation, id)?)).await?;
        let Some(job) = found.map(ShownJob::from) else { return Ok(None) };
        if job.has_ended() || look == looks {
            return Ok(Some(job));
        }
        rt::time::sleep(LOOK_EVERY).await;
    }
    Ok(None)
}
