//! `common_ground`: shared topics, rare ones worth more (inverse document frequency).
//!
//! A shared topic that d of the N people with topics have is worth
//! `1000 · ln((N + 1)/d) / ln((N + 1)/2)`, at least 1; the term is their sum, at most 1000.
//! Sparck Jones 1972.

use std::collections::BTreeMap;

use domain::roster::Roster;

/// Topics of everybody, rising, and what each is worth when shared.
#[derive(Debug, Clone)]
pub(crate) struct CommonGround {
    of_person: Vec<Vec<u32>>,
    worth: Vec<u32>,
}

impl CommonGround {
    pub(crate) fn of(roster: &Roster) -> Self {
        let mut topics: BTreeMap<&str, u32> = BTreeMap::new();
        for interest in roster.people.iter().flat_map(|person| &person.interests) {
            topics.insert(&interest.topic, 0);
        }
        topics.values_mut().zip(0..).for_each(|(number, next)| *number = next);
        let of_person: Vec<Vec<u32>> = roster.people.iter().map(|person| own_topics(person, &topics)).collect();
        let worth = worths(&of_person, topics.len());
        Self { of_person, worth }
    }

    pub(crate) fn term(&self, i: usize, j: usize) -> u32 {
        let others = &self.of_person[j];
        let shared = self.of_person[i].iter().filter(|topic| others.binary_search(topic).is_ok());
        shared.map(|topic| self.worth[*topic as usize]).sum::<u32>().min(1000)
    }
}

fn own_topics(person: &domain::roster::RosterParticipant, topics: &BTreeMap<&str, u32>) -> Vec<u32> {
    let mut own: Vec<u32> = person.interests.iter().map(|interest| topics[interest.topic.as_str()]).collect();
    own.sort_unstable();
    own.dedup();
    own
}

fn worths(of_person: &[Vec<u32>], topics: usize) -> Vec<u32> {
    let mut holders = vec![0_u32; topics];
    of_person.iter().flatten().for_each(|topic| holders[*topic as usize] += 1);
    let people = of_person.iter().filter(|own| !own.is_empty()).count();
    holders.iter().map(|count| worth(*count, people)).collect()
}

/// What a topic with `holders` of `people` is worth, 1..=1000. Floating point through `libm`.
pub(crate) fn worth(holders: u32, people: usize) -> u32 {
    if holders < 3 {
        return 1000;
    }
    let all = people as f64 + 1.0;
    let share = libm::log(all / f64::from(holders)) / libm::log(all / 2.0);
    (libm::round(1000.0 * share) as u32).clamp(1, 1000)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::affinity::Affinity;
    use crate::fixtures::{named, roster};
    use domain::Stance::{Curious, Offers};

    #[test]
    fn rare_topics_are_worth_more() {
        assert_eq!(worth(2, 100), 1000);
        assert!(worth(10, 100) > worth(50, 100));
        assert_eq!(worth(100, 100), 3);
        assert_eq!(worth(1_000_000, 1_000_000), 1);
    }

    #[test]
    fn shared_topics_add_up_to_at_most_a_thousand() {
        let own = [("law", Offers, true), ("go", Curious, true)];
        let people = vec![named("ada", "Legal", &own), named("grace", "Sales", &own), named("alan", "Ops", &[])];
        let affinity = Affinity::of(&roster(people, 1));
        assert_eq!(affinity.lasting_terms(0, 1).common_ground, 1000);
        assert_eq!(affinity.lasting_terms(0, 2).common_ground, 0);
    }
}
