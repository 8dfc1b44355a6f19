//! The day heals: a plan and what happened since give a child plan.
//!
//! Rounds that are over or going on, and locks, stay. A shown round changes only where somebody is
//! gone or idle, and one change moves at most three people. Every other round is drawn afresh, so
//! what nobody has seen may change freely. What can no longer hold (a lock on somebody who left) is
//! given up and said.

mod apply;
mod facts;
mod fixed;
mod release;
mod walk_in;

use domain::ReachedBy;
use domain::plan::Plan;
use domain::roster::{ParticipantKey, Roster};
use serde::Serialize;

use crate::day_facts::DayFacts;
use crate::progress::Progress;
use crate::refusal::Refusal;
use crate::replan::{Replanned, replan};

/// What moving one person of a shown round costs, in units of weight; three times that for who is
/// reached by paper.
pub const MOVE_PRICE: i64 = 2_000;

/// A wish of the organiser that cannot hold any more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Released {
    /// `lock` or `forced`.
    pub code: &'static str,
    /// None for a forced pair.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub round: Option<u32>,
    pub people: Vec<ParticipantKey>,
}

/// A child plan with the roster that it was drawn from.
#[derive(Debug, Clone, PartialEq)]
pub struct Healed {
    /// The parent's roster with the facts written into it: to be stored with the child.
    pub roster: Roster,
    pub replanned: Replanned,
    pub released: Vec<Released>,
    /// Σ [`MOVE_PRICE`] over the moved.
    pub price: i64,
}

/// Draws the child of `parent`, which was drawn from `roster`.
///
/// Pure and repeatable: the same parent and facts give the same child, byte by byte. Nothing is
/// decided here: publish the child by compare-and-set on its parent, and whoever loses that race
/// heals the new head with the same facts. Cost as [`plan`](crate::plan) for the rounds to come.
///
/// # Errors
/// Everything that is wrong with the facts (`unknown_person`, `unknown_round`, `seated`, `masked`,
/// …), else every reason why the rest cannot be planned. The parent stays valid.
pub fn heal(
    roster: &Roster,
    parent: &Plan,
    facts: &DayFacts,
    progress: &mut Progress<'_>,
) -> Result<Healed, Vec<Refusal>> {
    let refusals = facts::refusals(roster, facts);
    if !refusals.is_empty() {
        return Err(refusals);
    }
    let mut roster = apply::apply(roster, parent, facts)?;
    let mut released = release::release(&mut roster);
    let replanned = match replan(&roster, parent, progress) {
        Err(refusals) => {
            let forced = release::unmet_forced(&mut roster, &refusals).ok_or(refusals)?;
            released.extend(forced);
            replan(&roster, parent, progress)?
        }
        Ok(replanned) => replanned,
    };
    let price = price(&roster, &replanned);
    Ok(Healed { roster, replanned, released, price })
}

fn price(roster: &Roster, replanned: &Replanned) -> i64 {
    let paper = |id: &ParticipantKey| roster.people.iter().any(|p| p.id == *id && p.reached_by == ReachedBy::Paper);
    replanned.diff.moved().map(|moved| if paper(&moved.person) { 3 * MOVE_PRICE } else { MOVE_PRICE }).sum()
}
