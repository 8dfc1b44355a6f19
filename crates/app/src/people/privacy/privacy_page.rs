//! The privacy page: the table, the switches, how long what is kept, and the own data.

use askama::Template;
use domain::Switch;
use jiff::Timestamp;
use store::switches::Position;

use super::visibility::{Seen, VIEWERS, VISIBILITY};
use crate::live::Holder;
use crate::web::{ClockFace, Sentence, Words};

/// What is kept how long, by the keys of its words.
const KEPT: [&str; 4] = ["facts", "texts", "interests", "pairs"];

/// The page, with or without somebody whose data it is.
#[derive(Template)]
#[template(path = "phone/privacy.html")]
pub struct PrivacyPage {
    pub words: Words,
    pub title: String,
    pub event: Sentence,
    pub clock: String,
    pub plain_lan: bool,
    /// What the addresses of the personal pages begin with; empty where nobody is known.
    pub base: String,
    pub csrf: String,
    pub switches: Vec<(Switch, Position)>,
    /// The person's own: whether others may remember whom they met.
    pub memory: Position,
    /// Which act waits for its code: `export` or `erase`.
    pub waits: Option<&'static str>,
    pub news: Option<Sentence>,
    pub fault: Option<Sentence>,
}

impl PrivacyPage {
    /// The page for anybody.
    pub fn new(words: Words) -> Self {
        Self {
            title: words.plain("privacy-title"),
            event: Sentence::of("Matchmaker"),
            clock: String::new(),
            plain_lan: false,
            base: String::new(),
            csrf: String::new(),
            switches: Vec::new(),
            memory: Position::On,
            waits: None,
            news: None,
            fault: None,
            words,
        }
    }

    /// The page for `holder`.
    pub fn of(words: Words, holder: &Holder, csrf: String, now: Timestamp) -> Self {
        let event = Sentence::of(&holder.event.name);
        let clock = ClockFace::of(&holder.event.time_zone).minute(now);
        Self { event, clock, base: holder.base.clone(), csrf, ..Self::new(words) }
    }

    fn is_remembered(&self) -> bool {
        self.memory == Position::On
    }

    fn viewers(&self) -> Vec<Sentence> {
        VIEWERS.iter().map(|viewer| self.words.say(&format!("viewer-{viewer}"))).collect()
    }

    fn rows(&self) -> Vec<(Sentence, Vec<(Seen, Sentence)>)> {
        let cell = |seen: &Seen| (*seen, self.words.say(&format!("seen-{}", seen.code())));
        let row = |(thing, seen): &(&str, [Seen; 6])| {
            (self.words.say(&format!("privacy-row-{thing}")), seen.iter().map(cell).collect())
        };
        VISIBILITY.iter().map(row).collect()
    }

    fn kept(&self) -> Vec<Sentence> {
        KEPT.iter().map(|thing| self.words.say(&format!("kept-{thing}"))).collect()
    }

    fn standing(&self) -> Vec<(Sentence, Sentence)> {
        let line = |(switch, position): &(Switch, Position)| {
            let stands = if *position == Position::On { "switch-on" } else { "switch-off" };
            (self.words.say(&format!("switch-{}", switch.as_str())), self.words.say(stands))
        };
        self.switches.iter().map(line).collect()
    }
}
