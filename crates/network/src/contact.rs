//! One sign that two people know each other, and how it fades.

use domain::TieSource;

/// A year of 365 days, the default half-life of a tie.
pub const HALF_LIFE_SECONDS: f64 = 365.0 * 86_400.0;

/// One observation: two people, how strong, from where, when.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Contact {
    /// Positions of the two people; the order means nothing.
    pub people: [usize; 2],
    /// At least 0 and finite; 0 is no contact.
    pub strength: f64,
    pub source: TieSource,
    /// Seconds since any fixed origin; none: it does not fade.
    pub at_seconds: Option<i64>,
}

impl Contact {
    /// A contact of which the time is not known.
    pub fn timeless(a: usize, b: usize, strength: f64, source: TieSource) -> Self {
        Self { people: [a, b], strength, source, at_seconds: None }
    }

    /// A contact at a known time.
    pub fn at(a: usize, b: usize, strength: f64, at_seconds: i64) -> Self {
        Self { people: [a, b], strength, source: TieSource::Imported, at_seconds: Some(at_seconds) }
    }
}

/// How strength fades with age.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Fading {
    /// Ages count back from here; none: nothing fades.
    pub from_seconds: Option<i64>,
    /// Greater than 0.
    pub half_life_seconds: f64,
}

impl Fading {
    /// Fades back from the latest time among `contacts`.
    pub fn from_latest(contacts: &[Contact], half_life_seconds: f64) -> Self {
        Self { from_seconds: contacts.iter().filter_map(|contact| contact.at_seconds).max(), half_life_seconds }
    }

    /// What is left of a contact's strength: `strength · 2^(−age / half-life)`. A contact without
    /// a time, or later than the origin, is as strong as it was.
    pub fn left_of(&self, contact: &Contact) -> f64 {
        match (self.from_seconds, contact.at_seconds) {
            (Some(from), Some(at)) if at < from => {
                let age = from.saturating_sub(at) as f64;
                contact.strength * libm::exp2(-age / self.half_life_seconds)
            }
            _ => contact.strength,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_back_half_is_left() {
        let contacts = [Contact::at(0, 1, 8.0, 0), Contact::at(0, 1, 1.0, 365 * 86_400)];
        let fading = Fading::from_latest(&contacts, HALF_LIFE_SECONDS);
        assert_eq!(fading.left_of(&contacts[0]), 4.0);
        assert_eq!(fading.left_of(&contacts[1]), 1.0);
    }

    #[test]
    fn without_a_time_nothing_fades() {
        let contacts = [Contact::timeless(0, 1, 8.0, TieSource::Named), Contact::at(0, 1, 1.0, 1 << 40)];
        assert_eq!(Fading::from_latest(&contacts, HALF_LIFE_SECONDS).left_of(&contacts[0]), 8.0);
    }

    #[test]
    fn times_at_the_ends_of_the_range_do_not_overflow() {
        let contacts = [Contact::at(0, 1, 8.0, i64::MIN), Contact::at(0, 1, 1.0, i64::MAX)];
        assert_eq!(Fading::from_latest(&contacts, HALF_LIFE_SECONDS).left_of(&contacts[0]), 0.0);
    }
}
