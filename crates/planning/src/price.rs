//! What a plan would lose if it were another one, in the order of the objectives.

use domain::plan::{Plan, PlannedRound};
use serde::Serialize;

use crate::counts;
use crate::rounds::{DrawnRound, Scene};

/// Every number is a loss; below zero it is a gain. What comes first decides: a plan that places one more person is
/// better whatever it weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Price {
    /// Participants × rounds with a meeting, fewer.
    pub placed_fewer: i64,
    /// Pairs that break a rule which is broken only where it cannot be helped, more.
    pub exceptions_more: i64,
    /// People with an offer and a need who give and receive, fewer.
    pub give_and_receive_fewer: i64,
    /// Weight, less.
    pub loss: i64,
}

impl Price {
    /// From a plan to other rounds of the same people.
    pub(crate) fn between(scene: &Scene<'_>, plan: &Plan, then: &[DrawnRound]) -> Self {
        let now: Vec<DrawnRound> = plan.rounds.iter().map(|round| drawn(scene, round)).collect();
        let fewer = |count: &dyn Fn(&[DrawnRound]) -> i64| count(&now) - count(then);
        Self {
            placed_fewer: fewer(&|rounds| counts::placed(scene.roster, rounds).into()),
            exceptions_more: -fewer(&|rounds| counts::exceptions(scene, rounds).into()),
            give_and_receive_fewer: fewer(&|rounds| counts::exchange(scene, rounds).both.into()),
            loss: fewer(&|rounds| scene.weight(rounds)),
        }
    }

    /// Whether nothing at all is lost.
    pub fn is_nothing(&self) -> bool {
        let Self { placed_fewer, exceptions_more, give_and_receive_fewer, loss } = self;
        [placed_fewer, exceptions_more, give_and_receive_fewer, loss].iter().all(|lost| **lost <= 0)
    }
}

fn drawn(scene: &Scene<'_>, round: &PlannedRound) -> DrawnRound {
    let meetings = round.meetings.iter().map(|meeting| scene.meeting(&scene.positions.all(&meeting.people)));
    DrawnRound { number: round.number, meetings: meetings.collect(), byes: Vec::new(), certificate: None }
}
