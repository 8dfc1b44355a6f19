//! Places: one for each meeting that a spot can hold.

use std::collections::BTreeMap;

use domain::roster::{Roster, Spot};

use crate::rounds::{DrawnRound, Scene};
use crate::spot_needs::{Needs, suits};

/// Every place with its spot.
pub(super) struct Places {
    spots: Vec<Spot>,
    of_place: Vec<usize>,
}

impl Places {
    /// The roster's spots, each as often as it holds meetings; or made ones, as many as needed.
    pub(super) fn of(roster: &Roster, rounds: &[DrawnRound]) -> Self {
        let most = rounds.iter().map(|round| round.meetings.len()).max().unwrap_or(0);
        let made = |name: String| Spot { name, capacity: 1, step_free: false, quiet: false };
        let shown = roster.fixed_rounds.iter().flat_map(|round| &round.meetings).map(|meeting| meeting.spot.clone());
        let mut spots = roster.spots.clone();
        if spots.is_empty() {
            let numbered = (1..=most).map(|number| number.to_string());
            let mut known = std::collections::BTreeSet::new();
            spots = numbered.chain(shown).filter(|name| known.insert(name.clone())).map(made).collect();
        }
        let capacity = |spot: &Spot| (spot.capacity as usize).min(most.max(1));
        let of_place = spots.iter().enumerate().flat_map(|(number, spot)| vec![number; capacity(spot)]).collect();
        Self { spots, of_place }
    }

    pub(super) fn len(&self) -> usize {
        self.of_place.len()
    }

    pub(super) fn name(&self, place: usize) -> &str {
        &self.spots[self.of_place[place]].name
    }

    pub(super) fn suit(&self, place: usize, needs: &Needs<'_>) -> bool {
        suits(&self.spots[self.of_place[place]], needs)
    }

    /// Where each person sat in a round that was shown or held, and with whom.
    pub(super) fn shown(&self, scene: &Scene<'_>, number: u32) -> BTreeMap<usize, (usize, Vec<usize>)> {
        let mut used = vec![false; self.len()];
        let mut shown = BTreeMap::new();
        let fixed = scene.roster.fixed_rounds.iter().filter(|round| round.number == number);
        for meeting in fixed.flat_map(|round| &round.meetings) {
            let company = scene.meeting(&scene.positions.all(&meeting.people));
            let place = (0..self.len()).find(|place| !used[*place] && self.name(*place) == meeting.spot);
            if let Some(place) = place {
                used[place] = true;
                shown.extend(company.iter().map(|person| (*person, (place, company.clone()))));
            }
        }
        shown
    }
}
