//! What is wrong with the published plan: who is there by the facts of the day, against what its roster says.

use std::collections::{BTreeMap, BTreeSet};

use domain::plan::Plan;
use domain::roster::{ParticipantKey, Roster};
use domain::{AttendanceKind, EncounterState, EventId, OrganisationId, ParticipantId, PlanId, ReachedBy};
use jiff::Timestamp;
use planning::{Absence, DayFacts, Missed, Reached, Seated, Shown};
use store::encounters::{self, Encounter};
use store::events::{self, Event};
use store::{Conn, StoreError, attendance, participants, phones_shown, roll_calls, rounds};

use super::assemble::window;
use super::newcomers;
use super::presence::Facts;
use super::seating::{self, Floor};
use crate::day::{RoundPhase, load, trouble};
use crate::stored_plan;

/// A plan that has to be healed, with the facts that healing needs.
#[derive(Debug, Clone)]
pub struct Diagnosis {
    pub event: EventId,
    pub parent: PlanId,
    pub plan: Plan,
    /// The parent's, with the rules about newcomers.
    pub roster: Roster,
    /// The state of each round when this was found.
    pub phases: Vec<(u32, RoundPhase)>,
    pub facts: DayFacts,
}

/// How far each round of an event has come at `now`.
///
/// # Errors
/// What the store says.
pub fn phases_now(
    conn: &mut Conn,
    organisation: OrganisationId,
    event: &Event,
    now: Timestamp,
) -> Result<Vec<(u32, RoundPhase)>, StoreError> {
    let table = load::timetable(event, &rounds::of_event(conn, organisation, event.id)?);
    Ok(table.rounds.iter().map(|round| (round.number, table.phase(round, now))).collect())
}

/// The rounds that are over or going on, and those that everybody has seen.
pub fn shown(phases: &[(u32, RoundPhase)]) -> Shown {
    let reached = |least: RoundPhase| {
        let reached = phases.iter().filter(|(_, phase)| *phase >= least);
        reached.map(|(round, _)| *round).max().unwrap_or(0)
    };
    Shown { held: reached(RoundPhase::Running), revealed: reached(RoundPhase::Revealed) }
}

/// Looks at an event. None: nothing is published, nothing is left to change, or everybody is where the plan says.
///
/// # Errors
/// What the store says.
pub fn diagnose(
    conn: &mut Conn,
    organisation: OrganisationId,
    event_id: EventId,
    now: Timestamp,
) -> Result<Option<Diagnosis>, StoreError> {
    let event = events::find(conn, organisation, event_id)?.ok_or(StoreError::NotFound)?;
    let Some(parent) = event.published_plan_id.filter(|_| event.closed_at.is_none()) else { return Ok(None) };
    let phases = phases_now(conn, organisation, &event, now)?;
    if phases.iter().all(|(_, phase)| *phase == RoundPhase::Held) {
        return Ok(None);
    }
    let version = stored_plan::read(conn, organisation, parent)?;
    let number = version.stored.number;
    let (mut roster, plan) = (version.document.roster, version.document.plan);
    let said = attendance::of_event(conn, organisation, event_id)?;
    let roll_calls = roll_calls::of_event(conn, organisation, event_id)?.into_iter().collect();
    let wifi_trouble = trouble::suspected(conn, organisation, event_id, &said, now)?;
    let day = Facts { rounds: &phases, facts: &said, roll_calls: &roll_calls, wifi_trouble };
    let windows = window::of_event(conn, organisation, &event)?;
    let shown = shown(&phases);
    let mut facts = DayFacts { shown, absences: absences(&roster, &windows, &day, shown), ..DayFacts::default() };
    facts.walk_ins = newcomers::join(conn, organisation, (&event, &windows), &mut roster, shown)?;
    let floor =
        Floor { roster: &roster, plan: &plan, day: &day, minutes_left: minutes_left(conn, organisation, &event, now)? };
    facts.seated = seating::seat(&floor).into_iter().collect();
    if facts.absences.is_empty() && facts.walk_ins.is_empty() && facts.seated.is_empty() {
        return Ok(None);
    }
    facts.missed = missed(conn, organisation, event_id, &phases)?;
    attend(&mut roster, &day, shown.held, &facts.seated);
    facts.reached_by = reached(conn, organisation, &event, (number, &roster, &day))?;
    Ok(Some(Diagnosis { event: event_id, parent, plan, roster, phases, facts }))
}

