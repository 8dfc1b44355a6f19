//! Flood limits of one replica: a bucket per address or principal that refills with time. A venue
//! behind one address has room for five hundred people in five minutes, many times over.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use jiff::Timestamp;

/// Requests that may come at once.
const BURST: f64 = 2_000.0;
/// Requests a second in the long run.
const PER_SECOND: f64 = 200.0;
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
}

impl FloodGate {
    /// Lets one request of `source` pass, or says after how many seconds the next one may.
    ///
    /// # Errors
    /// Whole seconds to wait, at least 1.
    pub fn admit(&self, source: &str, now: Timestamp) -> Result<(), u32> {
        let mut buckets = self.buckets.lock().unwrap_or_else(PoisonError::into_inner);
        if buckets.len() >= BUCKETS_MAX {
            buckets.retain(|_, bucket| refilled(*bucket, now) < BURST);
        }
        let bucket = buckets.entry(source.to_owned()).or_insert(Bucket { left: BURST, seen: now });
        let left = refilled(*bucket, now);
        let passes = left >= 1.0;
        *bucket = Bucket { left: if passes { left - 1.0 } else { left }, seen: now };
        if passes { Ok(()) } else { Err(1) }
    }
}

fn refilled(bucket: Bucket, now: Timestamp) -> f64 {
    let seconds = now.duration_since(bucket.seen).as_secs_f64().max(0.0);
    (bucket.left + seconds * PER_SECOND).min(BURST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_flood_is_stopped_and_others_are_not() {
        let gate = FloodGate::default();
        let now: Timestamp = "2026-05-04T07:00:00Z".parse().unwrap();
        let passed = (0..5_000).filter(|_| gate.admit("10.0.0.1", now).is_ok()).count();
        assert_eq!(passed, 2_000);
        assert!(gate.admit("10.0.0.2", now).is_ok());
        let later = now + jiff::SignedDuration::from_secs(1);
        assert_eq!((0..5_000).filter(|_| gate.admit("10.0.0.1", later).is_ok()).count(), 200);
    }

    #[test]
    fn five_hundred_people_at_one_door_pass() {
        let gate = FloodGate::default();
        let start: Timestamp = "2026-05-04T07:00:00Z".parse().unwrap();
        for request in 0..500 * 20 {
            let now = start + jiff::SignedDuration::from_millis(request * 300_000 / 10_000);
            assert!(gate.admit("the venue", now).is_ok());
        }
    }
}
