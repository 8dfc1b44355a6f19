//! What could be said to one person about another, best first.

use std::collections::{BTreeMap, BTreeSet};

use domain::Stance;
use domain::roster::{Roster, RosterParticipant};

use super::sensitive::is_sensitive;
use super::{OpenerFacts, OpenerKey};

/// A starter without its variant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    pub key: OpenerKey,
    pub theirs: Option<String>,
    pub yours: Option<String>,
}

/// The roster seen as material for starters.
pub(super) struct Ladder<'r> {
    roster: &'r Roster,
    facts: &'r OpenerFacts,
    holders: BTreeMap<&'r str, usize>,
}

impl<'r> Ladder<'r> {
    pub(super) fn of(roster: &'r Roster, facts: &'r OpenerFacts) -> Self {
        let mut holders: BTreeMap<&str, usize> = BTreeMap::new();
        for person in &roster.people {
            let own: BTreeSet<&str> = person.interests.iter().map(|interest| interest.topic.as_str()).collect();
            own.into_iter().for_each(|topic| *holders.entry(topic).or_default() += 1);
        }
        Self { roster, facts, holders }
    }

    /// Everything that can be said to `reader` about `other`, best first; never empty.
    pub(super) fn lines(&self, reader: usize, other: usize) -> Vec<Line> {
        let (a, b) = (&self.roster.people[reader], &self.roster.people[other]);
        let (gives, receives) = (self.help(a, b), self.help(b, a));
        let mut lines = Vec::new();
        let sure =
            |topics: &[(bool, &str)]| topics.iter().find(|(sure, _)| *sure).map(|(_, topic)| (*topic).to_owned());
        if let (Some(yours), Some(theirs)) = (sure(&gives), sure(&receives)) {
            lines.push(Line { key: OpenerKey::BothWays, theirs: Some(theirs), yours: Some(yours) });
        }
        let sought = gives.iter().map(|(_, topic)| (*topic).to_owned());
        lines.extend(sought.map(|topic| Line { key: OpenerKey::TheySeek, theirs: None, yours: Some(topic) }));
        lines.extend(self.ask(a, b).into_iter().map(|topic| Line {
            key: OpenerKey::AskThem,
            theirs: Some(topic),
            yours: None,
        }));
        if self.facts.working_on.contains(&b.id) {
            lines.push(Line { key: OpenerKey::WorkingOn, theirs: None, yours: None });
        }
        let shared = self.shared(a, b).into_iter();
        lines.extend(shared.map(|topic| Line { key: OpenerKey::SharedTopic, theirs: Some(topic), yours: None }));
        lines.extend(self.department(a, b));
        lines.push(Line { key: OpenerKey::Hello, theirs: None, yours: None });
        lines
    }

    /// Offers of `giver` that `receiver` seeks: confirmed offers first, then rare topics first.
    /// A need is spoken of only where it is confirmed.
    fn help(&self, giver: &'r RosterParticipant, receiver: &RosterParticipant) -> Vec<(bool, &'r str)> {
        let seeks = |topic: &str| {
            receiver.interests.iter().any(|own| own.stance == Stance::Seeks && own.confirmed && own.topic == topic)
        };
        let offers = giver.interests.iter().filter(|own| own.stance == Stance::Offers && seeks(&own.topic));
        let mut topics: Vec<(bool, &str)> =
            offers.filter(|own| self.is_speakable(&own.topic)).map(|own| (own.confirmed, own.topic.as_str())).collect();
        topics.sort_by_key(|(sure, topic)| (!*sure, self.rarity(topic)));
        topics.dedup_by_key(|(_, topic)| *topic);
        topics
    }

    /// Confirmed offers of `other`: first what `reader` seeks, then rare ones.
    fn ask(&self, reader: &RosterParticipant, other: &RosterParticipant) -> Vec<String> {
        let wanted = |topic: &str| reader.interests.iter().any(|own| own.stance == Stance::Seeks && own.topic == topic);
        let offers = other.interests.iter().filter(|own| own.stance == Stance::Offers && own.confirmed);
        let mut topics: Vec<&str> =
            offers.map(|own| own.topic.as_str()).filter(|topic| self.is_speakable(topic)).collect();
        topics.sort_by_key(|topic| (!wanted(topic), self.rarity(topic)));
        topics.dedup();
        topics.into_iter().map(str::to_owned).collect()
    }

    /// Shared topics, rarest first.
    fn shared(&self, a: &RosterParticipant, b: &RosterParticipant) -> Vec<String> {
        let own: BTreeSet<&str> = a.interests.iter().map(|interest| interest.topic.as_str()).collect();
        let others: BTreeSet<&str> = b.interests.iter().map(|interest| interest.topic.as_str()).collect();
        let mut topics: Vec<&str> =
            own.intersection(&others).copied().filter(|topic| self.is_speakable(topic)).collect();
        topics.sort_by_key(|topic| self.rarity(topic));
        topics.into_iter().map(str::to_owned).collect()
    }

    /// The department of the other one, and the own one where it is known.
    fn department(&self, reader: &RosterParticipant, other: &RosterParticipant) -> Option<Line> {
        let level = self.roster.settings.department_level;
        let name = |person: &RosterParticipant| person.departments.first().map(|path| path.at_level(level).to_owned());
        Some(Line { key: OpenerKey::Department, theirs: Some(name(other)?), yours: Some(name(reader)?) })
    }

    fn rarity<'t>(&self, topic: &'t str) -> (usize, &'t str) {
        (self.holders.get(topic).copied().unwrap_or(0), topic)
    }

    fn is_speakable(&self, topic: &str) -> bool {
        !self.facts.sensitive.contains(topic) && !is_sensitive(topic)
    }
}
