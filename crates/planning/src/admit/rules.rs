//! Pair rules, locks and fixed rounds: known people, known rounds, no contradiction.

use std::collections::BTreeSet;

use domain::roster::{Lock, Pair, ParticipantKey, Roster};

use crate::limits::no_repeat::Missing;
use crate::pair_set::{PairSet, pairs_of};
use crate::positions::Positions;
use crate::presence::is_there;
use crate::refusal::Refusal;
use crate::vetoes::{Rulebook, public_code};

pub(super) fn refusals(roster: &Roster, positions: &Positions<'_>) -> Vec<Refusal> {
    let mut refusals = unknown_people(roster, positions);
    refusals.extend(self_pairs(roster));
    refusals.extend(rounds_out_of_range(roster));
    refusals.extend(contradictions(roster, positions));
    refusals
}

fn lists(roster: &Roster) -> [(&'static str, &[Pair]); 5] {
    [
        ("known contact", &roster.known_contacts),
        ("second chance", &roster.second_chances),
        // A private rule is not named.
        ("pair", &roster.excluded),
        ("forbidden pair", &roster.forbidden),
        ("forced pair", &roster.forced),
    ]
}

fn unknown_people(roster: &Roster, positions: &Positions<'_>) -> Vec<Refusal> {
    let mut named: Vec<(&str, &ParticipantKey)> = Vec::new();
    for (list, pairs) in lists(roster) {
        named.extend(pairs.iter().flat_map(|pair| [(list, pair.first()), (list, pair.second())]));
    }
    named.extend(
        roster.encounters.iter().flat_map(|met| [("encounter", met.pair.first()), ("encounter", met.pair.second())]),
    );
    named.extend(roster.locks.iter().flat_map(|lock| lock.people.iter().map(|id| ("lock", id))));
    let fixed = roster.fixed_rounds.iter().flat_map(|round| &round.meetings);
    named.extend(fixed.flat_map(|meeting| meeting.people.iter().map(|id| ("fixed round", id))));
    let unknown: BTreeSet<_> = named.into_iter().filter(|(_, id)| positions.get(id).is_none()).collect();
    let refuse = |(list, id): (&str, &ParticipantKey)| {
        let detail = format!("A {list} names {id}, who is not in the roster.");
        Refusal::new("unknown_person", detail).about([id.clone()])
    };
    unknown.into_iter().map(refuse).collect()
}

fn self_pairs(roster: &Roster) -> Vec<Refusal> {
    let encounters = roster.encounters.iter().map(|met| &met.pair);
    let pairs = lists(roster).into_iter().flat_map(|(_, pairs)| pairs).chain(encounters);
    let refuse = |pair: &Pair| {
        let detail = format!("A pair names {} twice.", pair.first());
        Refusal::new("self_pair", detail).about([pair.first().clone()])
    };
    pairs.filter(|pair| pair.first() == pair.second()).map(refuse).collect()
}

fn rounds_out_of_range(roster: &Roster) -> Vec<Refusal> {
    let mut rounds: BTreeSet<u32> = roster.locks.iter().map(|lock| lock.round).collect();
    rounds.extend(roster.fixed_rounds.iter().map(|round| round.number));
    rounds.extend(roster.people.iter().flat_map(|person| &person.absent_rounds));
    let refuse = |round: u32| {
        let detail = format!("Round {round} is named, and there are rounds 1 to {}.", roster.rounds);
        Refusal::new("unknown_round", detail).in_round(round)
    };
    rounds.into_iter().filter(|round| !(1..=roster.rounds).contains(round)).map(refuse).collect()
}

/// Locks and forced pairs against the strict rules, against absence, and against each other.
fn contradictions(roster: &Roster, positions: &Positions<'_>) -> Vec<Refusal> {
    let rulebook = Rulebook::of(roster);
    let mut refusals = Vec::new();
    let mut met = met_in_other_rounds(roster, positions);
    let mut busy = BTreeSet::new();
    for lock in roster.locks.iter().filter(|lock| !is_fixed(roster, lock.round)) {
        let people = positions.all(&lock.people);
        let count = lock.people.len();
        if !(2..=8).contains(&count) {
            let detail = format!("A lock in round {} keeps {count} people together; give 2 to 8.", lock.round);
            refusals.push(Refusal::new("lock", detail).about(lock.people.clone()).in_round(lock.round).relax(["lock"]));
        }
        refusals.extend(locked_twice(roster, lock, &people, &mut busy));
        refusals.extend(absent_but_locked(roster, lock, &people));
        for (i, j) in pairs_of(&people) {
            let pair = Pair::new(roster.people[i].id.clone(), roster.people[j].id.clone());
            refusals.extend(rulebook.never(i, j).map(|code| against(&pair, code, "lock")));
            if !met.insert(i, j) {
                refusals.push(against(&pair, "no_repeat", "lock"));
            }
        }
    }
    for pair in roster.forced.iter().filter(|pair| pair.first() != pair.second()) {
        let (Some(i), Some(j)) = (positions.get(pair.first()), positions.get(pair.second())) else { continue };
        refusals.extend(rulebook.never(i, j).map(|code| against(pair, code, "forced")));
        refusals.extend(never_together(roster, pair, i, j));
    }
    refusals
}

fn is_fixed(roster: &Roster, number: u32) -> bool {
    roster.fixed_rounds.iter().any(|round| round.number == number)
}

/// Pairs that a round that is over or shown brings together.
fn met_in_other_rounds(roster: &Roster, positions: &Positions<'_>) -> PairSet {
    let missing = Missing::of(roster, positions);
    let mut met = PairSet::default();
    for round in &roster.fixed_rounds {
        for meeting in &round.meetings {
            let there = missing.there(round.number, &positions.all(&meeting.people));
            pairs_of(&there).for_each(|(i, j)| {
                met.insert(i, j);
            });
        }
    }
    met
}

fn locked_twice(roster: &Roster, lock: &Lock, people: &[usize], busy: &mut BTreeSet<(u32, usize)>) -> Vec<Refusal> {
    let mut refusals = Vec::new();
    for person in people {
        let id = &roster.people[*person].id;
        if !busy.insert((lock.round, *person)) {
            let detail = format!("Two locks want {id} in round {}. Remove one.", lock.round);
            refusals.push(Refusal::new("lock", detail).about([id.clone()]).in_round(lock.round).relax(["lock"]));
        }
    }
    refusals
}

fn absent_but_locked(roster: &Roster, lock: &Lock, people: &[usize]) -> Vec<Refusal> {
    let known = (1..=roster.rounds).contains(&lock.round);
    let gone = people.iter().filter(|person| known && !is_there(roster, **person, lock.round));
    let refuse = |person: &usize| {
        let id = &roster.people[*person].id;
        let detail = format!("A lock wants {id} in round {}, and they are not available then.", lock.round);
        Refusal::new("lock", detail).about([id.clone()]).in_round(lock.round).relax(["lock", "not_available"])
    };
    gone.map(refuse).collect()
}

fn never_together(roster: &Roster, pair: &Pair, i: usize, j: usize) -> Option<Refusal> {
    let together = (1..=roster.rounds).any(|round| is_there(roster, i, round) && is_there(roster, j, round));
    let detail = format!("{} and {} are to be brought together and share no round.", pair.first(), pair.second());
    let people = [pair.first().clone(), pair.second().clone()];
    (!together).then(|| Refusal::new("forced", detail).about(people).relax(["forced", "not_available"]))
}

/// A pin against a rule; a private rule reads `not_available`.
fn against(pair: &Pair, code: &'static str, pin: &'static str) -> Refusal {
    let code = public_code(code);
    let detail = match pin {
        "lock" => format!(
            "A lock keeps {} and {} together, and a rule keeps them apart ({code}).",
            pair.first(),
            pair.second()
        ),
        _ => format!(
            "{} and {} are to be brought together, and a rule keeps them apart ({code}).",
            pair.first(),
            pair.second()
        ),
    };
    Refusal::new(pin, detail).about([pair.first().clone(), pair.second().clone()]).relax([pin, code])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures::{departments, key, pair};

    fn codes(roster: &Roster) -> Vec<(&'static str, Vec<&'static str>)> {
        let refusals = refusals(roster, &Positions::of(roster));
        refusals.into_iter().map(|refusal| (refusal.code, refusal.relax)).collect()
    }

    fn lock(round: u32, people: &[&str]) -> Lock {
        Lock { round, people: people.iter().map(|id| key(id)).collect() }
    }

    #[test]
    fn unknown_people_and_rounds_are_named_once() {
        let mut roster = departments(&[2, 2], 2);
        roster.forbidden = vec![pair("a00", "nobody"), pair("b00", "nobody"), pair("a00", "a00")];
        roster.locks = vec![lock(3, &["a00", "b00"]), lock(1, &["a00", "a01"]), lock(1, &["b00", "nobody"])];
        let found: Vec<_> = codes(&roster).into_iter().map(|(code, _)| code).collect();
        assert_eq!(found, ["unknown_person", "unknown_person", "self_pair", "unknown_round", "lock"]);
    }

    #[test]
    fn a_lock_against_a_rule_names_both_to_relax() {
        let mut roster = departments(&[2, 2], 2);
        roster.locks = vec![lock(1, &["a00", "a01"]), lock(2, &["b00", "a00"]), lock(2, &["b01", "a00"])];
        roster.excluded = vec![pair("a00", "b00")];
        assert_eq!(
            codes(&roster),
            [
                ("lock", vec!["lock", "same_department"]),
                ("lock", vec!["lock", "not_available"]),
                ("lock", vec!["lock"]),
            ]
        );
    }

    #[test]
    fn a_private_rule_reads_like_an_absence() {
        let mut excluded = departments(&[2, 2], 1);
        excluded.forced = vec![pair("a00", "b00")];
        let mut absent = excluded.clone();
        excluded.excluded = vec![pair("a00", "b00")];
        absent.people[0].absent_rounds = vec![1];
        assert_eq!(codes(&excluded), [("forced", vec!["forced", "not_available"])]);
        assert_eq!(codes(&absent), codes(&excluded));
    }
}
