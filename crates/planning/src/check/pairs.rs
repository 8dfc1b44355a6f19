//! The rules of pairs, stated again: strict ones, repeats, and those that need a declaration.

use std::collections::BTreeSet;

use domain::WhenImpossible;
use domain::roster::Pair;

use super::Finding;
use super::view::{View, each_pair};

/// The pair rules of a roster as sets of ids, stated without the planner's code.
pub(super) struct Rules<'v, 'p> {
    view: &'v View<'p>,
    excluded: BTreeSet<&'p Pair>,
    forbidden: BTreeSet<&'p Pair>,
    met: BTreeSet<&'p Pair>,
    known: BTreeSet<&'p Pair>,
}

impl<'v, 'p> Rules<'v, 'p> {
    pub(super) fn of(view: &'v View<'p>) -> Self {
        let roster = view.roster;
        let met = roster.encounters.iter().filter(|encounter| encounter.state.counts_as_met());
        Self {
            view,
            excluded: roster.excluded.iter().collect(),
            forbidden: roster.forbidden.iter().collect(),
            met: met.map(|encounter| &encounter.pair).collect(),
            known: roster.known_contacts.iter().collect(),
        }
    }

    /// The strict rule against a pair, by its public code.
    pub(super) fn forbids(&self, i: usize, j: usize) -> Option<&'static str> {
        let pair = Pair::new(self.view.id(i).clone(), self.view.id(j).clone());
        if self.excluded.contains(&pair) {
            return Some("not_available");
        }
        if self.forbidden.contains(&pair) {
            return Some("forbidden");
        }
        let above = |a: usize, b: usize| self.view.person(a).managers.contains(self.view.id(b));
        if above(i, j) || above(j, i) {
            return Some("reporting_line");
        }
        if !self.may_break_department() && self.view.shares_department(i, j) {
            return Some("same_department");
        }
        if self.met.contains(&pair) {
            return Some("already_met");
        }
        self.no_common_language(i, j).then_some("no_common_language")
    }

    /// The rule that a pair breaks when it meets all the same.
    pub(super) fn exception(&self, i: usize, j: usize) -> Option<&'static str> {
        if self.may_break_department() && self.view.shares_department(i, j) {
            return Some("same_department");
        }
        let pair = Pair::new(self.view.id(i).clone(), self.view.id(j).clone());
        self.known.contains(&pair).then_some("known_contact")
    }

    fn may_break_department(&self) -> bool {
        self.view.roster.settings.when_impossible == WhenImpossible::NearestException
    }

    fn no_common_language(&self, i: usize, j: usize) -> bool {
        let (own, other) = (&self.view.person(i).languages, &self.view.person(j).languages);
        let common = own.iter().any(|a| other.iter().any(|b| a.primary() == b.primary()));
        !own.is_empty() && !other.is_empty() && !common
    }
}

pub(super) fn findings(view: &View<'_>) -> Vec<Finding> {
    let rules = Rules::of(view);
    let mut met: BTreeSet<(usize, usize)> = BTreeSet::new();
    let mut findings = Vec::new();
    for round in &view.rounds {
        for (i, j) in round.meetings.iter().flat_map(|meeting| each_pair(&meeting.people)) {
            let people = [view.id(i), view.id(j)];
            let broken = rules.forbids(i, j).filter(|_| !view.is_held(round.number));
            if let Some(code) = broken {
                let detail = format!("{} and {} may not meet ({code}).", people[0], people[1]);
                findings.push(Finding::new(code, detail).in_round(round.number).about(people));
            }
            if !met.insert((i.min(j), i.max(j))) && i != j {
                let detail = format!("{} and {} met in an earlier round already.", people[0], people[1]);
                findings.push(Finding::new("no_repeat", detail).in_round(round.number).about(people));
            }
        }
    }
    findings
}
