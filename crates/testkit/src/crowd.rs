//! Many people at one event that is open now, and a steward's token for its door.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails right here")]

use app::Config;
use app::access::token::{self, Subject};
use app::config::{InsecureLan, PublicUrl, SigningKey};
use app::events::links;
use domain::{
    EventId, EventKind, InvitationId, OddOne, OrganisationId, Pace, ParticipantId, PersonId, Preset, ReachedBy, Role,
    RoundDriver, WhenImpossible,
};
use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};
use store::events::NewEvent;
use store::invitations::NewInvitation;
use store::participants::NewParticipant;
use store::people_import::{self, NewPerson};
use store::{Stamp, Store, StoreError, TokenHash, accounts, events, invitations, participants, stewards};
use uuid::Uuid;

use crate::app::add_account;

/// The key that the crowd's tokens and links are made with.
pub const KEY: &str = "q8Zk2rT0vXw5yB7nD1mF4hJ6sL9pC3aE";

/// The people of one event, in the order of their numbers.
pub struct Crowd {
    pub organisation: OrganisationId,
    pub event: EventId,
    pub participants: Vec<ParticipantId>,
    /// Everybody's personal link.
    pub links: Vec<String>,
    /// Everybody's short code.
    pub codes: Vec<String>,
    /// A steward's, for this event's door.
    pub token: String,
}

/// The settings of a server that knows the crowd's tokens.
pub fn config(url: &str) -> Config {
    let public_url = PublicUrl::parse(url, InsecureLan::Refused).unwrap();
    Config {
        public_url,
        signing_keys: SigningKey::parse(KEY.as_bytes()).unwrap().into(),
        mail: None,
        trusted_proxies: Vec::new(),
    }
}

impl Crowd {
    /// Puts `count` people on the list of an event whose door opened at `now`.
    pub fn gather(store: &Store, config: &Config, count: usize, now: Timestamp) -> Self {
        let organisation = add_account(store, "default", "stina@example.org", Role::Steward, now);
        let event = EventId::from_uuid(Uuid::now_v7());
        let numbers = 0..u32::try_from(count).unwrap();
        let new_people: Vec<NewPerson> = numbers.clone().map(person).collect();
        let rows: Vec<NewParticipant> =
            new_people.iter().zip(numbers).map(|(one, n)| participant((organisation, event), one.id, n, now)).collect();
        let issued: Vec<NewInvitation> = rows.iter().map(|one| invitation(config, one, now)).collect();
        let participants = rows.iter().map(|one| one.id).collect();
        let codes = rows.iter().map(|one| one.short_code.clone()).collect();
        let links = issued.iter().map(|one| links::link(config, one.id)).collect();
        let account = store.read(|conn| accounts::all(conn, organisation)).unwrap()[0].id;
        let add = move |conn: &mut store::Conn| {
            people_import::add_all(conn, organisation, &new_people, Stamp { at: now, new_id: Uuid::now_v7 })?;
            events::add(conn, &new_event(organisation, event, now))?;
            events::take(conn, organisation, event, events::Step::Open, now)?;
            stewards::assign(conn, organisation, account, event, now)?;
            participants::add(conn, &rows)?;
            invitations::issue(conn, &issued)
        };
        store.write::<_, StoreError, _>(add).unwrap();
        let subject = Subject { organisation, account, event: Some(event) };
        let token = token::issue(config, subject, now, Uuid::now_v7()).unwrap();
        Self { organisation, event, participants, links, codes, token }
    }

    /// Where its door is.
    pub fn path(&self, end: &str) -> String {
        format!("/api/v1/events/{}/{end}", self.event)
    }

    /// The facts that stand, one line per arrival.
    pub fn arrived(&self, store: &Store) -> Vec<ParticipantId> {
        let read = store.read(|conn| store::attendance::arrivals(conn, self.organisation, self.event));
        read.unwrap().into_iter().map(|(who, _)| who).collect()
    }
}

/// The body of a check-in; the key of everybody's tap is their own id.
pub fn taps(people: &[ParticipantId]) -> Value {
    let item = |id: &ParticipantId| json!({"participant_id": id, "action_key": format!("tap-{id}")});
    json!({"items": people.iter().map(item).collect::<Vec<_>>()})
}

