//! One job in the hands of a worker.

use std::cell::Cell;

use domain::{JobId, OrganisationId};
use jiff::SignedDuration;
use serde::Serialize;
use serde::de::DeserializeOwned;
use store::jobs::{self, Job, Lease, Outcome};
use store::{Conn, Stamp, StoreError, StoredDocument};

use crate::by::By;
use crate::problem::Problem;
use crate::state::AppState;

/// How long a worker that says nothing keeps its job.
const LEASE_SECONDS: i64 = 30;
/// Smaller steps are not written down.
const STEP_PERCENT: u32 = 5;

/// What does a job of one kind; it fails with what the asker is told.
pub type Run = fn(&Work) -> Result<(), Problem>;

/// The kinds of jobs, and who does them.
pub type Kinds = &'static [(&'static str, Run)];

/// A job that this replica works on.
pub struct Work {
    pub state: AppState,
    pub job: Job,
    worker: String,
    told: Cell<u32>,
}

/// What ends a job, to be called in the transaction of its effect.
pub struct Ending {
    organisation: OrganisationId,
    job: JobId,
    lease: Lease,
}

/// A lease from now on.
pub(super) fn lease(state: &AppState, worker: &str) -> Lease {
    let now = state.clock.now();
    let until = now.checked_add(SignedDuration::from_secs(LEASE_SECONDS)).unwrap_or(now);
    Lease { worker: worker.to_owned(), now, until }
}

impl Work {
    pub(super) fn new(state: AppState, job: Job, worker: String) -> Self {
        Self { state, job, worker, told: Cell::new(0) }
    }

    /// What the job is to know.
    ///
    /// # Errors
    /// A body of another shape.
    pub fn body<T: DeserializeOwned>(&self) -> Result<T, Problem> {
        Ok(self.job.body.parse()?)
    }

    /// The file that came with it.
    ///
    /// # Errors
    /// What the store says.
    pub fn file(&self) -> Result<Vec<u8>, Problem> {
        let (organisation, id) = (self.job.organisation_id, self.job.id);
        Ok(self.state.store.read(|conn| jobs::read_file(conn, organisation, id))?)
    }

    /// Whoever asked for it, acting now.
    pub fn by(&self) -> By {
        let stamp = Stamp { at: self.state.clock.now(), new_id: self.state.stamp().new_id };
        By { organisation: self.job.organisation_id, actor: self.job.actor.clone(), stamp }
    }

    /// Says how far the work is.
    ///
    /// # Errors
    /// [`StoreError::Stale`] when the job was cancelled or taken over: stop.
    pub fn tell(&self, percent: u32, phase: &'static str) -> Result<(), StoreError> {
        if percent < self.told.get() + STEP_PERCENT {
            return Ok(());
        }
        self.told.set(percent);
        let (organisation, id, lease) = (self.job.organisation_id, self.job.id, lease(&self.state, &self.worker));
        self.state.store.write(move |conn| jobs::report(conn, organisation, id, &lease, (percent, phase)))
    }

    /// What ends this job.
    pub fn ending(&self) -> Ending {
        Ending { organisation: self.job.organisation_id, job: self.job.id, lease: lease(&self.state, &self.worker) }
    }
}

impl Ending {
    /// Ends the job with what it made, in the transaction that keeps it.
    ///
    /// # Errors
    /// [`StoreError::Stale`] when the job was cancelled or taken over: nothing is kept.
    pub fn succeed(&self, conn: &mut Conn, result: &impl Serialize) -> Result<(), StoreError> {
        let outcome = Outcome::Succeeded(StoredDocument::of(result)?);
        jobs::finish(conn, self.organisation, self.job, &self.lease, &outcome)
    }

    /// Ends the job with the reason why it failed.
    ///
    /// # Errors
    /// As [`Ending::succeed`].
    pub(super) fn fail(&self, conn: &mut Conn, problem: &Problem) -> Result<(), StoreError> {
        let errors: Vec<_> = problem.errors.iter().map(|error| serde_json::json!(error)).collect();
        let cause = serde_json::json!({
            "code": problem.code.as_str(), "detail": problem.detail, "errors": errors, "report": problem.report,
        });
        let outcome =
            Outcome::Failed { code: problem.code.as_str().to_owned(), cause: StoredDocument::new(cause.to_string()) };
        jobs::finish(conn, self.organisation, self.job, &self.lease, &outcome)
    }
}
