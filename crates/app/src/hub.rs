//! The open event streams of one replica. Nothing that matters lives here: the revisions are the database's, a stream
//! that breaks is opened again, on any replica.

mod event_stream;

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::Duration;

use actix_web::web::Bytes;
use domain::EventId;
use jiff::{SignedDuration, Timestamp};
use store::{Store, events};
use tokio::sync::{Notify, mpsc};
use uuid::Uuid;

pub use event_stream::EventStream;

/// How often a replica asks for the revisions of the events that somebody watches here.
const LOOK_EVERY: Duration = Duration::from_millis(500);
/// After so many looks without news a line is sent all the same, so that a dead connection is noticed.
const BEAT_EVERY: u32 = 30;
/// How often the open streams are counted.
const COUNT_EVERY: SignedDuration = SignedDuration::from_secs(10);
/// News that may wait in one stream; a phone that reads none of them will ask for everything anyway.
const WAITING: usize = 4;

/// What an event looked like when its plan was last looked after. To forget it costs one look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pulse {
    pub facts: i64,
    pub undone: i64,
    pub people: u64,
    pub revision: i64,
    pub last_received: Option<Timestamp>,
}

/// The streams, and the bell of whoever heals.
#[derive(Default)]
pub struct Hub {
    healthy: Mutex<BTreeMap<EventId, Pulse>>,
    waiting: Mutex<BTreeMap<EventId, Timestamp>>,
    counted: Mutex<BTreeMap<EventId, Timestamp>>,
    replica: OnceLock<Uuid>,
    streams: Mutex<BTreeMap<EventId, Vec<Listener>>>,
    looks: AtomicBool,
    bell: Notify,
    urgent: AtomicBool,
}

struct Listener {
    sent: i64,
    to: mpsc::Sender<Bytes>,
}

impl Hub {
    /// Opens a stream that tells every revision but `known`.
    pub fn listen(self: &Arc<Self>, store: &Store, event: EventId, known: i64) -> EventStream {
        let (to, from) = mpsc::channel(WAITING);
        self.all().entry(event).or_default().push(Listener { sent: known, to });
        if !self.looks.swap(true, Ordering::AcqRel) {
            self.start(store.clone());
        }
        EventStream::new(from)
    }

    /// How many streams of an event are open here.
    pub fn count(&self, event: EventId) -> usize {
        let open = |listeners: &Vec<Listener>| listeners.iter().filter(|listener| !listener.to.is_closed()).count();
        self.all().get(&event).map_or(0, open)
    }

    /// Whether an event looks as it did when its plan was last looked after.
    pub fn knows(&self, event: EventId, pulse: &Pulse) -> bool {
        self.healthy.lock().unwrap_or_else(PoisonError::into_inner).get(&event) == Some(pulse)
    }

    /// Since when an event waits for its plan to be looked after; if it did not, from now on.
    pub fn waits_since(&self, event: EventId, now: Timestamp) -> Timestamp {
        *self.waiting.lock().unwrap_or_else(PoisonError::into_inner).entry(event).or_insert(now)
    }

