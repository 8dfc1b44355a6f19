//! A batch of writes that share one commit.

use std::panic::{AssertUnwindSafe, catch_unwind};

use super::answer::Sender;
use super::{Done, Job, Work};
use crate::attendance::{self, Arrival, Arrived};
use crate::connection::{Access, Conn};
use crate::url::StoreUrl;
use crate::{Result, StoreError};

/// How many writes one commit carries at most.
const BATCH_SIZE: usize = 256;

/// An answer that waits for the commit.
type Pending = Box<dyn FnOnce(Result<()>) + Send>;

#[derive(Default)]
pub(super) struct Batch {
    arrivals: Vec<Arrival>,
    arrival_answers: Vec<Sender<Arrived, StoreError>>,
    works: Vec<Work>,
    log_emptied: Vec<Sender<(), StoreError>>,
}

impl Batch {
    pub(super) fn push(&mut self, job: Job) {
        match job {
            Job::Work(work) => self.works.push(work),
            Job::Arrive(arrival, answer) => {
                self.arrivals.push(arrival);
                self.arrival_answers.push(answer);
            }
            Job::EmptyLog(answer) => self.log_emptied.push(answer),
        }
    }

    pub(super) fn is_full(&self) -> bool {
        self.arrivals.len() + self.works.len() >= BATCH_SIZE
    }

    fn refuse(self, error: &StoreError) {
        for answer in self.arrival_answers {
            answer.send(Err(error.clone()));
        }
        for work in self.works {
            (work(Err(error.clone())).answer)(Err(error.clone()));
        }
    }
}

/// The writer's connection, opened again when it is lost.
pub(super) struct Committer {
    url: StoreUrl,
    connection: Option<Conn>,
}

impl Committer {
    pub(super) fn open(url: StoreUrl) -> Result<Self> {
        let connection = Some(Conn::open(&url, Access::Write)?);
        Ok(Self { url, connection })
    }

    pub(super) fn commit(&mut self, mut batch: Batch) {
        let log_emptied = std::mem::take(&mut batch.log_emptied);
        match &self.url {
            StoreUrl::Postgres(_) if batch.works.is_empty() => self.commit_arrivals(batch),
            _ => self.commit_transaction(batch),
        }
        for answer in log_emptied {
            answer.send(self.empty_log());
        }
    }

    fn commit_transaction(&mut self, batch: Batch) {
        match self.begin() {
            Err(error) => batch.refuse(&error),
            Ok(mut conn) => {
                if run_and_commit(&mut conn, batch).is_ok() {
                    self.connection = Some(conn);
                }
            }
        }
    }

    /// On PostgreSQL arrivals alone are one statement, and a statement is its own transaction: one round trip
    /// instead of six. A connection that broke is opened again, and what stands decides who was
    /// first, also when the lost answer had been a commit.
    fn commit_arrivals(&mut self, batch: Batch) {
        let together = self.connected().and_then(|conn| attendance::arrive_many(conn, &batch.arrivals));
        let outcomes = together.unwrap_or_else(|error| {
            if error.is_passing() {
                self.connection = None;
            }
            self.arrive_one_by_one(&batch.arrivals)
        });
        for (answer, outcome) in batch.arrival_answers.into_iter().zip(outcomes) {
            answer.send(outcome);
        }
    }

    /// A database that is gone is asked once, not once for everybody.
    fn arrive_one_by_one(&mut self, arrivals: &[Arrival]) -> Vec<Result<Arrived>> {
        let mut gone = None;
        let arrive = |arrival: &Arrival| {
            let outcome = match &gone {
                Some(error) => Err(StoreError::clone(error)),
                None => self.connected().and_then(|conn| attendance::arrive(conn, arrival.organisation_id, arrival)),
            };
            if let Err(error @ StoreError::Unavailable(_)) = &outcome {
                gone = Some(error.clone());
            }
            outcome
        };
        let outcomes = arrivals.iter().map(arrive).collect();
        if gone.is_some() {
            self.connection = None;
        }
        outcomes
    }

    /// The connection outside a transaction, opened again when it was lost.
    fn connected(&mut self) -> Result<&mut Conn> {
        match &mut self.connection {
            Some(conn) => Ok(conn),
            lost => Ok(lost.insert(Conn::open(&self.url, Access::Write)?)),
        }
    }

    /// Outside any transaction; waits for readers as long as for any lock.
    fn empty_log(&mut self) -> Result<()> {
        match &mut self.connection {
            Some(conn) => conn.execute_batch("PRAGMA wal_checkpoint(TRUNCATE)"),
            None => Err(StoreError::Unavailable("the connection broke".to_owned())),
        }
    }

    /// The connection with a transaction open. One that the server closed is opened again once.
    fn begin(&mut self) -> Result<Conn> {
        if let Some(mut conn) = self.connection.take() {
            match conn.begin_write() {
                Ok(()) => return Ok(conn),
                Err(error) => tracing::warn!(%error, "the writer opens its connection again"),
            }
        }
        let mut conn = Conn::open(&self.url, Access::Write)?;
        conn.begin_write()?;
        Ok(conn)
    }
}

/// An error means that the connection must not be used again; everybody has been answered.
fn run_and_commit(conn: &mut Conn, batch: Batch) -> Result<()> {
    let mut pending: Vec<Pending> = Vec::with_capacity(batch.works.len() + batch.arrivals.len());
    let mut lost = arrive_together(conn, batch.arrivals, batch.arrival_answers, &mut pending);
    for work in batch.works {
        match &lost {
            Ok(()) => lost = run_one(conn, work, &mut pending),
            Err(error) => pending.push(work(Err(error.clone())).answer),
        }
    }
    let commit = lost.and_then(|()| conn.commit());
    for answer in pending {
        answer(commit.clone());
    }
    commit
}

/// One closure in a savepoint. Its panic costs its own changes, nobody else's.
fn run_one(conn: &mut Conn, work: Work, pending: &mut Vec<Pending>) -> Result<()> {
    if let Err(error) = conn.begin_write() {
        pending.push(work(Err(error.clone())).answer);
        return Err(error);
    }
    match catch_unwind(AssertUnwindSafe(|| work(Ok(conn)))) {
        Ok(Done { keep, answer }) => {
            pending.push(answer);
            if keep { conn.commit() } else { conn.roll_back_to(1) }
        }
        Err(_) => conn.roll_back_to(1),
    }
}

/// All arrivals together; when one fails, each on its own, so that one bad row costs
/// nobody else.
fn arrive_together(
    conn: &mut Conn,
    arrivals: Vec<Arrival>,
    answers: Vec<Sender<Arrived, StoreError>>,
    pending: &mut Vec<Pending>,
) -> Result<()> {
    if arrivals.is_empty() {
        return Ok(());
    }
    let together = conn.attempt(|conn| attendance::arrive_many(conn, &arrivals));
    let outcomes = match together {
        Ok(outcomes) => outcomes,
        Err(_) => arrivals.iter().map(|arrival| arrive_alone(conn, arrival)).collect(),
    };
    for (answer, outcome) in answers.into_iter().zip(outcomes) {
        pending.push(Box::new(move |commit| answer.send(outcome.and_then(|arrived| commit.map(|()| arrived)))));
    }
    if conn.depth() == 1 { Ok(()) } else { Err(StoreError::Unavailable("the connection broke".to_owned())) }
}

fn arrive_alone(conn: &mut Conn, arrival: &Arrival) -> Result<Arrived> {
    conn.attempt(|conn| attendance::arrive(conn, arrival.organisation_id, arrival))
}
