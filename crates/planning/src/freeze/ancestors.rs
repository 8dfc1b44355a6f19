//! The reporting line: ancestors up to two levels, and cycles.

use std::collections::{BTreeMap, BTreeSet};

use domain::roster::{ParticipantKey, RosterParticipant};

use crate::refusal::Refusal;

/// How many levels up the reporting line counts.
const LEVELS: usize = 2;

type ManagerOf = BTreeMap<ParticipantKey, ParticipantKey>;

/// Writes into everybody's `managers` the ancestors who take part.
pub(super) fn fill(people: &mut [RosterParticipant], manager_of: &ManagerOf) {
    let taking_part: BTreeSet<ParticipantKey> = people.iter().map(|person| person.id.clone()).collect();
    for person in people {
        let line = std::iter::successors(manager_of.get(&person.id), |manager| manager_of.get(*manager));
        let line = line.take(LEVELS).filter(|manager| taking_part.contains(*manager) && **manager != person.id);
        person.managers = line.cloned().collect();
    }
}

/// One refusal per cycle. Cost O(n log n).
pub(super) fn cycles(manager_of: &ManagerOf) -> Vec<Refusal> {
    let mut settled: BTreeSet<&ParticipantKey> = BTreeSet::new();
    let mut refusals = Vec::new();
    for start in manager_of.keys() {
        let mut line: Vec<&ParticipantKey> = Vec::new();
        let mut on_line: BTreeSet<&ParticipantKey> = BTreeSet::new();
        let mut next = Some(start);
        while let Some(person) = next.filter(|person| !settled.contains(person)) {
            if !on_line.insert(person) {
                let first = line.iter().position(|member| *member == person).unwrap_or(0);
                refusals.push(cycle(&line[first..]));
                break;
            }
            line.push(person);
            next = manager_of.get(person);
        }
        settled.extend(line);
    }
    refusals
}

fn cycle(members: &[&ParticipantKey]) -> Refusal {
    let members: BTreeSet<ParticipantKey> = members.iter().map(|member| (*member).clone()).collect();
    let names: Vec<&str> = members.iter().map(ParticipantKey::as_str).collect();
    let detail = format!("The reporting line of {} runs in a circle. Correct one of their managers.", names.join(", "));
    Refusal::new("manager_cycle", detail).about(members.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures::{key, named};

    #[test]
    fn two_levels_count_also_through_somebody_who_does_not_take_part() {
        let mut people = ["ada", "grace", "alan"].map(|id| named(id, "Ops", &[]));
        let manager_of = [("ada", "boss"), ("boss", "grace"), ("grace", "alan")].map(|(a, b)| (key(a), key(b))).into();
        fill(&mut people, &manager_of);
        assert_eq!(people[0].managers, [key("grace")], "alan is three levels up");
        assert_eq!(people[1].managers, [key("alan")]);
        assert!(cycles(&manager_of).is_empty());
    }

    #[test]
    fn each_cycle_is_named_once() {
        let manager_of = [("a", "b"), ("b", "a"), ("c", "a"), ("d", "d")].map(|(a, b)| (key(a), key(b))).into();
        let found: Vec<_> = cycles(&manager_of).into_iter().map(|refusal| refusal.people).collect();
        assert_eq!(found, [vec![key("a"), key("b")], vec![key("d")]]);
    }
}
