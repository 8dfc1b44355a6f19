//! Facts that make no sense are refused, all at once.

use std::collections::BTreeSet;

use domain::roster::{ParticipantKey, Roster};

use crate::day_facts::DayFacts;
use crate::refusal::Refusal;

/// What is wrong with the facts; empty where they can be followed.
pub(super) fn refusals(roster: &Roster, facts: &DayFacts) -> Vec<Refusal> {
    let mut refusals = Vec::new();
    if roster.masked.is_some() {
        let detail = "This plan was exported without what is private; plan anew from the whole roster.";
        refusals.push(Refusal::new("masked", detail));
    }
    refusals.extend(unknown_people(roster, facts));
    refusals.extend(unknown_rounds(roster, facts));
    refusals.extend(walk_ins(facts));
    refusals.extend(wrong_rounds(facts));
    refusals.extend(seats(facts));
    refusals
}

fn unknown_people(roster: &Roster, facts: &DayFacts) -> Vec<Refusal> {
    let walk_ins = facts.walk_ins.iter().map(|walk_in| &walk_in.person.id);
    let known: BTreeSet<&ParticipantKey> = roster.people.iter().map(|person| &person.id).chain(walk_ins).collect();
    let mut named: BTreeSet<(&str, &ParticipantKey)> = BTreeSet::new();
    named.extend(facts.absences.iter().map(|fact| ("an absence", &fact.person)));
    named.extend(facts.left.iter().map(|fact| ("who left", &fact.person)));
    named.extend(facts.reached_by.iter().map(|fact| ("how people are reached", &fact.person)));
    named.extend(facts.locks.iter().flat_map(|fact| fact.people.iter().map(|id| ("a lock", id))));
    named.extend(facts.seated.iter().flat_map(|fact| fact.people.iter().map(|id| ("who sits together", id))));
    named.extend(facts.missed.iter().flat_map(|fact| fact.people.iter().map(|id| ("who did not meet", id))));
    let unknown = named.into_iter().filter(|(_, id)| !known.contains(id));
    let refuse = |(fact, id): (&str, &ParticipantKey)| {
        let detail = format!("{id} is named ({fact}) and is not in the roster. Name them as a walk-in first.");
        Refusal::new("unknown_person", detail).about([id.clone()])
    };
    unknown.map(refuse).collect()
}

fn unknown_rounds(roster: &Roster, facts: &DayFacts) -> Vec<Refusal> {
    let mut rounds: BTreeSet<u32> = facts.absences.iter().flat_map(|fact| fact.rounds.iter().copied()).collect();
    rounds.extend(facts.left.iter().map(|fact| fact.from_round));
    rounds.extend(facts.walk_ins.iter().map(|fact| fact.from_round));
    rounds.extend(facts.locks.iter().map(|fact| fact.round));
    rounds.extend(facts.seated.iter().map(|fact| fact.round));
    rounds.extend(facts.missed.iter().map(|fact| fact.round));
    let mut shown = vec![facts.shown.held, facts.shown.revealed];
    shown.retain(|round| *round > 0);
    rounds.extend(shown);
    let refuse = |round: u32| {
        let detail = format!("Round {round} is named, and there are rounds 1 to {}.", roster.rounds);
        Refusal::new("unknown_round", detail).in_round(round)
    };
    rounds.into_iter().filter(|round| !(1..=roster.rounds).contains(round)).map(refuse).collect()
}

fn walk_ins(facts: &DayFacts) -> Vec<Refusal> {
    let mut seen = BTreeSet::new();
    let again = facts.walk_ins.iter().filter(|walk_in| !seen.insert(&walk_in.person.id));
    let refuse = |walk_in: &crate::day_facts::WalkIn| {
        let id = &walk_in.person.id;
        Refusal::new("duplicate_person", format!("{id} walks in twice.")).about([id.clone()])
    };
    again.map(refuse).collect()
}

/// Who sits together is told of rounds that are shown, who did not meet of rounds that are over.
fn wrong_rounds(facts: &DayFacts) -> Vec<Refusal> {
    let last = facts.shown.held.max(facts.shown.revealed);
    let early = facts.seated.iter().filter(|seated| seated.round > last).map(|seated| {
        let detail = format!("Round {} is not shown yet: use a lock to keep people together in it.", seated.round);
        Refusal::new("seated", detail).in_round(seated.round).relax(["seated"])
    });
    let open = facts.missed.iter().filter(|missed| missed.round > facts.shown.held).map(|missed| {
        let detail = format!("Round {} is not over: name an absence instead.", missed.round);
        Refusal::new("missed", detail).in_round(missed.round).relax(["missed"])
    });
    early.chain(open).collect()
}

fn seats(facts: &DayFacts) -> Vec<Refusal> {
    let mut busy = BTreeSet::new();
    let mut refusals = Vec::new();
    for seated in &facts.seated {
        let number = seated.people.len();
        if !(1..=8).contains(&number) {
            let detail = format!("{number} people are to sit together in round {}; give 1 to 8.", seated.round);
            refusals.push(Refusal::new("seated", detail).in_round(seated.round).relax(["seated"]));
        }
        for id in seated.people.iter().filter(|id| !busy.insert((seated.round, *id))) {
            let detail = format!("{id} is seated twice in round {}.", seated.round);
            let refusal = Refusal::new("seated", detail).about([id.clone()]).in_round(seated.round);
            refusals.push(refusal.relax(["seated"]));
        }
    }
    refusals
}
