//! From a roster to a plan with its report.

mod exceptions;
mod schedule;

use domain::plan::{Bye, Meeting, Plan, PlanReport, PlannedRound};
use domain::roster::Roster;

use crate::admit::admit;
use crate::ahead::look_ahead;
use crate::fairness::{Fair, improve};
use crate::presence::is_there;
use crate::progress::{Phase, Progress};
use crate::reasons::reasons;
use crate::refusal::Refusal;
use crate::relax::{Wish, smallest_relaxation};
use crate::report::{Sums, alternatives, report};
use crate::rounds::{DrawnRound, Scene, draw, unmet};
use crate::spots;

/// A plan and what it says of itself.
#[derive(Debug, Clone, PartialEq)]
pub struct Planned {
    pub plan: Plan,
    pub report: PlanReport,
}

/// Plans all rounds of a roster. The same roster gives the same plan, byte by byte.
///
/// Cost: O(n²) for the pairs and one exact matching per round, twice where the report needs both
/// answers of `when_impossible`.
///
/// # Errors
/// Every reason why there is no plan, with what to relax: see [`Refusal`].
pub fn plan(roster: &Roster, progress: &mut Progress<'_>) -> Result<Planned, Vec<Refusal>> {
    let refusals = admit(roster);
    if !refusals.is_empty() {
        return Err(refusals);
    }
    progress.tell(Phase::Candidates, 0);
    let scene = Scene::of(roster);
    progress.tell(Phase::Rounds, 10);
    let rounds = draw(&scene, progress).map_err(|refusals| named(roster, refusals))?;
    let ahead = look_ahead(&scene, rounds);
    let unmet = unmet(&scene, &ahead.rounds);
    if !unmet.is_empty() {
        return Err(unmet);
    }
    let best = scene.weight(&ahead.rounds);
    let Fair { rounds, loss } = improve(&scene, ahead);
    let given = Given::of(best - scene.weight(&rounds), loss);
    let spots = spots::assign(&scene, &rounds)?;
    progress.tell(Phase::Report, 80);
    let plan = written(&scene, &rounds, &spots, given);
    let sums = Sums { alternatives: alternatives(&scene, &rounds), fairness_loss: given.fairly };
    let report = report(&scene, &rounds, &plan, sums);
    progress.tell(Phase::Report, 100);
    Ok(Planned { plan, report })
}

/// What the rounds give up of their proved bests.
#[derive(Debug, Clone, Copy)]
struct Given {
    /// For giving, receiving and fair service.
    fairly: i64,
    /// For later rounds.
    ahead: i64,
}

impl Given {
    /// The plan weighs `less` than the best that was found; its rounds give up `in_all`.
    fn of(less: i64, in_all: i64) -> Self {
        let fairly = less.clamp(0, in_all);
        Self { fairly, ahead: in_all - fairly }
    }
}

/// How many people a roster has at most for the smallest set of rules to be searched.
const SEARCHED_MAX: usize = 200;

/// Where no round can be drawn at all, the smallest set of rules to relax is named.
fn named(roster: &Roster, refusals: Vec<Refusal>) -> Vec<Refusal> {
    let hopeless = |refusal: &Refusal| refusal.code == "round_empty" && refusal.round == Some(1);
    if roster.people.len() > SEARCHED_MAX || !refusals.iter().any(hopeless) {
        return refusals;
    }
    let smallest = smallest_relaxation(roster, Wish::Plannable);
    refusals.into_iter().map(|refusal| Refusal { relax: smallest.clone().unwrap_or_default(), ..refusal }).collect()
}

/// The drawn rounds with spots, terms and reasons, exceptions and the bound.
fn written(scene: &Scene<'_>, rounds: &[DrawnRound], spots: &[Vec<String>], given: Given) -> Plan {
    let mut bridged = scene.affinity.bridged_before(scene.roster);
    let mut planned = Vec::new();
    for (round, spots) in rounds.iter().zip(spots) {
        let mut meetings: Vec<Meeting> = Vec::new();
        for (people, spot) in round.meetings.iter().zip(spots) {
            let terms = scene.affinity.meeting_terms(people, &bridged);
            meetings.push(Meeting {
                people: people.iter().map(|person| scene.roster.people[*person].id.clone()).collect(),
                spot: spot.clone(),
                weight: scene.affinity.weight(terms),
                terms,
                reasons: reasons(scene.roster, &scene.affinity, people, &bridged),
            });
        }
        meetings.sort_by(|a, b| a.people.cmp(&b.people));
        round.meetings.iter().for_each(|people| scene.affinity.join(people, &mut bridged));
        let byes = byes(scene, round);
        planned.push(PlannedRound { number: round.number, meetings, byes, certificate: round.certificate.clone() });
    }
    let weight: i64 = planned.iter().flat_map(|round| &round.meetings).map(|meeting| meeting.weight).sum();
    Plan {
        schedule_certificate: Some(schedule::certificate(scene, rounds, weight + given.fairly, given.ahead)),
        exceptions: exceptions::declared(scene, rounds),
        rounds: planned,
    }
}

fn byes(scene: &Scene<'_>, round: &DrawnRound) -> Vec<Bye> {
    let next =
        |person: usize| (round.number + 1..=scene.roster.rounds).find(|next| is_there(scene.roster, person, *next));
    let byes = round.byes.iter().map(|(person, cause)| Bye {
        person: scene.roster.people[*person].id.clone(),
        cause: *cause,
        next_chance_round: next(*person),
    });
    byes.collect()
}
