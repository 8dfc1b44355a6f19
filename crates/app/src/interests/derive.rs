//! From programme to interests: the rule, without a database.
//!
//! Being enrolled gives `curious`, having completed gives a suggested `offers`, a learning goal
//! gives `seeks`. Whose word wins is kept by the store, in one statement with the write.

use domain::{EnrolmentState, Stance};

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_completed_programme_suggests_an_offer_and_claims_nothing() {
        let said = of_topic(EnrolmentState::Completed);
        assert!(said.contains(&Said { stance: Stance::Offers, confirmed: false }));
        assert!(of_topic(EnrolmentState::Enrolled).iter().all(|said| said.stance == Stance::Curious));
    }
}
