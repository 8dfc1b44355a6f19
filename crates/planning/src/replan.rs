//! Plans anew after a change: a child plan with what it costs and whom it moves.
//!
//! The facts of the day are in the roster: absences per round, people who came, locks, and the
//! rounds that are held or shown. Held rounds and locks stay; a shown round changes only where
//! somebody is gone or idle; every other round is drawn afresh.

use domain::plan::Plan;
use domain::roster::{FixedMeeting, FixedRound, Roster, RoundState};
use serde::{Deserialize, Serialize};

use crate::diff::{PlanDiff, diff};
use crate::planner::{Planned, plan};
use crate::progress::Progress;
use crate::refusal::Refusal;

/// How far an event has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shown {
    /// Rounds 1..=held are over or going on.
    pub held: u32,
    /// Rounds held+1..=revealed have been shown to everybody.
    pub revealed: u32,
}

/// Writes into the roster what of a plan is over or shown.
pub fn fix_rounds(roster: &mut Roster, plan: &Plan, shown: Shown) {
    let fixed = plan.rounds.iter().filter(|round| round.number <= shown.held.max(shown.revealed));
    roster.fixed_rounds = fixed
        .map(|round| FixedRound {
            number: round.number,
            state: if round.number <= shown.held { RoundState::Held } else { RoundState::Revealed },
            meetings: round
                .meetings
                .iter()
                .map(|meeting| FixedMeeting::new(meeting.people.clone(), meeting.spot.clone()))
                .collect(),
        })
        .collect();
}

/// A child plan beside its parent.
#[derive(Debug, Clone, PartialEq)]
pub struct Replanned {
    pub planned: Planned,
    pub diff: PlanDiff,
    /// How much weight is lost against the parent; below 0 where it is gained.
    pub loss: i64,
    /// How many fewer are placed (participants × rounds); below 0 where more are.
    pub placed_fewer: i64,
}

/// Plans a changed roster and compares. Also answers "what if": change a copy of the roster (a
/// lock, a forbidden pair, another number of rounds), and nothing is decided yet.
///
/// # Errors
/// As [`plan`].
pub fn replan(roster: &Roster, parent: &Plan, progress: &mut Progress<'_>) -> Result<Replanned, Vec<Refusal>> {
    let planned = plan(roster, progress)?;
    let diff = diff(roster, parent, &planned.plan);
    let loss = weight(parent) - weight(&planned.plan);
    let placed_fewer = placed(parent) - placed(&planned.plan);
    Ok(Replanned { planned, diff, loss, placed_fewer })
}

fn weight(plan: &Plan) -> i64 {
    plan.rounds.iter().flat_map(|round| &round.meetings).map(|meeting| meeting.weight).sum()
}

fn placed(plan: &Plan) -> i64 {
    plan.rounds.iter().flat_map(|round| &round.meetings).map(|meeting| meeting.people.len() as i64).sum()
}