    /// Remembers how an event looked when its plan was looked after.
    pub fn remember(&self, event: EventId, pulse: Pulse) {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner).remove(&event);
        self.healthy.lock().unwrap_or_else(PoisonError::into_inner).insert(event, pulse);
    }

    /// Whether the streams of an event have not been counted for so long; from now on they have.
    pub fn is_due(&self, event: EventId, now: Timestamp) -> bool {
        let mut counted = self.counted.lock().unwrap_or_else(PoisonError::into_inner);
        let due = counted.get(&event).is_none_or(|last| now.duration_since(*last) >= COUNT_EVERY);
        if due {
            counted.insert(event, now);
        }
        due
    }

    /// The name of this replica among others, as long as the process lives.
    pub fn replica(&self, name: impl FnOnce() -> Uuid) -> Uuid {
        *self.replica.get_or_init(name)
    }

    /// Something was said that may change the plan.
    pub fn nudge(&self, _event: EventId, urgent: bool) {
        self.urgent.fetch_or(urgent, Ordering::AcqRel);
        self.bell.notify_one();
    }

    /// Waits for a nudge. Answers whether somebody stands there waiting.
    pub async fn nudged(&self) -> bool {
        self.bell.notified().await;
        self.urgent.swap(false, Ordering::AcqRel)
    }

    /// A thread of its own looks after the revisions until the hub is gone.
    fn start(self: &Arc<Self>, store: Store) {
        let hub = Arc::downgrade(self);
        std::thread::spawn(move || {
            let mut looks = 0_u32;
            while let Some(hub) = hub.upgrade() {
                hub.look(&store, looks.is_multiple_of(BEAT_EVERY));
                looks = looks.wrapping_add(1);
                drop(hub);
                std::thread::sleep(LOOK_EVERY);
            }
        });
    }

    fn look(&self, store: &Store, beat: bool) {
        let watched: Vec<EventId> = self.all().keys().copied().collect();
        if watched.is_empty() {
            return;
        }
        match store.read(|conn| events::revisions(conn, &watched)) {
            Ok(revisions) => self.tell(&revisions, beat),
            Err(error) => tracing::warn!(%error, "the revisions could not be read"),
        }
    }

    fn tell(&self, revisions: &[(EventId, i64)], beat: bool) {
        let mut all = self.all();
        for (event, revision) in revisions {
            for listener in all.get_mut(event).into_iter().flatten() {
                listener.tell(*revision, beat);
            }
        }
        all.retain(|_, listeners| {
            listeners.retain(|listener| !listener.to.is_closed());
            !listeners.is_empty()
        });
    }

    fn all(&self) -> MutexGuard<'_, BTreeMap<EventId, Vec<Listener>>> {
        self.streams.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Listener {
    fn tell(&mut self, revision: i64, beat: bool) {
        let line = match (revision == self.sent, beat) {
            (false, _) => news(revision),
            (true, true) => Bytes::from_static(b": beat\n\n"),
            (true, false) => return,
        };
        if self.to.try_send(line).is_ok() {
            self.sent = revision;
        }
    }
}

/// The message of a revision. Browsers drop a message without data.
pub fn news(revision: i64) -> Bytes {
    Bytes::from(format!("id: {revision}\ndata: {revision}\n\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event() -> EventId {
        EventId::from_uuid(uuid::Uuid::nil())
    }

    #[test]
    fn a_revision_is_told_once_and_a_closed_stream_is_forgotten() {
        let hub = Hub::default();
        let (to, mut from) = mpsc::channel(WAITING);
        hub.all().entry(event()).or_default().push(Listener { sent: 3, to });
        hub.tell(&[(event(), 3)], false);
        assert!(from.try_recv().is_err());
        hub.tell(&[(event(), 4)], false);
        hub.tell(&[(event(), 4)], false);
        assert_eq!(from.try_recv().unwrap(), "id: 4\ndata: 4\n\n");
        assert!(from.try_recv().is_err());
        hub.tell(&[(event(), 4)], true);
        assert_eq!(from.try_recv().unwrap(), ": beat\n\n");
        drop(from);
        hub.tell(&[(event(), 5)], false);
        assert_eq!((hub.count(event()), hub.all().len()), (0, 0));
    }

    #[test]
    fn news_that_a_slow_phone_does_not_read_are_told_later() {
        let hub = Hub::default();
        let (to, mut from) = mpsc::channel(WAITING);
        hub.all().entry(event()).or_default().push(Listener { sent: 0, to });
        (1..=9).for_each(|revision| hub.tell(&[(event(), revision)], false));
        while from.try_recv().is_ok() {}
        hub.tell(&[(event(), 9)], false);
        assert_eq!(from.try_recv().unwrap(), news(9));
    }
}
