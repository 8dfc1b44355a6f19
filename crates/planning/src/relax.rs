//! The smallest set of rules whose relaxing makes an impossible wish possible.
//!
//! Sets are tried by size, so the first that suffices is smallest, and no proper subset of it
//! suffices. Exclusions, absences and rests are one rule here, with one public code.

use domain::roster::{Pair, Roster};
use domain::{OddOne, Pace, WhenImpossible};

use crate::admit::admit;
use crate::ahead::look_ahead;
use crate::placeable::placeable;
use crate::positions::Positions;
use crate::presence::{is_there, rounds_there};
use crate::progress::Progress;
use crate::rounds::{DrawnRound, Scene, draw, unmet};
use crate::vetoes::{Rulebook, Strength};

/// What is to become possible.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wish {
    /// There is a plan at all.
    Plannable,
    /// In every round nobody who is there is left out.
    NobodyLeftOut,
}

/// A rule that can be relaxed: its code, and the roster without it.
type Relaxation = (&'static str, fn(&mut Roster));

/// In the order in which equally small sets are preferred: the organiser's own choices first, what
/// protects a person last.
const RELAXATIONS: [Relaxation; 9] = [
    ("same_department", |roster| roster.settings.when_impossible = WhenImpossible::NearestException),
    ("lock", |roster| roster.locks.clear()),
    ("forced", |roster| roster.forced.clear()),
    ("forbidden", |roster| roster.forbidden.clear()),
    ("already_met", |roster| roster.encounters.clear()),
    ("no_common_language", |roster| roster.people.iter_mut().for_each(|person| person.languages.clear())),
    ("odd", |roster| {
        roster.settings.odd = OddOne::Trio;
        roster.people.iter_mut().for_each(|person| person.pace = Pace::Any);
    }),
    ("reporting_line", |roster| roster.people.iter_mut().for_each(|person| person.managers.clear())),
    ("not_available", |roster| {
        roster.excluded.clear();
        for person in &mut roster.people {
            person.absent_rounds.clear();
            person.rest_after = None;
        }
    }),
];

/// More sets are not tried: an answer must come while somebody waits.
const SETS_MAX: usize = 512;

/// The smallest set of rules to relax, by public code: empty when the wish holds already, none
/// when no set suffices (then the rounds are too many, or the people too few).
///
/// Cost: at most 512 drawings; only rules that the roster uses are tried.
pub fn smallest_relaxation(roster: &Roster, wish: Wish) -> Option<Vec<&'static str>> {
    smallest(roster, |relaxed| holds(relaxed, wish))
}

fn smallest(roster: &Roster, suffices: impl Fn(&Roster) -> bool) -> Option<Vec<&'static str>> {
    let used: Vec<&Relaxation> = RELAXATIONS.iter().filter(|(_, relax)| changes(roster, *relax)).collect();
    let mut sets: Vec<u32> = (0..1_u32 << used.len()).collect();
    sets.sort_by_key(|set| (set.count_ones(), *set));
    let chosen =
        |set: u32| used.iter().enumerate().filter(move |(k, _)| set >> k & 1 == 1).map(|(_, relaxation)| *relaxation);
    let relaxed = |set: &u32| {
        let mut relaxed = roster.clone();
        chosen(*set).for_each(|(_, relax)| relax(&mut relaxed));
        suffices(&relaxed)
    };
    sets.truncate(SETS_MAX);
    let smallest = sets.into_iter().find(relaxed)?;
    Some(chosen(smallest).map(|(code, _)| *code).collect())
}

/// The smallest set of rules whose relaxing lets two people meet, by public code: empty when no
/// rule is against it, none when no set suffices. Cost: at most 512 looks at one pair.
pub fn pair_relaxation(roster: &Roster, pair: &Pair) -> Option<Vec<&'static str>> {
    let positions = Positions::of(roster);
    let found = positions.all(&[pair.first().clone(), pair.second().clone()]);
    let &[i, j] = found.as_slice() else { return None };
    smallest(roster, |relaxed| {
        let apart = matches!(Rulebook::of(relaxed).verdict(i, j), Some((Strength::Never, _)));
        !apart && (1..=relaxed.rounds).any(|round| is_there(relaxed, i, round) && is_there(relaxed, j, round))
    })
}

/// The roster without the named rules.
pub fn relaxed(roster: &Roster, rules: &[&str]) -> Roster {
    let mut relaxed = roster.clone();
    RELAXATIONS.iter().filter(|(code, _)| rules.contains(code)).for_each(|(_, relax)| relax(&mut relaxed));
    relaxed
}

/// Whether a wish holds for a roster: whether a plan of it keeps it.
pub fn holds(roster: &Roster, wish: Wish) -> bool {
    if !admit(roster).is_empty() || wish == Wish::NobodyLeftOut && somebody_must_be_left_out(roster) {
        return false;
    }
    let scene = Scene::of(roster);
    let Ok(rounds) = draw(&scene, &mut Progress::silent()) else { return false };
    let kept = |rounds: &[DrawnRound]| {
        let nobody = || rounds.iter().all(|round| round.left_out() == 0);
        unmet(&scene, rounds).is_empty() && (wish == Wish::Plannable || nobody())
    };
    kept(&rounds) || kept(&look_ahead(&scene, rounds).rounds)
}

/// Whether the bound says so: then no drawing is needed. Who rests is not left out, and what is fixed may break rules.
fn somebody_must_be_left_out(roster: &Roster) -> bool {
    let bounded = roster.fixed_rounds.is_empty() && roster.people.iter().all(|person| person.rest_after.is_none());
    let regular = (0..roster.people.len()).filter(|person| !roster.people[*person].standby);
    bounded && placeable(roster) < regular.map(|person| rounds_there(roster, person)).sum()
}

fn changes(roster: &Roster, relax: fn(&mut Roster)) -> bool {
    let mut relaxed = roster.clone();
    relax(&mut relaxed);
    relaxed != *roster
}
