//! The card as pages: two screens, the second optional.

use askama::Template;
use domain::Pace;
use jiff::Timestamp;

use super::{Apart, ApartWish, Card, CardFault, TEXT_CHARACTERS_MAX, Topics};
use crate::live::Holder;
use crate::web::{Arg, ClockFace, Sentence, Words};

/// Either screen of the card.
#[derive(Template)]
#[template(path = "phone/card.html")]
pub struct CardPage {
    pub words: Words,
    pub title: String,
    pub event: Sentence,
    pub clock: String,
    pub plain_lan: bool,
    pub base: String,
    pub csrf: String,
    pub card: Card,
    pub offers_own: String,
    pub seeks_own: String,
    pub only_mine: bool,
    pub apart: Vec<Apart>,
    /// The second screen.
    pub more: bool,
    /// What was just kept, or why it was not.
    pub news: Option<Sentence>,
    pub fault: Option<Sentence>,
    /// Whether somebody has taken themselves out, and until when.
    pub out: Option<Sentence>,
}

impl CardPage {
    /// The card of `holder` as it stands.
    pub fn new(words: Words, holder: &Holder, csrf: String, (card, apart): (Card, Vec<Apart>), now: Timestamp) -> Self {
        let face = ClockFace::of(&holder.event.time_zone);
        let out = match card.paused_until {
            Some(until) => Some(words.with("card-resting", &[("date", Arg::Text(&words.date(&face, until)))])),
            None => holder.withdrawn_at.map(|_| words.say("card-declined")),
        };
        Self {
            title: holder.event.name.clone(),
            event: Sentence::of(&holder.event.name),
            clock: face.minute(now),
            plain_lan: false,
            base: holder.base.clone(),
            csrf,
            card,
            offers_own: String::new(),
            seeks_own: String::new(),
            only_mine: false,
            apart,
            more: false,
            news: None,
            fault: None,
            out,
            words,
        }
    }

    /// The first screen as it was sent, with what is wrong with it.
    pub fn refused(mut self, sent: &Topics, fault: CardFault) -> Self {
        for choice in &mut self.card.offers {
            choice.chosen = sent.offers.contains(&choice.topic);
        }
        for choice in &mut self.card.seeks {
            choice.chosen = sent.seeks.contains(&choice.topic);
        }
        self.offers_own = sent.offers_own.chars().take(TEXT_CHARACTERS_MAX).collect();
        self.seeks_own = sent.seeks_own.chars().take(TEXT_CHARACTERS_MAX).collect();
        self.only_mine = sent.only_mine;
        self.blame(fault)
    }

    /// The page with what is wrong with what was sent.
    pub fn blame(mut self, fault: CardFault) -> Self {
        self.fault = Some(match fault {
            CardFault::TooMany => self.words.say("card-too-many"),
            CardFault::TooLong(count) => self.words.with("card-too-long", &[("count", Arg::Count(count as i64))]),
        });
        self
    }

    /// The second screen with what became of a wish to be kept apart.
    pub fn answer(mut self, wish: ApartWish) -> Self {
        self.more = true;
        match wish {
            ApartWish::Kept => self.news = Some(self.words.say("card-apart-kept")),
            ApartWish::Nobody => self.fault = Some(self.words.say("card-apart-none")),
            ApartWish::Several => self.fault = Some(self.words.say("card-apart-several")),
            ApartWish::TooManyTries => self.fault = Some(self.words.say("card-apart-tries")),
        }
        self
    }

    /// The paces with their words, the chosen one marked.
    fn paces(&self) -> Vec<(&'static str, Sentence, bool)> {
        let shown =
            |pace: &Pace| (pace.as_str(), self.words.say(&format!("pace-{}", pace.as_str())), *pace == self.card.pace);
        Pace::ALL.iter().map(shown).collect()
    }

    /// The two headings of the first screen: field, heading, hint, choices, own words.
    fn headings(&self) -> [Heading<'_>; 2] {
        let heading = |field: &'static str, choices, own| Heading {
            field,
            title: self.words.say(&format!("card-{field}")),
            hint: self.words.say(&format!("card-{field}-hint")),
            choices,
            own,
        };
        [
            heading("offers", &self.card.offers[..], self.offers_own.as_str()),
            heading("seeks", &self.card.seeks[..], self.seeks_own.as_str()),
        ]
    }

    fn has_suggestions(&self) -> bool {
        self.card.offers.iter().chain(&self.card.seeks).any(|choice| choice.suggested)
    }
}

/// One list of topics.
struct Heading<'a> {
    field: &'static str,
    title: Sentence,
    hint: Sentence,
    choices: &'a [super::Choice],
    own: &'a str,
}
