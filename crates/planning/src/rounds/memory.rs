//! What the earlier rounds of a plan mean for the next one.

use crate::affinity::Bridged;
use crate::limits::expert_cap::OneWayGiving;
use crate::limits::no_repeat::Met;
use crate::limits::rest_after::RoundsInARow;

use super::{DrawnRound, Scene};

/// Everything that is remembered from round to round.
#[derive(Debug, Clone)]
pub(crate) struct Memory {
    pub met: Met,
    pub bridged: Bridged,
    pub giving: OneWayGiving,
    pub in_a_row: RoundsInARow,
    /// Byes of this event that count, per person.
    pub byes: Vec<u32>,
}

impl Memory {
    /// Before the first round.
    pub(crate) fn before(scene: &Scene<'_>) -> Self {
        let people = scene.roster.people.len();
        Self {
            met: Met::default(),
            bridged: scene.affinity.bridged_before(scene.roster),
            giving: OneWayGiving::none(scene.roster),
            in_a_row: RoundsInARow::none(people),
            byes: vec![0; people],
        }
    }

    /// Takes over a round.
    pub(crate) fn after(&mut self, scene: &Scene<'_>, round: &DrawnRound) {
        for meeting in &round.meetings {
            self.met.remember(&scene.missing.there(round.number, meeting));
            scene.affinity.join(meeting, &mut self.bridged);
        }
        self.giving.after(&scene.affinity, &round.meetings);
        self.in_a_row.after(&round.placed(scene.roster.people.len()));
        for (person, cause) in &round.byes {
            self.byes[*person] += u32::from(cause.counts());
        }
    }

    /// Whether two people may meet in round `number`, given the earlier rounds and what is fixed
    /// for later ones.
    pub(crate) fn allows(&self, scene: &Scene<'_>, number: u32, i: usize, j: usize) -> bool {
        !self.met.contains(i, j) && !self.giving.refuses(&scene.affinity, i, j) && !scene.kept_for_later(number, i, j)
    }
}
