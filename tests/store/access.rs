//! Accounts, tokens, links, sessions, kept answers, jobs and the log.

use domain::{
    AccountId, Email, EventId, InvitationId, OrganisationId, PhoneSessionId, RefreshFamilyId, Role, SessionKind,
};
use jiff::{SignedDuration, Timestamp};
use store::accounts::NewAccount;
use store::console::{NewConsoleLink, NewConsoleSession};
use store::invitations::{NewInvitation, NewScreenLink, Validity};
use store::oidc::NewOidcIssuer;
use store::phone_sessions::NewPhoneSession;
use store::refresh::{NewFamily, NewRefreshToken, Rotation};
use store::{
    Store, StoreError, TokenHash, Unique, accounts, console, invitations, oidc, phone_sessions, refresh, stewards,
};
use testkit::database::for_each_store;

use super::world::*;

fn later(minutes: i64) -> Timestamp {
    nine() + SignedDuration::from_mins(minutes)
}

fn account(store: &Store, organisation_id: OrganisationId) -> AccountId {
    let id = AccountId::from_uuid(new_id());
    let email = Email::parse("ada@example.org").unwrap();
    let new = NewAccount { organisation_id, id, email, role: Role::Organiser, password_hash: None, created_at: nine() };
    write(store, move |conn| accounts::add(conn, &new));
    id
}

#[test]
fn an_account_is_found_until_long_after_it_is_closed() {
    for_each_store(|store| {
        let organisation_id = organisation(store, "default");
        let id = account(store, organisation_id);
        let email = Email::parse("Ada@Example.org").unwrap();
        let found = store.read(|conn| accounts::find_by_email(conn, organisation_id, &email)).unwrap().unwrap();
        assert_eq!((found.id, found.role, found.disabled_at), (id, Role::Organiser, None));
        let disable = || store.write(move |conn| accounts::disable(conn, organisation_id, id, nine()));
        assert_eq!((disable(), disable()), (Ok(()), Err(StoreError::NotFound)));
        let found = store.read(|conn| accounts::find(conn, organisation_id, id)).unwrap().unwrap();
        assert_eq!(found.disabled_at, Some(nine()));
        let event_id = event_with(store, organisation_id, &[]).0;
        let works = || store.read(|conn| stewards::is_assigned(conn, organisation_id, id, event_id)).unwrap();
        assert!(!works());
        write(store, move |conn| stewards::assign(conn, organisation_id, id, event_id, nine()));
        assert!(works());
        let of_event = store.read(|conn| stewards::of_event(conn, organisation_id, event_id, None, 9)).unwrap();
        assert_eq!(of_event.iter().map(|one| one.account.id).collect::<Vec<_>>(), [id]);
        assert_eq!(store.read(|conn| stewards::events_of(conn, organisation_id, id)).unwrap(), [event_id]);
        let withdraw = || store.write(move |conn| stewards::withdraw(conn, organisation_id, id, event_id));
        assert_eq!((withdraw(), withdraw()), (Ok(()), Err(StoreError::NotFound)));
        assert!(!works());
    });
}

#[test]
fn a_refresh_token_that_comes_twice_ends_the_family() {
    for_each_store(|store| {
        let organisation_id = organisation(store, "default");
        let account_id = account(store, organisation_id);
        let family_id = RefreshFamilyId::from_uuid(new_id());
        let token = |secret: &str| NewRefreshToken {
            organisation_id,
            token_sha256: TokenHash::of(secret),
            family_id,
            issued_at: nine(),
            expires_at: later(60),
        };
        let (first, second) = (token("first"), token("second"));
        write(store, move |conn| {
            refresh::open(conn, &NewFamily { organisation_id, id: family_id, account_id, opened_at: nine() }, &first)
        });
        let rotate =
            |secret: &'static str, at| write(store, move |conn| refresh::rotate(conn, &TokenHash::of(secret), at));
        assert_eq!(rotate("unknown", nine()), Rotation::Refused);
        assert_eq!(rotate("first", later(61)), Rotation::Refused, "expired");
        assert_eq!(rotate("first", nine()), Rotation::Renewed { organisation_id, family_id, account_id });
        write(store, move |conn| refresh::issue(conn, &second));
        assert_eq!(store.read(|conn| refresh::is_open(conn, organisation_id, family_id)), Ok(true));
        assert_eq!(rotate("first", later(1)), Rotation::Reused { organisation_id, family_id, account_id });
        assert_eq!(store.read(|conn| refresh::is_open(conn, organisation_id, family_id)), Ok(false));
        assert_eq!(rotate("second", later(1)), Rotation::Refused, "the thief's token too");
    });
}

