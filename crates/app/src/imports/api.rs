//! What every import over HTTP has in common: a mapping, bad rows left out, the dry run, the replay,
//! the report.

use actix_web::HttpRequest;
use actix_web::http::StatusCode;
use intake::{Issue, Limits, rename_headers};
use serde::{Deserialize, Serialize};
use store::{Conn, Store, StoreError, column_mappings};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::filed::{Filed, Kind};
use super::job::ImportWish;
use super::known;
use super::skip_bad::Subject;
use super::{ImportError, Importer, Mode, Report};
use crate::access::Principal;
use crate::body::Upload;
use crate::by::By;
use crate::idempotency::{Once, Reply};
use crate::jobs::queue::Wish;
use crate::jobs::{self, Prefer};
use crate::problem::{Answer, Problem};
use crate::state::AppState;

/// Larger files are imported as a job.
const JOB_BYTES_MIN: usize = 16 << 20;

/// How to take a file.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct ImportQuery {
    /// Write nothing, and give the same report.
    #[serde(default)]
    #[param(default = false, required = false)]
    pub dry_run: bool,
    /// Leave bad rows out, keep them to be downloaded, and take the others.
    #[serde(default)]
    #[param(default = false, required = false)]
    pub skip_bad: bool,
    /// A saved mapping of headers.
    pub mapping: Option<Uuid>,
    /// Of a file of enrolments that does not name its programme.
    pub programme: Option<String>,
}

/// What became of a file.
#[derive(ToSchema)]
#[schema(as = ImportReport, example = json!({
    "dry_run": false, "applied": true, "rows": 40, "added": 38, "changed": 1, "unchanged": 1, "issues": [],
    "issues_left_off": 0, "ignored_columns": ["Cost centre"], "rows_left_out": 0,
    "import_id": "0197f0c4-6a00-7000-8000-0000000000d0"
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
    /// Bad rows that were skipped: `GET /imports/{id}/bad-rows` has them. Told when the file is taken.
    #[schema(required = false)]
    rows_left_out: u64,
    /// None in a dry run.
    import_id: Option<Uuid>,
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

/// The report as it is answered.
#[derive(Serialize)]
pub(super) struct Told<'a> {
    #[serde(flatten)]
    report: &'a Report,
    rows_left_out: usize,
    import_id: Option<Uuid>,
}

impl<'a> Told<'a> {
    pub fn of(report: &'a Report, rows_left_out: usize, id: Uuid) -> Self {
        Self { report, rows_left_out, import_id: report.applied.then_some(id) }
    }
}

/// Runs in the transaction that keeps the rows.
pub type Seal = Box<dyn FnOnce(&mut Conn, &Report) -> Result<(), StoreError> + Send>;

/// The same in every import: `run` does the work and calls the seal it is given in its transaction.
pub async fn answer<F>(
    state: &AppState,
    principal: &Principal,
    once: Once,
    (query, kind, file): (ImportQuery, Kind, Upload),
    run: F,
) -> Answer
where
    F: FnOnce(&Store, &Importer, &[u8], Seal) -> Result<Report, ImportError> + Send + 'static,
{
    if let Some(kept) = once.replay(state).await? {
        return Ok(kept);
    }
    let stamp = state.stamp();
    let by = principal.by(state);
    let (store, sealing) = (state.store.clone(), once.clone());
    let told = state.block(move || {
        let ready = Ready::of(&store, &By { stamp, ..by }, &query, (kind, file.name), file.bytes)?;
        let (id, rows_left_out) = (ready.id, ready.rows_left_out);
        let seal: Seal = Box::new(move |conn, report| {
            let reply = reply(&Told::of(report, rows_left_out, id));
            sealing.seal(conn, &reply.map_err(|cause| StoreError::Unwritable(cause.detail))?, stamp.at)
        });
        Ok((run(&store, &ready.importer, &ready.bytes, seal)?, rows_left_out, id))
    });
    let (report, rows_left_out, id) = told.await?;
    Ok(once.fresh(reply(&Told::of(&report, rows_left_out, id))?, stamp.at))
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
    let wish = Wish::new(kind, &ImportWish { query: request.query_string().to_owned(), file_name: file.name })?;
    jobs::queue::queue(state, (once, by), Wish { file: file.bytes, ..wish }, prefer, |_| Ok(())).await
}

fn reply(told: &Told<'_>) -> Result<Reply, Problem> {
    let reply = Reply::json(StatusCode::OK, told)?;
    Ok(match told.import_id {
        Some(id) => reply.at(format!("/api/v1/imports/{id}")),
        None => reply,
    })
}

/// A file as it is imported.
pub(crate) struct Ready {
    pub importer: Importer,
    pub bytes: Vec<u8>,
    pub rows_left_out: usize,
    pub id: Uuid,
}

impl Ready {
    /// Renames the headers and leaves bad rows out, where that is asked for.
    pub fn of(
        store: &Store,
        by: &By,
        query: &ImportQuery,
        (kind, file_name): (Kind, Option<String>),
        mut bytes: Vec<u8>,
    ) -> Result<Self, Problem> {
        let organisation = by.organisation;
        let mode = if query.dry_run { Mode::DryRun } else { Mode::Apply };
        let subject = Subject { kind, programme: query.programme.clone() };
        let whole = |issue: Issue| Problem::from(ImportError::Refused(Box::new(Report::of_issue(issue, mode))));
        let (mut bad_rows, mut rows_left_out) = (None, 0);
        if let Some(mapping) = query.mapping {
            let found = store.read(move |conn| column_mappings::find(conn, organisation, mapping))?;
            let names = found.ok_or_else(Problem::not_found)?.headers.parse()?;
            bytes = rename_headers(&bytes, subject.file_kind(), &Limits::default(), &names).map_err(whole)?;
        }
        if query.skip_bad {
            let known = store.read(move |conn| known::read(conn, organisation))?;
            let skipped = subject.skip_bad(bytes, &known.directory).map_err(whole)?;
            bytes = skipped.good;
            bad_rows = skipped.bad.map(|bad| String::from_utf8_lossy(&bad).into_owned());
            rows_left_out = skipped.bad_rows;
        }
        let id = (by.stamp.new_id)();
        let filed = Some(Filed { id, kind, file_name, bad_rows });
        let importer = Importer { organisation, actor: by.actor.clone(), stamp: by.stamp, mode, filed };
        Ok(Self { importer, bytes, rows_left_out, id })
    }
}
