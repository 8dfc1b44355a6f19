//! The door to the database.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use domain::OrganisationId;

use crate::attendance::{Arrival, Arrived};
use crate::connection::Conn;
use crate::erasure::{self, Forgetting};
use crate::pool::{self, ConnPool};
use crate::url::StoreUrl;
use crate::writer::{Answer, Writer};
use crate::{Result, StoreError, migrate};

/// Bounds of a store.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Connections for reading, and on PostgreSQL for ordinary writes.
    pub connections: u32,
    /// Writes that may wait; one more is answered with [`StoreError::Busy`].
    pub waiting_writes: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { connections: 8, waiting_writes: 4_096 }
    }
}

/// A database that is open. Clones share it; [`Store::close`], or dropping the last clone, writes
/// what still waits and joins the writer thread.
#[derive(Clone)]
pub struct Store(Arc<Inner>);

struct Inner {
    pool: ConnPool,
    writer: Writer,
    url: StoreUrl,
    queries: Arc<AtomicU64>,
}

impl Store {
    /// Brings the database to the newest schema and opens it.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] when it does not answer, [`StoreError::Database`] when a
    /// migration fails.
    pub fn open(url: &StoreUrl) -> Result<Self> {
        Self::open_with(url, Limits::default())
    }

    /// [`Store::open`] with other bounds.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn open_with(url: &StoreUrl, limits: Limits) -> Result<Self> {
        migrate::migrate(url)?;
        let queries = Arc::default();
        let pool = pool::open(url, limits.connections, Arc::clone(&queries))?;
        let writer = Writer::start(url.clone(), limits.waiting_writes)?;
        Ok(Self(Arc::new(Inner { pool, writer, url: url.clone(), queries })))
    }

    /// How many queries the connections of the pool have run so far, for tests that count them.
    pub fn queries(&self) -> u64 {
        self.0.queries.load(Ordering::Relaxed)
    }

    /// Where the data is.
    pub fn url(&self) -> &StoreUrl {
        &self.0.url
    }

    /// Runs queries on a connection of the pool. Blocks: call it where blocking is allowed.
    ///
    /// # Errors
    /// What `job` answers, or [`StoreError::Busy`] when no connection comes free.
    pub fn read<T, E: From<StoreError>>(&self, job: impl FnOnce(&mut Conn) -> Result<T, E>) -> Result<T, E> {
        job(&mut *pool::take(&self.0.pool)?)
    }

    /// As [`Store::read`], and all queries see one moment of the database.
    ///
    /// # Errors
    /// As [`Store::read`].
    pub fn read_snapshot<T, E: From<StoreError>>(&self, job: impl FnOnce(&mut Conn) -> Result<T, E>) -> Result<T, E> {
        let mut conn = pool::take(&self.0.pool)?;
        conn.begin_snapshot()?;
        let outcome = job(&mut conn);
        conn.roll_back_to(0)?;
        outcome
    }

    /// Runs `job` in a transaction and answers after the commit: what is acknowledged is on disk.
    /// An error rolls everything back. Blocks; nothing slow (planning, hashing, a network) belongs
    /// inside.
    ///
    /// # Errors
    /// What `job` answers, [`StoreError::Busy`] when too many writes wait,
    /// [`StoreError::Panicked`] when `job` panics.
    pub fn write<T, E, F>(&self, job: F) -> Result<T, E>
    where
        F: FnOnce(&mut Conn) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        match &self.0.url {
            StoreUrl::Sqlite(_) => self.0.writer.submit(job).wait(),
            StoreUrl::Postgres(_) => write_now(&mut *pool::take(&self.0.pool)?, job),
        }
    }

    /// Checks somebody in through the writer thread of either database: arrivals that wait
    /// together are committed together. The answer can be awaited without blocking a thread.
    pub fn arrive(&self, arrival: Arrival) -> Answer<Arrived, StoreError> {
        self.0.writer.arrive(arrival)
    }

    /// Forgets a person, and cleans what SQLite would leave in its files: deleted pages are
    /// overwritten, and the log is emptied into the database.
    ///
    /// # Errors
    /// As [`erasure::forget`].
    pub fn forget_person(&self, organisation_id: OrganisationId, forgetting: Forgetting) -> Result<()> {
        self.write(move |conn| erasure::forget(conn, organisation_id, &forgetting))?;
        match &self.0.url {
            StoreUrl::Sqlite(_) => self.0.writer.empty_log().wait(),
            StoreUrl::Postgres(_) => Ok(()),
        }
    }

    /// Whether the database answers.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] or [`StoreError::Busy`].
    pub fn ping(&self) -> Result<()> {
        self.read(|conn| conn.execute_batch("SELECT 1"))
    }

    /// Refuses new writes, writes what waits, and joins the writer thread.
    pub fn close(&self) {
        self.0.writer.close();
    }
}

/// A transaction on this very connection. A panic leaves nothing open: the pool drops a
/// connection whose transaction could not be rolled back.
fn write_now<T, E: From<StoreError>>(conn: &mut Conn, job: impl FnOnce(&mut Conn) -> Result<T, E>) -> Result<T, E> {
    conn.begin_write()?;
    match catch_unwind(AssertUnwindSafe(|| job(conn))) {
        Ok(Ok(value)) => {
            conn.commit()?;
            Ok(value)
        }
        Ok(Err(error)) => {
            conn.roll_back_to(0)?;
            Err(error)
        }
        Err(_) => {
            conn.roll_back_to(0)?;
            Err(StoreError::Panicked.into())
        }
    }
}
