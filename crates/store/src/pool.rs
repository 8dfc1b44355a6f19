//! Connections for reading, and on PostgreSQL for the writes that are not hot.

use std::sync::Arc;
use std::sync::atomic::AtomicU64;
use std::time::Duration;

use diesel::r2d2::{ManageConnection, Pool, PooledConnection, R2D2Connection as _};

use crate::connection::{Access, Conn, on};
use crate::url::StoreUrl;
use crate::{Result, StoreError};

/// How long a request waits for a connection before it is told to come back.
const WAIT: Duration = Duration::from_millis(2500);

pub(crate) struct Connector {
    url: StoreUrl,
    queries: Arc<AtomicU64>,
}

pub(crate) type ConnPool = Pool<Connector>;

/// Every query of its connections is counted in `queries`.
pub(crate) fn open(url: &StoreUrl, size: u32, queries: Arc<AtomicU64>) -> Result<ConnPool> {
    Pool::builder()
        .max_size(size.max(1))
        .min_idle(Some(1))
        .connection_timeout(WAIT)
        .error_handler(Box::new(diesel::r2d2::NopErrorHandler))
        .build(Connector { url: url.clone(), queries })
        .map_err(|error| StoreError::Unavailable(error.to_string()))
}

pub(crate) fn take(pool: &ConnPool) -> Result<PooledConnection<Connector>> {
    pool.get().map_err(|error| {
        if pool.state().connections > 0 { StoreError::Busy } else { StoreError::Unavailable(error.to_string()) }
    })
}

impl ManageConnection for Connector {
    type Connection = Conn;
    type Error = StoreError;

    fn connect(&self) -> Result<Conn> {
        let mut conn = Conn::open(&self.url, Access::Read)?;
        conn.count_into(self.queries.clone());
        Ok(conn)
    }

    /// A file does not go away; a server may have restarted since.
    fn is_valid(&self, conn: &mut Conn) -> Result<()> {
        if conn.is_postgres() { on!(conn, c => Ok(c.ping()?)) } else { Ok(()) }
    }

    fn has_broken(&self, conn: &mut Conn) -> bool {
        std::thread::panicking() || on!(conn, c => c.is_broken())
    }
}
