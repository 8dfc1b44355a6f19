//! Brings the made-up company into a store through the product's own doors: the same imports, the
//! same event out of a programme, the same plan, published.

use app::AppState;
use app::access::seat;
use app::access::token::{self, Subject};
use app::by::By;
use app::console::issue_screen_link;
use app::events::create::Wanted;
use app::events::links;
use app::events::of_programme::{people_of, prepare};
use app::events::register::Issuing;
use app::events::timing::WantedTiming;
use app::imports::{Importer, Mode};
use app::plans::publish::publish;
use domain::{
    AccountId, Email, EventId, InterestId, InterestSource, OddOne, OrganisationId, ParticipantId, PlanId, Preset,
    ProgrammeId, Role, RoundDriver, Stance, Switch, WhenImpossible,
};
use jiff::SignedDuration;
use store::accounts::{self, NewAccount};
use store::interests::{self, NewInterest};
use store::organisations::{self, NewOrganisation};
use store::switches::{self, Position};
use store::{Conn, Store, StoreError, invitations, people, programmes, topics};

use super::company::{Company, company};
use super::files::{people_csv, programme_csv, ties_csv};
use super::topics::SYLLABUSES;
use crate::database::refused;
use crate::failure::{CodedError, Failure};

/// Minutes of welcome, of a round, of the turn between two, and of the closing.
const WELCOME: u32 = 2;
const ROUND: u32 = 3;
const TURN: u32 = 1;
const CLOSING: u32 = 2;
const ROUNDS: u32 = 5;
/// Round 1 starts so many minutes after the launch.
const FIRST_ROUND_AFTER: i64 = 4;
/// The name under which the demo acts.
const ACTOR: &str = "demo";

/// What the demo left behind: paths and ids to print.
#[derive(Debug)]
pub struct Installed {
    pub console_path: String,
    pub screen_path: String,
    /// The first two meet each other in round 1.
    pub phones: Vec<String>,
    pub token: String,
    pub event: EventId,
    pub plan: PlanId,
}

/// Makes the company, its event that is open now, and a published plan.
///
/// # Errors
/// The database holds something already, or a step is refused: a fault of ours.
pub fn install(state: &AppState, seed: u64) -> Result<Installed, Failure> {
    let by =
        By { organisation: OrganisationId::from_uuid(uuid::Uuid::now_v7()), actor: ACTOR.into(), stamp: state.stamp() };
    let account = AccountId::from_uuid((by.stamp.new_id)());
    found(&state.store, &by, account)?;
    let made = company(seed);
    bring_in(&state.store, &by, &made)?;
    let (event, plan) = hold_event(state, &by)?;
    let phones = phones(state, &by, event, plan)?;
    let [console, screen] = [state.entropy.secret(), state.entropy.secret()];
    let writing = by.clone();
    let (console_path, screen_path) = state
        .store
        .write(move |conn| {
            let link = seat::issue_link(conn, (writing.organisation, account), &console, writing.stamp.at)?;
            Ok::<_, StoreError>((link, issue_screen_link(conn, &writing, event, &screen)?))
        })
        .map_err(refused)?;
    let subject = Subject { organisation: by.organisation, account, event: None };
    let token = token::issue(&state.config, subject, state.clock.now(), (by.stamp.new_id)())
        .map_err(|cause| broken("demo_token", &cause))?;
    Ok(Installed { console_path, screen_path, phones, token, event, plan })
}

fn found(store: &Store, by: &By, account: AccountId) -> Result<(), Failure> {
    let email = Email::parse("organiser@brinkholm.example").map_err(|cause| broken("demo_account", &cause))?;
    let by = by.clone();
    let made = store.write(move |conn| {
        let (id, created_at) = (by.organisation, by.stamp.at);
        let organisation = NewOrganisation { id, external_key: "default".into(), name: "Brinkholm".into(), created_at };
        organisations::add(conn, &organisation)?;
        let new = NewAccount {
            organisation_id: id,
            id: account,
            email,
            role: Role::Organiser,
            password_hash: None,
            created_at,
        };
        accounts::add(conn, &new)?;
        switches::turn(conn, id, Switch::ImportedTies, Position::On, (ACTOR, created_at))
    });
    match made {
        Err(StoreError::Taken(_)) => {
            let error = CodedError::new("demo_needs_an_empty_database", "this database holds an organisation already");
            Err(Failure::configuration(
                error.action("pass a file that does not exist yet with --db, or leave --db out"),
            ))
        }
        other => other.map_err(refused),
    }
}

/// People, ties, programmes through the imports; cards as the people's own word.
fn bring_in(store: &Store, by: &By, made: &Company) -> Result<(), Failure> {
    let importer = Importer {
        organisation: by.organisation,
        actor: ACTOR.into(),
        stamp: by.stamp,
        mode: Mode::Apply,
        filed: None,
    };
    let not_taken = |cause: app::imports::ImportError| broken("demo_import", &format!("{cause:?}"));
    let people = people_csv(&made.people);
    app::people::import::import(store, &importer, people.as_bytes(), |_, _| Ok(())).map_err(not_taken)?;
    let ties = ties_csv(&made.ties, by.stamp.at);
    app::network::import_ties::import(store, &importer, ties.as_bytes(), |_, _| Ok(())).map_err(not_taken)?;
    for (syllabus, seats) in &made.programmes {
        let file = programme_csv(syllabus, seats);
        app::programmes::import::import(store, &importer, file.as_bytes(), |_, _| Ok(())).map_err(not_taken)?;
    }
    let (by, cards) = (by.clone(), cards(made));
    let say = move |conn: &mut Conn| {
        let keys: Vec<String> = cards.iter().map(|(key, ..)| key.clone()).collect();
        let people: std::collections::BTreeMap<_, _> =
            people::ids_by_key(conn, by.organisation, &keys)?.into_iter().collect();
        let name = |topic: &str| topics::TopicName { name: topic.to_owned(), name_key: intake::topic_key(topic) };
        let names: Vec<topics::TopicName> = cards.iter().map(|(_, topic, _)| name(topic)).collect();
        let known = topics::ensure(conn, by.organisation, &names, by.stamp)?;
        for (key, topic, stance) in &cards {
            let found = people.get(key).zip(known.get(&intake::topic_key(topic)));
            let Some((person_id, topic_id)) = found else { continue };
            interests::say(conn, &said(&by, (*person_id, *topic_id), *stance))?;
        }
        Ok::<_, StoreError>(())
    };
    store.write(say).map_err(refused)
}

