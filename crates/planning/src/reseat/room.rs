//! A round as it stands in the room: who has company, who has none, which places are free.

use std::collections::BTreeSet;

use domain::plan::{Plan, PlannedRound};
use domain::roster::Roster;

use crate::affinity::{Affinity, Bridged};
use crate::limits::no_repeat::{Met, Missing};
use crate::positions::Positions;
use crate::presence::is_there;
use crate::spot_needs::{Needs, suits};
use crate::vetoes::{Rulebook, Strength};

/// The round with those who are there.
pub(super) struct Room<'r> {
    pub roster: &'r Roster,
    pub number: u32,
    /// Meetings with two people left at least, and where they are.
    pub meetings: Vec<(Vec<usize>, String)>,
    /// Who is there and has nobody, in the order of ids; stand-ins too.
    pub idle: Vec<usize>,
    /// Where everybody was shown to sit.
    shown_at: Vec<Option<String>>,
    /// Free places by name, a name as often as it has room.
    free: Vec<String>,
    rulebook: Rulebook,
    affinity: Affinity,
    bridged: Bridged,
    met: Met,
}

impl<'r> Room<'r> {
    pub(super) fn of(roster: &'r Roster, plan: &Plan, round: &PlannedRound, missing: &[usize]) -> Self {
        let positions = Positions::of(roster);
        let there = |person: &usize| is_there(roster, *person, round.number) && !missing.contains(person);
        let mut shown_at = vec![None; roster.people.len()];
        let mut meetings = Vec::new();
        let mut busy = BTreeSet::new();
        for meeting in &round.meetings {
            let people = positions.all(&meeting.people);
            people.iter().for_each(|person| shown_at[*person] = Some(meeting.spot.clone()));
            let left: Vec<usize> = people.into_iter().filter(there).collect();
            if left.len() > 1 {
                busy.extend(left.iter().copied());
                meetings.push((left, meeting.spot.clone()));
            }
        }
        let affinity = Affinity::of(roster);
        let mut bridged = affinity.bridged_before(roster);
        let mut met = Met::default();
        let absent = Missing::of(roster, &positions);
        let fixed = |number: u32| roster.fixed_rounds.iter().any(|fixed| fixed.number == number);
        for other in plan.rounds.iter().filter(|other| other.number != round.number) {
            for meeting in other.meetings.iter().filter(|_| other.number < round.number || fixed(other.number)) {
                let people = absent.there(other.number, &positions.all(&meeting.people));
                met.remember(&people);
                affinity.join(&people, &mut bridged);
            }
        }
        let mut idle: Vec<usize> = (0..roster.people.len()).filter(|p| !busy.contains(p) && there(p)).collect();
        let rests = |person: &usize| {
            let id = &roster.people[*person].id;
            round.byes.iter().any(|bye| bye.person == *id && bye.cause == domain::plan::ByeCause::Rest)
        };
        idle.retain(|person| !rests(person));
        idle.sort_by_key(|person| &roster.people[*person].id);
        let free = free_places(roster, &meetings, &shown_at);
        let rulebook = Rulebook::of(roster);
        Self { roster, number: round.number, meetings, idle, shown_at, free, rulebook, affinity, bridged, met }
    }

    /// Those of the own meeting who are still there, and where.
    pub(super) fn company(&self, person: usize) -> Option<(Vec<usize>, String)> {
        let (people, spot) = self.meetings.iter().find(|(people, _)| people.contains(&person))?;
        Some((people.iter().copied().filter(|other| *other != person).collect(), spot.clone()))
    }

    /// How many of these pairings are exceptions, and their weight; none where one is not allowed.
    pub(super) fn worth(&self, person: usize, others: &[usize]) -> Option<(usize, i64)> {
        let mut worth = (0, 0);
        for other in others {
            let verdict = self.rulebook.verdict(person, *other);
            if self.met.contains(person, *other) || matches!(verdict, Some((Strength::Never, _))) {
                return None;
            }
            worth.0 += usize::from(verdict.is_some());
            worth.1 += self.affinity.weight(self.affinity.terms(person, *other, &self.bridged));
        }
        Some(worth)
    }

    /// Whether a lock holds one of these people in this round.
    pub(super) fn is_locked(&self, people: &[usize]) -> bool {
        let held = |lock: &domain::roster::Lock| {
            lock.round == self.number && people.iter().any(|p| lock.people.contains(&self.roster.people[*p].id))
        };
        self.roster.locks.iter().any(held)
    }

    /// Whether a place is what these people need. Without spots in the roster any is.
    pub(super) fn suits(&self, spot: &str, people: &[usize]) -> bool {
        let needs = Needs::of(self.roster, people);
        self.roster.spots.is_empty() || self.roster.spots.iter().any(|own| own.name == spot && suits(own, &needs))
    }

    /// Where two people can sit: where the first or the other was to sit, else any free place.
    pub(super) fn place_for(&self, people: [usize; 2]) -> Option<String> {
        let own = people.iter().filter_map(|person| self.shown_at[*person].as_ref());
        let fits = |spot: &&String| self.free.contains(spot) && self.suits(spot, &people);
        own.chain(&self.free).find(fits).cloned()
    }
}

/// Places without a meeting. Without spots in the roster: those that were shown and are empty now,
/// and one more.
fn free_places(roster: &Roster, meetings: &[(Vec<usize>, String)], shown_at: &[Option<String>]) -> Vec<String> {
    let used = |name: &str| meetings.iter().filter(|(_, spot)| spot == name).count();
    if !roster.spots.is_empty() {
        let room = |spot: &domain::roster::Spot| (spot.capacity as usize).saturating_sub(used(&spot.name)).min(1);
        return roster.spots.iter().flat_map(|spot| vec![spot.name.clone(); room(spot)]).collect();
    }
    let shown: BTreeSet<&String> = shown_at.iter().flatten().collect();
    let mut free: Vec<String> = shown.iter().filter(|spot| used(spot) == 0).map(|spot| (*spot).clone()).collect();
    let next = (1..=shown.len() + 1).map(|number| number.to_string()).find(|name| !shown.contains(name));
    free.extend(next);
    free
}
