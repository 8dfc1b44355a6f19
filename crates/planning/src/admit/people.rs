//! Participants: enough of them, each once, nobody unknown, not all in one department.

use std::collections::BTreeSet;

use domain::WhenImpossible;
use domain::roster::Roster;

use crate::crossing::Crossing;
use crate::refusal::Refusal;

/// More people are planned in parts; all pairs are judged at once.
const PEOPLE_MAX: usize = 20_000;

pub(super) fn refusals(roster: &Roster) -> Vec<Refusal> {
    let mut refusals = Vec::new();
    refusals.extend(size(roster));
    refusals.extend(duplicates(roster));
    refusals.extend(unknown_managers(roster));
    refusals.extend(rests(roster));
    refusals.extend(one_department(roster));
    refusals
}

fn size(roster: &Roster) -> Option<Refusal> {
    match roster.people.len() {
        0 | 1 => Some(Refusal::new("too_few_people", "A plan needs at least two people.")),
        2..=PEOPLE_MAX => None,
        many => {
            Some(Refusal::new("too_many_people", format!("{many} people are more than the {PEOPLE_MAX} of one plan.")))
        }
    }
}

fn duplicates(roster: &Roster) -> Vec<Refusal> {
    let mut seen = BTreeSet::new();
    let mut refusals = Vec::new();
    for person in &roster.people {
        if person.id.as_str().is_empty() {
            refusals.push(Refusal::new("empty_id", "A participant has no id."));
        } else if !seen.insert(&person.id) {
            let detail = format!("Participant {} is in the roster twice. Remove one.", person.id);
            refusals.push(Refusal::new("duplicate_person", detail).about([person.id.clone()]));
        }
    }
    refusals
}

fn unknown_managers(roster: &Roster) -> Vec<Refusal> {
    let known: BTreeSet<_> = roster.people.iter().map(|person| &person.id).collect();
    let mut refusals = Vec::new();
    for person in &roster.people {
        for manager in person.managers.iter().filter(|manager| !known.contains(manager)) {
            let detail = format!("{} has the manager {manager}, who is not in the roster.", person.id);
            refusals.push(Refusal::new("unknown_person", detail).about([person.id.clone(), manager.clone()]));
        }
        if person.managers.contains(&person.id) {
            let detail = format!("{} is their own manager.", person.id);
            refusals.push(Refusal::new("manager_cycle", detail).about([person.id.clone()]));
        }
    }
    refusals
}

fn rests(roster: &Roster) -> Vec<Refusal> {
    let zero = roster.people.iter().filter(|person| person.rest_after == Some(0));
    let refuse = |person: &domain::roster::RosterParticipant| {
        let detail = format!("{} wants a rest after 0 rounds. Give at least 1, or mark them absent.", person.id);
        Refusal::new("rest_after", detail).about([person.id.clone()])
    };
    zero.map(refuse).collect()
}

/// Everybody in one department and nobody may meet inside it.
fn one_department(roster: &Roster) -> Option<Refusal> {
    let strict = roster.settings.when_impossible != WhenImpossible::NearestException;
    let crossing = Crossing::of(roster);
    let people = roster.people.len();
    let shared = (people > 1)
        .then(|| crossing.departments(0).iter().find(|d| (1..people).all(|p| crossing.departments(p).contains(d))))??;
    if !strict {
        return None;
    }
    let detail = format!(
        "All {people} people are in {}, so nobody may meet anybody. Allow pairs inside a department (nearest_exception), or cross a deeper level of departments.",
        crossing.name(*shared)
    );
    Some(Refusal::new("everybody_in_one_department", detail).relax(["same_department"]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures::{departments, key};

    fn codes(roster: &Roster) -> Vec<&'static str> {
        refusals(roster).iter().map(|refusal| refusal.code).collect()
    }

    #[test]
    fn everything_wrong_is_said_at_once() {
        let mut roster = departments(&[2, 2], 1);
        assert!(codes(&roster).is_empty());
        roster.people[1].id = key("a00");
        roster.people[2].managers = vec![key("nobody")];
        roster.people[3].rest_after = Some(0);
        assert_eq!(codes(&roster), ["duplicate_person", "unknown_person", "rest_after"]);
    }

    #[test]
    fn everybody_in_one_department_names_the_rule_to_relax() {
        let mut roster = departments(&[4], 1);
        let refusals = refusals(&roster);
        assert_eq!(
            (refusals[0].code, refusals[0].relax.as_slice()),
            ("everybody_in_one_department", &["same_department"][..])
        );
        assert!(refusals[0].detail.contains("All 4 people are in Da"));
        roster.settings.when_impossible = WhenImpossible::NearestException;
        assert!(codes(&roster).is_empty());
    }

    #[test]
    fn nobody_and_one_alone_are_too_few() {
        assert_eq!(codes(&departments(&[], 1)), ["too_few_people"]);
        assert_eq!(codes(&departments(&[1], 1)), ["too_few_people"]);
    }
}
