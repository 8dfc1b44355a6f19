//! What is wrong with the published plan: who is there by the facts of the day, against what its roster says.

use std::collections::{BTreeMap, BTreeSet};

use domain::plan::{ByeCause, Plan};
use domain::roster::{ParticipantKey, Roster, RosterParticipant};
use domain::{EventId, OrganisationId, ParticipantId, PlanId, ReachedBy};
use jiff::Timestamp;
use planning::Gathering;
use store::events::{self, Event};
use store::{Conn, StoreError, attendance, phones_shown, roll_calls, rounds};

use super::assemble::{Choices, assemble};
use super::presence::Facts;
use super::stored;
use crate::live::{RoundPhase, load};

/// A plan that has to be healed, with everything that healing needs.
#[derive(Debug, Clone)]
pub struct Diagnosis {
    pub event: EventId,
    pub parent: PlanId,
    pub parent_plan: Plan,
    /// The state of each round when this was found.
    pub phases: Vec<(u32, RoundPhase)>,
    /// The event as it is now, with who is there in which round.
    pub gathering: Gathering,
    /// Who asks for a third chair, and in which round.
    pub wants_trio: Vec<(u32, ParticipantKey)>,
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
    let version = stored::read(conn, organisation, parent)?;
    let (roster, plan) = (version.document.roster, version.document.plan);
    let choices = Choices { when_impossible: Some(roster.settings.when_impossible), seed: roster.seed };
    let (_, mut gathering) = assemble(conn, organisation, event_id, choices)?;
    gathering.department_level = Some(roster.settings.department_level);
    let facts = attendance::of_event(conn, organisation, event_id)?;
    let roll_calls = roll_calls::of_event(conn, organisation, event_id)?.into_iter().collect();
    let facts = Facts { rounds: &phases, facts: &facts, roll_calls: &roll_calls };
    gathering.people.iter_mut().for_each(|person| attend(person, &facts, &roster, &plan));
    add_the_gone(&mut gathering, &roster, &phases);
    let wants_trio = trios(&gathering, &facts, &plan);
    if wants_trio.is_empty() && !differs(&gathering, &roster, &phases) {
        return Ok(None);
    }
    let silent = silent(conn, organisation, event_id, version.stored.number, &facts)?;
    for person in gathering.people.iter_mut().filter(|person| silent.contains(&person.id)) {
        person.reached_by = ReachedBy::Paper;
    }
    Ok(Some(Diagnosis { event: event_id, parent, parent_plan: plan, phases, gathering, wants_trio }))
}

/// Writes down in which rounds somebody is not there. What is held stays as the plan has it.
fn attend(person: &mut RosterParticipant, facts: &Facts<'_>, roster: &Roster, plan: &Plan) {
    let said = participant(&person.id).map(|id| facts.absences(id)).unwrap_or_default();
    let window: BTreeSet<u32> = person.absent_rounds.iter().copied().collect();
    let known = roster.people.iter().any(|known| known.id == person.id);
    let absent = facts.rounds.iter().filter(|(round, phase)| match phase {
        RoundPhase::Held => !known || was_absent(plan, *round, &person.id),
        _ => said.contains(round) || window.contains(round),
    });
    person.absent_rounds = absent.map(|(round, _)| *round).collect();
}

fn was_absent(plan: &Plan, round: u32, person: &ParticipantKey) -> bool {
    let byes = plan.rounds.iter().filter(|planned| planned.number == round).flat_map(|planned| &planned.byes);
    byes.into_iter().any(|bye| bye.person == *person && bye.cause == ByeCause::Absent)
}

/// Who has withdrawn stays in the rounds that are over.
fn add_the_gone(gathering: &mut Gathering, roster: &Roster, phases: &[(u32, RoundPhase)]) {
    let here: BTreeSet<ParticipantKey> = gathering.people.iter().map(|person| person.id.clone()).collect();
    for person in roster.people.iter().filter(|person| !here.contains(&person.id)) {
        let held = |round: &u32| phases.contains(&(*round, RoundPhase::Held));
        let open = phases.iter().map(|(round, _)| *round).filter(|round| !held(round));
        let absent_rounds = person.absent_rounds.iter().copied().filter(held).chain(open).collect();
        gathering.people.push(RosterParticipant { absent_rounds, ..person.clone() });
    }
}

/// Who asks for a third chair in a round in which they have no meeting.
fn trios(gathering: &Gathering, facts: &Facts<'_>, plan: &Plan) -> Vec<(u32, ParticipantKey)> {
    let seated = |round: u32, person: &ParticipantKey| {
        let meetings =
            plan.rounds.iter().filter(|planned| planned.number == round).flat_map(|planned| &planned.meetings);
        let others_there = |meeting: &&domain::plan::Meeting| {
            meeting.people.contains(person) && meeting.people.iter().all(|one| is_there(gathering, one, round))
        };
        meetings.into_iter().any(|meeting| others_there(&meeting))
    };
    let asks = gathering.people.iter().filter_map(|person| {
        let round = facts.wants_trio(participant(&person.id)?)?;
        (!seated(round, &person.id)).then(|| (round, person.id.clone()))
    });
    asks.collect()
}

/// Whether somebody of the gathering is there in a round.
pub fn is_there(gathering: &Gathering, person: &ParticipantKey, round: u32) -> bool {
    gathering.people.iter().any(|one| one.id == *person && !one.absent_rounds.contains(&round))
}

/// Whether the facts say something else than the roster about a round that is not over.
fn differs(gathering: &Gathering, roster: &Roster, phases: &[(u32, RoundPhase)]) -> bool {
    let open: Vec<u32> =
        phases.iter().filter(|(_, phase)| *phase < RoundPhase::Held).map(|(round, _)| *round).collect();
    let absent = |people: &[RosterParticipant]| -> BTreeMap<ParticipantKey, Vec<u32>> {
        let of = |person: &RosterParticipant| {
            open.iter().copied().filter(|round| person.absent_rounds.contains(round)).collect()
        };
        people.iter().map(|person| (person.id.clone(), of(person))).collect()
    };
    absent(&gathering.people) != absent(&roster.people)
}

/// Who has arrived with a phone that does not show the published version.
fn silent(
    conn: &mut Conn,
    organisation: OrganisationId,
    event: EventId,
    number: u32,
    facts: &Facts<'_>,
) -> Result<BTreeSet<ParticipantKey>, StoreError> {
    let shown: BTreeMap<ParticipantId, u32> = phones_shown::of_event(conn, organisation, event)?.into_iter().collect();
    let arrived = facts.facts.iter().filter(|fact| fact.kind == domain::AttendanceKind::Arrived);
    let behind = arrived.filter(|fact| shown.get(&fact.participant_id).is_none_or(|version| *version < number));
    Ok(behind.map(|fact| load::key(fact.participant_id)).collect())
}

fn participant(key: &ParticipantKey) -> Option<ParticipantId> {
    key.as_str().parse().ok()
}
