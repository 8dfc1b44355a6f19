//! Rules of a person in a round: who is there to be placed.

mod absent;

use domain::roster::Roster;

/// Whether a participant is there in a round.
pub(crate) fn is_there(roster: &Roster, person: usize, round: u32) -> bool {
    !absent::applies(&roster.people[person], round)
}

/// How many rounds a participant is there.
pub(crate) fn rounds_there(roster: &Roster, person: usize) -> u32 {
    (1..=roster.rounds).filter(|round| is_there(roster, person, *round)).count() as u32
}
