//! The page after the rounds: who did you meet, one thing learned, contact, a promise to oneself.

use askama::Template;
use jiff::{SignedDuration, Timestamp};
use store::promises::Promise;
use uuid::Uuid;

use super::constellation::{MIDDLE, Star, constellation};
use super::{After, Company};
use crate::web::{Arg, Sentence, Sign, Words};

/// A promise is asked after when so long has passed; "later" begins it anew.
const ASKED_AFTER: SignedDuration = SignedDuration::from_hours(24 * 7);

/// The page.
#[derive(Template)]
#[template(path = "phone/after.html")]
pub struct AfterPage {
    pub words: Words,
    pub title: String,
    pub event: Sentence,
    pub clock: String,
    pub plain_lan: bool,
    pub base: String,
    pub csrf: String,
    pub after: After,
    pub now: Timestamp,
    /// One fresh key for each form that adds something.
    pub key: Uuid,
    pub fault: Option<Sentence>,
}

impl AfterPage {
    fn stars(&self) -> Vec<Star> {
        let mut met: Vec<(Sign, String)> = Vec::new();
        for meeting in &self.after.meetings {
            let confirmed = meeting.people.iter().filter(|partner| partner.confirmed);
            met.extend(confirmed.map(|partner| (Sign::at(meeting.position), partner.first_name.clone())));
        }
        constellation(&met)
    }

    fn middle(&self) -> (i32, i32) {
        MIDDLE
    }

    fn sign(&self, meeting: &Company) -> Sign {
        Sign::at(meeting.position)
    }

    /// The page's key with the round in it: each form has its own.
    fn key_of(&self, meeting: &Company) -> Uuid {
        Uuid::from_u128(self.key.as_u128() ^ u128::from(meeting.round))
    }

    fn asked(&self, meeting: &Company) -> Sentence {
        let names: Vec<&str> = meeting.people.iter().map(|partner| partner.first_name.as_str()).collect();
        self.words.with("after-did-you-meet", &[("name", Arg::Text(&names.join(", ")))])
    }

    fn round(&self, meeting: &Company) -> Sentence {
        self.words.with("after-round", &[("number", Arg::Count(meeting.round.into()))])
    }

    fn goal(&self) -> Sentence {
        let met = self.stars().len() as i64;
        let things = self.after.lessons.len().min(3) as i64;
        self.words.with("after-goal", &[("people", Arg::Count(met)), ("things", Arg::Count(things))])
    }

    /// Each partner once, the first meeting counts.
    fn partners(&self) -> Vec<&super::Partner> {
        let mut seen = std::collections::BTreeSet::new();
        let all = self.after.meetings.iter().flat_map(|meeting| &meeting.people);
        all.filter(|partner| partner.confirmed && seen.insert(partner.id)).collect()
    }

    fn is_due(&self, promise: &Promise) -> bool {
        self.now >= promise.made_at + ASKED_AFTER
    }

    /// A letter that proposes a coffee, to be sent from the reader's own mail; only where an address is known.
    fn coffee(&self, partner: &super::Partner) -> Option<String> {
        let email = partner.email.as_deref()?;
        let subject = self.words.plain("after-coffee-subject");
        Some(format!("mailto:{}?subject={}", in_address(email), in_address(&subject)))
    }

    fn write_to(&self, partner: &super::Partner) -> Sentence {
        let name = ("name", Arg::Text(&partner.first_name));
        match &partner.email {
            Some(email) => self.words.with("after-contact-address", &[name, ("email", Arg::Text(email))]),
            None => self.words.with("after-contact-none", &[name]),
        }
    }
}

/// A text as part of an address (RFC 3986): everything but letters, digits and `-._~@` as bytes.
fn in_address(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~@".contains(&byte);
    text.bytes().map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_an_address_can_begin_something_else() {
        assert_eq!(in_address("a+b@x.org?cc=c"), "a%2Bb@x.org%3Fcc%3Dc");
        assert_eq!(in_address("Kaffee für zwei"), "Kaffee%20f%C3%BCr%20zwei");
    }
}
