//! What a phone can show: one variant per state, every text already in the reader's language.

use crate::web::{Sentence, Sign};

/// The one thing on the phone's screen.
#[derive(Debug, Clone)]
pub enum Screen {
    /// The button "I'm here".
    Door(Door),
    /// A sentence and what to do next: not open, too late, cancelled, a link that does not work.
    Notice(Notice),
    /// Checked in, the place not shown yet.
    In(Waiting),
    /// Where to go, whom to meet, why.
    Go(Box<Go>),
    /// Nobody to meet this round.
    Breather(Breather),
    /// All rounds are over.
    Finished(Finished),
}

#[derive(Debug, Clone)]
pub struct Door {
    pub hello: Sentence,
    pub who: Sentence,
    pub rounds: Sentence,
    pub action: String,
    pub key: String,
    pub nonce: String,
}

#[derive(Debug, Clone, Default)]
pub struct Notice {
    pub title: Sentence,
    pub lead: Sentence,
    pub big_time: Option<String>,
    pub again: Option<String>,
    /// Why, as a stable code; empty where nothing was refused.
    pub code: &'static str,
}

#[derive(Debug, Clone)]
pub struct Waiting {
    pub first: bool,
    pub title: Sentence,
    pub line: Sentence,
    pub rounds: Sentence,
    pub big_time: Option<String>,
}

#[derive(Debug, Clone)]
pub struct Go {
    pub sign: Sign,
    pub noun: Sentence,
    pub name: Sentence,
    /// How large the name can be: ``, `wide` or `word`.
    pub name_class: &'static str,
    pub round: Sentence,
    pub time: Sentence,
    pub until: Sentence,
    pub look_for: Sentence,
    pub with: Sentence,
    pub department: Sentence,
    pub opener: Sentence,
    pub reasons: Vec<Sentence>,
    pub cards: Vec<PartnerCard>,
    /// Both names, for the whole screen in one colour.
    pub wave: Sentence,
    /// Whether the plan changed after its reveal.
    pub changed: bool,
    pub next: Sentence,
    pub last_minute: bool,
    pub meter: i64,
    pub meter_max: i64,
    pub from_ms: i64,
    pub to_ms: i64,
    /// What a screen reader hears when the place appears, as plain text.
    pub said: String,
}

/// What somebody lets be known of themselves to those they are placed with.
#[derive(Debug, Clone)]
pub struct PartnerCard {
    pub asks: Sentence,
    pub offers: Vec<Sentence>,
    pub working_on: Option<Sentence>,
    pub beyond_work: Option<Sentence>,
}

impl PartnerCard {
    /// Whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.offers.is_empty() && self.working_on.is_none() && self.beyond_work.is_none()
    }
}

#[derive(Debug, Clone)]
pub struct Breather {
    pub round: Sentence,
    pub cause: Sentence,
    pub until: Sentence,
    pub chance: Option<Sentence>,
    pub said: String,
}

#[derive(Debug, Clone)]
pub struct Finished {
    pub title: Sentence,
    pub lead: Sentence,
    pub met: Vec<Met>,
}

#[derive(Debug, Clone)]
pub struct Met {
    pub sign: Sign,
    pub first: Sentence,
    pub department: Sentence,
}

impl Screen {
    /// Whether the minute to note one thing runs.
    pub fn is_last_minute(&self) -> bool {
        matches!(self, Self::Go(go) if go.last_minute)
    }

    /// The class of the page's main part.
    pub fn class(&self) -> &'static str {
        match self {
            Screen::Go(_) => "go",
            _ => "calm",
        }
    }

    /// The state as a stable code, for scripts and tests.
    pub fn code(&self) -> &'static str {
        match self {
            Screen::Door(_) => "door",
            Screen::Notice(notice) => notice.code,
            Screen::In(_) => "in",
            Screen::Go(_) => "go",
            Screen::Breather(_) => "breather",
            Screen::Finished(_) => "finished",
        }
    }

    /// What is announced when this screen takes the place of another; empty where nothing is.
    pub fn said(&self) -> &str {
        match self {
            Screen::Go(go) => &go.said,
            Screen::Breather(breather) => &breather.said,
            _ => "",
        }
    }
}

/// How large a spot's name can be set: up to two letters, three, or a word.
pub fn name_class(spot: &str) -> &'static str {
    match spot.chars().count() {
        0..=2 => "",
        3 => "wide",
        _ => "word",
    }
}
