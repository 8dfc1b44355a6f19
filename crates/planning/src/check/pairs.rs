//! The rules of pairs, stated again: strict ones, repeats, and those that need a declaration.

use std::collections::{BTreeSet, HashSet};

use domain::WhenImpossible;
use domain::roster::Pair;

use super::Finding;
use super::view::{View, each_pair};

/// The pair rules of a roster by position, stated without the planner's code.
pub(super) struct Rules<'p> {
    excluded: Pairs,
    forbidden: Pairs,
    met: Pairs,
    known: Pairs,
    departments: Vec<Vec<&'p str>>,
    managers: Vec<Vec<usize>>,
    languages: Vec<Vec<&'p str>>,
    spots: Vec<Option<BTreeSet<&'p str>>>,
    may_break_department: bool,
}

type Pairs = HashSet<(usize, usize)>;

impl<'p> Rules<'p> {
    pub(super) fn of(view: &View<'p>) -> Self {
        let roster = view.roster;
        let people = 0..roster.people.len();
        let met = roster.encounters.iter().filter(|encounter| encounter.state.counts_as_met());
        let managers = |person: usize| view.person(person).managers.iter().filter_map(|id| view.position(id)).collect();
        let languages = |person: usize| view.person(person).languages.iter().map(|tag| tag.primary()).collect();
        Self {
            excluded: by_position(view, roster.excluded.iter().chain(never_available(view))),
            forbidden: by_position(view, roster.forbidden.iter()),
            met: by_position(view, met.map(|encounter| &encounter.pair)),
            known: by_position(view, roster.known_contacts.iter()),
            departments: people.clone().map(|person| view.departments(person).collect()).collect(),
            managers: people.clone().map(managers).collect(),
            languages: people.clone().map(languages).collect(),
            spots: people.map(|person| view.usable_spots(person)).collect(),
            may_break_department: roster.settings.when_impossible == WhenImpossible::NearestException,
        }
    }

    /// Whether a strict rule is against a pair.
    pub(super) fn forbids(&self, i: usize, j: usize) -> bool {
        STRICT.iter().any(|(_, breaks)| breaks(self, i, j))
    }

    /// Every strict rule against a pair, by its public code.
    fn broken(&self, i: usize, j: usize) -> impl Iterator<Item = &'static str> {
        STRICT.iter().filter(move |(_, breaks)| breaks(self, i, j)).map(|(code, _)| *code)
    }

    /// The rule that a pair breaks when it meets all the same.
    pub(super) fn exception(&self, i: usize, j: usize) -> Option<&'static str> {
        if self.may_break_department && common(&self.departments[i], &self.departments[j]) {
            return Some("same_department");
        }
        self.known.contains(&ordered(i, j)).then_some("known_contact")
    }
}

type Breaks = fn(&Rules<'_>, usize, usize) -> bool;

/// The strict rules, and whether a pair breaks them.
const STRICT: [(&str, Breaks); 7] = [
    ("not_available", |rules, i, j| rules.excluded.contains(&ordered(i, j))),
    ("forbidden", |rules, i, j| rules.forbidden.contains(&ordered(i, j))),
    ("reporting_line", |rules, i, j| rules.managers[i].contains(&j) || rules.managers[j].contains(&i)),
    ("same_department", |rules, i, j| {
        !rules.may_break_department && common(&rules.departments[i], &rules.departments[j])
    }),
    ("already_met", |rules, i, j| rules.met.contains(&ordered(i, j))),
    ("no_common_language", |rules, i, j| {
        let (own, other) = (&rules.languages[i], &rules.languages[j]);
        !own.is_empty() && !other.is_empty() && !common(own, other)
    }),
    ("no_common_spot", |rules, i, j| {
        let places = rules.spots[i].as_ref().zip(rules.spots[j].as_ref());
        places.is_some_and(|(own, other)| own.is_disjoint(other))
    }),
];

fn ordered(i: usize, j: usize) -> (usize, usize) {
    (i.min(j), i.max(j))
}

/// Pairs that an exported roster rules out altogether, without a word why.
fn never_available<'p>(view: &View<'p>) -> impl Iterator<Item = &'p Pair> {
    let entries = view.roster.masked.iter().flat_map(|masked| &masked.not_available);
    entries.filter(|entry| entry.rounds.is_empty()).map(|entry| &entry.pair)
}

fn by_position<'p>(view: &View<'p>, pairs: impl Iterator<Item = &'p Pair>) -> Pairs {
    let positions = |pair: &Pair| {
        let (i, j) = (view.position(pair.first())?, view.position(pair.second())?);
        Some(ordered(i, j))
    };
    pairs.filter_map(positions).collect()
}

fn common(own: &[&str], other: &[&str]) -> bool {
    own.iter().any(|a| other.contains(a))
}

pub(super) fn findings(view: &View<'_>) -> Vec<Finding> {
    let rules = Rules::of(view);
    let mut met: BTreeSet<(usize, usize)> = BTreeSet::new();
    let mut findings = Vec::new();
    for round in &view.rounds {
        for (i, j) in round.meetings.iter().flat_map(|meeting| each_pair(&meeting.people)) {
            let people = [view.id(i), view.id(j)];
            for code in rules.broken(i, j).filter(|_| !view.is_held(round.number)) {
                let detail = format!("{} and {} may not meet ({code}).", people[0], people[1]);
                findings.push(Finding::new(code, detail).in_round(round.number).about(people));
            }
            let pair = ordered(i, j);
            let again = met.contains(&pair);
            if view.happened(round.number, i, j) {
                met.insert(pair);
            }
            if again && i != j {
                let detail = format!("{} and {} met in an earlier round already.", people[0], people[1]);
                findings.push(Finding::new("no_repeat", detail).in_round(round.number).about(people));
            }
        }
    }
    findings
}
