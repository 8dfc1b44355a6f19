//! `purpose`: what the two want of a meeting goes together.
//!
//! The same purpose is worth 1000. Somebody in transition and somebody who develops go well
//! together (700), problem solving and development a little less (600); an exchange suits
//! everybody (500). Unknown is worth 0.

use domain::Purpose;
use domain::roster::Roster;

/// Everybody's purpose.
#[derive(Debug, Clone)]
pub(crate) struct Purposes {
    of_person: Vec<Option<Purpose>>,
}

impl Purposes {
    pub(crate) fn of(roster: &Roster) -> Self {
        Self { of_person: roster.people.iter().map(|person| person.purpose).collect() }
    }

    pub(crate) fn term(&self, i: usize, j: usize) -> u32 {
        match (self.of_person[i], self.of_person[j]) {
            (Some(a), Some(b)) => compatibility(a, b),
            _ => 0,
        }
    }
}

fn compatibility(a: Purpose, b: Purpose) -> u32 {
    use Purpose::{Development, Exchange, ProblemSolving, Transition};
    match (a, b) {
        _ if a == b => 1000,
        (Exchange, _) | (_, Exchange) => 500,
        (Development, Transition) | (Transition, Development) => 700,
        (Development, ProblemSolving) | (ProblemSolving, Development) => 600,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn purposes_go_together_either_way_round() {
        for a in Purpose::ALL {
            for b in Purpose::ALL {
                assert_eq!(compatibility(*a, *b), compatibility(*b, *a));
            }
        }
        assert_eq!(compatibility(Purpose::ProblemSolving, Purpose::Transition), 0);
    }
}