fn cards(made: &Company) -> Vec<(String, &'static str, Stance)> {
    let of = |person: &super::company::Colleague| {
        let offers = person.offers.iter().map(|topic| (person.key.clone(), *topic, Stance::Offers));
        let seeks = person.seeks.iter().map(|topic| (person.key.clone(), *topic, Stance::Seeks));
        offers.chain(seeks).collect::<Vec<_>>()
    };
    made.people.iter().flat_map(of).collect()
}

fn said(by: &By, (person_id, topic_id): (domain::PersonId, domain::TopicId), stance: Stance) -> NewInterest {
    NewInterest {
        organisation_id: by.organisation,
        id: InterestId::from_uuid((by.stamp.new_id)()),
        person_id,
        topic_id,
        stance,
        source: InterestSource::Person,
        programme_id: None,
        stated_at: by.stamp.at,
        confirmed_at: Some(by.stamp.at),
    }
}

/// An event out of the first programme, its plan published.
fn hold_event(state: &AppState, by: &By) -> Result<(EventId, PlanId), Failure> {
    let organisation = by.organisation;
    let (programme, people) = state
        .store
        .read(|conn| {
            let all = programmes::page(conn, organisation, None, 10)?;
            let first = all.iter().find(|one| one.name == SYLLABUSES[0].name).ok_or(StoreError::NotFound)?;
            people_of(conn, organisation, first.id)
        })
        .map_err(refused)?;
    let issuing = Issuing { config: &state.config, entropy: &state.entropy };
    let prepared = prepare(&state.store, by, &wanted(by, programme.id), &people, &issuing)
        .map_err(|cause| broken("demo_event", &cause))?;
    let writing = by.clone();
    let (event, plan) = state.store.write(move |conn| prepared.keep(conn, &writing)).map_err(refused)?;
    let writing = by.clone();
    state
        .store
        .write(move |conn| match publish(conn, &writing, plan) {
            Ok(_) => Ok(()),
            Err(app::plans::publish::PublishError::Store(cause)) => Err(cause),
            Err(_) => Err(StoreError::Stale),
        })
        .map(|()| (event, plan))
        .map_err(refused)
}

fn wanted(by: &By, programme: ProgrammeId) -> Wanted {
    let minutes_total = WELCOME + ROUNDS * ROUND + (ROUNDS - 1) * TURN + CLOSING;
    let ahead = SignedDuration::from_mins(FIRST_ROUND_AFTER - i64::from(WELCOME));
    let zone = jiff::tz::TimeZone::system();
    Wanted {
        name: SYLLABUSES[0].name.to_owned(),
        programme: Some(programme),
        starts_at: by.stamp.at + ahead,
        timing: WantedTiming {
            minutes_total,
            round_minutes: Some(ROUND),
            rounds: Some(ROUNDS),
            welcome_minutes: Some(WELCOME),
            changeover_minutes: Some(TURN),
            closing_minutes: Some(CLOSING),
        },
        time_zone: zone.iana_name().filter(|name| !name.starts_with("Etc/")).unwrap_or("UTC").to_owned(),
        preset: Preset::Programme,
        when_impossible: WhenImpossible::SitOut,
        odd: OddOne::default(),
        driver: RoundDriver::Clock,
        department_level: None,
        spot_noun: "Table".to_owned(),
        spots: Vec::new(),
    }
}

/// The links of three people: two who meet in round 1 and help each other, and somebody else.
fn phones(state: &AppState, by: &By, event: EventId, plan: PlanId) -> Result<Vec<String>, Failure> {
    let organisation = by.organisation;
    let (document, invited) = state
        .store
        .read(|conn| {
            let version = app::stored_plan::read(conn, organisation, plan)?;
            Ok::<_, StoreError>((version.document, invitations::of_event(conn, organisation, event)?))
        })
        .map_err(refused)?;
    let meetings = document.plan.rounds.first().map_or(&[][..], |round| round.meetings.as_slice());
    let helps = |code: &str| meetings.iter().find(|one| one.reasons.iter().any(|reason| reason.code == code));
    let chosen = helps("exchange_both_ways").or_else(|| meetings.first());
    let other = meetings.iter().rev().find(|meeting| Some(*meeting) != chosen);
    let keys = chosen.into_iter().flat_map(|meeting| &meeting.people).take(2);
    let keys = keys.chain(other.into_iter().flat_map(|meeting| &meeting.people).take(1));
    let ids = keys.filter_map(|key| key.as_str().parse::<ParticipantId>().ok());
    let link = |id| invited.iter().find(|one| one.participant_id == id).map(|one| links::link(&state.config, one.id));
    Ok(ids.filter_map(link).collect())
}

fn broken(code: &str, cause: &impl ToString) -> Failure {
    Failure::input(CodedError::new(code, cause.to_string()).action("try another --seed, and report it"))
}
