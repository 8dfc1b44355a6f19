//! From the store to a day: the event, its rounds, its published plan, and the names it needs.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use domain::plan::{Plan, PlanDocument};
use domain::roster::ParticipantKey;
use domain::{EventId, OrganisationId, ParticipantId, PersonId, PlanId, RoundTiming};
use jiff::{SignedDuration, Timestamp};
use planning::OpenerFacts;
use store::events::Event;
use store::plans::StoredPlan;
use store::rounds::Round;
use store::{Conn, StoreError, departments, events, participants, people, plans, rounds, topics};

use super::timetable::{StoredRound, Timetable};
use super::{Day, Published};
use super::{Directory, Somebody};
use crate::department_keys::DepartmentKeys;
use crate::stored_plan;
use crate::web::ClockFace;

/// How many parsed plans a replica keeps. A plan never changes, so a kept one is never stale.
const PLANS_KEPT: usize = 16;

static PLANS: LazyLock<Mutex<VecDeque<Arc<Published>>>> = LazyLock::new(Mutex::default);

/// The event with everything that its pages show, as it is now; none: there is no such event.
pub fn day(conn: &mut Conn, organisation: OrganisationId, event: EventId) -> Result<Option<Day>, StoreError> {
    let Some(found) = events::find(conn, organisation, event)? else { return Ok(None) };
    let stored = rounds::of_event(conn, organisation, event)?;
    let timetable = timetable(&found, &stored);
    let published = match found.published_plan_id {
        Some(plan) => published(conn, organisation, plan)?,
        None => None,
    };
    Ok(Some(assemble(organisation, found, timetable, published)))
}

fn assemble(
    organisation_id: OrganisationId,
    event: Event,
    timetable: Timetable,
    published: Option<Arc<Published>>,
) -> Day {
    Day {
        organisation_id,
        event_id: event.id,
        face: ClockFace::of(&event.time_zone),
        name: event.name,
        noun: event.spot_noun,
        zone: event.time_zone,
        check_in_opens_at: event.check_in_opens_at,
        starts_at: event.starts_at,
        ends_at: event.starts_at + SignedDuration::from_mins(event.minutes_total.into()) + timetable.later,
        closing_minutes: event.closing_minutes,
        opened_at: event.opened_at,
        started_at: event.started_at,
        closed_at: event.closed_at.or(event.cancelled_at),
        revision: event.revision.unsigned_abs(),
        timetable,
        published,
    }
}

/// The rounds of an event in time.
pub fn timetable(event: &Event, stored: &[Round]) -> Timetable {
    Timetable::new(event.driver, event.changeover_minutes, stored.iter().filter_map(in_room).collect())
}

/// A round in a room; others have no place on a phone's clock.
fn in_room(round: &Round) -> Option<StoredRound> {
    // In an open round the room is everybody's; it has no places.
    if round.timing != RoundTiming::InRoom {
        return None;
    }
    let extra = i64::from(round.paused_seconds) + i64::from(round.extended_minutes) * 60;
    Some(StoredRound {
        number: round.number,
        starts_at: round.starts_at?,
        minutes: round.minutes?,
        extra: SignedDuration::from_secs(extra),
        revealed_at: round.revealed_at,
        started_at: round.started_at,
        held_at: round.held_at,
        paused_at: round.paused_at,
        extended_minutes: round.extended_minutes,
    })
}

/// A version of the plan, parsed once per replica.
pub fn published(
    conn: &mut Conn,
    organisation: OrganisationId,
    plan: PlanId,
) -> Result<Option<Arc<Published>>, StoreError> {
    let kept = PLANS.lock().unwrap_or_else(PoisonError::into_inner).iter().find(|kept| kept.id == plan).cloned();
    if kept.is_some() {
        return Ok(kept);
    }
    let Some(stored) = plans::find(conn, organisation, plan)? else { return Ok(None) };
    let made = Arc::new(parse(conn, organisation, &stored)?);
    let mut kept = PLANS.lock().unwrap_or_else(PoisonError::into_inner);
    kept.push_front(made.clone());
    kept.truncate(PLANS_KEPT);
    Ok(Some(made))
}

fn parse(conn: &mut Conn, organisation: OrganisationId, stored: &StoredPlan) -> Result<Published, StoreError> {
    let document = stored_plan::read(conn, organisation, stored.id)?.document;
    let facts = OpenerFacts { working_on: working_on(conn, organisation, stored)?, ..OpenerFacts::default() };
    let openers = planning::openers(&document.roster, &document.plan, &facts);
    let PlanDocument { roster, plan, report, .. } = document;
    Ok(Published { id: stored.id, number: stored.number, roster, plan, report, openers })
}

/// Who wrote on the card what they are working on, and when the plan was made it still counted.
fn working_on(
    conn: &mut Conn,
    organisation: OrganisationId,
    stored: &StoredPlan,
) -> Result<BTreeSet<ParticipantKey>, StoreError> {
    let writers: BTreeSet<PersonId> = people::of_event(conn, organisation, stored.event_id)?
        .into_iter()
        .filter(|person| person.working_on.is_some() && person.card_expires_at.is_some_and(|end| end > stored.made_at))
        .map(|person| person.id)
        .collect();
    let all = participants::of_event(conn, organisation, stored.event_id)?;
    let writes =
        |participant: &participants::Participant| participant.person_id.is_some_and(|id| writers.contains(&id));
    Ok(all.iter().filter(|participant| writes(participant)).map(|participant| key(participant.id)).collect())
}

/// A participant as plans and rosters spell one.
pub fn key(participant: ParticipantId) -> ParticipantKey {
    ParticipantKey::new(participant.to_string())
}

