//! Named people and small rosters for the tests of this crate.

use domain::roster::{Pair, ParticipantKey, Roster, RosterInterest, RosterParticipant, Settings};
use domain::{DepartmentPath, Preset, Stance};

pub(crate) fn key(id: &str) -> ParticipantKey {
    ParticipantKey::new(id)
}

pub(crate) fn pair(a: &str, b: &str) -> Pair {
    Pair::new(key(a), key(b))
}

/// A participant with a department ("" for none) and interests.
pub(crate) fn named(id: &str, department: &str, interests: &[(&str, Stance, bool)]) -> RosterParticipant {
    let mut person = RosterParticipant::new(key(id));
    person.departments = DepartmentPath::parse(department).into_iter().collect();
    person.interests = interests
        .iter()
        .map(|(topic, stance, confirmed)| RosterInterest {
            topic: (*topic).into(),
            stance: *stance,
            confirmed: *confirmed,
        })
        .collect();
    person
}

/// A roster of the programme preset without ties.
pub(crate) fn roster(people: Vec<RosterParticipant>, rounds: u32) -> Roster {
    Roster {
        people,
        rounds,
        spots: Vec::new(),
        familiarity: Vec::new(),
        calibration: None,
        known_contacts: Vec::new(),
        department_ties: Vec::new(),
        encounters: Vec::new(),
        second_chances: Vec::new(),
        excluded: Vec::new(),
        forbidden: Vec::new(),
        forced: Vec::new(),
        locks: Vec::new(),
        fixed_rounds: Vec::new(),
        settings: Settings::of(Preset::Programme, 1),
        masked: None,
        seed: 1,
    }
}

/// Blank cards in departments of these sizes: `a00`, `a01`, …, `b00`, …
pub(crate) fn departments(sizes: &[usize], rounds: u32) -> Roster {
    let mut people = Vec::new();
    for (letter, size) in ('a'..='z').zip(sizes) {
        people.extend((0..*size).map(|number| named(&format!("{letter}{number:02}"), &format!("D{letter}"), &[])));
    }
    roster(people, rounds)
}
