//! Spots: named once, room for at least one meeting, and every fixed spot exists.

use std::collections::BTreeSet;

use domain::roster::Roster;

use crate::refusal::Refusal;

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
    for person in &roster.people {
        let Some(wanted) = person.fixed_spot.as_deref() else { continue };
        if !names.contains(wanted) {
            let detail = format!("{} stays at spot {wanted}, which does not exist.", person.id);
            refusals.push(Refusal::new("unknown_spot", detail).about([person.id.clone()]));
        }
    }
    refusals
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
