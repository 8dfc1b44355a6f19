//! Ties: contacts summed per pair of people.

use crate::{Contact, Fading};

/// Two people who know each other.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tie {
    /// Positions, the smaller first.
    pub people: [usize; 2],
    /// Greater than 0: the sum of what is left of their contacts.
    pub strength: f64,
}

/// All ties among `people`, one per pair, in rising order of positions.
#[derive(Debug, Clone, PartialEq)]
pub struct Ties {
    people: usize,
    ties: Vec<Tie>,
}

impl Ties {
    /// Sums the contacts of each pair. A contact with oneself, or of strength 0, is none.
    ///
    /// The sum of a pair is taken in rising order of what is left, so the order of `contacts`
    /// never shows. Cost O(m log m) for m contacts.
    ///
    /// # Panics
    /// If a position is not below `people`, or a strength is negative or not finite.
    pub fn gather(people: usize, contacts: &[Contact], fading: Fading) -> Self {
        let mut left: Vec<Tie> = contacts.iter().map(|contact| faded(people, contact, fading)).collect();
        left.retain(|tie| tie.strength > 0.0 && tie.people[0] != tie.people[1]);
        left.sort_by(|a, b| a.people.cmp(&b.people).then(a.strength.total_cmp(&b.strength)));
        let mut ties: Vec<Tie> = Vec::new();
        for tie in left {
            match ties.last_mut() {
                Some(last) if last.people == tie.people => last.strength += tie.strength,
                _ => ties.push(tie),
            }
        }
        Self { people, ties }
    }

    /// How many people there are, with and without ties.
    pub fn people(&self) -> usize {
        self.people
    }

    /// The ties, in rising order of positions.
    pub fn iter(&self) -> impl Iterator<Item = &Tie> {
        self.ties.iter()
    }

    /// How many pairs have a tie.
    pub fn len(&self) -> usize {
        self.ties.len()
    }

    /// Whether nobody knows anybody.
    pub fn is_empty(&self) -> bool {
        self.ties.is_empty()
    }

    /// The strength of the tie of two people; 0 without one. Cost O(log m).
    pub fn strength(&self, a: usize, b: usize) -> f64 {
        let pair = [a.min(b), a.max(b)];
        self.ties.binary_search_by(|tie| tie.people.cmp(&pair)).map_or(0.0, |found| self.ties[found].strength)
    }
}

fn faded(people: usize, contact: &Contact, fading: Fading) -> Tie {
    let [a, b] = contact.people;
    assert!(a < people && b < people, "the positions {a} and {b} are below {people}");
    assert!(contact.strength.is_finite() && contact.strength >= 0.0, "a strength is finite and not negative");
    Tie { people: [a.min(b), a.max(b)], strength: fading.left_of(contact) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::HALF_LIFE_SECONDS;

    fn gather(contacts: &[Contact]) -> Ties {
        Ties::gather(3, contacts, Fading::from_latest(contacts, HALF_LIFE_SECONDS))
    }

    #[test]
    fn rows_of_a_pair_are_summed_in_either_direction() {
        let ties = gather(&[Contact::at(0, 1, 1.0, 5), Contact::at(1, 0, 2.0, 5), Contact::at(2, 2, 9.0, 5)]);
        assert_eq!(ties.iter().copied().collect::<Vec<_>>(), [Tie { people: [0, 1], strength: 3.0 }]);
        assert_eq!(ties.strength(1, 0), 3.0);
        assert_eq!(ties.strength(1, 2), 0.0);
    }

    #[test]
    fn the_order_of_rows_never_shows() {
        let mut contacts: Vec<Contact> =
            (0..50).map(|k| Contact::at(k % 2, 2, 0.1 + k as f64 / 7.0, 1_000_003 * k as i64)).collect();
        let forward = gather(&contacts);
        contacts.reverse();
        assert_eq!(gather(&contacts), forward);
    }

    #[test]
    fn no_strength_is_no_tie() {
        assert!(gather(&[Contact::at(0, 1, 0.0, 5)]).is_empty());
    }
}
