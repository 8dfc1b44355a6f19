//! What a helper at the door sees of an event, read at once: who is in, who sits where, whom to tell.

use std::collections::{BTreeMap, BTreeSet};

use domain::{AttendanceKind, EventId, OrganisationId, ParticipantId, ReachedBy, RollCall};
use jiff::Timestamp;
use store::attendance::{self, AttendanceFact};
use store::{Conn, StoreError, participants, phone_sessions, plans, roll_calls};

use super::fits;
use crate::day::load::{self, directory_of_event, key};
use crate::day::{Day, Directory, RoundTime, Somebody};
use crate::plans::presence::out_by;

/// People whom a search shows at most.
const FOUND_MAX: usize = 20;

/// The event as its door sees it.
pub struct Desk {
    pub day: Day,
    pub directory: Directory,
    pub arrived: BTreeMap<ParticipantId, Timestamp>,
    /// Who said that they are away, or ask for a host, in the round that people look at.
    said: BTreeMap<ParticipantId, AttendanceKind>,
    /// Where those who ask for a host were sent.
    lonely: Vec<(ParticipantId, Option<String>)>,
    everybody: Vec<participants::Participant>,
    /// Whose phone is signed in.
    reached: BTreeSet<ParticipantId>,
    /// What the organiser decided about those who were not seen, by round.
    roll_calls: Vec<(u32, RollCall)>,
}

/// Reads it; none: there is no such event.
///
/// # Errors
/// What the store says.
pub fn read(
    conn: &mut Conn,
    organisation: OrganisationId,
    event: EventId,
    now: Timestamp,
) -> Result<Option<Desk>, StoreError> {
    let Some(day) = load::day(conn, organisation, event)? else { return Ok(None) };
    let facts = attendance::of_event(conn, organisation, event)?;
    let said = said(&day, &facts, now);
    let hosts = said.iter().filter(|(_, kind)| **kind == AttendanceKind::HostCome).map(|(id, _)| *id).collect();
    let lonely = last_places(conn, &day, hosts, now)?;
    Ok(Some(Desk {
        day,
        said,
        lonely,
        directory: directory_of_event(conn, organisation, event)?,
        arrived: attendance::arrivals(conn, organisation, event)?.into_iter().collect(),
        everybody: participants::of_event(conn, organisation, event)?,
        reached: phone_sessions::reached(conn, organisation, event, now)?.into_iter().collect(),
        roll_calls: roll_calls::of_event(conn, organisation, event)?,
    }))
}

/// What keeps somebody out of the round that is shown, else of the next, by their own word.
fn said(day: &Day, facts: &[AttendanceFact], now: Timestamp) -> BTreeMap<ParticipantId, AttendanceKind> {
    let Some(round) = day.timetable.current(now).or_else(|| day.timetable.upcoming(now)) else {
        return BTreeMap::new();
    };
    let mut own: BTreeMap<ParticipantId, Vec<&AttendanceFact>> = BTreeMap::new();
    facts.iter().for_each(|fact| own.entry(fact.participant_id).or_default().push(fact));
    let out = |(id, own): (ParticipantId, Vec<&AttendanceFact>)| Some((id, out_by(&own, round.number).next()?.kind));
    own.into_iter().filter_map(out).collect()
}

/// Where people were sent in the round that is shown before they lost their company.
fn last_places(
    conn: &mut Conn,
    day: &Day,
    people: Vec<ParticipantId>,
    now: Timestamp,
) -> Result<Vec<(ParticipantId, Option<String>)>, StoreError> {
    let (Some(round), false) = (day.timetable.current(now), people.is_empty()) else { return Ok(Vec::new()) };
    let mut places: BTreeMap<ParticipantId, String> = BTreeMap::new();
    for publication in plans::publications(conn, day.organisation_id, day.event_id)? {
        let Some(version) = load::published(conn, day.organisation_id, publication.plan_id)? else { continue };
        let meetings = version.plan.rounds.iter().filter(|planned| planned.number == round.number);
        for meeting in meetings.flat_map(|planned| &planned.meetings) {
            let sent = people.iter().filter(|id| meeting.people.contains(&key(**id)));
            sent.for_each(|id| {
                places.entry(*id).or_insert_with(|| meeting.spot.clone());
            });
        }
        if places.len() == people.len() {
            break;
        }
    }
    Ok(people.into_iter().map(|id| (id, places.remove(&id))).collect())
}

