//! From programme to interests: the rule, without a database.
//!
//! Being enrolled gives `curious`, having completed gives a suggested `offers`, a learning goal
//! gives `seeks`. The person's own word wins over the programme, the programme over an import;
//! what a person removed stays removed.

use domain::{EnrolmentState, InterestSource, Stance};

/// What an enrolment says about one topic.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Said {
    pub stance: Stance,
    /// A suggestion is used for matching and never shown as a claim.
    pub confirmed: bool,
}

/// What being enrolled in a programme with this topic says.
pub fn of_topic(state: EnrolmentState) -> Vec<Said> {
    let curious = Said { stance: Stance::Curious, confirmed: true };
    match state {
        EnrolmentState::Enrolled => vec![curious],
        EnrolmentState::Completed => vec![curious, Said { stance: Stance::Offers, confirmed: false }],
    }
}

/// What a learning goal says of its topic: the person wrote it.
pub fn of_goal() -> Said {
    Said { stance: Stance::Seeks, confirmed: true }
}

/// An interest as it is stored: who said it, and whether it was taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stored {
    pub source: InterestSource,
    pub removed: bool,
}

/// Whether a new word of `source` replaces what is stored on the same person, topic and stance.
pub fn replaces(source: InterestSource, stored: Option<Stored>) -> bool {
    match stored {
        None => true,
        Some(stored) if stored.removed => source == InterestSource::Person,
        Some(stored) => rank(source) >= rank(stored.source),
    }
}

fn rank(source: InterestSource) -> u8 {
    match source {
        InterestSource::Import => 0,
        InterestSource::Programme => 1,
        InterestSource::Person => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_completed_programme_suggests_an_offer_and_claims_nothing() {
        let said = of_topic(EnrolmentState::Completed);
        assert!(said.contains(&Said { stance: Stance::Offers, confirmed: false }));
        assert!(of_topic(EnrolmentState::Enrolled).iter().all(|said| said.stance == Stance::Curious));
    }

    #[test]
    fn the_person_wins_over_the_programme_and_the_programme_over_an_import() {
        use InterestSource::{Import, Person, Programme};
        let stored = |source| Some(Stored { source, removed: false });
        assert!(replaces(Import, None));
        assert!(replaces(Programme, stored(Import)));
        assert!(!replaces(Import, stored(Programme)));
        assert!(!replaces(Programme, stored(Person)));
        assert!(replaces(Person, stored(Programme)));
        assert!(replaces(Programme, stored(Programme)));
    }

    #[test]
    fn what_a_person_removed_stays_removed() {
        let removed = Some(Stored { source: InterestSource::Programme, removed: true });
        assert!(!replaces(InterestSource::Import, removed));
        assert!(!replaces(InterestSource::Programme, removed));
        assert!(replaces(InterestSource::Person, removed));
    }
}
