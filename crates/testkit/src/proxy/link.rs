//! What all connections of a proxy share: the weather, the thin link, the dice, and the sockets to break.

use std::collections::HashMap;
use std::net::{Shutdown, TcpStream};
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use super::weather::Weather;

/// Where bytes go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    ToServer,
    ToPhone,
}

#[derive(Default)]
pub(super) struct Link {
    sky: Mutex<Sky>,
    changed: Condvar,
    connections: AtomicUsize,
    cut: AtomicUsize,
    bytes: [AtomicU64; 2],
}

#[derive(Default)]
struct Sky {
    weather: Weather,
    dice: u64,
    free_at: [Option<Instant>; 2],
    open: HashMap<usize, [TcpStream; 2]>,
}

impl Link {
    pub(super) fn set(&self, weather: Weather) {
        let mut sky = self.sky();
        sky.weather = weather;
        sky.free_at = [None; 2];
        if let Weather::CutReply { seed, .. } = weather {
            sky.dice = seed;
        }
        if weather == Weather::Drop {
            sky.open.drain().for_each(|(_, sockets)| break_both(&sockets));
        }
        self.changed.notify_all();
    }

    pub(super) fn cut(&self) -> usize {
        self.cut.load(Ordering::SeqCst)
    }

    pub(super) fn connections(&self) -> usize {
        self.connections.load(Ordering::SeqCst)
    }

    pub(super) fn bytes(&self) -> (u64, u64) {
        let [to_phone, to_server] = &self.bytes;
        (to_phone.load(Ordering::SeqCst), to_server.load(Ordering::SeqCst))
    }

    /// The weather once it is no black hole.
    pub(super) fn weather(&self) -> Weather {
        let hidden = |sky: &mut Sky| sky.weather == Weather::Blackhole;
        self.changed.wait_while(self.sky(), hidden).unwrap_or_else(PoisonError::into_inner).weather
    }

    /// A new connection's number.
    pub(super) fn count(&self) -> usize {
        self.connections.fetch_add(1, Ordering::SeqCst)
    }

    /// Keeps the two sockets of a connection, to break them when the network goes.
    pub(super) fn keep(&self, number: usize, sockets: [TcpStream; 2]) {
        let mut sky = self.sky();
        if sky.weather == Weather::Drop { break_both(&sockets) } else { drop(sky.open.insert(number, sockets)) }
    }

    /// Ends a connection on both sides.
    pub(super) fn end(&self, number: usize) {
        let sockets = self.sky().open.remove(&number);
        if let Some(sockets) = sockets {
            break_both(&sockets);
        }
    }

    /// When bytes that come now have arrived.
    pub(super) fn arrival(&self, way: Way, bytes: usize) -> Instant {
        let (now, weather) = (Instant::now(), self.weather());
        let mut sky = self.sky();
        weather.arrival(now, bytes, &mut sky.free_at[way as usize])
    }

    /// Whether this answer is cut, and if so how many of its first `bytes` arrive.
    pub(super) fn cuts(&self, bytes: usize) -> Option<usize> {
        let Weather::CutReply { per_cent, .. } = self.weather() else { return None };
        let mut sky = self.sky();
        if draw(&mut sky.dice) % 100 >= u64::from(per_cent) {
            return None;
        }
        self.cut.fetch_add(1, Ordering::SeqCst);
        // Half of the time nothing arrives, else a part.
        let part = usize::try_from(draw(&mut sky.dice)).unwrap_or(0) % (2 * bytes.max(1));
        Some(part.saturating_sub(bytes).min(bytes.saturating_sub(1)))
    }

    pub(super) fn passed(&self, way: Way, bytes: usize) {
        let at = if way == Way::ToPhone { 0 } else { 1 };
        self.bytes[at].fetch_add(bytes as u64, Ordering::SeqCst);
    }

    fn sky(&self) -> MutexGuard<'_, Sky> {
        self.sky.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn break_both(sockets: &[TcpStream; 2]) {
    for socket in sockets {
        // It may be closed already.
        drop(socket.shutdown(Shutdown::Both));
    }
}

/// SplitMix64 (Steele, Lea, Flood 2014): the same seed, the same cuts.
fn draw(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut word = *state;
    word = (word ^ (word >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    word = (word ^ (word >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    word ^ (word >> 31)
}
