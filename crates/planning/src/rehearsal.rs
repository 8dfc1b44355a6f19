//! The day in simulated time, before it comes: people who stay away, come late, walk in. The same healing as on the day;
//! nothing is written anywhere.

mod cast;

use domain::plan::{ByeCause, Plan};
use domain::roster::{ParticipantKey, Roster};
use serde::{Deserialize, Serialize};

use crate::check::check;
use crate::day_facts::{Absence, DayFacts, WalkIn};
use crate::heal::heal;
use crate::progress::Progress;
use crate::refusal::Refusal;
use crate::replan::Shown;

use cast::Cast;

/// The most of each kind that one rehearsal takes, beside the share of those who stay away.
const EACH_MAX: u32 = 200;
/// After so many rounds without a sign somebody is left out of the rest.
const MISSED_MAX: u32 = 2;

/// What the day may bring.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Rehearsal {
    /// Of a hundred people so many stay away, 0 to 90.
    pub no_shows_percent: u32,
    /// How many come while round 2 or 3 is shown.
    pub late: u32,
    /// How many come who are not on the list, while round 2 or 3 is shown.
    pub walk_ins: u32,
    pub seed: u64,
}

/// The day, round by round.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Film {
    pub rounds: Vec<FilmRound>,
    /// The most people of a shown round that one change has moved.
    pub moved_max: u32,
    /// Breathers over all rounds of people who were there.
    pub breathers: u32,
}

/// One round as it was held.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FilmRound {
    pub number: u32,
    pub placed: u32,
    /// Who was there and had no meeting.
    pub breathers: Vec<ParticipantKey>,
    /// Who was left out before the round was shown.
    pub not_there: Vec<ParticipantKey>,
    /// What happened while the round was shown, in order.
    pub changes: Vec<FilmChange>,
}

/// One change while a round was shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FilmChange {
    /// `late` or `walk_in`.
    pub code: &'static str,
    pub person: ParticipantKey,
    /// Whether the person has a meeting in this very round.
    pub placed: bool,
    /// Others who were shown another place before.
    pub moved: Vec<ParticipantKey>,
}

/// Rehearses the day of a plan. The same plan and wish give the same film. Cost: one healing per round and per change.
///
/// # Errors
/// `rehearsal` where the wish leaves its bounds; else as [`heal`](crate::heal).
pub fn rehearse(
    roster: &Roster,
    plan: &Plan,
    wish: &Rehearsal,
    progress: &mut Progress<'_>,
) -> Result<Film, Vec<Refusal>> {
    if wish.no_shows_percent > 90 || wish.late > EACH_MAX || wish.walk_ins > EACH_MAX {
        let detail = format!("Up to 90 % may stay away, {EACH_MAX} come late and {EACH_MAX} walk in.");
        return Err(vec![Refusal::new("rehearsal", detail)]);
    }
    let cast = Cast::draw(roster, wish);
    let mut stage = Stage { roster: roster.clone(), plan: plan.clone() };
    let mut rounds = Vec::new();
    for number in 1..=roster.rounds {
        let not_there = cast.not_there(number);
        stage.leave_out(number, &not_there, progress)?;
        let mut changes = Vec::new();
        for (code, person) in cast.changes(number) {
            changes.push(stage.change(number, code, person, progress)?);
        }
        rounds.push(stage.round(number, not_there, changes));
    }
    let moved = rounds.iter().flat_map(|round| &round.changes).map(|change| change.moved.len() as u32);
    let moved_max = moved.max().unwrap_or(0);
    let breathers = rounds.iter().map(|round| round.breathers.len() as u32).sum();
    Ok(Film { rounds, moved_max, breathers })
}

/// The plan that stands at some moment of the rehearsal.
struct Stage {
    roster: Roster,
    plan: Plan,
}

impl Stage {
    /// Before a round is shown: who was not seen is left out of it, after two of those out of the rest.
    fn leave_out(
        &mut self,
        number: u32,
        people: &[ParticipantKey],
        progress: &mut Progress<'_>,
    ) -> Result<(), Vec<Refusal>> {
        let last = if number > MISSED_MAX { self.roster.rounds } else { number };
        let absences = people.iter().map(|person| self.absence(person, (number..=last).collect())).collect();
        let shown = Shown { held: number - 1, revealed: number - 1 };
        self.heal(&DayFacts { shown, absences, ..DayFacts::default() }, progress).map(drop)
    }

    /// While a round is shown: somebody comes.
    fn change(
        &mut self,
        number: u32,
        code: &'static str,
        newcomer: WalkIn,
        progress: &mut Progress<'_>,
    ) -> Result<FilmChange, Vec<Refusal>> {
        let person = newcomer.person.id.clone();
        let mut facts = DayFacts { shown: Shown { held: number - 1, revealed: number }, ..DayFacts::default() };
        match code {
            "walk_in" => facts.walk_ins.push(newcomer),
            _ => facts.absences.push(self.absence(&person, Vec::new())),
        }
        let mut moved = self.heal(&facts, progress)?;
        moved.retain(|other| *other != person);
        let planned = self.plan.rounds.iter().filter(|round| round.number == number);
        let placed = planned.flat_map(|round| &round.meetings).any(|meeting| meeting.people.contains(&person));
        Ok(FilmChange { code, person, placed, moved })
    }

    /// Somebody misses these rounds, and those that the plan knew of before the day.
    fn absence(&self, person: &ParticipantKey, rounds: Vec<u32>) -> Absence {
        Absence { person: person.clone(), rounds }
    }

    /// Draws the child and answers who was moved in a round that was shown.
    fn heal(&mut self, facts: &DayFacts, progress: &mut Progress<'_>) -> Result<Vec<ParticipantKey>, Vec<Refusal>> {
        let healed = heal(&self.roster, &self.plan, facts, progress)?;
        debug_assert_eq!(check(&healed.roster, &healed.replanned.planned.plan), vec![]);
        let mut moved: Vec<ParticipantKey> = healed.replanned.diff.moved().map(|moved| moved.person.clone()).collect();
        moved.sort_unstable();
        moved.dedup();
        (self.roster, self.plan) = (healed.roster, healed.replanned.planned.plan);
        Ok(moved)
    }

    fn round(&self, number: u32, not_there: Vec<ParticipantKey>, changes: Vec<FilmChange>) -> FilmRound {
        let planned = self.plan.rounds.iter().find(|round| round.number == number);
        let placed = planned.map_or(0, |round| round.meetings.iter().map(|meeting| meeting.people.len() as u32).sum());
        let waits = |cause: ByeCause| !matches!(cause, ByeCause::Absent | ByeCause::Standby);
        let byes = planned.into_iter().flat_map(|round| &round.byes).filter(|bye| waits(bye.cause));
        FilmRound { number, placed, breathers: byes.map(|bye| bye.person.clone()).collect(), not_there, changes }
    }
}
