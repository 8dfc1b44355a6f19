//! "I can't find Grace": where somebody can sit now, without moving anybody who has company.
//!
//! Only this round's idle people and willing pairs are asked; the rest of the plan is not drawn.
//! Cost O(n + pairs of the roster): far below a millisecond per ten people.

mod room;
mod seats;

use domain::OddOne;
use domain::plan::Plan;
use domain::roster::{ParticipantKey, Roster};
use serde::{Deserialize, Serialize};

use crate::positions::Positions;
use crate::presence::is_there;
use crate::refusal::Refusal;

use room::Room;

/// Who asks, in which round, and who cannot be found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CannotFind {
    pub round: u32,
    pub asks: ParticipantKey,
    /// Everybody who is known to be missing in this round: who is alone because of them is idle.
    pub missing: Vec<ParticipantKey>,
}

/// What somebody can do. To accept one, tell [`heal`](crate::heal) who is `seated` together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "option", rename_all = "snake_case")]
pub enum SeatOption {
    /// Others of the own meeting are still there.
    Stay { with: Vec<ParticipantKey>, spot: String },
    /// Sit down with somebody who has nobody either.
    Idle { with: ParticipantKey, spot: Option<String> },
    /// Join a pair whose both people are at ease with three.
    Join { with: Vec<ParticipantKey>, spot: String },
    /// A host or stand-in who is free comes over.
    Host { host: ParticipantKey, spot: Option<String> },
    /// Nothing now, and first in line in the round that is named, if one comes.
    Breather { next_round: Option<u32> },
}

/// At most so many people to sit down with, and so many pairs to join, are offered.
const OFFERED: usize = 3;

/// What can be offered, the best first; a breather is always the last.
///
/// # Errors
/// `unknown_person`, `unknown_round`, or `not_available` where who asks is not in the round.
pub fn reseat(roster: &Roster, plan: &Plan, question: &CannotFind) -> Result<Vec<SeatOption>, Refusal> {
    let positions = Positions::of(roster);
    let asks = position(&positions, &question.asks)?;
    for id in &question.missing {
        position(&positions, id)?;
    }
    let Some(round) = plan.rounds.iter().find(|round| round.number == question.round) else {
        let detail = format!("There is no round {}.", question.round);
        return Err(Refusal::new("unknown_round", detail).in_round(question.round));
    };
    if !is_there(roster, asks, question.round) || question.missing.contains(&question.asks) {
        let detail = format!("{} is not available in round {}.", question.asks, question.round);
        return Err(Refusal::new("not_available", detail).about([question.asks.clone()]).in_round(question.round));
    }
    let room = Room::of(roster, plan, round, &positions.all(&question.missing));
    if let Some((with, spot)) = room.company(asks) {
        return Ok(vec![SeatOption::Stay { with: ids(roster, &with), spot }]);
    }
    let mut options = seats::with_idle(&room, asks, OFFERED);
    if roster.settings.odd != OddOne::Bye {
        options.extend(seats::in_pairs(&room, asks, OFFERED));
    }
    options.extend(seats::with_hosts(&room, asks));
    let next_round = (question.round + 1..=roster.rounds).find(|next| is_there(roster, asks, *next));
    options.push(SeatOption::Breather { next_round });
    Ok(options)
}

fn position(positions: &Positions<'_>, id: &ParticipantKey) -> Result<usize, Refusal> {
    let unknown = || Refusal::new("unknown_person", format!("{id} is not in the roster.")).about([id.clone()]);
    positions.get(id).ok_or_else(unknown)
}

fn ids(roster: &Roster, people: &[usize]) -> Vec<ParticipantKey> {
    people.iter().map(|person| roster.people[*person].id.clone()).collect()
}
