//! What may exist only once, broken for real on both databases.

use domain::{
    AccountId, Email, InvitationId, PhoneSessionId, ProgrammeId, Role, RoundId, RoundTiming, SessionKind, SpotId,
};
use store::accounts::NewAccount;
use store::invitations::NewInvitation;
use store::organisations::NewOrganisation;
use store::participants::NewParticipant;
use store::phone_sessions::NewPhoneSession;
use store::programmes::NewProgramme;
use store::rounds::NewRound;
use store::spots::NewSpot;
use store::{
    Conn, Store, StoreError, TokenHash, Unique, accounts, invitations, organisations, participants, phone_sessions,
    programmes, rounds, spots, topics,
};
use testkit::database::for_each_store;

use super::world::*;

/// Writes something twice: the first time it is taken, the second time it is refused.
fn refused_twice(
    store: &Store,
    unique: Unique,
    write: impl Fn(&mut Conn) -> Result<(), StoreError> + Send + Copy + 'static,
) {
    assert_eq!(store.write(write), Ok(()), "{}", unique.as_str());
    assert_eq!(store.write(write), Err(StoreError::Taken(unique)));
}

#[test]
fn organisations_and_accounts() {
    for_each_store(|store| {
        refused_twice(store, Unique::OrganisationKey, |conn| {
            let id = domain::OrganisationId::from_uuid(new_id());
            let new = NewOrganisation { id, external_key: "acme".into(), name: "Acme".into(), created_at: nine() };
            organisations::add(conn, &new)
        });
        let organisation_id = organisation(store, "default");
        refused_twice(store, Unique::AccountEmail, move |conn| {
            let new = NewAccount {
                organisation_id,
                id: AccountId::from_uuid(new_id()),
                email: Email::parse("ada@example.org").unwrap(),
                role: Role::Organiser,
                password_hash: None,
                created_at: nine(),
            };
            accounts::add(conn, &new)
        });
    });
}

#[test]
fn rounds_and_spots_of_an_event() {
    for_each_store(|store| {
        let organisation_id = organisation(store, "default");
        let (event_id, _) = event_with(store, organisation_id, &[]);
        refused_twice(store, Unique::RoundNumber, move |conn| {
            let new = NewRound {
                organisation_id,
                id: RoundId::from_uuid(new_id()),
                event_id,
                number: 1,
                timing: RoundTiming::InRoom,
                starts_at: Some(nine()),
                minutes: Some(10),
                opens_on: None,
                closes_on: None,
                paused_seconds: 0,
                extended_minutes: 0,
            };
            rounds::add(conn, &[new])
        });
        refused_twice(store, Unique::SpotName, move |conn| {
            let new = NewSpot {
                organisation_id,
                id: SpotId::from_uuid(new_id()),
                event_id,
                name: "7".into(),
                noun: None,
                capacity: 1,
                step_free: true,
                quiet: false,
                position: 0,
            };
            spots::add(conn, &[new])
        });
    });
}

#[test]
fn participants_and_their_codes() {
    for_each_store(|store| {
        let organisation_id = organisation(store, "default");
        let [ada, grace, _] = three_people(store, organisation_id);
        let (event_id, _) = event_with(store, organisation_id, &[]);
        refused_twice(store, Unique::ParticipantPerson, move |conn| {
            participants::add(conn, &[new_participant(organisation_id, event_id, ada)])
        });
        let same_code = move |conn: &mut Conn| {
            let [first, second] = [ada, grace].map(|person_id| NewParticipant {
                short_code: "ABC234".into(),
                ..new_participant(organisation_id, event_id, person_id)
            });
            participants::add(conn, &[NewParticipant { person_id: None, ..first }, second])
        };
        assert_eq!(store.write(same_code), Err(StoreError::Taken(Unique::ShortCode)));
    });
}

#[test]
fn secrets() {
    for_each_store(|store| {
        let (organisation_id, event_id, people) = crowd(store, 1);
        let participant_id = people[0];
        refused_twice(store, Unique::InvitationToken, move |conn| {
            let new = NewInvitation {
                organisation_id,
                id: InvitationId::from_uuid(new_id()),
                event_id,
                participant_id,
                token_sha256: TokenHash::of("secret"),
                issued_at: nine(),
                valid_until: nine(),
            };
            invitations::issue(conn, &[new])
        });
        refused_twice(store, Unique::PhoneSession, move |conn| {
            let new = NewPhoneSession {
                organisation_id,
                id: PhoneSessionId::from_uuid(new_id()),
                event_id,
                participant_id: Some(participant_id),
                kind: SessionKind::Link,
                token_sha256: TokenHash::of("secret"),
                opened_at: nine(),
                expires_at: nine(),
            };
            phone_sessions::open(conn, &new)
        });
    });
}

#[test]
fn what_is_there_already_is_found_instead_of_refused() {
    for_each_store(|store| {
        let organisation_id = organisation(store, "default");
        let ensure = move |conn: &mut Conn| {
            let new = NewProgramme {
                organisation_id,
                id: ProgrammeId::from_uuid(new_id()),
                external_key: "lead".into(),
                name: "Leadership".into(),
                revision: 1,
                created_at: nine(),
            };
            programmes::ensure(conn, &new)
        };
        assert_eq!(write(store, ensure).id, write(store, ensure).id);
        let name = topics::TopicName { name: "Negotiation".into(), name_key: "negotiation".into() };
        let ensure = move |conn: &mut Conn| topics::ensure(conn, organisation_id, std::slice::from_ref(&name), stamp());
        assert_eq!(write(store, ensure.clone()), write(store, ensure));
    });
}

#[test]
fn a_check_of_the_schema_is_named_alike() {
    for_each_store(|store| {
        let (organisation_id, event_id, people) = crowd(store, 1);
        let new = NewPhoneSession {
            organisation_id,
            id: PhoneSessionId::from_uuid(new_id()),
            event_id,
            participant_id: Some(people[0]),
            kind: SessionKind::Screen,
            token_sha256: TokenHash::of("screen"),
            opened_at: nine(),
            expires_at: nine(),
        };
        let refused = store.write(move |conn| phone_sessions::open(conn, &new));
        assert_eq!(refused, Err(StoreError::Refused("phone_session_speaks_for".into())));
    });
}
