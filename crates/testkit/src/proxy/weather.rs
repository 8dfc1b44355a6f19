//! What the network does to the bytes.

use std::time::{Duration, Instant};

/// The weather between phone and server.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Weather {
    /// Everything passes.
    #[default]
    Clear,
    /// Everything passes, so much later each way.
    Delay(Duration),
    /// One thin link for all connections, in each direction; a connection costs a round trip first.
    Slow { kbit_per_second: u32, round_trip: Duration },
    /// Connections break at once, and new ones too.
    Drop,
    /// Nothing arrives and nothing is refused, until the weather changes.
    Blackhole,
    /// The server hears every request; of so many answers in a hundred the phone gets a part or nothing.
    CutReply { per_cent: u8, seed: u64 },
}

impl Weather {
    /// How long the handshake of a new connection takes beyond the machine's own.
    pub(super) fn handshake(self) -> Duration {
        match self {
            Weather::Delay(each_way) => 2 * each_way,
            Weather::Slow { round_trip, .. } => round_trip,
            _ => Duration::ZERO,
        }
    }

    /// When `bytes` that come now have arrived, on a link that is busy until `free_at`.
    pub(super) fn arrival(self, now: Instant, bytes: usize, free_at: &mut Option<Instant>) -> Instant {
        match self {
            Weather::Delay(each_way) => now + each_way,
            Weather::Slow { kbit_per_second, round_trip } => {
                let begins = free_at.map_or(now, |free| free.max(now));
                let milliseconds = bytes as f64 * 8.0 / f64::from(kbit_per_second.max(1));
                let sent = begins + Duration::from_secs_f64(milliseconds / 1000.0);
                *free_at = Some(sent);
                sent + round_trip / 2
            }
            _ => now,
        }
    }
}