/// Asks once, over a connection of its own. None: no whole answer came.
pub fn post(url: &str, token: &str, key: &str, body: &Value) -> Option<(u16, Vec<u8>)> {
    let config = ureq::Agent::config_builder()
        .http_status_as_error(false)
        .timeout_global(Some(std::time::Duration::from_secs(20)))
        .build();
    let agent = ureq::Agent::new_with_config(config);
    let request = agent.post(url).header("Authorization", format!("Bearer {token}")).header("Idempotency-Key", key);
    let mut answer = request.send_json(body).ok()?;
    let bytes = answer.body_mut().read_to_vec().ok()?;
    Some((answer.status().as_u16(), bytes))
}

/// Asks until an answer of success comes, and counts the tries.
pub fn until_answered(url: &str, token: &str, key: &str, body: &Value) -> (Value, usize) {
    for tries in 1..2_000 {
        match post(url, token, key, body) {
            Some((status, bytes)) if status < 300 => return (serde_json::from_slice(&bytes).unwrap(), tries),
            Some((429 | 503, _)) | None => std::thread::sleep(std::time::Duration::from_millis(30)),
            Some((status, bytes)) => panic!("{status} {}", String::from_utf8_lossy(&bytes)),
        }
    }
    panic!("no answer from {url}");
}

/// The outcomes of an answer, by participant.
pub fn outcomes(answer: &Value) -> Vec<(ParticipantId, String)> {
    let text = |item: &Value, name: &str| item[name].as_str().unwrap().to_owned();
    let items = answer["items"].as_array().unwrap().iter();
    items.map(|item| (text(item, "participant_id").parse().unwrap(), text(item, "outcome"))).collect()
}

fn person(number: u32) -> NewPerson {
    NewPerson {
        id: PersonId::from_uuid(Uuid::now_v7()),
        external_key: format!("E{number:06}"),
        name: format!("Given{number} Family{}", number % 700),
        email: None,
        site: None,
        manager_key: None,
        languages: Vec::new(),
        pace: None,
        rest_after: None,
        departments: domain::DepartmentPath::parse(&format!("Division {}", number % 8)).into_iter().collect(),
    }
}

/// An event whose door opened at `now`, half an hour before it starts.
pub fn new_event(organisation_id: OrganisationId, id: EventId, now: Timestamp) -> NewEvent {
    NewEvent {
        organisation_id,
        id,
        programme_id: None,
        name: "Crowd".to_owned(),
        kind: EventKind::Rounds,
        preset: Preset::Programme,
        time_zone: "UTC".to_owned(),
        check_in_opens_at: now,
        starts_at: now + SignedDuration::from_mins(30),
        minutes_total: 60,
        welcome_minutes: 5,
        changeover_minutes: 3,
        closing_minutes: 7,
        round_minutes: 10,
        department_level: None,
        when_impossible: WhenImpossible::SitOut,
        odd: OddOne::Bye,
        driver: RoundDriver::Clock,
        spot_noun: "Table".to_owned(),
        created_at: now,
        revision: 1,
    }
}

/// Somebody with a phone and any pace; the number is their code.
pub fn participant(
    (organisation_id, event_id): (OrganisationId, EventId),
    person_id: PersonId,
    number: u32,
    now: Timestamp,
) -> NewParticipant {
    NewParticipant {
        organisation_id,
        id: ParticipantId::from_uuid(Uuid::now_v7()),
        event_id,
        person_id: Some(person_id),
        short_code: format!("K{number:05}"),
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
        registered_at: now,
    }
}

fn invitation(config: &Config, participant: &NewParticipant, now: Timestamp) -> NewInvitation {
    let id = InvitationId::from_uuid(Uuid::now_v7());
    NewInvitation {
        organisation_id: participant.organisation_id,
        id,
        event_id: participant.event_id,
        participant_id: participant.id,
        token_sha256: TokenHash::of(links::token(config, id)),
        issued_at: now,
        valid_until: now + SignedDuration::from_hours(24),
    }
}