/// Who is there in other rounds to come than the roster says.
fn absences(
    roster: &Roster,
    windows: &BTreeMap<ParticipantKey, Vec<u32>>,
    day: &Facts<'_>,
    shown: Shown,
) -> Vec<Absence> {
    let to_come: BTreeSet<u32> =
        day.rounds.iter().map(|(round, _)| *round).filter(|round| *round > shown.held).collect();
    let now = |key: &ParticipantKey| -> BTreeSet<u32> {
        // Whoever has withdrawn is in no window and misses everything.
        let (Some(window), Ok(id)) = (windows.get(key), key.as_str().parse::<ParticipantId>()) else {
            return to_come.clone();
        };
        let said = day.absences(id);
        to_come.iter().copied().filter(|round| said.contains(round) || window.contains(round)).collect()
    };
    let changed = roster.people.iter().filter_map(|person| {
        let now = now(&person.id);
        let known = person.absent_rounds.iter().copied().filter(|round| to_come.contains(round)).collect();
        (now != known).then(|| Absence { person: person.id.clone(), rounds: now.into_iter().collect() })
    });
    changed.collect()
}

/// Pairs of rounds that are over and who did not meet by their own word: they are offered again first.
fn missed(
    conn: &mut Conn,
    organisation: OrganisationId,
    event: EventId,
    phases: &[(u32, RoundPhase)],
) -> Result<Vec<Missed>, StoreError> {
    let over = |round: u32| phases.contains(&(round, RoundPhase::Held));
    let told = encounters::of_event(conn, organisation, event)?;
    let missed = told.iter().filter(|one| one.state == EncounterState::Missed && over(one.round_number));
    let people = |one: &Encounter| vec![load::key(one.a_participant_id), load::key(one.b_participant_id)];
    let alone = |one: &&Encounter| {
        let in_pair = |other: &&Encounter| {
            other.round_number == one.round_number
                && [one.a_participant_id, one.b_participant_id]
                    .iter()
                    .any(|id| [other.a_participant_id, other.b_participant_id].contains(id))
        };
        told.iter().filter(in_pair).count() == 1
    };
    Ok(missed.filter(alone).map(|one| Missed { round: one.round_number, people: people(one) }).collect())
}

/// Writes down who is there in the round that runs: who did not come has missed it, who sits down late has not.
fn attend(roster: &mut Roster, day: &Facts<'_>, round: u32, seated: &[Seated]) {
    if !day.rounds.contains(&(round, RoundPhase::Running)) {
        return;
    }
    for person in &mut roster.people {
        let id = person.id.as_str().parse::<ParticipantId>().ok();
        if seated.iter().any(|seated| seated.people.contains(&person.id)) {
            person.absent_rounds.retain(|absent| *absent != round);
        } else if id.is_some_and(|id| day.absences(id).contains(&round)) && !person.absent_rounds.contains(&round) {
            person.absent_rounds.push(round);
            person.absent_rounds.sort_unstable();
        }
    }
}

fn minutes_left(
    conn: &mut Conn,
    organisation: OrganisationId,
    event: &Event,
    now: Timestamp,
) -> Result<i64, StoreError> {
    let table = load::timetable(event, &rounds::of_event(conn, organisation, event.id)?);
    let running = table.rounds.iter().find(|round| table.phase(round, now) == RoundPhase::Running);
    Ok(running.map_or(0, |round| round.left(now).as_mins()))
}

/// Paper, and phones that do not show the published version, hear of a change last.
fn reached(
    conn: &mut Conn,
    organisation: OrganisationId,
    event: &Event,
    (number, roster, day): (u32, &Roster, &Facts<'_>),
) -> Result<Vec<Reached>, StoreError> {
    let shown: BTreeMap<ParticipantId, u32> =
        phones_shown::of_event(conn, organisation, event.id)?.into_iter().collect();
    let arrived: BTreeSet<ParticipantId> =
        day.facts.iter().filter(|fact| fact.kind == AttendanceKind::Arrived).map(|fact| fact.participant_id).collect();
    let mut reached = Vec::new();
    for participant in participants::of_event(conn, organisation, event.id)? {
        let behind = shown.get(&participant.id).is_none_or(|version| *version < number);
        let silent = arrived.contains(&participant.id) && behind;
        let by = if silent { ReachedBy::Paper } else { participant.reached_by };
        let person = load::key(participant.id);
        if roster.people.iter().any(|known| known.id == person && known.reached_by != by) {
            reached.push(Reached { person, by });
        }
    }
    Ok(reached)
}
