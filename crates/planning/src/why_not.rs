//! "Why not with Grace?": the rule against a pair, or what it would cost.

use domain::plan::Plan;
use domain::roster::{Pair, Roster};
use serde::Serialize;

use crate::ahead::look_ahead;
use crate::fairness::improve;
use crate::positions::Positions;
use crate::presence::is_there;
use crate::price::Price;
use crate::progress::Progress;
use crate::refusal::Refusal;
use crate::rounds::{Scene, draw, unmet};
use crate::vetoes::{Rulebook, Strength, public_code};

/// The answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "answer", rename_all = "snake_case")]
pub enum WhyNot {
    /// They do meet.
    Meets { round: u32 },
    /// A rule is against it, by its public code. A private rule, a pause and a rest read alike.
    Rule { code: &'static str },
    /// It is possible, and this is what the whole plan would lose.
    Price(Price),
}

/// Answers for two different participants. Cost as drawing all rounds once, at most.
///
/// # Errors
/// `unknown_person` or `self_pair`.
pub fn why_not(roster: &Roster, plan: &Plan, pair: &Pair) -> Result<WhyNot, Refusal> {
    let positions = Positions::of(roster);
    let found = positions.all(&[pair.first().clone(), pair.second().clone()]);
    let &[i, j] = found.as_slice() else {
        let detail = format!("{} or {} is not in the roster.", pair.first(), pair.second());
        return Err(Refusal::new("unknown_person", detail));
    };
    if i == j {
        return Err(Refusal::new("self_pair", "A pair needs two people."));
    }
    if let Some(round) = meets(plan, pair) {
        return Ok(WhyNot::Meets { round });
    }
    if let Some((Strength::Never, code)) = Rulebook::of(roster).verdict(i, j) {
        return Ok(WhyNot::Rule { code: public_code(code) });
    }
    let fixed = |round: u32| roster.fixed_rounds.iter().any(|fixed| fixed.number == round);
    let together = |round: &u32| is_there(roster, i, *round) && is_there(roster, j, *round) && !fixed(*round);
    if !(1..=roster.rounds).any(|round| together(&round)) {
        return Ok(WhyNot::Rule { code: "not_available" });
    }
    Ok(price(roster, plan, pair))
}

fn meets(plan: &Plan, pair: &Pair) -> Option<u32> {
    let both = |round: &&domain::plan::PlannedRound| {
        round
            .meetings
            .iter()
            .any(|meeting| meeting.people.contains(pair.first()) && meeting.people.contains(pair.second()))
    };
    plan.rounds.iter().find(both).map(|round| round.number)
}

/// Draws the rounds with the pair brought together, as a plan draws them, and compares: what is
/// given up for giving, receiving and fair service is given up on both sides.
fn price(roster: &Roster, plan: &Plan, pair: &Pair) -> WhyNot {
    let mut forced = roster.clone();
    forced.forced.push(pair.clone());
    let scene = Scene::of(&forced);
    let Ok(rounds) = draw(&scene, &mut Progress::silent()) else { return WhyNot::Rule { code: "not_available" } };
    let ahead = look_ahead(&scene, rounds);
    if !unmet(&scene, &ahead.rounds).is_empty() {
        return WhyNot::Rule { code: "not_available" };
    }
    WhyNot::Price(Price::between(&scene, plan, &improve(&scene, ahead).rounds))
}
