//! A swap before it is accepted: what it costs, whom it moves, which rules it would break.

use domain::Pace;
use domain::plan::Plan;
use domain::roster::{Lock, ParticipantKey, Roster};
use serde::Serialize;

use crate::affinity::Affinity;
use crate::limits::no_repeat::Missing;
use crate::pair_set::pairs_of;
use crate::positions::Positions;
use crate::presence::is_there;
use crate::refusal::Refusal;
use crate::vetoes::{Rulebook, Strength, public_code};

/// Two people change places in a round; one of them may have a breather.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Swap {
    pub round: u32,
    pub a: ParticipantKey,
    pub b: ParticipantKey,
}

/// A rule that the swap would break.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Broken {
    /// The public code of the rule.
    pub code: &'static str,
    pub people: Vec<ParticipantKey>,
    /// Whether it may be broken with a declared exception.
    pub as_exception: bool,
}

/// What a swap would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SwapPreview {
    /// How much of the plan's weight is lost; below 0 where it is gained.
    pub loss: i64,
    /// Whose company changes, by id.
    pub moved: Vec<ParticipantKey>,
    pub broken: Vec<Broken>,
    /// The meetings as they would be: to be locked when the swap is accepted.
    pub locks: Vec<Lock>,
}

/// Previews a swap. Cost O(n + meetings): far below planning.
///
/// # Errors
/// `unknown_person`, `unknown_round`, or `swap` where the two are together or both idle.
pub fn swap_preview(roster: &Roster, plan: &Plan, swap: &Swap) -> Result<SwapPreview, Refusal> {
    let positions = Positions::of(roster);
    let find = |id: &ParticipantKey| {
        let unknown = || Refusal::new("unknown_person", format!("{id} is not in the roster.")).about([id.clone()]);
        positions.get(id).ok_or_else(unknown)
    };
    let (a, b) = (find(&swap.a)?, find(&swap.b)?);
    let Some(index) = plan.rounds.iter().position(|round| round.number == swap.round) else {
        return Err(Refusal::new("unknown_round", format!("There is no round {}.", swap.round)).in_round(swap.round));
    };
    let before = companies(plan, &positions);
    let mut after = before.clone();
    let of = |person: usize| before[index].iter().position(|company| company.contains(&person));
    let (of_a, of_b) = (of(a), of(b));
    if of_a == of_b {
        let detail = format!("{} and {} have nothing to swap in round {}.", swap.a, swap.b, swap.round);
        return Err(Refusal::new("swap", detail).about([swap.a.clone(), swap.b.clone()]).in_round(swap.round));
    }
    for person in after[index].iter_mut().flatten() {
        *person = if *person == a {
            b
        } else if *person == b {
            a
        } else {
            *person
        };
    }
    let touched: Vec<usize> = of_a.into_iter().chain(of_b).collect();
    let changed: Vec<Vec<usize>> = touched.iter().map(|meeting| after[index][*meeting].clone()).collect();
    let affinity = Affinity::of(roster);
    let id = |person: usize| roster.people[person].id.clone();
    let mut moved: Vec<ParticipantKey> = touched
        .iter()
        .flat_map(|meeting| before[index][*meeting].iter().chain(&after[index][*meeting]))
        .map(|p| id(*p))
        .collect();
    moved.sort_unstable();
    moved.dedup();
    Ok(SwapPreview {
        loss: weight(roster, &affinity, &before) - weight(roster, &affinity, &after),
        moved,
        broken: changed.iter().flat_map(|company| broken(roster, &after, index, company)).collect(),
        locks: changed
            .iter()
            .map(|company| Lock { round: swap.round, people: company.iter().map(|p| id(*p)).collect() })
            .collect(),
    })
}

/// Who is together, per round.
fn companies(plan: &Plan, positions: &Positions<'_>) -> Vec<Vec<Vec<usize>>> {
    let of_round = |round: &domain::plan::PlannedRound| {
        round.meetings.iter().map(|meeting| positions.all(&meeting.people)).collect()
    };
    plan.rounds.iter().map(of_round).collect()
}

fn weight(roster: &Roster, affinity: &Affinity, rounds: &[Vec<Vec<usize>>]) -> i64 {
    let mut bridged = affinity.bridged_before(roster);
    let mut sum = 0;
    for round in rounds {
        sum += round.iter().map(|company| affinity.weight(affinity.meeting_terms(company, &bridged))).sum::<i64>();
        round.iter().for_each(|company| affinity.join(company, &mut bridged));
    }
    sum
}

/// The rules against a company in a round, given all other rounds.
fn broken(roster: &Roster, rounds: &[Vec<Vec<usize>>], index: usize, company: &[usize]) -> Vec<Broken> {
    let rulebook = Rulebook::of(roster);
    let id = |person: usize| roster.people[person].id.clone();
    let number = index as u32 + 1;
    let missing = Missing::of(roster, &Positions::of(roster));
    let met = |i: usize, j: usize| {
        let mut others = rounds.iter().enumerate().filter(|(other, _)| *other != index);
        others.any(|(other, companies)| {
            let there = companies.iter().map(|company| missing.there(other as u32 + 1, company));
            there.into_iter().any(|company| company.contains(&i) && company.contains(&j))
        })
    };
    let mut broken = Vec::new();
    for (i, j) in pairs_of(company) {
        let people = vec![id(i), id(j)];
        if let Some((strength, code)) = rulebook.verdict(i, j) {
            let as_exception = strength == Strength::IfUnavoidable;
            broken.push(Broken { code: public_code(code), people: people.clone(), as_exception });
        }
        if met(i, j) {
            broken.push(Broken { code: "no_repeat", people, as_exception: false });
        }
    }
    for person in company {
        let refuses = company.len() > 2 && roster.people[*person].pace == Pace::OneToOne;
        let codes = [(!is_there(roster, *person, number), "not_available"), (refuses, "pace")];
        let codes = codes.into_iter().filter(|(applies, _)| *applies);
        broken.extend(codes.map(|(_, code)| Broken { code, people: vec![id(*person)], as_exception: false }));
    }
    broken
}
