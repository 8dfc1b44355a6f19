//! Flood limits of one replica: a bucket per address and one per account, which refill with time. A venue
//! behind one address has room for a thousand phones that open their page in the same second.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use jiff::Timestamp;

/// How much may come.
#[derive(Debug, Clone, Copy)]
pub struct Limit {
    /// Requests at once.
    burst: f64,
    /// Requests a second in the long run.
    per_second: f64,
}

impl Limit {
    /// Of an address: a whole venue may be behind it.
    pub const ADDRESS: Self = Self { burst: 10_000.0, per_second: 1_000.0 };
    /// Of an account.
    pub const ACCOUNT: Self = Self { burst: 2_000.0, per_second: 200.0 };
}

/// Buckets that are kept; beyond it the full ones are forgotten.
const BUCKETS_MAX: usize = 50_000;

/// How much each source has left.
#[derive(Default)]
pub struct FloodGate {
    buckets: Mutex<HashMap<String, Bucket>>,
}

#[derive(Clone, Copy)]
struct Bucket {
    left: f64,
    seen: Timestamp,
    limit: Limit,
}

impl Bucket {
    fn refilled(self, now: Timestamp) -> f64 {
        let seconds = now.duration_since(self.seen).as_secs_f64().max(0.0);
        (self.left + seconds * self.limit.per_second).min(self.limit.burst)
    }
}

impl FloodGate {
    /// Lets one request of `source` pass, or says after how many seconds the next one may.
    ///
    /// # Errors
    /// Whole seconds to wait, at least 1.
    pub fn admit(&self, source: &str, limit: Limit, now: Timestamp) -> Result<(), u32> {
        let mut buckets = self.buckets.lock().unwrap_or_else(PoisonError::into_inner);
        if buckets.len() >= BUCKETS_MAX {
            buckets.retain(|_, bucket| bucket.refilled(now) < bucket.limit.burst);
        }
        let bucket = buckets.entry(source.to_owned()).or_insert(Bucket { left: limit.burst, seen: now, limit });
        let left = bucket.refilled(now);
        let passes = left >= 1.0;
        *bucket = Bucket { left: if passes { left - 1.0 } else { left }, seen: now, limit };
        if passes { Ok(()) } else { Err(1) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How many of so many requests of one moment pass.
    fn passed(gate: &FloodGate, source: &str, limit: Limit, at: &str) -> usize {
        let now = at.parse().unwrap();
        (0..15_000).filter(|_| gate.admit(source, limit, now).is_ok()).count()
    }

    #[test]
    fn a_flood_is_stopped_and_others_are_not() {
        let gate = FloodGate::default();
        for (source, limit, at_once, a_second) in
            [("10.0.0.1", Limit::ADDRESS, 10_000, 1_000), ("account", Limit::ACCOUNT, 2_000, 200)]
        {
            assert_eq!(passed(&gate, source, limit, "2026-05-04T07:00:00Z"), at_once);
            assert_eq!(passed(&gate, source, limit, "2026-05-04T07:00:01Z"), a_second);
        }
        assert!(gate.admit("10.0.0.2", Limit::ADDRESS, "2026-05-04T07:00:01Z".parse().unwrap()).is_ok());
    }

    #[test]
    fn a_thousand_phones_behind_one_address_open_their_pages_at_once_and_go_on_asking() {
        let gate = FloodGate::default();
        let start: Timestamp = "2026-05-04T07:00:00Z".parse().unwrap();
        let passes = |milliseconds: i64| {
            let now = start + jiff::SignedDuration::from_millis(milliseconds);
            gate.admit("the venue", Limit::ADDRESS, now).is_ok()
        };
        assert!((0..1_000 * 10).all(|request| passes(request / 10)), "ten requests each, within a second");
        assert!((0..60 * 500).all(|request| passes(1_000 + request * 2)), "then each asks every two seconds");
    }
}
