//! `exchange`: one's offers meet the other's needs.
//!
//! A direction is worth 1000 (both confirmed), 500 (one of them only suggested) or 0. Both ways:
//! the harmonic mean of the two directions; one way: a quarter of it. A person with no offer
//! offers "How things work in {department}", as a suggestion.

use std::collections::BTreeMap;

use domain::Stance;
use domain::roster::{Roster, RosterParticipant};

/// What somebody offers who said nothing: how things work in the own department.
pub(crate) fn blank_card_offer(department: &str) -> String {
    format!("How things work in {department}")
}

/// Offers and needs of everybody as topic numbers.
#[derive(Debug, Clone)]
pub(crate) struct Exchange {
    offers: Vec<Vec<(u32, bool)>>,
    needs: Vec<Vec<(u32, bool)>>,
}

impl Exchange {
    pub(crate) fn of(roster: &Roster) -> Self {
        let mut topics = BTreeMap::new();
        let needs = roster.people.iter().map(|person| numbered(stated(person, Stance::Seeks), &mut topics)).collect();
        let offers = roster.people.iter().map(|person| numbered(offers_of(person, roster), &mut topics)).collect();
        Self { offers, needs }
    }

    pub(crate) fn term(&self, i: usize, j: usize) -> u32 {
        let (there, back) = (self.direction(i, j), self.direction(j, i));
        match (there, back) {
            (0, one_way) | (one_way, 0) => one_way / 4,
            _ => (2 * there * back + (there + back) / 2) / (there + back),
        }
    }

    /// The best offer of `giver` that meets a need of `receiver`.
    pub(crate) fn direction(&self, giver: usize, receiver: usize) -> u32 {
        let offers = &self.offers[giver];
        let meets = |need: &(u32, bool)| {
            offers.binary_search_by_key(&need.0, |offer| offer.0).ok().map(|found| offers[found].1 && need.1)
        };
        self.needs[receiver].iter().filter_map(meets).map(|sure| if sure { 1000 } else { 500 }).max().unwrap_or(0)
    }
}

/// The topics that a person states with `stance`, and whether they are confirmed.
fn stated(person: &RosterParticipant, stance: Stance) -> Vec<(String, bool)> {
    let own = person.interests.iter().filter(|interest| interest.stance == stance);
    own.map(|interest| (interest.topic.clone(), interest.confirmed)).collect()
}

fn offers_of(person: &RosterParticipant, roster: &Roster) -> Vec<(String, bool)> {
    let own = stated(person, Stance::Offers);
    if !own.is_empty() {
        return own;
    }
    let level = roster.settings.department_level;
    person.departments.iter().map(|path| (blank_card_offer(path.at_level(level)), false)).collect()
}

/// Topics as numbers, rising; of a topic stated twice the confirmed one counts.
fn numbered(stated: Vec<(String, bool)>, topics: &mut BTreeMap<String, u32>) -> Vec<(u32, bool)> {
    let mut own: BTreeMap<u32, bool> = BTreeMap::new();
    for (topic, confirmed) in stated {
        let next = topics.len() as u32;
        *own.entry(*topics.entry(topic).or_insert(next)).or_default() |= confirmed;
    }
    own.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::affinity::Affinity;
    use crate::fixtures::{named, roster};

    fn between(ada: &[(&str, Stance, bool)], grace: &[(&str, Stance, bool)]) -> u32 {
        let people = vec![named("ada", "Legal", ada), named("grace", "Sales", grace)];
        Affinity::of(&roster(people, 1)).lasting_terms(0, 1).exchange
    }

    #[test]
    fn both_ways_is_the_harmonic_mean() {
        use Stance::{Offers, Seeks};
        let ada = [("law", Offers, true), ("sales", Seeks, true)];
        assert_eq!(between(&ada, &[("law", Seeks, true), ("sales", Offers, true)]), 1000);
        assert_eq!(between(&ada, &[("law", Seeks, true), ("sales", Offers, false)]), 667);
        let unsure = [("law", Offers, false), ("sales", Seeks, true)];
        assert_eq!(between(&unsure, &[("law", Seeks, true), ("sales", Offers, false)]), 500);
    }

    #[test]
    fn one_way_is_a_quarter() {
        use Stance::{Curious, Offers, Seeks};
        assert_eq!(between(&[("law", Offers, true)], &[("law", Seeks, true)]), 250);
        assert_eq!(between(&[("law", Offers, false)], &[("law", Seeks, true)]), 125);
        assert_eq!(between(&[("law", Offers, true)], &[("law", Curious, true)]), 0);
    }

    #[test]
    fn a_blank_card_offers_the_own_department() {
        assert_eq!(between(&[], &[("How things work in Legal", Stance::Seeks, true)]), 125);
    }
}
