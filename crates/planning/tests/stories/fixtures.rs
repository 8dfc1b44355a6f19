//! Rosters that the stories share.

use domain::roster::{Pair, ParticipantKey, Roster, RosterInterest, RosterParticipant};
use domain::{DepartmentPath, Preset, Stance};
use planning::{Gathering, Planned, Progress, check_document, document, freeze, plan};

pub fn key(id: &str) -> ParticipantKey {
    ParticipantKey::new(id)
}

pub fn pair(a: &str, b: &str) -> Pair {
    Pair::new(key(a), key(b))
}

pub fn person(id: &str, department: &str) -> RosterParticipant {
    let mut person = RosterParticipant::new(key(id));
    person.departments = DepartmentPath::parse(department).into_iter().collect();
    person
}

pub fn with(mut person: RosterParticipant, topic: &str, stance: Stance) -> RosterParticipant {
    person.interests.push(RosterInterest { topic: topic.to_owned(), stance, confirmed: true });
    person
}

/// Blank cards in departments of these sizes: `a00`, `a01`, …, `b00`, …
pub fn people(sizes: &[usize]) -> Vec<RosterParticipant> {
    let letters = ('a'..='z').zip(sizes);
    letters.flat_map(|(l, size)| (0..*size).map(move |n| person(&format!("{l}{n:02}"), &format!("D{l}")))).collect()
}

pub fn gathering(sizes: &[usize], rounds: u32, seed: u64) -> Gathering {
    Gathering { seed, ..Gathering::new(people(sizes), rounds, Preset::Programme) }
}

pub fn planned(roster: &Roster) -> Planned {
    plan(roster, &mut Progress::silent()).unwrap()
}

/// Freezes, plans and checks; a finding fails the test.
pub fn sound(gathering: Gathering) -> (Roster, Planned) {
    let roster = freeze(gathering).unwrap();
    let planned = planned(&roster);
    let checked = check_document(&document(roster.clone(), planned.clone()));
    assert_eq!((checked.findings, checked.notes), (vec![], vec![]));
    (roster, planned)
}

/// A company of ten, each wanting what the next one offers, in departments of several sizes.
pub fn curious_company(rounds: u32, seed: u64) -> Gathering {
    let topics = ["law", "negotiation", "data", "writing", "sales"];
    let everybody = people(&[4, 3, 2, 3]).into_iter().enumerate().map(|(k, someone)| {
        let offers = with(someone, topics[k % topics.len()], Stance::Offers);
        with(offers, topics[(k + 1) % topics.len()], Stance::Seeks)
    });
    Gathering { seed, ..Gathering::new(everybody.collect(), rounds, Preset::Programme) }
}
