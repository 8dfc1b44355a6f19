//! Spots exist and hold their meetings; without spots in the roster each meeting has its own.

use std::collections::BTreeMap;

use super::Finding;
use super::view::{SeatedRound, View};

pub(super) fn findings(view: &View<'_>) -> Vec<Finding> {
    view.rounds.iter().flat_map(|round| of_round(view, round)).collect()
}

fn of_round(view: &View<'_>, round: &SeatedRound<'_>) -> Vec<Finding> {
    let mut used: BTreeMap<&str, u32> = BTreeMap::new();
    for meeting in &round.meetings {
        *used.entry(&meeting.stored.spot).or_default() += 1;
    }
    let over = used.into_iter().filter_map(|(name, meetings)| {
        let detail = match capacity(view, name) {
            None => return Some(("spot", format!("Spot {name} of round {} does not exist.", round.number))),
            Some(capacity) if meetings > capacity => {
                format!("Spot {name} has {meetings} meetings in round {} and holds {capacity}.", round.number)
            }
            Some(_) => return None,
        };
        Some(("spot_capacity", detail))
    });
    over.map(|(code, detail)| Finding::new(code, detail).in_round(round.number)).collect()
}

fn capacity(view: &View<'_>, name: &str) -> Option<u32> {
    if view.roster.spots.is_empty() {
        return Some(1);
    }
    view.roster.spots.iter().find(|spot| spot.name == name).map(|spot| spot.capacity)
}
