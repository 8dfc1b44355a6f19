//! What a plan holds for one person: with whom and why, or why not.

use domain::plan::{ByeCause, Meeting, Plan};
use domain::roster::{Pair, ParticipantKey, Roster};
use serde::Serialize;

use crate::refusal::Refusal;
use crate::relax::pair_relaxation;
use crate::why_not::{WhyNot, why_not};

/// One round of one person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PersonRound {
    pub round: u32,
    #[serde(flatten)]
    pub holds: Holds,
}

/// What a round holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "holds", rename_all = "snake_case")]
pub enum Holds {
    Meeting(Meeting),
    Breather {
        cause: ByeCause,
        next_chance_round: Option<u32>,
    },
    /// The plan says nothing of this person in this round.
    Nothing,
}

/// Why two people meet or do not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PairAnswer {
    #[serde(flatten)]
    pub answer: WhyNot,
    /// Where a rule is against it: the smallest set of rules whose relaxing lets the two meet, by
    /// public code; empty where none would, or none is needed.
    pub relax: Vec<&'static str>,
}

/// The rounds of a person: all of them, or the one that is named.
///
/// # Errors
/// `unknown_person`, `unknown_round`: all that is wrong at once.
pub fn explain(
    roster: &Roster,
    plan: &Plan,
    id: &ParticipantKey,
    round: Option<u32>,
) -> Result<Vec<PersonRound>, Vec<Refusal>> {
    let mut refusals = Vec::new();
    if roster.people.iter().all(|person| person.id != *id) {
        refusals.push(Refusal::new("unknown_person", format!("{id} is not in the roster.")).about([id.clone()]));
    }
    if let Some(number) = round.filter(|number| plan.rounds.iter().all(|round| round.number != *number)) {
        let detail = format!("There is no round {number}; the plan has {}.", plan.rounds.len());
        refusals.push(Refusal::new("unknown_round", detail).in_round(number));
    }
    if !refusals.is_empty() {
        return Err(refusals);
    }
    let wanted = plan.rounds.iter().filter(|own| round.is_none_or(|number| own.number == number));
    let of_round = |own: &domain::plan::PlannedRound| {
        let meeting = own.meetings.iter().find(|meeting| meeting.people.contains(id));
        let bye = own.byes.iter().find(|bye| bye.person == *id);
        let holds = match (meeting, bye) {
            (Some(meeting), _) => Holds::Meeting(meeting.clone()),
            (None, Some(bye)) => Holds::Breather { cause: bye.cause, next_chance_round: bye.next_chance_round },
            (None, None) => Holds::Nothing,
        };
        PersonRound { round: own.number, holds }
    };
    Ok(wanted.map(of_round).collect())
}

/// Why two people meet, or why not and what would have to be relaxed.
///
/// # Errors
/// As [`why_not`].
pub fn explain_pair(roster: &Roster, plan: &Plan, pair: &Pair) -> Result<PairAnswer, Refusal> {
    let answer = why_not(roster, plan, pair)?;
    let relax = match answer {
        WhyNot::Rule { .. } => pair_relaxation(roster, pair).unwrap_or_default(),
        WhyNot::Meets { .. } | WhyNot::Price { .. } => Vec::new(),
    };
    Ok(PairAnswer { answer, relax })
}
