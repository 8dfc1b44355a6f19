//! From the raw input to a frozen roster: levels, ancestors, familiarity, references.

mod acquaintance;
mod ancestors;
mod reference;

use std::collections::BTreeSet;

use domain::crossing_level;
use domain::roster::{Pair, Roster, Settings};

use crate::admit::admit;
use crate::gathering::Gathering;
use crate::refusal::Refusal;

/// Freezes a gathering into the roster that is planned, stored and checked.
///
/// Cost as for `network::familiarity`, and O(n²).
///
/// # Errors
/// Every reason why the roster cannot be planned: a cycle in the reporting line, and all that
/// planning would refuse about the input (unknown ids, contradicting rules, sizes).
pub fn freeze(gathering: Gathering) -> Result<Roster, Vec<Refusal>> {
    let mut refusals = ancestors::cycles(&gathering.manager_of);
    let mut roster = without_ties(&gathering);
    refusals.extend(admit(&roster));
    refusals.extend(acquaintance::refusals(&gathering));
    if !refusals.is_empty() {
        return Err(refusals);
    }
    acquaintance::add(&gathering, &mut roster);
    roster.settings.reference_familiarity_nano = reference::reference_nano(&roster);
    Ok(roster)
}

fn without_ties(gathering: &Gathering) -> Roster {
    let paths = gathering.people.iter().flat_map(|person| &person.departments);
    let level = gathering.department_level.unwrap_or_else(|| crossing_level(paths));
    let settings = Settings {
        when_impossible: gathering.when_impossible,
        odd: gathering.odd,
        ..Settings::of(gathering.preset, level)
    };
    let mut people = gathering.people.clone();
    ancestors::fill(&mut people, &gathering.manager_of);
    Roster {
        people,
        rounds: gathering.rounds,
        spots: gathering.spots.clone(),
        familiarity: Vec::new(),
        calibration: None,
        known_contacts: Vec::new(),
        department_ties: Vec::new(),
        encounters: gathering.encounters.clone(),
        second_chances: second_chances(gathering),
        excluded: distinct(&gathering.excluded),
        forbidden: distinct(&gathering.forbidden),
        forced: distinct(&gathering.forced),
        locks: gathering.locks.clone(),
        fixed_rounds: gathering.fixed_rounds.clone(),
        settings,
        masked: None,
        seed: gathering.seed,
    }
}

fn distinct(pairs: &[Pair]) -> Vec<Pair> {
    pairs.iter().cloned().collect::<BTreeSet<_>>().into_iter().collect()
}

/// Pairs that missed each other and have not met since, with those named directly.
fn second_chances(gathering: &Gathering) -> Vec<Pair> {
    let (met, missed): (Vec<_>, Vec<_>) =
        gathering.encounters.iter().partition(|encounter| encounter.state.counts_as_met());
    let mut chances: BTreeSet<Pair> = missed.into_iter().map(|encounter| encounter.pair.clone()).collect();
    chances.extend(gathering.second_chances.iter().cloned());
    met.into_iter().for_each(|encounter| {
        chances.remove(&encounter.pair);
    });
    chances.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures::{departments, key, pair};
    use domain::roster::PastEncounter;
    use domain::{EncounterState, Preset};

    #[test]
    fn a_missed_pairing_gets_a_second_chance_until_it_is_made_up_for() {
        let people = departments(&[2, 2], 1).people;
        let mut gathering = Gathering::new(people, 1, Preset::Programme);
        let encounter = |a, b, state| PastEncounter { pair: pair(a, b), state };
        gathering.encounters = vec![
            encounter("a00", "b00", EncounterState::Missed),
            encounter("a00", "b01", EncounterState::Missed),
            encounter("a00", "b01", EncounterState::Unanswered),
        ];
        assert_eq!(freeze(gathering).unwrap().second_chances, [pair("a00", "b00")]);
    }

    #[test]
    fn a_cycle_in_the_reporting_line_is_refused() {
        let mut gathering = Gathering::new(departments(&[2, 2], 1).people, 1, Preset::Programme);
        gathering.manager_of = [("a00", "x"), ("x", "b00"), ("b00", "a00")].map(|(a, b)| (key(a), key(b))).into();
        let refusals = freeze(gathering).unwrap_err();
        assert_eq!(refusals.iter().map(|refusal| refusal.code).collect::<Vec<_>>(), ["manager_cycle"]);
        assert_eq!(refusals[0].people, [key("a00"), key("b00"), key("x")]);
    }
}
