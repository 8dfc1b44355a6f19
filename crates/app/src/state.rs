//! What every request can reach: the store, configuration, the clock and random numbers.

use std::sync::Arc;

use actix_web::web;
use jiff::Timestamp;
use store::{Conn, Stamp, Store};
use uuid::Uuid;

use crate::flood::FloodGate;
use crate::hub::Hub;
use crate::key_ring::KeyRing;
use crate::{Config, Problem};

/// Shared by all workers of one replica; nothing here must survive the process.
#[derive(Clone)]
pub struct AppState {
    pub store: Store,
    pub config: Config,
    pub clock: Clock,
    pub entropy: Entropy,
    /// Shared by the workers of this replica.
    pub flood: Arc<FloodGate>,
    /// The keys of the companies' own sign-ins.
    pub keys: Arc<KeyRing>,
    /// The open event streams of this replica, and the bell of whoever heals.
    pub live: Arc<Hub>,
}

impl AppState {
    /// The time now, and where ids come from.
    pub fn stamp(&self) -> Stamp {
        Stamp { at: self.clock.now(), new_id: Uuid::now_v7 }
    }

    /// Reads from the store on a thread that may wait.
    ///
    /// # Errors
    /// What `job` answers; 503 when the database is busy or away.
    pub async fn read<T, F>(&self, job: F) -> Result<T, Problem>
    where
        F: FnOnce(&mut Conn) -> Result<T, Problem> + Send + 'static,
        T: Send + 'static,
    {
        let store = self.store.clone();
        self.block(move || store.read(job)).await
    }

    /// Changes the store in one transaction, on a thread that may wait.
    ///
    /// # Errors
    /// What `job` answers, after everything was rolled back; 503 when the database is busy or away.
    pub async fn write<T, F>(&self, job: F) -> Result<T, Problem>
    where
        F: FnOnce(&mut Conn) -> Result<T, Problem> + Send + 'static,
        T: Send + 'static,
    {
        let store = self.store.clone();
        self.block(move || store.write(job)).await
    }

    /// Runs slow work on a thread that may wait.
    ///
    /// # Errors
    /// What `job` answers.
    pub async fn block<T, F>(&self, job: F) -> Result<T, Problem>
    where
        F: FnOnce() -> Result<T, Problem> + Send + 'static,
        T: Send + 'static,
    {
        web::block(job).await.map_err(Problem::internal)?
    }
}

/// Tells the time. The binary passes the system's clock, tests pass their own.
#[derive(Clone)]
pub struct Clock(Arc<dyn Fn() -> Timestamp + Send + Sync>);

impl Clock {
    /// A clock that asks `tell` each time.
    pub fn new(tell: impl Fn() -> Timestamp + Send + Sync + 'static) -> Self {
        Self(Arc::new(tell))
    }

    /// The time now.
    pub fn now(&self) -> Timestamp {
        (self.0)()
    }
}

/// Draws random bytes. The binary passes the system's generator.
#[derive(Clone)]
pub struct Entropy(Arc<Fill>);

type Fill = dyn Fn(&mut [u8]) + Send + Sync;

impl Entropy {
    /// A source that fills a slice by `fill`.
    pub fn new(fill: impl Fn(&mut [u8]) + Send + Sync + 'static) -> Self {
        Self(Arc::new(fill))
    }

    /// `N` random bytes.
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        (self.0)(&mut bytes);
        bytes
    }

    /// 32 random bytes as text, for whatever opens something.
    pub fn secret(&self) -> String {
        self.bytes::<32>().iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// A version 7 UUID: sorted by time, else random.
    pub fn uuid(&self, now: Timestamp) -> Uuid {
        let millis = u64::try_from(now.as_millisecond()).unwrap_or(0);
        uuid::Builder::from_unix_timestamp_millis(millis, &self.bytes()).into_uuid()
    }

    /// A seed for planning.
    pub fn seed(&self) -> u64 {
        u64::from_le_bytes(self.bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_sort_by_time() {
        let entropy = Entropy::new(|bytes| bytes.fill(7));
        let early = entropy.uuid("2026-05-04T09:00:00Z".parse().unwrap());
        let late = entropy.uuid("2026-05-04T09:00:01Z".parse().unwrap());
        assert!(early < late);
        assert_eq!(early.get_version_num(), 7);
    }
}
