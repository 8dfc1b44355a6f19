//! A small organisation, put straight into the database.

use std::sync::atomic::{AtomicU64, Ordering};

use domain::{
    DepartmentPath, EventId, EventKind, OddOne, OrganisationId, Pace, ParticipantId, PersonId, Preset, ReachedBy,
    RoundDriver, WhenImpossible,
};
use jiff::Timestamp;
use store::attendance::Arrival;
use store::events::NewEvent;
use store::organisations::NewOrganisation;
use store::participants::NewParticipant;
use store::people_import::{self, NewPerson};
use store::{Conn, Stamp, Store, StoreError, events, organisations, participants};
use uuid::Uuid;

/// Nine o'clock on the day of the event.
pub fn nine() -> Timestamp {
    "2026-05-04T09:00:00Z".parse().unwrap()
}

/// Ids that rise, as those of version 7 do.
pub fn new_id() -> Uuid {
    static NEXT: AtomicU64 = AtomicU64::new(1);
    Uuid::from_u128((0x0190_0000_0000_7000_8000_u128 << 48) | u128::from(NEXT.fetch_add(1, Ordering::Relaxed)))
}

pub fn stamp() -> Stamp {
    Stamp { at: nine(), new_id }
}

pub fn write<T: Send + 'static>(
    store: &Store,
    job: impl FnOnce(&mut Conn) -> Result<T, StoreError> + Send + 'static,
) -> T {
    store.write(job).unwrap()
}

pub fn organisation(store: &Store, key: &str) -> OrganisationId {
    let id = OrganisationId::from_uuid(new_id());
    let new = NewOrganisation { id, external_key: key.to_owned(), name: key.to_owned(), created_at: nine() };
    write(store, move |conn| organisations::add(conn, &new));
    id
}

pub fn person(key: &str, name: &str, department: &str) -> NewPerson {
    NewPerson {
        id: PersonId::from_uuid(new_id()),
        external_key: key.to_owned(),
        name: name.to_owned(),
        email: None,
        site: None,
        manager_key: None,
        languages: Vec::new(),
        pace: None,
        rest_after: None,
        departments: vec![DepartmentPath::parse(department).unwrap()],
    }
}

/// Ada in Research, Grace in Engineering, Alan in Sales/Nordics.
pub fn three_people(store: &Store, organisation_id: OrganisationId) -> [PersonId; 3] {
    let new = [
        person("ada", "Ada Lovelace", "Research"),
        person("grace", "Grace Hopper", "Engineering"),
        person("alan", "Alan Turing", "Sales/Nordics"),
    ];
    let ids = new.clone().map(|person| person.id);
    write(store, move |conn| people_import::add_all(conn, organisation_id, &new, stamp()));
    ids
}

pub fn new_event(organisation_id: OrganisationId) -> NewEvent {
    NewEvent {
        organisation_id,
        id: EventId::from_uuid(new_id()),
        programme_id: None,
        name: "Spring gathering".to_owned(),
        kind: EventKind::Rounds,
        preset: Preset::Programme,
        time_zone: "Europe/Stockholm".to_owned(),
        check_in_opens_at: nine(),
        starts_at: nine(),
        minutes_total: 60,
        welcome_minutes: 5,
        changeover_minutes: 2,
        closing_minutes: 7,
        round_minutes: 10,
        department_level: None,
        when_impossible: WhenImpossible::SitOut,
        odd: OddOne::Bye,
        driver: RoundDriver::Clock,
        spot_noun: "Table".to_owned(),
        created_at: nine(),
        revision: 1,
    }
}

pub fn new_participant(organisation_id: OrganisationId, event_id: EventId, person_id: PersonId) -> NewParticipant {
    let id = new_id();
    NewParticipant {
        organisation_id,
        id: ParticipantId::from_uuid(id),
        event_id,
        person_id: Some(person_id),
        short_code: format!("{:06X}", id.as_u128() & 0xFF_FFFF),
        pace: Pace::Any,
        rest_after: None,
        present_from: None,
        present_until: None,
        reached_by: ReachedBy::Phone,
        standby: false,
        host: false,
        fixed_spot_id: None,
        purpose: None,
        goal: None,
        registered_at: nine(),
    }
}

/// An event with a participant for each of the people, in their order.
pub fn event_with(
    store: &Store,
    organisation_id: OrganisationId,
    people: &[PersonId],
) -> (EventId, Vec<ParticipantId>) {
    let event = new_event(organisation_id);
    let event_id = event.id;
    let rows: Vec<NewParticipant> =
        people.iter().map(|person_id| new_participant(organisation_id, event_id, *person_id)).collect();
    let ids = rows.iter().map(|row| row.id).collect();
    write(store, move |conn| {
        events::add(conn, &event)?;
        participants::add(conn, &rows)
    });
    (event_id, ids)
}

/// An event with `size` participants, all of one organisation.
pub fn crowd(store: &Store, size: usize) -> (OrganisationId, EventId, Vec<ParticipantId>) {
    let organisation_id = organisation(store, "default");
    let new: Vec<NewPerson> = (0..size).map(|n| person(&format!("p{n}"), &format!("Person {n}"), "Research")).collect();
    let ids: Vec<PersonId> = new.iter().map(|person| person.id).collect();
    people_import::import(store, organisation_id, new, stamp()).unwrap();
    let (event_id, participants) = event_with(store, organisation_id, &ids);
    (organisation_id, event_id, participants)
}

pub fn arrival(
    organisation_id: OrganisationId,
    event_id: EventId,
    participant_id: ParticipantId,
    key: &str,
) -> Arrival {
    Arrival {
        organisation_id,
        id: domain::AttendanceFactId::from_uuid(new_id()),
        event_id,
        participant_id,
        action_key: key.to_owned(),
        occurred_at: nine(),
        received_at: nine(),
        actor: "participant".to_owned(),
    }
}
