//! The phone's page around a screen, and the part of it that changes by itself.

use askama::Template;
use jiff::Timestamp;

use super::{Doing, Screen};
use crate::day::PageTime;
use crate::web::{Arg, Sentence, Words};

/// A whole page.
#[derive(Template)]
#[template(path = "phone/page.html")]
pub struct PhonePage {
    pub words: Words,
    pub title: String,
    pub event: Sentence,
    pub clock: String,
    /// Whether the page keeps itself up to date.
    pub live: bool,
    /// Where the page asks for its main part again.
    pub live_path: String,
    /// Where the page hears of changes; empty: it asks.
    pub events: String,
    /// What the addresses of the personal pages begin with; empty where there are none.
    pub base: String,
    /// Whether to say that the connection is not encrypted.
    pub plain_lan: bool,
    pub screen: Screen,
    pub doing: Doing,
    /// The event is over: what the phone keeps of it goes.
    pub over: bool,
    pub now_ms: i64,
    pub next_ms: i64,
    /// The event's end, until which the phone keeps the page; 0: it does not.
    pub ends_ms: i64,
    /// Told back by the phone, so that who lags behind is moved last.
    pub version: u32,
}

/// The page's main part alone.
#[derive(Template, Clone)]
#[template(path = "phone/body.html")]
pub struct PhoneBody {
    pub words: Words,
    pub clock: String,
    pub screen: Screen,
    pub doing: Doing,
    /// The event is over: what the phone keeps of it goes.
    pub over: bool,
    pub now_ms: i64,
    pub next_ms: i64,
    /// The event's end, until which the phone keeps the page; 0: it does not.
    pub ends_ms: i64,
    /// Told back by the phone, so that who lags behind is moved last.
    pub version: u32,
}

impl PhonePage {
    /// Whether taps are kept on the phone until they are sent.
    fn keeps_taps(&self) -> bool {
        self.live || self.screen.code() == "door"
    }

    fn as_of(&self) -> Sentence {
        as_of(&self.words, &self.clock)
    }

    /// A page about `event` that shows `screen`.
    pub fn new(words: Words, event: &str, time: &PageTime, screen: Screen) -> Self {
        Self {
            words,
            title: event.to_owned(),
            event: Sentence::of(event),
            clock: time.clock.clone(),
            live: matches!(screen.code(), "in" | "go" | "breather" | "not_open" | "left" | "finished"),
            live_path: "/me/now".to_owned(),
            base: String::new(),
            events: String::new(),
            plain_lan: false,
            screen,
            doing: Doing::default(),
            over: false,
            now_ms: time.now.as_millisecond(),
            next_ms: time.next.map_or(0, Timestamp::as_millisecond),
            ends_ms: 0,
            version: time.version,
        }
    }
}

fn as_of(words: &Words, clock: &str) -> Sentence {
    words.with("as-of", &[("time", Arg::Text(clock))])
}

impl PhoneBody {
    fn as_of(&self) -> Sentence {
        as_of(&self.words, &self.clock)
    }

    /// The main part of the page that [`PhonePage::new`] makes.
    pub fn new(words: Words, time: &PageTime, screen: Screen) -> Self {
        Self {
            words,
            clock: time.clock.clone(),
            screen,
            doing: Doing::default(),
            over: false,
            now_ms: time.now.as_millisecond(),
            next_ms: time.next.map_or(0, Timestamp::as_millisecond),
            ends_ms: 0,
            version: time.version,
        }
    }
}
