//! Writes down what became of the pairs of the rounds that are over: once when a round is over, again when somebody
//! answers. A pair without an answer is unanswered from the start: it counts as met, and for nothing else.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use domain::roster::ParticipantKey;
use domain::{DepartmentId, EncounterState, EventId, OrganisationId, ParticipantId, PersonId, TieSource};
use jiff::Timestamp;
use store::attendance::{self, AttendanceFact};
use store::confirmations::{self, Confirmation};
use store::encounters::{self, NewEncounter};
use store::ties::{self, NewTie};
use store::{Conn, StoreError, departments, participants};

use super::became;
use crate::day::{Day, RoundPhase, load};
use crate::plans::presence::out_by;

/// What a confirmed encounter is worth as a tie, in thousandths.
const TIE_MILLI: i64 = 1000;

type State = (u32, [ParticipantId; 2], EncounterState);

/// Settles every round of an event that is over or was answered about. Answers how many pairs have another state now.
///
/// # Errors
/// What the store says.
pub fn settle(
    conn: &mut Conn,
    organisation: OrganisationId,
    event: EventId,
    now: Timestamp,
) -> Result<usize, StoreError> {
    let Some(day) = load::day(conn, organisation, event)? else { return Ok(0) };
    let answers = confirmations::of_event(conn, organisation, event)?;
    let facts = attendance::of_event(conn, organisation, event)?;
    let known: BTreeMap<(u32, [ParticipantId; 2]), EncounterState> = encounters::of_event(conn, organisation, event)?
        .into_iter()
        .map(|one| ((one.round_number, [one.a_participant_id, one.b_participant_id]), one.state))
        .collect();
    let mut states: Vec<State> = Vec::new();
    for (round, people) in told(&day, &answers, now) {
        let said: Vec<Confirmation> = answers.iter().filter(|answer| answer.round_number == round).cloned().collect();
        for pair in pairs(&people) {
            let state = became(pair, &said, is_absent(&facts, round, pair));
            if known.get(&(round, pair)) != Some(&state) {
                states.push((round, pair, state));
            }
        }
    }
    if !states.is_empty() {
        keep(conn, (organisation, event), &states, now)?;
    }
    Ok(states.len())
}

/// The meetings of the rounds that are over or were answered about.
fn told(day: &Day, answers: &[Confirmation], now: Timestamp) -> Vec<(u32, Vec<ParticipantId>)> {
    let is_told = |number: u32| {
        let round = day.timetable.rounds.iter().find(|round| round.number == number);
        let held = round.is_some_and(|round| day.timetable.phase(round, now) == RoundPhase::Held);
        let closed = day.closed_at.is_some() && round.is_some_and(|round| round.started_at.is_some());
        held || closed || answers.iter().any(|answer| answer.round_number == number)
    };
    let people = |keys: &[ParticipantKey]| keys.iter().filter_map(|key| key.as_str().parse().ok()).collect();
    let rounds = day.published.iter().flat_map(|published| &published.plan.rounds);
    let meetings = rounds.filter(|round| is_told(round.number));
    meetings.flat_map(|round| round.meetings.iter().map(|meeting| (round.number, people(&meeting.people)))).collect()
}

/// Each pair, the smaller id first.
fn pairs(people: &[ParticipantId]) -> Vec<[ParticipantId; 2]> {
    let mut rest = people.to_vec();
    rest.sort_unstable();
    let mut pairs = Vec::new();
    while let Some(last) = rest.pop() {
        pairs.extend(rest.iter().map(|first| [*first, last]));
    }
    pairs
}

/// Whether one of the two was not in the round by what was said.
fn is_absent(facts: &[AttendanceFact], round: u32, pair: [ParticipantId; 2]) -> bool {
    let out = |one: ParticipantId| {
        let own: Vec<&AttendanceFact> = facts.iter().filter(|fact| fact.participant_id == one).collect();
        out_by(&own, round).next().is_some()
    };
    pair.into_iter().any(out)
}

fn keep(
    conn: &mut Conn,
    (organisation, event): (OrganisationId, EventId),
    states: &[State],
    now: Timestamp,
) -> Result<(), StoreError> {
    let persons: HashMap<ParticipantId, PersonId> = participants::of_event(conn, organisation, event)?
        .into_iter()
        .filter_map(|one| Some((one.id, one.person_id?)))
        .collect();
    let mut first: HashMap<PersonId, DepartmentId> = HashMap::new();
    for membership in departments::of_event(conn, organisation, event)? {
        first.entry(membership.person_id).or_insert(membership.department_id);
    }
    let department = |one: &ParticipantId| persons.get(one).and_then(|person| first.get(person)).copied();
    let new = |(round_number, [a, b], state): &State| NewEncounter {
        organisation_id: organisation,
        event_id: event,
        round_number: *round_number,
        a_participant_id: *a,
        b_participant_id: *b,
        state: *state,
        decided_at: now,
        a_department_id: department(a),
        b_department_id: department(b),
    };
    encounters::keep(conn, &states.iter().map(new).collect::<Vec<_>>())?;
    let confirmed = states.iter().filter(|(.., state)| *state == EncounterState::Confirmed);
    let met: BTreeSet<[PersonId; 2]> =
        confirmed.filter_map(|(_, [a, b], _)| Some([*persons.get(a)?, *persons.get(b)?])).collect();
    let tie = |people| NewTie { people, source: TieSource::Encounter, strength_milli: TIE_MILLI, at: Some(now) };
    ties::keep(conn, organisation, &met.into_iter().map(tie).collect::<Vec<_>>())?;
    Ok(())
}
