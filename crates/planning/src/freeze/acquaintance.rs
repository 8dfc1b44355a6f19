//! What the ties say: familiarity, its calibration, known contacts, department ties.
//!
//! Everything is computed over the people in the order of their ids, so that the order of a file
//! never shows, not even in the last digit of a sum.

use domain::roster::{Pair, Roster};
use network::{Contact, Fading, HALF_LIFE_SECONDS, Ties, calibrate, department_ties, familiarity, known_contacts};

use crate::crossing::Crossing;
use crate::gathering::Gathering;
use crate::positions::Positions;
use crate::refusal::Refusal;

/// Ties that mean nothing: a strength that is negative or no number.
pub(super) fn refusals(gathering: &Gathering) -> Vec<Refusal> {
    let broken = gathering.ties.iter().filter(|tie| !(tie.strength.is_finite() && tie.strength >= 0.0));
    let refuse = |tie: &crate::GatheredTie| {
        let detail = format!(
            "The tie of {} and {} has the strength {}; give a number of at least 0.",
            tie.a, tie.b, tie.strength
        );
        Refusal::new("tie_strength", detail).about([tie.a.clone(), tie.b.clone()])
    };
    broken.map(refuse).collect()
}

pub(super) fn add(gathering: &Gathering, roster: &mut Roster) {
    let people = roster.people.len();
    let mut by_id: Vec<usize> = (0..people).collect();
    by_id.sort_by_key(|position| &roster.people[*position].id);
    let mut rank = vec![0; people];
    by_id.iter().enumerate().for_each(|(place, position)| rank[*position] = place);

    let crossing = Crossing::of(roster);
    let departments: Vec<Vec<usize>> = by_id
        .iter()
        .map(|position| crossing.departments(*position).iter().map(|d| usize::from(*d)).collect())
        .collect();
    let contacts = contacts(gathering, roster, &rank);
    let fading = Fading::from_latest(&contacts, HALF_LIFE_SECONDS);
    let ties = Ties::gather(people, &contacts, fading);
    if ties.is_empty() {
        return;
    }
    let familiarity = familiarity(&ties, &departments, gathering.walk);
    roster.familiarity =
        (0..people).map(|i| (i + 1..people).map(|j| familiarity.nano(rank[i], rank[j])).collect()).collect();
    roster.calibration = calibrate(&contacts, &departments, gathering.walk, HALF_LIFE_SECONDS);
    let id = |place: usize| roster.people[by_id[place]].id.clone();
    let known = known_contacts(people, &contacts, fading, gathering.known_contact_above);
    roster.known_contacts = known.into_iter().map(|[a, b]| Pair::new(id(a), id(b))).collect();
    let name = |number: usize| crossing.name(number as u16).to_owned();
    roster.department_ties =
        department_ties(&ties, &departments).into_iter().map(|[a, b]| [name(a), name(b)]).collect();
}

/// The ties among participants, by place in the order of ids.
fn contacts(gathering: &Gathering, roster: &Roster, rank: &[usize]) -> Vec<Contact> {
    let positions = Positions::of(roster);
    let among = |tie: &crate::GatheredTie| {
        let people = [rank[positions.get(&tie.a)?], rank[positions.get(&tie.b)?]];
        Some(Contact { people, strength: tie.strength, source: tie.source, at_seconds: tie.at_seconds })
    };
    gathering.ties.iter().filter_map(among).collect()
}

#[cfg(test)]
mod tests {
    use crate::fixtures::{departments, key, pair};
    use crate::{GatheredTie, Gathering, freeze};
    use domain::{Preset, TieSource};

    fn tie(a: &str, b: &str) -> GatheredTie {
        GatheredTie { a: key(a), b: key(b), strength: 2.0, source: TieSource::Imported, at_seconds: None }
    }

    #[test]
    fn a_tie_makes_a_known_contact_and_links_two_departments() {
        let mut gathering = Gathering::new(departments(&[2, 2, 1], 1).people, 1, Preset::Programme);
        gathering.ties = vec![tie("b00", "a01"), tie("a00", "somebody else")];
        let roster = freeze(gathering).unwrap();
        assert_eq!(roster.known_contacts, [pair("a01", "b00")]);
        assert_eq!(roster.department_ties, [["Da".to_owned(), "Db".to_owned()]]);
        assert!(roster.familiarity_nano(1, 2) > roster.familiarity_nano(0, 3));
        assert!(roster.settings.reference_familiarity_nano > 0);
    }

    #[test]
    fn the_order_of_the_file_never_shows() {
        let people = departments(&[5, 4, 3], 1).people;
        let mut gathering = Gathering::new(people.clone(), 1, Preset::Programme);
        gathering.ties = vec![tie("a00", "b00"), tie("b00", "c01"), tie("a01", "c02"), tie("a00", "a03")];
        let forward = freeze(gathering.clone()).unwrap();
        gathering.people.reverse();
        let backward = freeze(gathering).unwrap();
        let last = people.len() - 1;
        for i in 0..people.len() {
            for j in 0..people.len() {
                assert_eq!(forward.familiarity_nano(i, j), backward.familiarity_nano(last - i, last - j));
            }
        }
        assert_eq!(forward.settings, backward.settings);
    }

    #[test]
    fn without_ties_nothing_is_known() {
        let roster = freeze(Gathering::new(departments(&[2, 2], 1).people, 1, Preset::Programme)).unwrap();
        assert!(roster.familiarity.is_empty() && roster.calibration.is_none());
        assert_eq!(roster.settings.reference_familiarity_nano, 0);
    }
}
