//! Rules that reach over rounds: a rest after so many in a row, and the cap on giving only.

use super::Finding;
use super::view::{View, each_pair};

/// What the earlier rounds mean for a person.
pub(super) struct Stretch {
    pub in_a_row: Vec<u32>,
    pub only_gave: Vec<u32>,
    pub cap: u32,
}

impl Stretch {
    pub(super) fn start(view: &View<'_>) -> Self {
        let people = view.roster.people.len();
        let rounds = view.roster.rounds;
        let cap = view.roster.settings.expert_cap.unwrap_or(rounds / 2 + rounds % 2);
        Self { in_a_row: vec![0; people], only_gave: vec![0; people], cap }
    }

    /// Whether a person rests now.
    pub(super) fn rests(&self, view: &View<'_>, person: usize) -> bool {
        view.person(person).rest_after.is_some_and(|most| self.in_a_row[person] >= most.max(1))
    }

    /// Whether a pair would make somebody give only, once too often.
    pub(super) fn capped(&self, view: &View<'_>, i: usize, j: usize) -> bool {
        only_giver(view, i, j).is_some_and(|giver| self.only_gave[giver] >= self.cap)
    }

    pub(super) fn take(&mut self, view: &View<'_>, meetings: &[&[usize]]) {
        let mut placed = vec![false; self.in_a_row.len()];
        for people in meetings {
            people.iter().for_each(|person| placed[*person] = true);
            let givers: std::collections::BTreeSet<usize> =
                each_pair(people).into_iter().filter_map(|(i, j)| only_giver(view, i, j)).collect();
            givers.into_iter().for_each(|giver| self.only_gave[giver] += 1);
        }
        for (row, placed) in self.in_a_row.iter_mut().zip(placed) {
            *row = if placed { *row + 1 } else { 0 };
        }
    }
}

pub(super) fn findings(view: &View<'_>) -> Vec<Finding> {
    let mut stretch = Stretch::start(view);
    let mut findings = Vec::new();
    for round in &view.rounds {
        let meetings: Vec<&[usize]> = round.meetings.iter().map(|meeting| meeting.people.as_slice()).collect();
        let fixed = view.is_held(round.number);
        for people in meetings.iter().filter(|_| !fixed) {
            for person in
                people.iter().filter(|person| stretch.rests(view, **person) && !is_locked(view, round.number, **person))
            {
                let detail = format!("{} is not available in round {}.", view.id(*person), round.number);
                findings.push(Finding::new("rest_after", detail).in_round(round.number).about([view.id(*person)]));
            }
            for (i, j) in each_pair(people).into_iter().filter(|(i, j)| stretch.capped(view, *i, *j)) {
                if is_locked(view, round.number, i) {
                    continue;
                }
                let detail =
                    format!("One of {} and {} only gives, for the {}th time.", view.id(i), view.id(j), stretch.cap + 1);
                findings
                    .push(Finding::new("expert_cap", detail).in_round(round.number).about([view.id(i), view.id(j)]));
            }
        }
        stretch.take(view, &meetings);
    }
    findings
}

/// Whether a lock or a forced pair decides about this person in this round.
fn is_locked(view: &View<'_>, round: u32, person: usize) -> bool {
    let id = view.id(person);
    let locked = view.roster.locks.iter().any(|lock| lock.round == round && lock.people.contains(id));
    locked || view.roster.forced.iter().any(|pair| pair.first() == id || pair.second() == id)
}

fn only_giver(view: &View<'_>, i: usize, j: usize) -> Option<usize> {
    match (view.affinity.gives(i, j), view.affinity.gives(j, i)) {
        (0, 0) => None,
        (_, 0) => Some(i),
        (0, _) => Some(j),
        _ => None,
    }
}
