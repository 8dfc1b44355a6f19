//! What becomes tight, and when: a queue of events by time.

use std::collections::VecDeque;

/// Something that may become tight at `time`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Event {
    pub time: i64,
    subject: u32,
    slot: u32,
}

const EXPAND: u32 = u32::MAX;
const FLOOR: u32 = u32::MAX - 1;

/// What an event is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A vertex and a slot of its row.
    Edge(u32, u32),
    /// An inner blossom whose dual reaches 0.
    Expand(u32),
    /// An outer vertex whose dual reaches its floor.
    Floor(u32),
}

impl Event {
    pub fn kind(self) -> Kind {
        match self.subject {
            EXPAND => Kind::Expand(self.slot),
            FLOOR => Kind::Floor(self.slot),
            vertex => Kind::Edge(vertex, self.slot),
        }
    }
}

/// A radix heap (Ahuja, Mehlhorn, Orlin and Tarjan 1990): time never runs backwards, so events that
/// are far off lie unsorted until their time comes near, and most never do.
///
/// Bucket `b` holds events whose time differs from `reached` in bit `b − 1` at the highest. Those of
/// that very time come first in, first out: where many weights are equal all trees then grow in
/// breadth side by side and meet while they are small. Cost O(1) per push, O(64) amortised per pop.
#[derive(Debug)]
pub(super) struct EventQueue {
    buckets: [Vec<Event>; 65],
    due: VecDeque<Event>,
    reached: i64,
}

impl Default for EventQueue {
    fn default() -> Self {
        Self { buckets: [const { Vec::new() }; 65], due: VecDeque::new(), reached: 0 }
    }
}

impl EventQueue {
    pub fn push(&mut self, time: i64, kind: Kind) {
        let (subject, slot) = match kind {
            Kind::Edge(vertex, slot) => (vertex, slot),
            Kind::Expand(node) => (EXPAND, node),
            Kind::Floor(vertex) => (FLOOR, vertex),
        };
        self.place(Event { time, subject, slot });
    }

    pub fn pop(&mut self) -> Option<Event> {
        if self.due.is_empty() {
            let next = self.buckets.iter().position(|bucket| !bucket.is_empty())?;
            let events = std::mem::take(&mut self.buckets[next]);
            self.reached = events.iter().map(|event| event.time).min()?;
            events.into_iter().for_each(|event| self.place(event));
        }
        self.due.pop_front()
    }

    fn place(&mut self, event: Event) {
        let apart = event.time.max(self.reached) ^ self.reached;
        match (i64::BITS - apart.leading_zeros()) as usize {
            0 => self.due.push_back(event),
            bucket => self.buckets[bucket].push(event),
        }
    }
}
