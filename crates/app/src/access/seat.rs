//! Who sits at the console: a one-time link becomes an opaque session, and every form carries a seal.

use actix_web::HttpRequest;
use domain::{AccountId, EventId, OrganisationId, Role};
use jiff::{SignedDuration, Timestamp};
use store::accounts::{self, Account};
use store::console::{self, NewConsoleLink, NewConsoleSession};
use store::{Conn, StoreError, TokenHash, events, stewards};

use crate::by::By;
use crate::config::Config;
use crate::web::{Speaker, is_same_origin, is_sealed, seal};
use crate::{AppState, Problem};

/// How long a console stays signed in, in seconds.
pub const SESSION_SECONDS: i64 = 12 * 3600;
/// How long a console link can be opened.
const LINK_HOURS: i64 = 24;
const CSRF: &str = "console";

/// Somebody who is signed in: an organiser at the console, or whoever works at a door.
#[derive(Debug, Clone)]
pub struct Seat {
    pub organisation: OrganisationId,
    pub account: AccountId,
    secret: String,
}

impl Seat {
    /// What every form of this session carries.
    pub fn csrf(&self, config: &Config) -> String {
        seal(&config.signing_keys, CSRF, &self.secret)
    }

    /// Whether a form came from one of this session's own pages.
    pub fn sent(&self, config: &Config, request: &HttpRequest, csrf: &str) -> bool {
        is_same_origin(request) && is_sealed(&config.signing_keys, CSRF, &self.secret, csrf)
    }

    /// This seat as the author of an act that happens now.
    pub fn by(&self, state: &AppState) -> By {
        By { organisation: self.organisation, actor: format!("account:{}", self.account), stamp: state.stamp() }
    }

    /// Closes the session.
    pub async fn leave(&self, state: &AppState) -> Result<(), Problem> {
        let (token, now) = (TokenHash::of(&self.secret), state.clock.now());
        state.write(move |conn| Ok(console::close_session(conn, &token, now)?)).await
    }
}

/// Who sends this request; none: nobody who is signed in as an organiser.
pub async fn seat(state: &AppState, request: &HttpRequest) -> Result<Option<Seat>, Problem> {
    seated(state, request, |_, account| Ok(account.role == Role::Organiser)).await
}

/// Who works at the door of `event`: a steward who is assigned to it, or an organiser of its
/// organisation. None: nobody who is signed in, or somebody whose event it is not.
pub async fn seat_at_door(state: &AppState, request: &HttpRequest, event: EventId) -> Result<Option<Seat>, Problem> {
    let admits = move |conn: &mut Conn, account: &Account| match account.role {
        Role::Organiser => Ok(events::find(conn, account.organisation_id, event)?.is_some()),
        Role::Steward => stewards::is_assigned(conn, account.organisation_id, account.id, event),
        Role::Auditor => Ok(false),
    };
    seated(state, request, admits).await
}

async fn seated<F>(state: &AppState, request: &HttpRequest, admits: F) -> Result<Option<Seat>, Problem>
where
    F: FnOnce(&mut Conn, &Account) -> Result<bool, StoreError> + Send + 'static,
{
    let Some(secret) = Speaker::Console.secret(&state.config.public_url, request) else { return Ok(None) };
    let now = state.clock.now();
    let read = move |conn: &mut Conn| {
        let Some(operator) = console::find_session(conn, &TokenHash::of(&secret), now)? else { return Ok(None) };
        let account = accounts::find(conn, operator.organisation_id, operator.account_id)?;
        let Some(account) = account.filter(|account| account.disabled_at.is_none()) else { return Ok(None) };
        let seat = Seat { organisation: operator.organisation_id, account: operator.account_id, secret };
        Ok(admits(conn, &account)?.then_some(seat))
    };
    state.read(read).await
}

/// Uses a link up and opens a session. Answers the session's secret; none: the link opens nothing.
pub async fn enter(state: &AppState, link: &str) -> Result<Option<String>, Problem> {
    let (link, now) = (TokenHash::of(link), state.clock.now());
    let secret = state.entropy.secret();
    let kept = secret.clone();
    let opened = state.write(move |conn| {
        let Some(operator) = console::use_link(conn, &link, now)? else { return Ok(false) };
        console::open_session(
            conn,
            &NewConsoleSession {
                organisation_id: operator.organisation_id,
                token_sha256: TokenHash::of(&kept),
                account_id: operator.account_id,
                opened_at: now,
                expires_at: now + SignedDuration::from_secs(SESSION_SECONDS),
            },
        )?;
        Ok(true)
    });
    Ok(opened.await?.then_some(secret))
}

/// Issues a link that opens the console once. Answers its path.
///
/// # Errors
/// What the store says.
pub fn issue_link(
    conn: &mut Conn,
    (organisation_id, account_id): (OrganisationId, AccountId),
    secret: &str,
    now: Timestamp,
) -> Result<String, StoreError> {
    console::issue_link(
        conn,
        &NewConsoleLink {
            organisation_id,
            token_sha256: TokenHash::of(secret),
            account_id,
            issued_at: now,
            expires_at: now + SignedDuration::from_hours(LINK_HOURS),
        },
    )?;
    Ok(format!("/console/enter/{secret}"))
}
