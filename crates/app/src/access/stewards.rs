//! Stewards: who works at the door of which event, and what opens it for them.

use domain::{AccountId, Email, EventId, Role};
use jiff::SignedDuration;
use store::accounts::{self, Account, NewAccount};
use store::console::{self, NewConsoleLink};
use store::{Conn, StoreError, TokenHash, events, stewards};

use super::token::{self, Subject};
use crate::by::By;
use crate::config::Config;
use crate::log::{About, tell};
use crate::problem::{Code, Problem};

/// How long after an event a link that was not used yet still opens its door.
const LINK_HOURS_AFTER: i64 = 24;

/// Gives somebody an event to work at; the account is made where the address has none.
///
/// # Errors
/// 404 for an unknown event, 409 when the address belongs to somebody who is no steward.
pub fn assign(conn: &mut Conn, by: &By, event: EventId, email: &Email) -> Result<Account, Problem> {
    events::find(conn, by.organisation, event)?.ok_or_else(Problem::not_found)?;
    let account = match accounts::find_by_email(conn, by.organisation, email)? {
        Some(account) => account,
        None => make(conn, by, email)?,
    };
    if account.role != Role::Steward || account.disabled_at.is_some() {
        let detail = "This address belongs to an account that is closed, or has another role. Give another one.";
        return Err(Problem::new(Code::Conflict, detail));
    }
    stewards::assign(conn, by.organisation, account.id, event, by.stamp.at)?;
    tell(conn, by, "assign_steward", about(account.id, event))?;
    Ok(account)
}

fn make(conn: &mut Conn, by: &By, email: &Email) -> Result<Account, StoreError> {
    let new = NewAccount {
        organisation_id: by.organisation,
        id: AccountId::from_uuid((by.stamp.new_id)()),
        email: email.clone(),
        role: Role::Steward,
        password_hash: None,
        created_at: by.stamp.at,
    };
    accounts::add(conn, &new)?;
    accounts::find(conn, by.organisation, new.id)?.ok_or(StoreError::NotFound)
}

/// Takes an event from a steward; what opened it is refused from now on.
///
/// # Errors
/// [`StoreError::NotFound`] when they do not have it.
pub fn withdraw(conn: &mut Conn, by: &By, event: EventId, account: AccountId) -> Result<(), StoreError> {
    stewards::withdraw(conn, by.organisation, account, event)?;
    tell(conn, by, "withdraw_steward", about(account, event))
}

/// Issues an access token for the door of one event, good for fifteen minutes.
///
/// # Errors
/// 404 when the account does not have the event.
pub fn issue_token(
    conn: &mut Conn,
    by: &By,
    config: &Config,
    (event, account): (EventId, AccountId),
) -> Result<String, Problem> {
    standing(conn, by, event, account)?;
    let subject = Subject { organisation: by.organisation, account, event: Some(event) };
    let issued = token::issue(config, subject, by.stamp.at, (by.stamp.new_id)()).map_err(Problem::internal)?;
    tell(conn, by, "issue_steward_token", about(account, event))?;
    Ok(issued)
}

/// Issues a link that opens the door's page once, until a day after the event. Answers its path.
///
/// # Errors
/// 404 when the account does not have the event.
pub fn issue_link(
    conn: &mut Conn,
    by: &By,
    (event_id, account_id): (EventId, AccountId),
    secret: &str,
) -> Result<String, Problem> {
    standing(conn, by, event_id, account_id)?;
    let event = events::find(conn, by.organisation, event_id)?.ok_or_else(Problem::not_found)?;
    let lasts = SignedDuration::from_mins(event.minutes_total.into()) + SignedDuration::from_hours(LINK_HOURS_AFTER);
    let new = NewConsoleLink {
        organisation_id: by.organisation,
        token_sha256: TokenHash::of(secret),
        account_id,
        issued_at: by.stamp.at,
        expires_at: event.starts_at.max(by.stamp.at) + lasts,
    };
    console::issue_link(conn, &new)?;
    tell(conn, by, "issue_steward_link", about(account_id, event_id))?;
    Ok(format!("/helper/{event_id}/enter/{secret}"))
}

/// The event that a sign-in is for: the wanted one, or the only one that a steward has.
///
/// # Errors
/// 404 for an event that is not theirs, 422 for an account that is no steward's.
pub fn event_of(conn: &mut Conn, account: &Account, wanted: Option<EventId>) -> Result<Option<EventId>, Problem> {
    if account.role != Role::Steward {
        let refused = || Problem::of_field("/event_id", "no_steward", "only a steward signs in for one event");
        return wanted.map_or(Ok(None), |_| Err(refused()));
    }
    let own = stewards::events_of(conn, account.organisation_id, account.id)?;
    match (wanted, own.as_slice()) {
        (Some(event), own) if own.contains(&event) => Ok(Some(event)),
        (Some(_), _) => Err(Problem::not_found()),
        (None, [only]) => Ok(Some(*only)),
        (None, _) => Ok(None),
    }
}

fn standing(conn: &mut Conn, by: &By, event: EventId, account: AccountId) -> Result<(), Problem> {
    let found = accounts::find(conn, by.organisation, account)?.ok_or_else(Problem::not_found)?;
    let assigned = stewards::is_assigned(conn, by.organisation, account, event)?;
    if assigned && found.disabled_at.is_none() { Ok(()) } else { Err(Problem::not_found()) }
}

fn about(account: AccountId, event: EventId) -> About {
    About { object: Some(account.as_uuid()), event: Some(event), reason: None }
}
