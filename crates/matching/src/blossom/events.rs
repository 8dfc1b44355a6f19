//! What becomes tight, and when: a queue of events by time, ties broken by vertex and edge.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// Something that may become tight at `time`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
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

/// A binary heap.
#[derive(Debug, Default)]
pub(super) struct EventQueue {
    heap: BinaryHeap<Reverse<Event>>,
}

impl EventQueue {
    pub fn push(&mut self, time: i64, kind: Kind) {
        let (subject, slot) = match kind {
            Kind::Edge(vertex, slot) => (vertex, slot),
            Kind::Expand(node) => (EXPAND, node),
            Kind::Floor(vertex) => (FLOOR, vertex),
        };
        self.heap.push(Reverse(Event { time, subject, slot }));
    }

    pub fn pop(&mut self) -> Option<Event> {
        self.heap.pop().map(|Reverse(event)| event)
    }
}
