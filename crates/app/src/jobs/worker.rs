//! The worker of a replica: takes one job after the other, for as long as the process lives.

use std::time::Duration;

use actix_web::{rt, web};
use domain::{JobId, OrganisationId};
use jiff::SignedDuration;
use store::idempotency;
use store::jobs::{self, Job};

use super::work::{Kinds, Work, lease};
use crate::problem::{Code, Problem};
use crate::state::AppState;

/// How often an idle worker looks for a job.
const LOOK_EVERY: Duration = Duration::from_millis(250);
/// How often a worker renews its lease: several times before it runs out.
const BEAT_EVERY: Duration = Duration::from_secs(8);
/// How often old answers are swept out, in looks of an idle worker: every hour.
const LOOKS_PER_SWEEP: u32 = 4 * 3600;
/// Workers that a job may outlive; then it is what kills them.
const ATTEMPTS_MAX: u32 = 3;
/// How long an ended job can be read.
const KEPT_HOURS: i64 = 7 * 24;
/// How long the file of a job that never came is kept.
const STRAY_HOURS: i64 = 24;

/// Works on jobs of `kinds` for as long as the process lives.
pub async fn keep_working(state: web::Data<AppState>, kinds: Kinds) {
    let mut looks = 0;
    loop {
        if looks % LOOKS_PER_SWEEP == 0 {
            sweep(&state).await;
        }
        match take(&state).await {
            Ok(Some((job, worker))) => run(&state, kinds, job, worker).await,
            Ok(None) => rt::time::sleep(LOOK_EVERY).await,
            Err(problem) => {
                tracing::warn!(%problem, "no job could be taken");
                rt::time::sleep(BEAT_EVERY).await;
            }
        }
        looks += 1;
    }
}

/// Looks before it takes: an idle worker writes nothing.
async fn take(state: &AppState) -> Result<Option<(Job, String)>, Problem> {
    let now = state.clock.now();
    if !state.read(move |conn| Ok(jobs::is_waiting(conn, now)?)).await? {
        return Ok(None);
    }
    let worker = state.entropy.uuid(now).to_string();
    let lease = lease(state, &worker);
    let taken = state.write(move |conn| Ok(jobs::take_next(conn, &lease)?)).await?;
    Ok(taken.map(|job| (job, worker)))
}

async fn run(state: &AppState, kinds: Kinds, job: Job, worker: String) {
    let (organisation, id, kind) = (job.organisation_id, job.id, job.kind.clone());
    let heart = rt::spawn(keep_lease(state.clone(), (organisation, id), worker.clone()));
    let work = Work::new(state.clone(), job, worker);
    let ending = work.ending();
    let outcome = match work.job.attempts {
        attempts if attempts > ATTEMPTS_MAX => Err(Problem::internal("a job outlived too many workers")),
        _ => state.block(move || do_work(kinds, &work)).await,
    };
    heart.abort();
    let Err(problem) = outcome else { return };
    tracing::info!(%id, kind, %problem, "a job failed");
    // Busy or away: the lease runs out, and the job is taken again. Stale: somebody ended it.
    if problem.code.status().as_u16() == 503 || problem.code == Code::StaleVersion {
        return;
    }
    let failed = state.write(move |conn| Ok(ending.fail(conn, &problem)?)).await;
    if let Err(problem) = failed {
        tracing::warn!(%id, %problem, "the end of a job could not be kept");
    }
}

fn do_work(kinds: Kinds, work: &Work) -> Result<(), Problem> {
    let run = kinds.iter().find(|(kind, _)| *kind == work.job.kind).map(|(_, run)| *run);
    run.ok_or_else(|| Problem::internal(format!("no worker knows the job {}", work.job.kind)))?(work)
}

async fn keep_lease(state: AppState, (organisation, id): (OrganisationId, JobId), worker: String) {
    loop {
        rt::time::sleep(BEAT_EVERY).await;
        let lease = lease(&state, &worker);
        let kept = state.write(move |conn| Ok(jobs::renew(conn, organisation, id, &lease)?)).await;
        if kept.is_err_and(|problem| problem.code == Code::StaleVersion) {
            return;
        }
    }
}

/// Deletes what nobody may read any more.
async fn sweep(state: &AppState) {
    let now = state.clock.now();
    let before = move |hours| now.checked_sub(SignedDuration::from_hours(hours)).unwrap_or(now);
    let swept = state.write(move |conn| {
        idempotency::expire(conn, now)?;
        jobs::expire(conn, before(KEPT_HOURS))?;
        jobs::drop_stray_pieces(conn, before(STRAY_HOURS))?;
        Ok::<_, Problem>(())
    });
    if let Err(problem) = swept.await {
        tracing::warn!(%problem, "old jobs could not be swept out");
    }
}
