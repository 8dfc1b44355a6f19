//! Jobs: slow work that outlives the process that began it.

mod file;

use diesel::prelude::*;
use domain::{JobId, JobState, OrganisationId};
use jiff::Timestamp;

use crate::connection::{Conn, on};
use crate::schema::job;
use crate::sql_types::{Db, new_row};
use crate::{Result, StoreError, StoredDocument};

pub use file::{PIECE_BYTES_MAX, add_piece, drop_file, drop_stray_pieces, read_file};

/// The code of a job that somebody cancelled.
pub const CANCELLED: &str = "cancelled";

/// A job.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = job)]
pub struct Job {
    pub organisation_id: OrganisationId,
    pub id: JobId,
    pub kind: String,
    pub body: StoredDocument,
    pub actor: String,
    pub queued_at: Timestamp,
    pub started_at: Option<Timestamp>,
    pub leased_until: Option<Timestamp>,
    pub leased_by: Option<String>,
    /// How often a worker has begun.
    pub attempts: u32,
    /// 0..=100.
    pub progress: u32,
    pub phase: String,
    pub succeeded_at: Option<Timestamp>,
    pub failed_at: Option<Timestamp>,
    pub error_code: Option<String>,
    pub result: Option<StoredDocument>,
}

impl Job {
    /// Where the job stands.
    pub fn state(&self) -> JobState {
        if self.succeeded_at.is_some() {
            JobState::Succeeded
        } else if self.failed_at.is_some() {
            JobState::Failed
        } else if self.started_at.is_some() {
            JobState::Running
        } else {
            JobState::Queued
        }
    }
}

new_row! {
    /// A job to be queued.
    pub struct NewJob of job {
        pub organisation_id: OrganisationId,
        pub id: JobId,
        pub kind: String,
        pub body: StoredDocument,
        pub actor: String,
        pub queued_at: Timestamp,
        pub attempts: u32,
        pub progress: u32,
        pub phase: String,
    }
}

/// Who takes jobs, and for how long at a time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lease {
    pub worker: String,
    pub now: Timestamp,
    pub until: Timestamp,
}

/// What a job comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    Succeeded(StoredDocument),
    /// A code of the closed list, and what it says.
    Failed {
        code: String,
        cause: StoredDocument,
    },
}

/// Queues a job.
pub fn add(conn: &mut Conn, new: &NewJob) -> Result<()> {
    on!(conn, c => diesel::insert_into(job::table).values(new).execute(c))?;
    Ok(())
}

/// The job with this id.
pub fn find(conn: &mut Conn, organisation_id: OrganisationId, job_id: JobId) -> Result<Option<Job>> {
    Ok(on!(conn, c => job::table
        .find((Db(organisation_id), Db(job_id)))
        .select(Job::as_select())
        .first(c)
        .optional())?)
}

/// Takes the oldest job that nobody works on, of any organisation: queued, or left by a worker
/// whose lease ran out. Two workers never take the same one.
pub fn take_next(conn: &mut Conn, lease: &Lease) -> Result<Option<Job>> {
    let Some((organisation_id, job_id, attempts)) = next_free(conn, lease.now)? else { return Ok(None) };
    let taken: Option<Job> = on!(conn, c => diesel::update(job::table.find((Db(organisation_id), Db(job_id))))
        .filter(job::attempts.eq(Db(attempts)))
        .set((
            job::started_at.eq(Db(Some(lease.now))),
            job::leased_until.eq(Db(Some(lease.until))),
            job::leased_by.eq(Some(&lease.worker)),
            job::attempts.eq(Db(attempts.saturating_add(1))),
        ))
        .returning(Job::as_returning())
        .get_result(c)
        .optional())?;
    Ok(taken)
}

/// Whether there is a job that nobody works on.
pub fn is_waiting(conn: &mut Conn, now: Timestamp) -> Result<bool> {
    Ok(next_free(conn, now)?.is_some())
}

/// Keeps a lease without a word on how far the job is.
///
/// # Errors
/// [`StoreError::Stale`] when the job has ended, or another worker has taken it over.
pub fn renew(conn: &mut Conn, organisation_id: OrganisationId, job_id: JobId, lease: &Lease) -> Result<()> {
    let changed = on!(conn, c => diesel::update(job::table.find((Db(organisation_id), Db(job_id))))
        .filter(job::leased_by.eq(Some(&lease.worker)))
        .filter(job::succeeded_at.is_null())
        .filter(job::failed_at.is_null())
        .set(job::leased_until.eq(Db(Some(lease.until))))
        .execute(c))?;
    if changed == 1 { Ok(()) } else { Err(StoreError::Stale) }
}

