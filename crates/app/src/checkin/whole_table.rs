//! Everybody whom the published plan puts at one table in one round, for a helper who stands there.

use domain::ParticipantId;

use crate::day::Day;

/// The people at `spot` in `round`; empty: nobody is planned there, or nothing is published.
pub fn people_at(day: &Day, round: u32, spot: &str) -> Vec<ParticipantId> {
    let rounds = day.published.iter().flat_map(|published| &published.plan.rounds);
    let meetings = rounds.filter(|planned| planned.number == round).flat_map(|planned| &planned.meetings);
    let people = meetings.filter(|meeting| meeting.spot == spot).flat_map(|meeting| &meeting.people);
    people.filter_map(|key| key.as_str().parse().ok()).collect()
}
