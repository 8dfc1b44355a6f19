//! Where each meeting takes place: needs first, then one partner stays seated where possible.
//!
//! Spots are assigned last and never decide who meets whom. Each round is a maximum-weight
//! matching of meetings and places: a meeting with needs outweighs any number of people who would
//! like to stay seated, so needs are met whenever they can be, and the fewest people walk.

mod places;

use std::collections::BTreeMap;

use matching::{Budget, Graph, Objective, Problem};

use crate::limits::spot_capacity;
use crate::refusal::Refusal;
use crate::rounds::{DrawnRound, Scene};
use crate::spot_needs::Needs;

use places::Places;

/// Staying seated counts 1 for everybody; a host does not walk, and a round that was shown keeps
/// its places.
const HOST_STAYS: i64 = 1_000;
const SHOWN_STAYS: i64 = 1_000;
/// More than all that can be gained by staying seated.
const NEED: i64 = 1_000_000_000;

/// Gives every meeting of every round a spot, in the order of the meetings.
///
/// Without spots in the roster 1…N are made, N the most meetings of a round.
///
/// # Errors
/// `spot_capacity` for each round with more meetings than the spots hold, `spot_needs` where a
/// round has more meetings with a need than spots that meet it.
pub(crate) fn assign(scene: &Scene<'_>, rounds: &[DrawnRound]) -> Result<Vec<Vec<String>>, Vec<Refusal>> {
    let roster = scene.roster;
    let refuse = |round: &DrawnRound| spot_capacity::refuse(roster, round.number, round.meetings.len());
    let mut refusals: Vec<Refusal> = rounds.iter().filter_map(refuse).collect();
    if !refusals.is_empty() {
        return Err(refusals);
    }
    let places = Places::of(roster, rounds);
    let mut seats = Seats::default();
    let mut assigned = Vec::new();
    for round in rounds {
        let shown = places.shown(scene, round.number);
        let (pinned, wishes) = wishes(scene, &places, round, &seats, &shown);
        match seat(&places, round, pinned, &wishes) {
            Some(chosen) => {
                seats.take(&round.meetings, &chosen);
                assigned.push(chosen.into_iter().map(|place| places.name(place).to_owned()).collect());
            }
            None => refusals.push(unmet(round)),
        }
    }
    if refusals.is_empty() { Ok(assigned) } else { Err(refusals) }
}

/// Where everybody sat last.
#[derive(Default)]
struct Seats {
    of_person: BTreeMap<usize, usize>,
}

impl Seats {
    fn take(&mut self, meetings: &[Vec<usize>], chosen: &[usize]) {
        for (meeting, place) in meetings.iter().zip(chosen) {
            self.of_person.extend(meeting.iter().map(|person| (*person, *place)));
        }
    }
}

/// A meeting and the places that it would like, with what each is worth.
struct Wish {
    needs: bool,
    places: BTreeMap<usize, i64>,
}

/// Meetings that keep the place they were shown at, and what the others would like.
fn wishes(
    scene: &Scene<'_>,
    places: &Places,
    round: &DrawnRound,
    seats: &Seats,
    shown: &BTreeMap<usize, (usize, Vec<usize>)>,
) -> (Vec<Option<usize>>, Vec<Wish>) {
    let mut pinned = vec![None; round.meetings.len()];
    let mut wishes = Vec::new();
    for (meeting, pin) in round.meetings.iter().zip(&mut pinned) {
        if let Some((place, company)) = shown.get(&meeting[0]) {
            *pin = (company == meeting).then_some(*place);
        }
        let needs = Needs::of(scene.roster, meeting);
        let mut liked: BTreeMap<usize, i64> = BTreeMap::new();
        for person in meeting {
            let stays = if scene.roster.people[*person].host { HOST_STAYS } else { 1 };
            if let Some(place) = seats.of_person.get(person) {
                *liked.entry(*place).or_default() += stays;
            }
            if let Some((place, _)) = shown.get(person) {
                *liked.entry(*place).or_default() += SHOWN_STAYS;
            }
        }
        liked.retain(|place, _| places.suit(*place, &needs));
        if needs.any() {
            (0..places.len())
                .filter(|place| places.suit(*place, &needs))
                .for_each(|place| *liked.entry(place).or_default() += NEED);
        }
        wishes.push(Wish { needs: needs.any(), places: liked });
    }
    (pinned, wishes)
}

/// The place of each meeting; none where a need cannot be met.
fn seat(places: &Places, round: &DrawnRound, pinned: Vec<Option<usize>>, wishes: &[Wish]) -> Option<Vec<usize>> {
    let meetings = round.meetings.len();
    let mut taken = vec![false; places.len()];
    let mut chosen = vec![None; meetings];
    for (choice, place) in chosen.iter_mut().zip(pinned) {
        *choice = place.filter(|place| !std::mem::replace(&mut taken[*place], true));
    }
    let mut builder = Graph::builder((meetings + places.len()) as u32);
    for (u, wish) in wishes.iter().enumerate().filter(|(u, _)| chosen[*u].is_none()) {
        for (place, worth) in wish.places.iter().filter(|(place, _)| !taken[**place]) {
            builder.add_edge(u as u32, (meetings + place) as u32, *worth).ok()?;
        }
    }
    let graph = builder.build().ok()?;
    let solution = Problem::new(&graph, Objective::MaximumWeight).solve(Budget::unlimited()).ok()?;
    for (u, choice) in chosen.iter_mut().enumerate() {
        if let Some(place) = solution.matching.mate(u as u32) {
            let place = place as usize - meetings;
            taken[place] = true;
            *choice = Some(place);
        }
    }
    if wishes.iter().zip(&chosen).any(|(wish, choice)| wish.needs && choice.is_none()) {
        return None;
    }
    let mut free = (0..places.len()).filter(|place| !taken[*place]);
    chosen.into_iter().map(|choice| choice.or_else(|| free.next())).collect()
}

fn unmet(round: &DrawnRound) -> Refusal {
    let number = round.number;
    let detail =
        format!("Round {number} has more meetings that need a fixed, step-free or quiet spot than such spots hold.");
    Refusal::new("spot_needs", detail).in_round(number).relax(["spot_needs"])
}
