//! Where each meeting takes place: one partner stays seated where possible.

use std::collections::BTreeMap;

use domain::roster::Roster;

use crate::limits::spot_capacity;
use crate::refusal::Refusal;
use crate::rounds::DrawnRound;

/// Gives every meeting of every round a spot, in the order of the meetings.
///
/// Without spots in the roster 1…N are made, N the most meetings of a round.
///
/// # Errors
/// `spot_capacity` for each round with more meetings than the spots hold.
pub(crate) fn assign(roster: &Roster, rounds: &[DrawnRound]) -> Result<Vec<Vec<String>>, Vec<Refusal>> {
    let refusals: Vec<Refusal> =
        rounds.iter().filter_map(|round| spot_capacity::refuse(roster, round.number, round.meetings.len())).collect();
    if !refusals.is_empty() {
        return Err(refusals);
    }
    let places = places(roster, rounds);
    let mut seat: BTreeMap<usize, usize> = BTreeMap::new();
    let mut assigned = Vec::new();
    for round in rounds {
        let chosen = seat_meetings(&round.meetings, places.len(), &seat);
        for (meeting, place) in round.meetings.iter().zip(&chosen) {
            seat.extend(meeting.iter().map(|person| (*person, *place)));
        }
        assigned.push(chosen.into_iter().map(|place| places[place].clone()).collect());
    }
    Ok(assigned)
}

/// One entry per meeting that a spot can hold.
fn places(roster: &Roster, rounds: &[DrawnRound]) -> Vec<String> {
    if roster.spots.is_empty() {
        let most = rounds.iter().map(|round| round.meetings.len()).max().unwrap_or(0);
        return (1..=most).map(|number| number.to_string()).collect();
    }
    let repeated = roster.spots.iter().flat_map(|spot| vec![spot.name.clone(); spot.capacity.min(20_000) as usize]);
    repeated.collect()
}

/// The place of each meeting: where one of its people sat before, if free, else the first free.
fn seat_meetings(meetings: &[Vec<usize>], places: usize, seat: &BTreeMap<usize, usize>) -> Vec<usize> {
    let mut taken = vec![false; places];
    let mut chosen = vec![None; meetings.len()];
    for (choice, meeting) in chosen.iter_mut().zip(meetings) {
        let before = meeting.iter().filter_map(|person| seat.get(person)).find(|place| !taken[**place]);
        *choice = before.inspect(|place| taken[**place] = true).copied();
    }
    let mut free = (0..places).filter(|place| !taken[*place]).collect::<Vec<_>>().into_iter();
    chosen.into_iter().map(|choice| choice.or_else(|| free.next()).unwrap_or(0)).collect()
}
