//! Rules of a pair: which pairings are not allowed, and which only when unavoidable.
//!
//! One rule per file, each with a code. A new rule is one file and one line in [`RULES`].

mod already_met;
mod excluded;
mod forbidden;
mod known_contact;
mod no_common_language;
mod no_common_spot;
mod not_available;
mod reporting_line;
mod same_department;

use domain::WhenImpossible;
use domain::roster::Roster;

use crate::crossing::Crossing;
use crate::pair_set::PairSet;
use crate::positions::Positions;

/// How strictly a rule holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// The pair is no candidate.
    Never,
    /// The pair is used only where otherwise somebody would be left out or byes be unfair.
    IfUnavoidable,
}

/// A rule of a pair.
pub(crate) struct Rule {
    pub code: &'static str,
    pub applies: fn(&Rulebook, usize, usize) -> bool,
    pub strength: fn(&Rulebook) -> Strength,
}

/// Every rule, the one that is named first comes first; `never` goes before `if_unavoidable`.
pub(crate) const RULES: [&Rule; 9] = [
    &excluded::RULE,
    &not_available::RULE,
    &forbidden::RULE,
    &reporting_line::RULE,
    &same_department::RULE,
    &already_met::RULE,
    &no_common_language::RULE,
    &no_common_spot::RULE,
    &known_contact::RULE,
];

/// What the rules read, by position.
pub(crate) struct Rulebook {
    pub crossing: Crossing,
    pub excluded: PairSet,
    pub not_available: PairSet,
    pub forbidden: PairSet,
    pub already_met: PairSet,
    pub known_contacts: PairSet,
    pub managers: Vec<Vec<usize>>,
    pub languages: Vec<Vec<String>>,
    pub spots_of: Vec<Option<Vec<usize>>>,
    pub when_impossible: WhenImpossible,
}

impl Rulebook {
    pub(crate) fn of(roster: &Roster) -> Self {
        let positions = Positions::of(roster);
        Self {
            crossing: Crossing::of(roster),
            excluded: PairSet::of(&roster.excluded, &positions),
            not_available: PairSet::of(not_available::pairs(roster), &positions),
            forbidden: PairSet::of(&roster.forbidden, &positions),
            already_met: already_met::pairs(roster, &positions),
            known_contacts: PairSet::of(&roster.known_contacts, &positions),
            managers: roster.people.iter().map(|person| positions.all(&person.managers)).collect(),
            languages: roster.people.iter().map(no_common_language::spoken).collect(),
            spots_of: (0..roster.people.len()).map(|person| no_common_spot::usable(roster, person)).collect(),
            when_impossible: roster.settings.when_impossible,
        }
    }

    /// The first rule against the pair, `never` before `if_unavoidable`.
    pub(crate) fn verdict(&self, i: usize, j: usize) -> Option<(Strength, &'static str)> {
        let mut milder = None;
        for rule in RULES.iter().filter(|rule| (rule.applies)(self, i, j)) {
            match (rule.strength)(self) {
                Strength::Never => return Some((Strength::Never, rule.code)),
                Strength::IfUnavoidable => milder = milder.or(Some((Strength::IfUnavoidable, rule.code))),
            }
        }
        milder
    }

    /// All rules that forbid the pair outright.
    pub(crate) fn never(&self, i: usize, j: usize) -> impl Iterator<Item = &'static str> + '_ {
        let strict = RULES.iter().filter(|rule| (rule.strength)(self) == Strength::Never);
        strict.filter(move |rule| (rule.applies)(self, i, j)).map(|rule| rule.code)
    }
}

/// The code that may be shown: private rules, a pause and a rest all read `not_available`.
pub fn public_code(code: &str) -> &str {
    match code {
        "excluded" | "absent" | "rest_after" | "rest" => "not_available",
        _ => code,
    }
}

fn never(_: &Rulebook) -> Strength {
    Strength::Never
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::fixtures::{departments, pair};

    /// What the rules say of the first two people of a roster.
    pub(crate) fn verdict(roster: &Roster) -> Option<(Strength, &'static str)> {
        Rulebook::of(roster).verdict(0, 1)
    }

    #[test]
    fn never_is_named_before_if_unavoidable() {
        let mut roster = departments(&[1, 1], 1);
        roster.known_contacts = vec![pair("a00", "b00")];
        assert_eq!(verdict(&roster), Some((Strength::IfUnavoidable, "known_contact")));
        roster.forbidden = vec![pair("a00", "b00")];
        assert_eq!(verdict(&roster), Some((Strength::Never, "forbidden")));
    }

    #[test]
    fn private_codes_read_alike() {
        assert_eq!(public_code("excluded"), public_code("absent"));
        assert_eq!(public_code("forbidden"), "forbidden");
    }
}
