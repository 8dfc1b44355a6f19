//! Forgetting a person leaves no word of them, and the network as it was.

use std::path::Path;

use domain::{
    Email, EnrolmentState, InterestId, InterestSource, InvitationId, PairingRuleId, PairingRuleKind, PersonId,
    ProgrammeId, RunId, Stance, TieSource,
};
use store::erasure::Forgetting;
use store::idempotency::NewAnswer;
use store::interests::NewInterest;
use store::invitations::NewInvitation;
use store::lessons::NewLesson;
use store::outbox::NewMessage;
use store::pairing_rules::NewPairingRule;
use store::people::Card;
use store::programmes::{NewEnrolment, NewProgramme, NewRun};
use store::ties::NewTie;
use store::topics::TopicName;
use store::{
    Store, StoreError, StoreUrl, TokenHash, catalogue, idempotency, interests, invitations, lessons, outbox,
    pairing_rules, participants, people, programmes, ties, topics,
};
use testkit::database::{for_each_database, for_each_store};

use super::world::*;

/// In every text that is the person's.
const CANARY: &str = "xyzzycanary";

struct Known {
    organisation_id: domain::OrganisationId,
    ada: PersonId,
    grace: PersonId,
}

/// Ada leaves the canary wherever a person can leave words; Grace knows her.
fn fill(store: &Store) -> Known {
    let organisation_id = organisation(store, "default");
    let mut ada = person(CANARY, &format!("Ada {CANARY}"), "Research");
    ada.email = Some(Email::parse(&format!("{CANARY}@example.org")).unwrap());
    let mut grace = person("grace", "Grace", "Engineering");
    grace.manager_key = Some(CANARY.to_owned());
    let known = Known { organisation_id, ada: ada.id, grace: grace.id };
    store.import_people(organisation_id, vec![ada, grace], stamp()).unwrap();
    fill_people(store, &known);
    fill_event(store, &known);
    known
}

fn fill_people(store: &Store, known: &Known) {
    let Known { organisation_id, ada, grace } = *known;
    write(store, move |conn| {
        let card = Card {
            pace: domain::Pace::Any,
            working_on: Some(CANARY.into()),
            beyond_work: Some(CANARY.into()),
            expires_at: nine(),
        };
        people::save_card(conn, organisation_id, ada, &card, nine())?;
        let name = TopicName { name: "Engines".into(), name_key: "engines".into() };
        let topic_id = topics::ensure(conn, organisation_id, &[name], stamp())?["engines"];
        let id = InterestId::from_uuid(new_id());
        let source = InterestSource::Person;
        interests::say(
            conn,
            &NewInterest {
                organisation_id,
                id,
                person_id: ada,
                topic_id,
                stance: Stance::Offers,
                source,
                programme_id: None,
                stated_at: nine(),
                confirmed_at: None,
            },
        )?;
        let new = NewProgramme {
            organisation_id,
            id: ProgrammeId::from_uuid(new_id()),
            external_key: "lead".into(),
            name: "Leadership".into(),
            revision: 1,
            created_at: nine(),
        };
        let programme_id = programmes::ensure(conn, &new)?.id;
        let run = NewRun {
            organisation_id,
            id: RunId::from_uuid(new_id()),
            programme_id,
            external_key: String::new(),
            starts_on: None,
            ends_on: None,
            met_live: false,
        };
        let run_id = programmes::ensure_run(conn, &run)?.id;
        let enrolled = NewEnrolment {
            organisation_id,
            run_id,
            person_id: ada,
            enrolled_at: nine(),
            completed_at: Some(nine()),
            learning_goal: Some(CANARY.into()),
        };
        programmes::enrol(conn, &[enrolled])?;
        assert_eq!(
            programmes::enrolments_of(conn, organisation_id, programme_id)?[0].state(),
            EnrolmentState::Completed
        );
        let tie = NewTie { people: [ada, grace], source: TieSource::Named, strength_milli: 700, at: Some(nine()) };
        ties::keep(conn, organisation_id, &[tie]).map(drop)
    });
}

