//! What was shown becomes fixed: as the plan says, then as people sat down after all.

use std::collections::{BTreeMap, BTreeSet};

use domain::plan::Plan;
use domain::roster::{FixedMeeting, FixedRound, Pair, ParticipantKey, Roster, RoundState};

use crate::day_facts::{DayFacts, Seated};
use crate::replan::fix_rounds;

/// Writes the shown rounds of the parent plan into the roster, with who was missing in them.
pub(super) fn fix(roster: &mut Roster, parent: &Plan, facts: &DayFacts) {
    let missing = missing_before(roster);
    fix_rounds(roster, parent, facts.shown);
    let shown = facts.shown.held.max(facts.shown.revealed);
    let locked = facts.locks.iter().filter(|lock| lock.round <= shown);
    let locked = locked.map(|lock| Seated { round: lock.round, people: lock.people.clone(), spot: None });
    for seated in facts.seated.iter().cloned().chain(locked) {
        seat(roster, &seated);
    }
    mark_missing(roster, facts, missing);
    offer_again(roster);
}

/// Who was missing by what earlier facts said.
fn missing_before(roster: &Roster) -> BTreeSet<(u32, ParticipantKey)> {
    let meetings = roster.fixed_rounds.iter().flat_map(|round| round.meetings.iter().map(|m| (round.number, m)));
    meetings.flat_map(|(number, meeting)| meeting.missing.iter().map(move |id| (number, id.clone()))).collect()
}

fn seat(roster: &mut Roster, seated: &Seated) {
    let capacities: BTreeMap<String, u32> =
        roster.spots.iter().map(|spot| (spot.name.clone(), spot.capacity)).collect();
    let Some(round) = roster.fixed_rounds.iter_mut().find(|round| round.number == seated.round) else { return };
    let is_one = |meeting: &FixedMeeting| meeting.people.iter().any(|id| seated.people.contains(id));
    let met = round.meetings.iter().any(|meeting| same(&meeting.people, &seated.people));
    if met && seated.spot.is_none() {
        return;
    }
    let own: Vec<String> = round.meetings.iter().filter(|m| is_one(m)).map(|m| m.spot.clone()).collect();
    for meeting in &mut round.meetings {
        meeting.people.retain(|id| !seated.people.contains(id));
    }
    round.meetings.retain(|meeting| meeting.people.len() > 1);
    if seated.people.len() > 1 {
        let spot = seated.spot.clone().unwrap_or_else(|| free_spot(round, &own, &capacities));
        round.meetings.push(FixedMeeting::new(seated.people.clone(), spot));
    }
}

fn same(a: &[ParticipantKey], b: &[ParticipantKey]) -> bool {
    a.len() == b.len() && a.iter().all(|id| b.contains(id))
}

/// Where one of them sat, if there is room; else the first spot with room; else a new number.
fn free_spot(round: &FixedRound, own: &[String], capacities: &BTreeMap<String, u32>) -> String {
    let used = |name: &str| round.meetings.iter().filter(|meeting| meeting.spot == name).count() as u32;
    let room = |name: &&String| used(name) < capacities.get(*name).copied().unwrap_or(1);
    let known = own.iter().find(room).or_else(|| capacities.keys().find(room)).cloned();
    known.unwrap_or_else(|| {
        let mut numbers = (1..=round.meetings.len() + 1).map(|number| number.to_string());
        numbers.find(|name| used(name) == 0).unwrap_or_default()
    })
}

/// Of the rounds that are over: told before, told now, or marked as not there.
fn mark_missing(roster: &mut Roster, facts: &DayFacts, before: BTreeSet<(u32, ParticipantKey)>) {
    let mut missing = before;
    for missed in &facts.missed {
        missing.extend(missed.people.iter().map(|id| (missed.round, id.clone())));
    }
    for person in &roster.people {
        missing.extend(person.absent_rounds.iter().map(|round| (*round, person.id.clone())));
    }
    let held = roster.fixed_rounds.iter_mut().filter(|round| round.state == RoundState::Held);
    for round in held {
        for meeting in &mut round.meetings {
            let gone = |id: &&ParticipantKey| missing.contains(&(round.number, (*id).clone()));
            meeting.missing = meeting.people.iter().filter(gone).cloned().collect();
        }
    }
}

/// Pairings that did not happen get a second chance.
fn offer_again(roster: &mut Roster) {
    let mut again: BTreeSet<Pair> = roster.second_chances.iter().cloned().collect();
    for meeting in roster.fixed_rounds.iter().flat_map(|round| &round.meetings) {
        for missing in &meeting.missing {
            let others = meeting.people.iter().filter(|other| *other != missing);
            again.extend(others.map(|other| Pair::new(missing.clone(), other.clone())));
        }
    }
    roster.second_chances = again.into_iter().collect();
}
