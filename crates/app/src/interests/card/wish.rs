//! What a card's form wishes, within bounds. Pure.

use std::collections::BTreeSet;

use domain::{Pace, Stance, TopicId};
use intake::{split_topics, topic_key};
use store::topics::TopicName;

use super::TOPICS_MAX;

/// How long a text of the second screen may be.
pub const TEXT_CHARACTERS_MAX: usize = 200;
/// How long a topic may be.
const TOPIC_CHARACTERS_MAX: usize = 60;

/// Why a card cannot be kept as it was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CardFault {
    /// More than [`TOPICS_MAX`] under one heading.
    TooMany,
    /// A topic or a text is longer than so many characters.
    TooLong(usize),
}

/// The first screen: topics by id, and topics in the person's own words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Topics {
    pub offers: BTreeSet<TopicId>,
    pub offers_own: String,
    pub seeks: BTreeSet<TopicId>,
    pub seeks_own: String,
    /// Whether suggestions that were not ticked are left out for good.
    pub only_mine: bool,
}

/// The second screen; all of it optional.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct More {
    pub working_on: String,
    pub beyond_work: String,
    pub goal: String,
    pub pace: Pace,
}

impl Topics {
    /// The ids and the new names of one heading.
    ///
    /// # Errors
    /// Too many, or a name that is too long.
    pub fn of(&self, stance: Stance) -> Result<(&BTreeSet<TopicId>, Vec<TopicName>), CardFault> {
        let (ids, own) = match stance {
            Stance::Offers => (&self.offers, &self.offers_own),
            _ => (&self.seeks, &self.seeks_own),
        };
        let plain: String = own.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
        let names = split_topics(&plain);
        if names.iter().any(|name| name.chars().count() > TOPIC_CHARACTERS_MAX) {
            return Err(CardFault::TooLong(TOPIC_CHARACTERS_MAX));
        }
        if ids.len() + names.len() > TOPICS_MAX {
            return Err(CardFault::TooMany);
        }
        Ok((ids, names.into_iter().map(|name| TopicName { name_key: topic_key(&name), name }).collect()))
    }

    /// Whether both headings can be kept.
    ///
    /// # Errors
    /// The first fault.
    pub fn check(&self) -> Result<(), CardFault> {
        self.of(Stance::Offers)?;
        self.of(Stance::Seeks).map(|_| ())
    }
}

impl More {
    /// The texts on one line each, trimmed.
    ///
    /// # Errors
    /// A text that is too long.
    pub fn check(self) -> Result<Self, CardFault> {
        let one_line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let plain = |text: &str| one_line(text).chars().filter(|letter| !letter.is_control()).collect::<String>();
        let (working_on, beyond_work, goal) = (plain(&self.working_on), plain(&self.beyond_work), plain(&self.goal));
        let long = |text: &String| text.chars().count() > TEXT_CHARACTERS_MAX;
        if [&working_on, &beyond_work, &goal].into_iter().any(long) {
            return Err(CardFault::TooLong(TEXT_CHARACTERS_MAX));
        }
        Ok(Self { working_on, beyond_work, goal, pace: self.pace })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn own(text: &str) -> Topics {
        Topics { offers_own: text.into(), ..Topics::default() }
    }

    #[test]
    fn three_topics_fit_under_a_heading_and_four_do_not() {
        let names = own("Pricing, Negotiation; Feedback").of(Stance::Offers).unwrap().1;
        assert_eq!(names.len(), 3);
        assert_eq!(own("a, b, c, d").check(), Err(CardFault::TooMany));
        assert_eq!(own("pricing, Pricing, PRICING, pricing.").check(), Ok(()), "one topic, however often");
    }

    #[test]
    fn a_novel_is_no_topic() {
        assert_eq!(own(&"x".repeat(65_536)).check(), Err(CardFault::TooLong(60)));
        let more = More { working_on: "y".repeat(201), ..More::default() };
        assert_eq!(more.check(), Err(CardFault::TooLong(200)));
        let lines = More { goal: " one\n\u{7}two ".into(), ..More::default() }.check().unwrap();
        assert_eq!(lines.goal, "one two");
    }
}
