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
    let mut findings: Vec<Finding> =
        over.map(|(code, detail)| Finding::new(code, detail).in_round(round.number)).collect();
    findings.extend(needs(view, round));
    findings
}

/// Meetings at a spot that is not what one of their people needs.
fn needs(view: &View<'_>, round: &SeatedRound<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for meeting in round.meetings.iter().filter(|_| !view.is_held(round.number)) {
        for person in &meeting.people {
            let usable = view.usable_spots(*person);
            if usable.is_some_and(|usable| !usable.contains(meeting.stored.spot.as_str())) {
                let detail = format!(
                    "Spot {} of round {} is not what {} needs.",
                    meeting.stored.spot,
                    round.number,
                    view.id(*person)
                );
                findings.push(Finding::new("spot_needs", detail).in_round(round.number).about([view.id(*person)]));
            }
        }
    }
    findings
}

fn capacity(view: &View<'_>, name: &str) -> Option<u32> {
    if view.roster.spots.is_empty() {
        return Some(1);
    }
    view.roster.spots.iter().find(|spot| spot.name == name).map(|spot| spot.capacity)
}
