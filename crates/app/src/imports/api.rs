//! What every import over HTTP has in common: the dry run, the replay, the report.

use serde::Deserialize;
use store::{Conn, StoreError};
use utoipa::{IntoParams, ToSchema};

use super::job::ImportWish;
use super::{ImportError, Importer, Mode, Report};
use crate::access::Principal;
use crate::body::Upload;
use crate::by::By;
use crate::idempotency::{Once, Reply};
use crate::jobs::queue::Wish;
use crate::jobs::{self, Prefer};
use crate::problem::{Answer, Problem};
use crate::state::AppState;
use actix_web::HttpRequest;
use actix_web::http::StatusCode;
use store::Store;

/// Larger files are imported as a job.
const JOB_BYTES_MIN: usize = 16 << 20;

/// Whether to try only.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct ImportQuery {
    /// Write nothing, and give the same report.
    #[serde(default)]
    #[param(default = false, required = false)]
    pub dry_run: bool,
}

/// What became of a file.
#[derive(ToSchema)]
#[schema(as = ImportReport, example = json!({
    "dry_run": false, "applied": true, "rows": 40, "added": 38, "changed": 1, "unchanged": 1, "issues": [],
    "issues_left_off": 0, "ignored_columns": ["Cost centre"]
}))]
#[expect(dead_code, reason = "describes the report, which another type carries")]
pub struct ReportSchema {
    dry_run: bool,
    /// Whether the rows are in the store now.
    applied: bool,
    rows: u64,
    added: u64,
    changed: u64,
    unchanged: u64,
    issues: Vec<IssueSchema>,
    issues_left_off: u64,
    ignored_columns: Vec<String>,
}

/// Something to tell about a cell, a row or the file.
#[derive(ToSchema)]
#[schema(as = ImportIssue, example = json!({
    "line": 4, "column": 6, "code": "unknown_manager", "severity": "error",
    "cause": "`77` is no person of the file and none that is known",
    "action": "add a row for `77`, or leave the cell empty"
}))]
#[expect(dead_code, reason = "describes the issue, which another type carries")]
pub struct IssueSchema {
    /// From 1.
    line: u64,
    /// From 1.
    column: u32,
    code: String,
    /// `error` or `note`.
    severity: String,
    cause: String,
    action: String,
}

/// The same in every import: `run` does the work and calls the seal it is given in its transaction.
pub async fn answer<F>(state: &AppState, principal: &Principal, once: Once, query: &ImportQuery, run: F) -> Answer
where
    F: FnOnce(&Store, &Importer, Seal) -> Result<Report, ImportError> + Send + 'static,
{
    if let Some(kept) = once.replay(state).await? {
        return Ok(kept);
    }
    let stamp = state.stamp();
    let mode = if query.dry_run { Mode::DryRun } else { Mode::Apply };
    let importer = Importer { organisation: principal.organisation, actor: principal.actor(), stamp, mode };
    let (store, sealing) = (state.store.clone(), once.clone());
    let report = state.block(move || {
        let seal: Seal = Box::new(move |conn, report| {
            let reply = reply(report).map_err(|problem| StoreError::Unwritable(problem.detail))?;
            sealing.seal(conn, &reply, stamp.at)
        });
        Ok(run(&store, &importer, seal)?)
    });
    Ok(once.fresh(reply(&report.await?)?, stamp.at))
}

/// Whether a file is imported as a job: when the client asks for it, or the file is big.
pub fn is_slow(file: &Upload, prefer: Prefer) -> bool {
    prefer.respond_async || file.bytes.len() > JOB_BYTES_MIN
}

/// Queues the import of a file.
///
/// # Errors
/// What the store says.
pub async fn queue(
    state: &AppState,
    (once, by): (Once, By),
    (kind, request): (&'static str, &HttpRequest),
    file: Upload,
    prefer: Prefer,
) -> Answer {
    let wish = Wish::new(kind, &ImportWish { query: request.query_string().to_owned() })?;
    jobs::queue::queue(state, (once, by), Wish { file: file.bytes, ..wish }, prefer, |_| Ok(())).await
}

/// Runs in the transaction that keeps the rows.
pub type Seal = Box<dyn FnOnce(&mut Conn, &Report) -> Result<(), StoreError> + Send>;

fn reply(report: &Report) -> Result<Reply, Problem> {
    Reply::json(StatusCode::OK, report)
}
