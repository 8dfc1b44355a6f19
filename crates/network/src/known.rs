//! Known contacts, and which departments know each other.

use std::collections::BTreeSet;

use domain::TieSource;

use crate::{Contact, Fading, Ties};

/// Pairs whose named, imported or confirmed contacts sum to more than `threshold`, the smaller
/// position first, in rising order. With threshold 0 any such contact counts.
///
/// A shared programme or a reporting line alone makes no known contact.
pub fn known_contacts(people: usize, contacts: &[Contact], fading: Fading, threshold: f64) -> Vec<[usize; 2]> {
    let personal: Vec<Contact> = contacts.iter().filter(|contact| is_personal(contact.source)).copied().collect();
    let ties = Ties::gather(people, &personal, fading);
    ties.iter().filter(|tie| tie.strength > threshold).map(|tie| tie.people).collect()
}

fn is_personal(source: TieSource) -> bool {
    match source {
        TieSource::Named | TieSource::Imported | TieSource::Encounter => true,
        TieSource::ReportingLine | TieSource::SameProgramme => false,
    }
}

/// Pairs of different departments with at least one tie between their people, the smaller number
/// first, in rising order.
pub fn department_ties(ties: &Ties, departments: &[Vec<usize>]) -> BTreeSet<[usize; 2]> {
    let mut known = BTreeSet::new();
    for tie in ties.iter() {
        let [a, b] = tie.people;
        for &x in &departments[a] {
            known.extend(departments[b].iter().filter(|y| **y != x).map(|&y| [x.min(y), x.max(y)]));
        }
    }
    known
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::HALF_LIFE_SECONDS;

    #[test]
    fn a_shared_programme_is_no_known_contact() {
        let contacts = [
            Contact::timeless(0, 1, 0.5, TieSource::SameProgramme),
            Contact::timeless(1, 2, 0.5, TieSource::Named),
            Contact::timeless(2, 0, 0.5, TieSource::ReportingLine),
        ];
        let fading = Fading::from_latest(&contacts, HALF_LIFE_SECONDS);
        assert_eq!(known_contacts(3, &contacts, fading, 0.0), [[1, 2]]);
    }

    #[test]
    fn the_threshold_is_for_the_sum() {
        let contacts = [Contact::at(0, 1, 1.0, 0), Contact::at(1, 0, 1.5, 0), Contact::at(1, 2, 2.0, 0)];
        let fading = Fading::from_latest(&contacts, HALF_LIFE_SECONDS);
        assert_eq!(known_contacts(3, &contacts, fading, 2.0), [[0, 1]]);
    }

    #[test]
    fn one_tie_links_every_pair_of_departments_of_the_two() {
        let contacts = [Contact::at(0, 1, 1.0, 0)];
        let ties = Ties::gather(3, &contacts, Fading::from_latest(&contacts, HALF_LIFE_SECONDS));
        let found = department_ties(&ties, &[vec![3, 1], vec![1], vec![2]]);
        assert_eq!(found.into_iter().collect::<Vec<_>>(), [[1, 3]]);
    }
}
