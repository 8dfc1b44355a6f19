//! Ten thousand people, and events where all of them take part.

use domain::{DepartmentPath, EventId, OrganisationId, ParticipantId, PersonId};
use jiff::Timestamp;
use store::organisations::NewOrganisation;
use store::participants::NewParticipant;
use store::people_import::{self, NewPerson};
use store::{Stamp, Store, StoreError, attendance, events, organisations, participants};
use testkit::crowd;
use uuid::Uuid;

pub struct World {
    pub organisation_id: OrganisationId,
    people: Vec<PersonId>,
}

impl World {
    /// Imports people into a new organisation, as the command line does after reading a file.
    pub fn import(store: &Store, count: usize) -> Self {
        let organisation_id = OrganisationId::from_uuid(Uuid::now_v7());
        let created_at = Timestamp::now();
        let new = NewOrganisation {
            id: organisation_id,
            external_key: organisation_id.to_string(),
            name: "Bench".to_owned(),
            created_at,
        };
        store.write(move |conn| organisations::add(conn, &new)).unwrap();
        let new: Vec<NewPerson> = (0..count).map(new_person).collect();
        let people = new.iter().map(|person| person.id).collect();
        let stamp = Stamp { at: created_at, new_id: Uuid::now_v7 };
        assert_eq!(people_import::import(store, organisation_id, new, stamp).unwrap().added, count);
        Self { organisation_id, people }
    }

    /// A new event with everybody.
    pub fn new_event(&self, store: &Store) -> (EventId, Vec<ParticipantId>) {
        let (event_id, now) = (EventId::from_uuid(Uuid::now_v7()), Timestamp::now());
        let event = crowd::new_event(self.organisation_id, event_id, now);
        let comes = |(person, number)| crowd::participant((self.organisation_id, event_id), person, number, now);
        let rows: Vec<NewParticipant> = self.people.iter().copied().zip(0..).map(comes).collect();
        let ids = rows.iter().map(|row| row.id).collect();
        let add = move |conn: &mut store::Conn| {
            events::add(conn, &event)?;
            participants::add(conn, &rows)
        };
        store.write::<_, StoreError, _>(add).unwrap();
        (event_id, ids)
    }

    pub fn count_arrived(&self, store: &Store, event_id: EventId) -> u64 {
        store.read(|conn| attendance::count_arrived(conn, self.organisation_id, event_id)).unwrap()
    }
}

fn new_person(number: usize) -> NewPerson {
    NewPerson {
        id: PersonId::from_uuid(Uuid::now_v7()),
        external_key: format!("E{number:06}"),
        name: format!("Given{number} Family{}", number % 700),
        email: None,
        site: Some(format!("Site {}", number % 9)),
        manager_key: (number >= 10).then(|| format!("E{:06}", number / 10)),
        languages: Vec::new(),
        pace: None,
        rest_after: None,
        departments: DepartmentPath::parse(&format!("Division {}/Unit {}", number % 8, number % 40))
            .into_iter()
            .collect(),
    }
}
