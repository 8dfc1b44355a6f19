//! "Wi-Fi trouble?": check-ins and event streams that fall together are a network that fails, not people who stay away.

use std::collections::BTreeMap;

use domain::{AttendanceKind, EventId, OrganisationId};
use jiff::{SignedDuration, Timestamp};
use store::attendance::AttendanceFact;
use store::{Conn, StoreError, stream_counts};
use uuid::Uuid;

/// How far back is looked.
const WINDOW: SignedDuration = SignedDuration::from_mins(5);
/// What counts as now.
const RECENT: SignedDuration = SignedDuration::from_secs(60);
/// Fewer streams than this at the best time say nothing.
const STREAMS_MIN: u32 = 10;

/// Whether the event's network looks as if it failed.
///
/// # Errors
/// What the store says.
pub fn suspected(
    conn: &mut Conn,
    organisation: OrganisationId,
    event: EventId,
    facts: &[AttendanceFact],
    now: Timestamp,
) -> Result<bool, StoreError> {
    let counts = stream_counts::since(conn, organisation, event, now - WINDOW)?;
    let arrivals = facts.iter().filter(|fact| fact.kind == AttendanceKind::Arrived).map(|fact| fact.received_at);
    Ok(looks_like_trouble(&counts, arrivals, now))
}

/// Streams have fallen below half of their best within the window, and in the last minute fewer people came than in half
/// of the minute before.
fn looks_like_trouble(
    counts: &[(Uuid, Timestamp, u32)],
    arrivals: impl Iterator<Item = Timestamp>,
    now: Timestamp,
) -> bool {
    let (mut latest, mut best): (BTreeMap<Uuid, u32>, u32) = (BTreeMap::new(), 0);
    for (replica, _, streams) in counts {
        latest.insert(*replica, *streams);
        best = best.max(latest.values().sum());
    }
    let open: u32 = latest.values().sum();
    let (mut last, mut before) = (0, 0);
    for at in arrivals {
        let age = now.duration_since(at);
        last += u32::from(age <= RECENT);
        before += u32::from(age > RECENT && age <= RECENT * 2);
    }
    best >= STREAMS_MIN && open * 2 < best && last * 2 <= before
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(1_777_878_000 + second).unwrap()
    }

    fn trouble(streams: &[(i64, u32)], arrivals: &[i64]) -> bool {
        let replica = Uuid::nil();
        let counts: Vec<_> = streams.iter().map(|(second, count)| (replica, at(*second), *count)).collect();
        looks_like_trouble(&counts, arrivals.iter().map(|second| at(*second)), at(300))
    }

    #[test]
    fn only_both_together_are_trouble() {
        let (falling, steady) = ([(200, 40), (290, 8)], [(200, 40), (290, 38)]);
        assert!(trouble(&falling, &[190, 200, 210, 220, 250]));
        assert!(!trouble(&steady, &[190, 200, 210, 220]), "people stay away and phones are there");
        assert!(!trouble(&falling, &[200, 250, 260, 270]), "people still come");
        assert!(!trouble(&[(200, 6), (290, 0)], &[200]), "too few phones to tell");
    }
}
