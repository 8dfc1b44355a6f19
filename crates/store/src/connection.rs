//! One connection to either database, and the macro that writes each query once for both.

use std::num::NonZeroU32;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use diesel::connection::{
    AnsiTransactionManager, Connection as _, InstrumentationEvent, SimpleConnection as _, TransactionManager,
};
use diesel::{PgConnection, SqliteConnection};

use crate::url::StoreUrl;
use crate::{Result, StoreError, journal};

/// A connection. Only this crate looks inside; the others hand it to the functions of this crate.
pub struct Conn(pub(crate) Dialect);

pub(crate) enum Dialect {
    Pg(PgConnection),
    Sqlite(SqliteConnection),
}

/// Runs one query on whichever database the connection leads to; it is type-checked for both.
macro_rules! on {
    ($conn:expr, $c:ident => $query:expr) => {
        match &mut $conn.0 {
            $crate::connection::Dialect::Pg($c) => $query,
            $crate::connection::Dialect::Sqlite($c) => $query,
        }
    };
}
pub(crate) use on;

/// First of all, or what follows can fail with "locked".
const SQLITE_PATIENCE: &str = "PRAGMA busy_timeout = 5000;";
const SQLITE_PRAGMAS: &str = "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON;";

/// A request that waits for the same request of another replica waits no longer than this.
const POSTGRES_SETTINGS: &str = "SET lock_timeout = '5s'; SET client_min_messages = warning;";

/// What a connection may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Access {
    /// SQLite: only the writer thread holds one.
    Write,
    /// SQLite: refuses every change, so that none slips past the writer thread.
    Read,
}

impl Conn {
    pub(crate) fn open(url: &StoreUrl, access: Access) -> Result<Self> {
        match url {
            StoreUrl::Postgres(url) => {
                let mut postgres = PgConnection::establish(url)?;
                postgres.batch_execute(POSTGRES_SETTINGS)?;
                Ok(Self(Dialect::Pg(postgres)))
            }
            StoreUrl::Sqlite(path) => {
                let mut sqlite = SqliteConnection::establish(&path.to_string_lossy())?;
                sqlite.batch_execute(SQLITE_PATIENCE)?;
                journal::write_ahead(&mut sqlite)?;
                sqlite.batch_execute(SQLITE_PRAGMAS)?;
                if access == Access::Read {
                    sqlite.batch_execute("PRAGMA query_only = ON;")?;
                }
                Ok(Self(Dialect::Sqlite(sqlite)))
            }
        }
    }

    /// Counts every query of this connection.
    pub(crate) fn count_into(&mut self, queries: Arc<AtomicU64>) {
        on!(self, c => c.set_instrumentation(move |event: InstrumentationEvent<'_>| {
            if let InstrumentationEvent::StartQuery { .. } = event {
                queries.fetch_add(1, Ordering::Relaxed);
            }
        }));
    }

    pub(crate) fn execute_batch(&mut self, sql: &str) -> Result<()> {
        on!(self, c => Ok(c.batch_execute(sql)?))
    }

    /// Hand-written SQL with parameters `$1`, `$2`, …: SQLite writes `?1`, `?2` where the number counts.
    pub(crate) fn numbered(&self, sql: &str) -> String {
        if self.is_postgres() { sql.to_owned() } else { sql.replace('$', "?") }
    }

    pub(crate) fn is_postgres(&self) -> bool {
        matches!(self.0, Dialect::Pg(_))
    }

    /// Opens a transaction, or a savepoint inside one. On SQLite the write lock is taken at once:
    /// a transaction that reads first and writes later fails when another wrote between.
    pub(crate) fn begin_write(&mut self) -> Result<()> {
        if self.depth() > 0 {
            on!(self, c => Ok(AnsiTransactionManager::begin_transaction(c)?))
        } else {
            match &mut self.0 {
                Dialect::Pg(c) => Ok(AnsiTransactionManager::begin_transaction_sql(c, "BEGIN")?),
                Dialect::Sqlite(c) => Ok(AnsiTransactionManager::begin_transaction_sql(c, "BEGIN IMMEDIATE")?),
            }
        }
    }

    /// Opens a transaction that sees one moment of the database from its first query to its last.
    pub(crate) fn begin_snapshot(&mut self) -> Result<()> {
        match &mut self.0 {
            Dialect::Pg(c) => {
                Ok(AnsiTransactionManager::begin_transaction_sql(c, "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")?)
            }
            Dialect::Sqlite(c) => Ok(AnsiTransactionManager::begin_transaction_sql(c, "BEGIN DEFERRED")?),
        }
    }

    pub(crate) fn commit(&mut self) -> Result<()> {
        on!(self, c => Ok(AnsiTransactionManager::commit_transaction(c)?))
    }

    /// Rolls back until `depth` transactions are open. An error means that the connection is lost.
    pub(crate) fn roll_back_to(&mut self, depth: u32) -> Result<()> {
        while self.depth() > depth {
            on!(self, c => AnsiTransactionManager::rollback_transaction(c))?;
        }
        Ok(())
    }

    /// How many transactions are open: 0, or 1 and a savepoint for each further one.
    pub(crate) fn depth(&mut self) -> u32 {
        on!(self, c => {
            let status = AnsiTransactionManager::transaction_manager_status_mut(c);
            status.transaction_depth().ok().flatten().map_or(0, NonZeroU32::get)
        })
    }

    /// Runs `job` in a savepoint of the open transaction, or in a transaction of its own: an error
    /// rolls back what `job` did and nothing else.
    ///
    /// # Errors
    /// What `job` answers.
    pub fn attempt<T, E: From<StoreError>>(&mut self, job: impl FnOnce(&mut Self) -> Result<T, E>) -> Result<T, E> {
        let depth = self.depth();
        self.begin_write()?;
        match job(self) {
            Ok(value) => {
                self.commit()?;
                Ok(value)
            }
            Err(error) => {
                self.roll_back_to(depth)?;
                Err(error)
            }
        }
    }
}
