//! A plan as the checker reads it: positions instead of ids, unknown people set aside.

use std::collections::{BTreeMap, BTreeSet};

use domain::plan::{Meeting, Plan, PlannedRound};
use domain::roster::{Masked, ParticipantKey, Roster, RosterParticipant};

use super::Finding;
use crate::affinity::Affinity;

/// A meeting with the positions of its people.
pub(super) struct SeatedMeeting<'p> {
    pub stored: &'p Meeting,
    pub people: Vec<usize>,
}

/// A round of the plan.
pub(super) struct SeatedRound<'p> {
    pub stored: &'p PlannedRound,
    pub number: u32,
    pub meetings: Vec<SeatedMeeting<'p>>,
}

/// Everything that the parts of the checker read.
pub(super) struct View<'p> {
    pub roster: &'p Roster,
    pub plan: &'p Plan,
    pub affinity: Affinity,
    pub rounds: Vec<SeatedRound<'p>>,
    positions: BTreeMap<&'p ParticipantKey, usize>,
    /// Who was missing in which round that is over.
    missing: BTreeSet<(u32, &'p ParticipantKey)>,
}

impl<'p> View<'p> {
    /// Resolves ids. What does not resolve is a finding, and left out of everything else.
    pub(super) fn of(roster: &'p Roster, plan: &'p Plan) -> (Self, Vec<Finding>) {
        let mut findings = duplicates(roster);
        findings.extend(numbering(roster, plan));
        let positions = roster.people.iter().enumerate().map(|(position, person)| (&person.id, position)).collect();
        let missing = missing(roster);
        let mut view = Self { roster, plan, affinity: Affinity::of(roster), rounds: Vec::new(), positions, missing };
        for stored in &plan.rounds {
            let number = stored.number;
            let named = stored.meetings.iter().flat_map(|meeting| &meeting.people);
            let named = named.chain(stored.byes.iter().map(|bye| &bye.person));
            let unknown: BTreeSet<&ParticipantKey> = named.filter(|id| view.position(id).is_none()).collect();
            findings.extend(unknown.into_iter().map(|id| {
                Finding::new("unknown_person", format!("{id} is in round {number} and not in the roster."))
                    .in_round(number)
                    .about([id])
            }));
            let seated = |stored: &'p Meeting| SeatedMeeting {
                stored,
                people: stored.people.iter().filter_map(|id| view.position(id)).collect(),
            };
            let meetings = stored.meetings.iter().map(seated).collect();
            view.rounds.push(SeatedRound { stored, number, meetings });
        }
        (view, findings)
    }

    pub(super) fn position(&self, id: &ParticipantKey) -> Option<usize> {
        self.positions.get(id).copied()
    }

    /// Whether two people of a meeting met: neither of them was missing.
    pub(super) fn happened(&self, round: u32, i: usize, j: usize) -> bool {
        !self.missing.contains(&(round, self.id(i))) && !self.missing.contains(&(round, self.id(j)))
    }

    pub(super) fn person(&self, position: usize) -> &'p RosterParticipant {
        &self.roster.people[position]
    }

    pub(super) fn id(&self, position: usize) -> &'p ParticipantKey {
        &self.roster.people[position].id
    }

    pub(super) fn is_absent(&self, position: usize, round: u32) -> bool {
        self.person(position).absent_rounds.contains(&round)
    }

    /// The departments of a person at the level that pairings cross.
    pub(super) fn departments(&self, position: usize) -> impl Iterator<Item = &'p str> {
        let level = self.roster.settings.department_level;
        self.person(position).departments.iter().map(move |path| path.at_level(level))
    }

    pub(super) fn shares_department(&self, i: usize, j: usize) -> bool {
        self.departments(i).any(|own| self.departments(j).any(|other| own == other))
    }

    /// The spots that somebody with a need of place can use; none for somebody without.
    pub(super) fn usable_spots(&self, position: usize) -> Option<BTreeSet<&'p str>> {
        let person = self.person(position);
        let fixed = person.fixed_spot.as_deref();
        if self.roster.spots.is_empty() || (!person.step_free && !person.quiet && fixed.is_none()) {
            return None;
        }
        let usable = self.roster.spots.iter().filter(|spot| {
            (spot.step_free || !person.step_free)
                && (spot.quiet || !person.quiet)
                && fixed.is_none_or(|name| name == spot.name)
        });
        Some(usable.map(|spot| spot.name.as_str()).collect())
    }

    /// Whether needs were left out, so that what follows from them cannot be derived again.
    pub(super) fn states_terms(&self) -> bool {
        self.roster.masked.as_ref().is_some_and(Masked::states_terms)
    }

    /// Held or revealed: the round's company was known before this plan.
    pub(super) fn is_fixed(&self, number: u32) -> bool {
        self.roster.fixed_rounds.iter().any(|round| round.number == number)
    }

    pub(super) fn is_held(&self, number: u32) -> bool {
        let held = domain::roster::RoundState::Held;
        self.roster.fixed_rounds.iter().any(|round| round.number == number && round.state == held)
    }
}

/// Every unordered pair of a meeting.
pub(super) fn each_pair(people: &[usize]) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    for (k, i) in people.iter().enumerate() {
        pairs.extend(people[k + 1..].iter().map(|j| (*i, *j)));
    }
    pairs
}

fn missing(roster: &Roster) -> BTreeSet<(u32, &ParticipantKey)> {
    let meetings = roster.fixed_rounds.iter().flat_map(|round| round.meetings.iter().map(|m| (round.number, m)));
    meetings.flat_map(|(number, meeting)| meeting.missing.iter().map(move |id| (number, id))).collect()
}

fn duplicates(roster: &Roster) -> Vec<Finding> {
    let mut seen = BTreeSet::new();
    let again = roster.people.iter().filter(|person| !seen.insert(&person.id));
    let finding = |person: &RosterParticipant| {
        Finding::new("duplicate_person", format!("{} is in the roster twice.", person.id)).about([&person.id])
    };
    again.map(finding).collect()
}

fn numbering(roster: &Roster, plan: &Plan) -> Option<Finding> {
    let numbers: Vec<u32> = plan.rounds.iter().map(|round| round.number).collect();
    let wanted: Vec<u32> = (1..=roster.rounds.min(10_000)).collect();
    (numbers != wanted).then(|| Finding::new("rounds", format!("The rounds must be 1 to {} in order.", roster.rounds)))
}
