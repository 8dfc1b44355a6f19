//! What every request can reach: configuration, the clock and random numbers.

use std::sync::Arc;

use jiff::Timestamp;
use uuid::Uuid;

use crate::Config;

/// Shared by all workers of one replica; nothing here must survive the process.
pub struct AppState {
    pub config: Config,
    pub clock: Clock,
    pub entropy: Entropy,
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
pub struct Entropy(Arc<dyn Fn(&mut [u8]) + Send + Sync>);

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
