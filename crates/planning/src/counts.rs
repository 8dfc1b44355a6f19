//! Counting over drawn rounds.

use std::collections::BTreeSet;

use domain::Stance;
use domain::roster::Roster;

use crate::limits::no_repeat::Met;
use crate::pair_set::pairs_of;
use crate::rounds::{DrawnRound, Scene};

/// Participants × rounds with a meeting; stand-ins are not counted.
pub(crate) fn placed(roster: &Roster, rounds: &[DrawnRound]) -> u32 {
    let everybody = rounds.iter().flat_map(|round| &round.meetings).flatten();
    everybody.filter(|person| !roster.people[**person].standby).count() as u32
}

/// Pairs that break a rule which is broken only where it cannot be helped.
pub(crate) fn exceptions(scene: &Scene<'_>, rounds: &[DrawnRound]) -> u32 {
    pairs(rounds).filter(|(i, j)| scene.table.cell(*i, *j).exception().is_some()).count() as u32
}

/// Counted byes per person.
pub(crate) fn byes(roster: &Roster, rounds: &[DrawnRound]) -> Vec<u32> {
    let mut byes = vec![0; roster.people.len()];
    for (person, cause) in rounds.iter().flat_map(|round| &round.byes) {
        byes[*person] += u32::from(cause.counts());
    }
    byes
}

/// Pairs that meet again; who was missing met nobody.
pub(crate) fn repeats(scene: &Scene<'_>, rounds: &[DrawnRound]) -> u32 {
    let mut met = Met::default();
    let mut repeats = 0;
    for round in rounds {
        for meeting in &round.meetings {
            repeats += pairs_of(meeting).filter(|(i, j)| met.contains(*i, *j)).count() as u32;
            met.remember(&scene.missing.there(round.number, meeting));
        }
    }
    repeats
}

/// Pairs within a department; none where no department is known.
pub(crate) fn same_department(scene: &Scene<'_>, rounds: &[DrawnRound]) -> Option<u32> {
    let crossing = scene.affinity.crossing();
    let count = || pairs(rounds).filter(|(i, j)| crossing.shares(*i, *j)).count() as u32;
    (crossing.count() > 0).then(count)
}

/// Pairs in a reporting line.
pub(crate) fn reporting_line(scene: &Scene<'_>, rounds: &[DrawnRound]) -> u32 {
    let people = &scene.roster.people;
    let above = |i: usize, j: usize| people[i].managers.contains(&people[j].id);
    pairs(rounds).filter(|(i, j)| above(*i, *j) || above(*j, *i)).count() as u32
}

/// People with an offer and a need, and how many of them give and receive.
pub(crate) struct Exchangers {
    pub people: u32,
    pub both: u32,
}

pub(crate) fn exchange(scene: &Scene<'_>, rounds: &[DrawnRound]) -> Exchangers {
    let people = scene.roster.people.len();
    let (mut gave, mut received) = (vec![false; people], vec![false; people]);
    for (i, j) in pairs(rounds) {
        for (giver, receiver) in [(i, j), (j, i)] {
            let gives = scene.affinity.gives(giver, receiver) > 0;
            gave[giver] |= gives;
            received[receiver] |= gives;
        }
    }
    let wants = |person: &usize| is_exchanger(scene.roster, *person);
    let exchangers: Vec<usize> = (0..people).filter(wants).collect();
    let both = exchangers.iter().filter(|person| gave[**person] && received[**person]).count();
    Exchangers { people: exchangers.len() as u32, both: both as u32 }
}

/// Whether a participant states both an offer and a need.
fn is_exchanger(roster: &Roster, person: usize) -> bool {
    let has = |stance| roster.people[person].interests.iter().any(|interest| interest.stance == stance);
    has(Stance::Offers) && has(Stance::Seeks) && !roster.people[person].standby
}

/// Different people met, the fewest over all who are not stand-ins.
pub(crate) fn new_colleagues_min(roster: &Roster, rounds: &[DrawnRound]) -> u32 {
    let mut met: Vec<BTreeSet<usize>> = vec![BTreeSet::new(); roster.people.len()];
    for (i, j) in pairs(rounds) {
        met[i].insert(j);
        met[j].insert(i);
    }
    let counted = met.iter().zip(&roster.people).filter(|(_, person)| !person.standby);
    counted.map(|(met, _)| met.len() as u32).min().unwrap_or(0)
}

fn pairs(rounds: &[DrawnRound]) -> impl Iterator<Item = (usize, usize)> + '_ {
    rounds.iter().flat_map(|round| &round.meetings).flat_map(|meeting| pairs_of(meeting))
}
