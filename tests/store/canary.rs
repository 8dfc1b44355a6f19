//! A person who leaves one word wherever a person can leave words.

use domain::{
    Email, EnrolmentState, InterestId, InterestSource, InvitationId, PairingRuleId, PairingRuleKind, PersonId,
    ProgrammeId, RunId, Stance, TieSource,
};
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
    Store, TokenHash, idempotency, interests, invitations, lessons, outbox, pairing_rules, participants, people,
    people_import, programmes, ties, topics,
};

use super::world::*;

/// In every text that is the person's.
pub const CANARY: &str = "xyzzycanary";

pub struct Known {
    pub organisation_id: domain::OrganisationId,
    pub ada: PersonId,
    pub grace: PersonId,
}

/// Ada leaves the canary wherever a person can leave words; Grace knows her.
pub fn fill(store: &Store) -> Known {
    let organisation_id = organisation(store, "default");
    let mut ada = person(CANARY, &format!("Ada {CANARY}"), "Research");
    ada.email = Some(Email::parse(&format!("{CANARY}@example.org")).unwrap());
    let mut grace = person("grace", "Grace", "Engineering");
    grace.manager_key = Some(CANARY.to_owned());
    let known = Known { organisation_id, ada: ada.id, grace: grace.id };
    people_import::import(store, organisation_id, vec![ada, grace], stamp()).unwrap();
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
        pairing_rules::state(conn, &rule, &[ada, grace])
    });
    fill_messages(store, known);
}

fn fill_messages(store: &Store, known: &Known) {
    let Known { organisation_id, ada, .. } = *known;
    write(store, move |conn| {
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