/// The names of a few participants: those whom one phone may see.
pub fn directory_of(
    conn: &mut Conn,
    organisation: OrganisationId,
    keys: &BTreeSet<ParticipantKey>,
    now: Timestamp,
) -> Result<Directory, StoreError> {
    let mut directory = labels(conn, organisation)?;
    let mut named = BTreeMap::new();
    for key in keys {
        let Ok(id) = key.as_str().parse::<ParticipantId>() else { continue };
        let found = participants::find(conn, organisation, id)?;
        let Some(person_id) = found.and_then(|participant| participant.person_id) else { continue };
        if let Some(person) = people::find(conn, organisation, person_id)? {
            named.insert(person_id, (key.clone(), person));
        }
    }
    let ids: Vec<PersonId> = named.keys().copied().collect();
    let memberships = departments::of_people(conn, organisation, &ids)?;
    for (person_id, (key, person)) in named {
        let fresh = person.card_expires_at.is_some_and(|end| end > now);
        let said = |text: Option<String>| text.filter(|_| fresh).unwrap_or_default();
        let known = somebody(person.name, person_id, &memberships);
        let (working_on, beyond_work) = (said(person.working_on), said(person.beyond_work));
        directory.people.insert(key, Somebody { working_on, beyond_work, ..known });
    }
    Ok(directory)
}

/// The names of everybody at an event.
pub fn directory_of_event(
    conn: &mut Conn,
    organisation: OrganisationId,
    event: EventId,
) -> Result<Directory, StoreError> {
    let mut directory = labels(conn, organisation)?;
    let names: BTreeMap<PersonId, String> =
        people::of_event(conn, organisation, event)?.into_iter().map(|person| (person.id, person.name)).collect();
    let memberships = departments::of_event(conn, organisation, event)?;
    let mut by_person: BTreeMap<PersonId, Vec<departments::Membership>> = BTreeMap::new();
    for membership in memberships {
        by_person.entry(membership.person_id).or_default().push(membership);
    }
    for participant in participants::of_event(conn, organisation, event)? {
        let Some(person_id) = participant.person_id else { continue };
        let name = names.get(&person_id).cloned().unwrap_or_default();
        let own = by_person.get(&person_id).map_or(&[][..], Vec::as_slice);
        directory.people.insert(key(participant.id), somebody(name, person_id, own));
    }
    Ok(directory)
}

fn somebody(name: String, person: PersonId, memberships: &[departments::Membership]) -> Somebody {
    let first = memberships.iter().find(|membership| membership.person_id == person);
    let department = first.map(|membership| membership.path.as_str().to_owned()).unwrap_or_default();
    Somebody { name, department, ..Somebody::default() }
}

/// Topics and departments by the ids that rosters hold.
fn labels(conn: &mut Conn, organisation: OrganisationId) -> Result<Directory, StoreError> {
    let topics = topics::names(conn, organisation)?.into_iter().map(|(id, name)| (id.to_string(), name)).collect();
    let departments = DepartmentKeys::of(&departments::all(conn, organisation)?);
    Ok(Directory { people: BTreeMap::new(), topics, departments })
}

/// The reader and whoever they are with in the round that is shown.
pub fn company(day: &Day, reader: &ParticipantKey, now: Timestamp) -> Vec<ParticipantId> {
    let shown = day.timetable.current(now).map(|round| round.number);
    let rounds = day.published.iter().flat_map(|published| &published.plan.rounds);
    let meetings = rounds.filter(|round| Some(round.number) == shown).flat_map(|round| &round.meetings);
    let people = meetings.filter(|meeting| meeting.people.contains(reader)).flat_map(|meeting| &meeting.people);
    let all: BTreeSet<&ParticipantKey> = people.chain([reader]).collect();
    all.into_iter().filter_map(|key| key.as_str().parse().ok()).collect()
}

/// Whether the reader's place in the round that is shown is another one than at its reveal.
pub fn changed_since_reveal(
    conn: &mut Conn,
    day: &Day,
    reader: &ParticipantKey,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let (Some(round), Some(head)) = (day.timetable.current(now), &day.published) else { return Ok(false) };
    let revealed_at = round.revealed_at.unwrap_or(round.reveals_at);
    let all = plans::publications(conn, day.organisation_id, day.event_id)?;
    let Some(shown) = all.iter().find(|one| one.published_at <= revealed_at).map(|one| one.plan_id) else {
        return Ok(false);
    };
    if shown == head.id {
        return Ok(false);
    }
    let Some(first) = published(conn, day.organisation_id, shown)? else { return Ok(false) };
    let place = |plan: &Plan| {
        let meetings = plan.rounds.iter().filter(|one| one.number == round.number).flat_map(|one| &one.meetings);
        let own = meetings.filter(|meeting| meeting.people.contains(reader));
        own.map(|meeting| (meeting.people.clone(), meeting.spot.clone())).next()
    };
    Ok(place(&first.plan) != place(&head.plan))
}

/// Whom `reader` may see: the people of the own meetings in rounds that were revealed.
pub fn visible_to(day: &Day, reader: &ParticipantKey, now: Timestamp) -> BTreeSet<ParticipantKey> {
    let mut visible = BTreeSet::from([reader.clone()]);
    let shown = |number: u32| {
        let round = day.timetable.rounds.iter().find(|round| round.number == number);
        round.is_some_and(|round| day.timetable.phase(round, now) > super::RoundPhase::Upcoming)
    };
    let plan = day.published.iter().flat_map(|published| &published.plan.rounds);
    for meeting in plan.filter(|round| shown(round.number)).flat_map(|round| &round.meetings) {
        if meeting.people.contains(reader) {
            visible.extend(meeting.people.iter().cloned());
        }
    }
    visible
}
