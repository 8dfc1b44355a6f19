//! Spots: named once, room for at least one meeting, and every fixed spot exists.

use std::collections::BTreeSet;

use domain::roster::Roster;

use crate::refusal::Refusal;
use crate::spot_needs::{Needs, suits};

pub(super) fn refusals(roster: &Roster) -> Vec<Refusal> {
    let mut names = BTreeSet::new();
    let mut refusals = Vec::new();
    for spot in &roster.spots {
        if !names.insert(spot.name.as_str()) {
            refusals.push(Refusal::new("duplicate_spot", format!("Two spots are named {}.", spot.name)));
        }
        if spot.capacity == 0 {
            let detail = format!("Spot {} holds no meeting. Give at least 1, or remove it.", spot.name);
            refusals.push(Refusal::new("spot_capacity", detail).relax(["spot_capacity"]));
        }
    }
    if refusals.is_empty() {
        refusals.extend(needs_unmet(roster));
    }
    for person in &roster.people {
        let Some(wanted) = person.fixed_spot.as_deref() else { continue };
        if !names.contains(wanted) {
            let detail = format!("{} stays at spot {wanted}, which does not exist.", person.id);
            refusals.push(Refusal::new("unknown_spot", detail).about([person.id.clone()]));
        }
    }
    refusals
}

/// Somebody whose needs no spot meets. The detail names the need, not the reason for it.
fn needs_unmet(roster: &Roster) -> Vec<Refusal> {
    let unmet = |position: &usize| {
        let needs = Needs::of(roster, &[*position]);
        let known = roster.people[*position]
            .fixed_spot
            .as_ref()
            .is_none_or(|name| roster.spots.iter().any(|s| s.name == *name));
        known && needs.any() && !roster.spots.iter().any(|spot| suits(spot, &needs))
    };
    let refuse = |position: usize| {
        let id = &roster.people[position].id;
        Refusal::new("spot_needs", format!("No spot is what {id} needs.")).about([id.clone()]).relax(["spot_needs"])
    };
    (0..roster.people.len()).filter(unmet).map(refuse).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures::departments;
    use domain::roster::Spot;

    #[test]
    fn spots_are_named_once_and_hold_somebody() {
        let mut roster = departments(&[2, 2], 1);
        let spot = |name: &str, capacity| Spot { name: name.into(), capacity, step_free: false, quiet: false };
        roster.spots = vec![spot("1", 1), spot("1", 0)];
        roster.people[0].fixed_spot = Some("Window".into());
        let codes: Vec<_> = refusals(&roster).iter().map(|refusal| refusal.code).collect();
        assert_eq!(codes, ["duplicate_spot", "spot_capacity", "unknown_spot"]);
    }
}
