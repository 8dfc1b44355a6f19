//! What the people of a meeting need of a place.

use domain::roster::{Roster, RosterParticipant, Spot};

/// The needs of all people of a meeting together.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Needs<'r> {
    step_free: bool,
    quiet: bool,
    fixed: Vec<&'r str>,
}

impl<'r> Needs<'r> {
    pub(crate) fn of(roster: &'r Roster, people: &[usize]) -> Self {
        if roster.spots.is_empty() {
            return Self::default();
        }
        let mut needs = Self::default();
        for person in people.iter().map(|person| &roster.people[*person]) {
            needs.add(person);
        }
        needs
    }

    fn add(&mut self, person: &'r RosterParticipant) {
        self.step_free |= person.step_free;
        self.quiet |= person.quiet;
        self.fixed.extend(person.fixed_spot.as_deref());
    }

    pub(crate) fn any(&self) -> bool {
        self.step_free || self.quiet || !self.fixed.is_empty()
    }
}

/// Whether a spot is what the people need.
pub(crate) fn suits(spot: &Spot, needs: &Needs<'_>) -> bool {
    let fixed = needs.fixed.iter().all(|name| *name == spot.name);
    fixed && (spot.step_free || !needs.step_free) && (spot.quiet || !needs.quiet)
}
