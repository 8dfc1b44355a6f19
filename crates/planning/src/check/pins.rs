//! Locks, forced pairs and held rounds are as they were told to be.

use std::collections::BTreeSet;

use domain::roster::{FixedRound, ParticipantKey, RoundState};

use super::Finding;
use super::view::View;

type Company<'p> = BTreeSet<&'p ParticipantKey>;

pub(super) fn findings(view: &View<'_>) -> Vec<Finding> {
    let mut findings = locks(view);
    findings.extend(forced(view));
    let held = view.roster.fixed_rounds.iter().filter(|round| round.state == RoundState::Held);
    findings.extend(held.flat_map(|round| held_round(view, round)));
    findings
}

fn locks(view: &View<'_>) -> Vec<Finding> {
    let broken = view.roster.locks.iter().filter(|lock| {
        let wanted: Company<'_> = lock.people.iter().collect();
        !companies(view, lock.round).contains(&wanted)
    });
    let finding = |lock: &domain::roster::Lock| {
        let detail = format!("The meeting locked in round {} is not kept.", lock.round);
        Finding::new("lock", detail).in_round(lock.round).about(&lock.people)
    };
    broken.map(finding).collect()
}

fn forced(view: &View<'_>) -> Vec<Finding> {
    let met = |a: &ParticipantKey, b: &ParticipantKey| {
        let mut meetings = view.plan.rounds.iter().flat_map(|round| &round.meetings);
        meetings.any(|meeting| meeting.people.contains(a) && meeting.people.contains(b))
    };
    let missed = view.roster.forced.iter().filter(|pair| !met(pair.first(), pair.second()));
    let finding = |pair: &domain::roster::Pair| {
        let detail = format!("{} and {} were to be brought together and do not meet.", pair.first(), pair.second());
        Finding::new("forced", detail).about([pair.first(), pair.second()])
    };
    missed.map(finding).collect()
}

fn held_round(view: &View<'_>, held: &FixedRound) -> Option<Finding> {
    let wanted: BTreeSet<Company<'_>> = held.meetings.iter().map(|meeting| meeting.people.iter().collect()).collect();
    let detail = format!("Round {} is over, and the plan changes it.", held.number);
    (companies(view, held.number) != wanted).then(|| Finding::new("held", detail).in_round(held.number))
}

/// Who is together in a round.
fn companies<'p>(view: &View<'p>, number: u32) -> BTreeSet<Company<'p>> {
    let rounds = view.plan.rounds.iter().filter(|round| round.number == number);
    rounds.flat_map(|round| &round.meetings).map(|meeting| meeting.people.iter().collect()).collect()
}
