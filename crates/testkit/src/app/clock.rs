//! A clock that stands still until a test moves it.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use jiff::{SignedDuration, Timestamp};

/// Stands at 2026-05-04T07:00:00Z, a Monday morning in Stockholm, until it is moved.
#[derive(Clone)]
pub struct FakeClock(Arc<AtomicI64>);

impl Default for FakeClock {
    fn default() -> Self {
        Self(Arc::new(AtomicI64::new(1_777_878_000_000_000)))
    }
}

impl FakeClock {
    /// The time on this clock.
    pub fn now(&self) -> Timestamp {
        Timestamp::from_microsecond(self.0.load(Ordering::SeqCst)).unwrap()
    }

    /// Moves the clock.
    pub fn set(&self, instant: Timestamp) {
        self.0.store(instant.as_microsecond(), Ordering::SeqCst);
    }

    /// Moves the clock on by whole seconds.
    pub fn advance_seconds(&self, seconds: i64) {
        self.set(self.now() + SignedDuration::from_secs(seconds));
    }

    /// Moves the clock on by whole minutes.
    pub fn advance_minutes(&self, minutes: i64) {
        self.advance_seconds(minutes * 60);
    }

    pub(crate) fn for_app(&self) -> app::Clock {
        let clock = self.clone();
        app::Clock::new(move || clock.now())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_moves_only_when_told() {
        let clock = FakeClock::default();
        assert_eq!(clock.now().to_string(), "2026-05-04T07:00:00Z");
        clock.advance_minutes(90);
        assert_eq!(clock.now().to_string(), "2026-05-04T08:30:00Z");
    }
}
