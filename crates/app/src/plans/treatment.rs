//! From a diagnosis to a healed plan: what is over stays, what runs is opened only for those who stand alone, what was
//! shown changes at a price, and the rest is drawn again. Pure.

use std::collections::BTreeSet;

use domain::Pace;
use domain::plan::Plan;
use domain::roster::{Lock, Pair, ParticipantKey, Roster, RoundState};
use planning::{Gathering, Planned, Progress, Shown};

use super::diagnosis::{Diagnosis, is_there};
use super::draft::DraftError;
use crate::live::RoundPhase;

/// Plans the child. Answers how many people of shown rounds are moved beside it.
///
/// # Errors
/// [`DraftError::Refused`] where not even the wishes that can be given up leave a plan.
pub fn treat(ill: &Diagnosis) -> Result<(Roster, Planned, usize), DraftError> {
    let mut gathering = ill.gathering.clone();
    drop_what_cannot_be(&mut gathering, ill);
    let full = planned(ill, gathering.clone());
    match full {
        Err(DraftError::Refused(_)) => {
            // Wishes of the organiser that the day has made impossible never keep the others from a place.
            gathering.forced.clear();
            gathering.locks.clear();
            planned(ill, gathering)
        }
        done => done,
    }
}

fn planned(ill: &Diagnosis, gathering: Gathering) -> Result<(Roster, Planned, usize), DraftError> {
    let there = gathering.clone();
    let mut roster = planning::freeze(gathering).map_err(DraftError::Refused)?;
    planning::fix_rounds(&mut roster, &ill.parent_plan, shown(&ill.phases));
    for number in running(ill) {
        seat_thirds(&mut roster, ill, number);
        keep_conversations(&mut roster, &there, number);
    }
    let healed = planning::replan(&roster, &ill.parent_plan, &mut Progress::silent()).map_err(DraftError::Refused)?;
    let findings = planning::check(&roster, &healed.planned.plan);
    if !findings.is_empty() {
        return Err(DraftError::Findings(findings));
    }
    let moved: BTreeSet<&ParticipantKey> = healed.diff.moved().map(|moved| &moved.person).collect();
    let count = moved.len();
    Ok((roster, healed.planned, count))
}

fn shown(phases: &[(u32, RoundPhase)]) -> Shown {
    let reached = |least: RoundPhase| {
        let reached = phases.iter().filter(|(_, phase)| *phase >= least);
        reached.map(|(round, _)| *round).max().unwrap_or(0)
    };
    Shown { held: reached(RoundPhase::Held), revealed: reached(RoundPhase::Revealed) }
}

fn running(ill: &Diagnosis) -> Vec<u32> {
    ill.phases.iter().filter(|(_, phase)| *phase == RoundPhase::Running).map(|(round, _)| *round).collect()
}

/// Locks with somebody who is not there, and pairs that cannot be brought together any more.
fn drop_what_cannot_be(gathering: &mut Gathering, ill: &Diagnosis) {
    let open: Vec<u32> =
        ill.phases.iter().filter(|(_, phase)| *phase < RoundPhase::Revealed).map(|(round, _)| *round).collect();
    let met = |pair: &Pair| {
        let meetings = ill.parent_plan.rounds.iter().filter(|round| !open.contains(&round.number));
        meetings
            .flat_map(|round| &round.meetings)
            .any(|meeting| meeting.people.contains(pair.first()) && meeting.people.contains(pair.second()))
    };
    let snapshot = gathering.clone();
    let possible = |pair: &Pair| {
        met(pair)
            || open
                .iter()
                .any(|round| is_there(&snapshot, pair.first(), *round) && is_there(&snapshot, pair.second(), *round))
    };
    gathering.forced.retain(possible);
    gathering.locks.retain(|lock| {
        open.contains(&lock.round) && lock.people.iter().all(|person| is_there(&snapshot, person, lock.round))
    });
}

/// Nobody interrupts a conversation that runs.
fn keep_conversations(roster: &mut Roster, gathering: &Gathering, number: u32) {
    let fixed =
        roster.fixed_rounds.iter().filter(|round| round.number == number && round.state == RoundState::Revealed);
    let whole = fixed
        .flat_map(|round| &round.meetings)
        .filter(|meeting| meeting.people.iter().all(|person| is_there(gathering, person, number)));
    let locks: Vec<Lock> = whole.map(|meeting| Lock { round: number, people: meeting.people.clone() }).collect();
    roster.locks.extend(locks);
}

/// Gives whoever asked for it a third chair where all three accept one.
fn seat_thirds(roster: &mut Roster, ill: &Diagnosis, number: u32) {
    for (_, guest) in ill.wants_trio.iter().filter(|(round, _)| *round == number) {
        let Some(host) = willing_pair(roster, &ill.parent_plan, number, guest) else { continue };
        let fixed = roster.fixed_rounds.iter_mut().find(|round| round.number == number);
        if let Some(meeting) = fixed.and_then(|round| round.meetings.get_mut(host)) {
            meeting.people.push(guest.clone());
            meeting.people.sort();
        }
    }
}

/// The place of the pair that a guest may join: everybody may meet the guest, nobody has, and all accept three.
fn willing_pair(roster: &Roster, plan: &Plan, number: u32, guest: &ParticipantKey) -> Option<usize> {
    let fixed = roster.fixed_rounds.iter().find(|round| round.number == number)?;
    let vetoes = planning::candidates(roster).vetoes;
    let may_meet = |host: &ParticipantKey| !vetoes.contains_key(&Pair::new(guest.clone(), host.clone()));
    let accepts = |person: &ParticipantKey| {
        let found = roster.people.iter().find(|one| one.id == *person);
        found.is_some_and(|one| one.pace != Pace::OneToOne && !one.absent_rounds.contains(&number))
    };
    let met = |other: &ParticipantKey| {
        let meetings = plan.rounds.iter().filter(|round| round.number <= number).flat_map(|round| &round.meetings);
        meetings.into_iter().any(|meeting| meeting.people.contains(guest) && meeting.people.contains(other))
    };
    fixed.meetings.iter().position(|meeting| {
        meeting.people.len() == 2
            && accepts(guest)
            && meeting.people.iter().all(|host| accepts(host) && !met(host) && may_meet(host))
    })
}