fn fill_event(store: &Store, known: &Known) {
    let Known { organisation_id, ada, grace } = *known;
    let (event_id, people) = event_with(store, organisation_id, &[ada, grace]);
    let participant_id = people[0];
    store.arrive(arrival(organisation_id, event_id, participant_id, "tap")).wait().unwrap();
    write(store, move |conn| {
        participants::save_card(conn, organisation_id, participant_id, domain::Pace::Any, Some(CANARY))?;
        let token_sha256 = TokenHash::of("link");
        invitations::issue(
            conn,
            &[NewInvitation {
                organisation_id,
                id: InvitationId::from_uuid(new_id()),
                event_id,
                participant_id,
                token_sha256,
                issued_at: nine(),
                valid_until: nine(),
            }],
        )?;
        lessons::keep(
            conn,
            &NewLesson {
                organisation_id,
                id: new_id(),
                event_id,
                participant_id,
                round_number: Some(1),
                action_key: "lesson".into(),
                body: CANARY.into(),
                written_at: nine(),
                expires_at: nine(),
            },
        )?;
        let id = PairingRuleId::from_uuid(new_id());
        let rule = NewPairingRule {
            organisation_id,
            id,
            kind: PairingRuleKind::Excluded,
            event_id: None,
            round_number: None,
            stated_at: nine(),
            actor: format!("person:{ada}"),
        };
        pairing_rules::state(conn, &rule, &[ada, grace])?;
        let answer = |action_key: &str| NewAnswer {
            organisation_id,
            principal: "account:1".into(),
            route: "POST /people".into(),
            action_key: action_key.into(),
            request_sha256: TokenHash::of("r"),
            status: 201,
            content_type: "application/json".into(),
            location: None,
            etag: None,
            body: format!("{{\"name\":\"Ada {CANARY}\"}}"),
            answered_at: nine(),
            expires_at: nine(),
        };
        idempotency::keep(conn, &answer("named"), &[ada])?;
        idempotency::keep(conn, &answer("not named"), &[])?;
        outbox::add(
            conn,
            &NewMessage {
                organisation_id,
                id: new_id(),
                kind: "mail".into(),
                address: format!("{CANARY}@example.org"),
                body: format!("Dear {CANARY}"),
                person_id: Some(ada),
                queued_at: nine(),
                next_try_at: nine(),
                attempts: 0,
            },
        )
    });
}

fn forgetting(person_id: PersonId) -> Forgetting {
    Forgetting { person_id, node_id: PersonId::from_uuid(new_id()), at: nine() }
}

#[test]
fn no_word_of_a_forgotten_person_is_left_in_the_tables() {
    for_each_store(|store| {
        let known = fill(store);
        let before = store.read(|conn| catalogue::columns_with(conn, CANARY)).unwrap();
        for column in [
            "person.name",
            "enrolment.learning_goal",
            "lesson.body",
            "participant.goal",
            "outbox.body",
            "idempotency.body",
        ] {
            assert!(before.contains(column), "the canary was never in {column}");
        }
        store.forget_person(known.organisation_id, forgetting(known.ada)).unwrap();
        let after = store.read(|conn| catalogue::columns_with(conn, CANARY)).unwrap();
        assert!(after.is_empty(), "left in {after:?}");
        let ada = known.ada.to_string();
        let ids = store.read(|conn| catalogue::columns_with(conn, &ada)).unwrap();
        assert!(ids.is_empty(), "the old id is left in {ids:?}");
        let again = store.forget_person(known.organisation_id, forgetting(known.ada));
        assert_eq!(again, Err(StoreError::NotFound));
    });
}

#[test]
fn no_word_of_a_forgotten_person_is_left_in_the_files() {
    for_each_database(|database| {
        let StoreUrl::Sqlite(path) = database.url() else { return };
        let store = database.open();
        let known = fill(&store);
        assert!(is_in_files(path), "the canary was never written");
        store.forget_person(known.organisation_id, forgetting(known.ada)).unwrap();
        assert!(!is_in_files(path), "a word is left in a page of the file or of the log");
    });
}

fn is_in_files(database: &Path) -> bool {
    let files = std::fs::read_dir(database.parent().unwrap()).unwrap().map(|file| file.unwrap().path());
    let holds =
        |path: &Path| std::fs::read(path).unwrap().windows(CANARY.len()).any(|bytes| bytes == CANARY.as_bytes());
    files.filter(|path| path.extension().is_some_and(|extension| extension != "db-shm")).any(|path| holds(&path))
}

#[test]
fn the_network_keeps_its_ties_on_a_node_without_a_name() {
    for_each_store(|store| {
        let Known { organisation_id, ada, grace } = fill(store);
        let before = store.read(|conn| ties::all(conn, organisation_id)).unwrap();
        store.forget_person(organisation_id, forgetting(ada)).unwrap();
        let after = store.read(|conn| ties::all(conn, organisation_id)).unwrap();
        assert_eq!((before.len(), after.len()), (1, 1));
        let figures = |tie: &ties::Tie| (tie.source, tie.strength_milli, tie.first_at, tie.latest_at);
        assert_eq!(figures(&before[0]), figures(&after[0]));
        assert!(after[0].a_person_id == grace || after[0].b_person_id == grace);
        store
            .read(|conn| {
                assert_eq!(people::count(conn, organisation_id)?, 1, "a node is nobody");
                assert_eq!(people::page(conn, organisation_id, None, None, 9)?.len(), 1);
                let grace = people::find(conn, organisation_id, grace)?.unwrap();
                assert_eq!(grace.manager_id, None);
                Ok::<_, StoreError>(())
            })
            .unwrap();
    });
}