impl Desk {
    /// Whether somebody has left or will be late by their own word.
    pub fn away(&self, participant: ParticipantId) -> Option<AttendanceKind> {
        let kind = self.said.get(&participant).copied();
        kind.filter(|kind| matches!(kind, AttendanceKind::Left | AttendanceKind::Late))
    }

    /// Who asked for a host in the round that is shown, and where they sit.
    pub fn lonely(&self) -> &[(ParticipantId, Option<String>)] {
        &self.lonely
    }

    /// Who somebody is.
    pub fn somebody(&self, participant: ParticipantId) -> &Somebody {
        self.directory.somebody(&key(participant))
    }

    /// People whose names fit, by name.
    pub fn search(&self, query: &str) -> Vec<ParticipantId> {
        let fitting = |one: &&participants::Participant| fits::name(query, &self.somebody(one.id).name).is_some();
        let mut found: Vec<ParticipantId> = self.everybody.iter().filter(fitting).map(|one| one.id).collect();
        found.sort_by_cached_key(|id| (self.somebody(*id).name.to_lowercase(), *id));
        found.truncate(FOUND_MAX);
        found
    }

    /// Arrived and expected, of all and by department.
    pub fn counts(&self) -> (usize, usize, BTreeMap<String, (usize, usize)>) {
        let mut by_department: BTreeMap<String, (usize, usize)> = BTreeMap::new();
        for one in &self.everybody {
            let count = by_department.entry(self.somebody(one.id).shown_department()).or_default();
            count.0 += usize::from(self.arrived.contains_key(&one.id));
            count.1 += 1;
        }
        let arrived = by_department.values().map(|count| count.0).sum();
        (arrived, self.everybody.len(), by_department)
    }

    /// The round whose tables a helper walks along: the one that is shown, else the next.
    pub fn round(&self, now: Timestamp) -> Option<&RoundTime> {
        let table = &self.day.timetable;
        table.current(now).or_else(|| table.upcoming(now))
    }

    /// The tables of a round with the people of each.
    pub fn tables(&self, round: u32) -> Vec<(String, Vec<ParticipantId>)> {
        let rounds = self.day.published.iter().flat_map(|published| &published.plan.rounds);
        let meetings = rounds.filter(|planned| planned.number == round).flat_map(|planned| &planned.meetings);
        let people = |meeting: &domain::plan::Meeting| {
            meeting.people.iter().filter_map(|key| key.as_str().parse().ok()).collect::<Vec<ParticipantId>>()
        };
        meetings.map(|meeting| (meeting.spot.clone(), people(meeting))).collect()
    }

    /// Those who are in and hear of no change by themselves, with their place in the round that is
    /// shown: people on paper, and people whose phone was never signed in.
    pub fn to_tell(&self, now: Timestamp) -> Vec<(ParticipantId, Option<String>)> {
        let Some(round) = self.day.timetable.current(now) else { return Vec::new() };
        let tables = self.tables(round.number);
        let silent = |one: &&participants::Participant| {
            let unreached = one.reached_by == ReachedBy::Paper || !self.reached.contains(&one.id);
            unreached && self.arrived.contains_key(&one.id)
        };
        let place =
            |who: ParticipantId| tables.iter().find(|(_, people)| people.contains(&who)).map(|(spot, _)| spot.clone());
        let mut told: Vec<_> = self.everybody.iter().filter(silent).map(|one| (one.id, place(one.id))).collect();
        told.sort_by_cached_key(|(id, _)| (self.somebody(*id).name.to_lowercase(), *id));
        told
    }

    /// Who has not come, by name, once the organiser shows it to helpers.
    pub fn not_seen(&self) -> Vec<ParticipantId> {
        if self.roll_calls.last().is_none_or(|(_, choice)| *choice != RollCall::ShowNames) {
            return Vec::new();
        }
        let away = self.everybody.iter().map(|one| one.id).filter(|id| !self.arrived.contains_key(id));
        let mut away: Vec<ParticipantId> = away.collect();
        away.sort_by_cached_key(|id| (self.somebody(*id).name.to_lowercase(), *id));
        away
    }

    /// The participant who is this person.
    pub fn participant_of(&self, person: domain::PersonId) -> Option<ParticipantId> {
        self.everybody.iter().find(|one| one.person_id == Some(person)).map(|one| one.id)
    }
}
