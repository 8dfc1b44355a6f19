//! `spot_capacity`: a spot holds so many meetings at once and no more.

use domain::roster::Roster;

use crate::refusal::Refusal;

/// Refuses a round of more meetings than all spots hold together; no spots: as many as needed.
pub(crate) fn refuse(roster: &Roster, round: u32, meetings: usize) -> Option<Refusal> {
    let room: u64 = roster.spots.iter().map(|spot| u64::from(spot.capacity)).sum();
    if roster.spots.is_empty() || meetings as u64 <= room {
        return None;
    }
    let detail = format!(
        "Round {round} has {meetings} meetings and the spots hold {room}. Add spots or raise how many meetings they hold."
    );
    Some(Refusal::new("spot_capacity", detail).in_round(round).relax(["spot_capacity"]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures::departments;
    use domain::roster::Spot;

    #[test]
    fn no_spots_given_means_as_many_as_needed() {
        let mut roster = departments(&[1, 1], 1);
        assert_eq!(refuse(&roster, 1, 500), None);
        roster.spots = vec![Spot { name: "Sofa".into(), capacity: 2, step_free: false, quiet: false }];
        assert_eq!(refuse(&roster, 1, 2), None);
        assert_eq!(refuse(&roster, 1, 3).unwrap().code, "spot_capacity");
    }
}