fn next_free(conn: &mut Conn, now: Timestamp) -> Result<Option<(OrganisationId, JobId, u32)>> {
    let is_free = || job::leased_until.is_null().or(job::leased_until.lt(Db(Some(now))));
    Ok(on!(conn, c => job::table
        .filter(job::succeeded_at.is_null())
        .filter(job::failed_at.is_null())
        .filter(is_free().assume_not_null())
        .order(job::queued_at)
        .select((job::organisation_id, job::id, job::attempts))
        .first(c)
        .optional())?)
}

/// Says how far a job is, and keeps the lease.
///
/// # Errors
/// [`StoreError::Stale`] when another worker has taken the job over.
pub fn report(
    conn: &mut Conn,
    organisation_id: OrganisationId,
    job_id: JobId,
    lease: &Lease,
    progress: (u32, &str),
) -> Result<()> {
    let (percent, phase) = progress;
    let changed = on!(conn, c => diesel::update(job::table.find((Db(organisation_id), Db(job_id))))
        .filter(job::leased_by.eq(Some(&lease.worker)))
        .filter(job::succeeded_at.is_null())
        .filter(job::failed_at.is_null())
        .set((job::progress.eq(Db(percent.min(100))), job::phase.eq(phase), job::leased_until.eq(Db(Some(lease.until)))))
        .execute(c))?;
    if changed == 1 { Ok(()) } else { Err(StoreError::Stale) }
}

/// Ends a job. It belongs into the transaction of the job's effect.
///
/// # Errors
/// [`StoreError::Stale`] when the job has ended, or another worker has taken it over.
pub fn finish(
    conn: &mut Conn,
    organisation_id: OrganisationId,
    job_id: JobId,
    lease: &Lease,
    outcome: &Outcome,
) -> Result<()> {
    let at = Some(lease.now);
    let mine = || {
        job::table.find((Db(organisation_id), Db(job_id))).filter(
            job::leased_by
                .eq(Some(&lease.worker))
                .assume_not_null()
                .and(job::succeeded_at.is_null())
                .and(job::failed_at.is_null()),
        )
    };
    let changed = on!(conn, c => match outcome {
        Outcome::Succeeded(result) => diesel::update(mine())
            .set((job::succeeded_at.eq(Db(at)), job::progress.eq(Db(100_u32)), job::result.eq(Db(Some(result)))))
            .execute(c),
        Outcome::Failed { code, cause } => diesel::update(mine())
            .set((job::failed_at.eq(Db(at)), job::error_code.eq(Some(code)), job::result.eq(Db(Some(cause)))))
            .execute(c),
    })?;
    if changed != 1 {
        return Err(StoreError::Stale);
    }
    drop_file(conn, organisation_id, job_id)
}

/// Ends a job that has not ended. Whoever works on it finds out at the next word about it, and can
/// not keep what it made.
///
/// # Errors
/// [`StoreError::Stale`] when the job has ended.
pub fn cancel(conn: &mut Conn, organisation_id: OrganisationId, job_id: JobId, at: Timestamp) -> Result<()> {
    let changed = on!(conn, c => diesel::update(job::table.find((Db(organisation_id), Db(job_id))))
        .filter(job::succeeded_at.is_null())
        .filter(job::failed_at.is_null())
        .set((job::failed_at.eq(Db(Some(at))), job::error_code.eq(Some(CANCELLED))))
        .execute(c))?;
    if changed != 1 {
        return Err(StoreError::Stale);
    }
    drop_file(conn, organisation_id, job_id)
}

/// Jobs of an organisation, the newest first, those before `before`.
pub fn page(conn: &mut Conn, organisation_id: OrganisationId, before: Option<JobId>, limit: u32) -> Result<Vec<Job>> {
    on!(conn, c => {
        let mut query = job::table
            .filter(job::organisation_id.eq(Db(organisation_id)))
            .order(job::id.desc())
            .limit(i64::from(limit))
            .select(Job::as_select())
            .into_boxed();
        if let Some(before) = before {
            query = query.filter(job::id.lt(Db(before)));
        }
        Ok(query.load(c)?)
    })
}

/// Deletes the jobs that ended and were queued before `before`, of all organisations: what they
/// answered may name people.
pub fn expire(conn: &mut Conn, before: Timestamp) -> Result<usize> {
    Ok(on!(conn, c => diesel::delete(job::table)
        .filter(job::queued_at.lt(Db(before)))
        .filter(job::succeeded_at.is_not_null().or(job::failed_at.is_not_null()))
        .execute(c))?)
}

/// How many jobs have not ended, of all organisations.
pub fn count_open(conn: &mut Conn) -> Result<u64> {
    let open: i64 = on!(conn, c => job::table
        .filter(job::succeeded_at.is_null())
        .filter(job::failed_at.is_null())
        .count()
        .get_result(c))?;
    Ok(open.unsigned_abs())
}