#[test]
fn a_console_link_opens_one_session() {
    for_each_store(|store| {
        let organisation_id = organisation(store, "default");
        let account_id = account(store, organisation_id);
        let link = NewConsoleLink {
            organisation_id,
            token_sha256: TokenHash::of("link"),
            account_id,
            issued_at: nine(),
            expires_at: later(15),
        };
        write(store, move |conn| console::issue_link(conn, &link));
        let use_link = |at| write(store, move |conn| console::use_link(conn, &TokenHash::of("link"), at));
        assert_eq!(use_link(later(16)), None);
        assert_eq!(use_link(nine()).map(|operator| operator.account_id), Some(account_id));
        assert_eq!(use_link(nine()), None);
        let session = NewConsoleSession {
            organisation_id,
            token_sha256: TokenHash::of("cookie"),
            account_id,
            opened_at: nine(),
            expires_at: later(60),
        };
        write(store, move |conn| console::open_session(conn, &session));
        let find = |at| store.read(|conn| console::find_session(conn, &TokenHash::of("cookie"), at)).unwrap().is_some();
        assert_eq!((find(nine()), find(later(60))), (true, false));
        write(store, |conn| console::close_session(conn, &TokenHash::of("cookie"), nine()));
        assert!(!find(nine()));
    });
}

#[test]
fn links_and_phones_are_let_in_until_they_are_not() {
    for_each_store(|store| {
        let (organisation_id, event_id, people) = crowd(store, 1);
        let participant_id = people[0];
        let invitation = NewInvitation {
            organisation_id,
            id: InvitationId::from_uuid(new_id()),
            event_id,
            participant_id,
            token_sha256: TokenHash::of("invitation"),
            issued_at: nine(),
            valid_until: later(60),
        };
        let session = NewPhoneSession {
            organisation_id,
            id: PhoneSessionId::from_uuid(new_id()),
            event_id,
            participant_id: Some(participant_id),
            kind: SessionKind::Link,
            token_sha256: TokenHash::of("phone"),
            opened_at: nine(),
            expires_at: later(60),
        };
        write(store, move |conn| {
            invitations::issue(conn, &[invitation])?;
            phone_sessions::open(conn, &session)
        });
        let validity = |at| {
            store
                .read(|conn| invitations::find_by_token(conn, &TokenHash::of("invitation")))
                .unwrap()
                .map(|i| i.validity(at))
        };
        let phone = || store.read(|conn| phone_sessions::find_open(conn, &TokenHash::of("phone"), nine())).unwrap();
        assert_eq!((validity(nine()), validity(later(61))), (Some(Validity::Valid), Some(Validity::Expired)));
        assert_eq!(phone().and_then(|session| session.participant_id), Some(participant_id));
        write(store, move |conn| {
            invitations::revoke_all(conn, organisation_id, participant_id, nine())?;
            phone_sessions::close_all(conn, organisation_id, participant_id, nine())
        });
        assert_eq!((validity(nine()), phone()), (Some(Validity::Revoked), None));
        assert_eq!(store.read(|conn| invitations::find_by_token(conn, &TokenHash::of("guess"))), Ok(None));
        a_screen_is_let_in_until_it_is_revoked(store, organisation_id, event_id);
    });
}

fn a_screen_is_let_in_until_it_is_revoked(store: &Store, organisation_id: OrganisationId, event_id: EventId) {
    let link = NewScreenLink {
        organisation_id,
        id: new_id(),
        event_id,
        token_sha256: TokenHash::of("screen"),
        issued_at: nine(),
        valid_until: later(60),
    };
    write(store, move |conn| invitations::issue_screen_link(conn, &link));
    let screen = || store.read(|conn| invitations::find_screen(conn, &TokenHash::of("screen"), nine())).unwrap();
    assert_eq!(screen(), Some((organisation_id, event_id)));
    write(store, move |conn| invitations::revoke_screens(conn, organisation_id, event_id, nine()));
    assert_eq!(screen(), None);
}

#[test]
fn an_issuer_leads_to_one_organisation() {
    for_each_store(|store| {
        let organisation_id = organisation(store, "default");
        let other = organisation(store, "other");
        let issuer = |organisation_id| NewOidcIssuer {
            organisation_id,
            issuer: "https://login.example.org".into(),
            audience: "matchmaker".into(),
            jwks_url: "https://login.example.org/keys".into(),
            role_claim: "roles".into(),
            algorithm: "RS256".into(),
            created_at: nine(),
        };
        write(store, move |conn| oidc::add(conn, &issuer(organisation_id)));
        let taken = store.write(move |conn| oidc::add(conn, &issuer(other)));
        assert_eq!(taken, Err(StoreError::Taken(Unique::OidcAudience)));
        let found = store.read(|conn| oidc::find(conn, "https://login.example.org", "matchmaker")).unwrap();
        assert_eq!(found.map(|issuer| issuer.organisation_id), Some(organisation_id));
    });
}
