//! Refresh tokens: a sign-in opens a family, each token renews it once, a second use ends it.

use domain::{EventId, RefreshFamilyId};
use jiff::{SignedDuration, Timestamp};
use store::refresh::{self, NewFamily, NewRefreshToken, Rotation};
use store::{Conn, TokenHash, accounts};

use super::stewards;
use super::token::{self, Subject};
use crate::problem::{Code, Problem};
use crate::state::AppState;

/// How long a refresh token lives without being used.
const REFRESH_HOURS: i64 = 24 * 14;

/// A pair of tokens.
pub struct Renewed {
    pub access_token: String,
    pub refresh_token: String,
    pub account: accounts::Account,
    /// The one event that a steward's token is for.
    pub event: Option<EventId>,
}

/// A secret of 256 random bits, in hexadecimal.
pub fn secret(state: &AppState) -> String {
    state.entropy.bytes::<32>().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Opens a family for an account that signed in.
///
/// # Errors
/// What the store says.
pub async fn open(state: &AppState, account: accounts::Account, wanted: Option<EventId>) -> Result<Renewed, Problem> {
    let (now, refresh_token) = (state.clock.now(), secret(state));
    let id = RefreshFamilyId::from_uuid((state.stamp().new_id)());
    let family = NewFamily { organisation_id: account.organisation_id, id, account_id: account.id, opened_at: now };
    let token = refresh_row(&family.organisation_id, id, &refresh_token, now);
    let signed_in = account.clone();
    let opened = state.write(move |conn| {
        let event = stewards::event_of(conn, &signed_in, wanted)?;
        refresh::open(conn, &family, &token)?;
        Ok(event)
    });
    let event = opened.await?;
    with_access(state, (account, event), id, refresh_token, now)
}

/// Renews a session. A token that comes a second time ends its family.
///
/// # Errors
/// 401 `refresh_refused`, one answer for every reason.
pub async fn renew(state: &AppState, shown: &str, wanted: Option<EventId>) -> Result<Renewed, Problem> {
    let (now, next, hash) = (state.clock.now(), secret(state), TokenHash::of(shown));
    let new = next.clone();
    let rotated = state.write(move |conn| rotate(conn, (&hash, wanted), &new, now)).await?;
    let (account, event, family) = rotated.ok_or_else(|| Problem::new(Code::RefreshRefused, "Sign in again."))?;
    with_access(state, (account, event), family, next, now)
}

/// Commits the end of a family whose token was used twice, so it answers without an error.
fn rotate(
    conn: &mut Conn,
    (shown, wanted): (&TokenHash, Option<EventId>),
    next: &str,
    now: Timestamp,
) -> Result<Option<(accounts::Account, Option<EventId>, RefreshFamilyId)>, Problem> {
    let Rotation::Renewed { organisation_id, family_id, account_id } = refresh::rotate(conn, shown, now)? else {
        return Ok(None);
    };
    let account = accounts::find(conn, organisation_id, account_id)?.filter(|account| account.disabled_at.is_none());
    let Some(account) = account else {
        refresh::revoke(conn, organisation_id, family_id, "account_disabled", now)?;
        return Ok(None);
    };
    refresh::issue(conn, &refresh_row(&organisation_id, family_id, next, now))?;
    let event = stewards::event_of(conn, &account, wanted)?;
    Ok(Some((account, event, family_id)))
}

fn refresh_row(
    organisation_id: &domain::OrganisationId,
    family_id: RefreshFamilyId,
    secret: &str,
    now: Timestamp,
) -> NewRefreshToken {
    NewRefreshToken {
        organisation_id: *organisation_id,
        token_sha256: TokenHash::of(secret),
        family_id,
        issued_at: now,
        expires_at: now.checked_add(SignedDuration::from_hours(REFRESH_HOURS)).unwrap_or(now),
    }
}

fn with_access(
    state: &AppState,
    (account, event): (accounts::Account, Option<EventId>),
    family: RefreshFamilyId,
    refresh_token: String,
    now: Timestamp,
) -> Result<Renewed, Problem> {
    let subject = Subject { organisation: account.organisation_id, account: account.id, event };
    let access_token = token::issue_within(&state.config, subject, family, now, state.entropy.uuid(now));
    let access_token = access_token.map_err(Problem::internal)?;
    Ok(Renewed { access_token, refresh_token, account, event })
}
