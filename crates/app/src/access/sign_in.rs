//! Signing in: an address and a password become a short-lived token.

use domain::{Email, EventId};
use jiff::{SignedDuration, Timestamp};
use store::accounts::{self, Account};
use store::{Conn, TokenHash, guesses, organisations};

use super::password;
use super::renew::{self, Renewed};
use crate::problem::{Code, Problem};
use crate::state::AppState;

/// What somebody types.
pub struct Credentials {
    /// The organisation's key.
    pub organisation: String,
    pub email: String,
    pub password: String,
    /// Of a steward: the event to work at.
    pub event: Option<EventId>,
}

/// Wrong passwords for one address within the window; one more has to wait.
const GUESSES_MAX: u32 = 20;
const WINDOW_MINUTES: i64 = 15;
const PURPOSE: &str = "password";

/// Signs in. Takes as long for an account that does not exist as for a wrong password.
///
/// # Errors
/// 401 `sign_in_failed`, 429 after too many wrong passwords for the address.
pub async fn sign_in(state: &AppState, credentials: Credentials) -> Result<Renewed, Problem> {
    let Credentials { organisation, email, password, event } = credentials;
    let now = state.clock.now();
    let found = state.write(move |conn| find(conn, &organisation, &email, now)).await?;
    let account = state.block(move || check(found, &password)).await?;
    let (organisation, subject) = (account.organisation_id, TokenHash::of(account.email.as_str()));
    state.write(move |conn| Ok(guesses::clear(conn, organisation, (PURPOSE, &subject))?)).await?;
    renew::open(state, account, event).await
}

/// Counts the guess before it is judged, so that guesses sent at once are all counted.
fn find(conn: &mut Conn, organisation: &str, email: &str, now: Timestamp) -> Result<Option<Account>, Problem> {
    let Ok(email) = Email::parse(email) else { return Ok(None) };
    let Some(organisation) = organisations::find_by_key(conn, organisation)? else { return Ok(None) };
    let expired = now.checked_sub(SignedDuration::from_mins(WINDOW_MINUTES)).unwrap_or(now);
    let subject = TokenHash::of(email.as_str());
    let guessed = guesses::count(conn, organisation.id, (PURPOSE, &subject), now, expired)?;
    if guessed > GUESSES_MAX {
        let seconds = u32::try_from(WINDOW_MINUTES * 60).unwrap_or(900);
        return Err(Problem::new(Code::TooManyRequests, "Too many wrong passwords.").retry_after(seconds));
    }
    Ok(accounts::find_by_email(conn, organisation.id, &email)?)
}

fn check(found: Option<Account>, password: &str) -> Result<Account, Problem> {
    let standing = found.filter(|account| account.disabled_at.is_none());
    let hash = standing.as_ref().and_then(|account| account.password_hash.as_deref());
    let opens = password::verify(password, hash);
    standing.filter(|_| opens).ok_or_else(|| {
        Problem::new(Code::SignInFailed, "The organisation, the e-mail address or the password is not right.")
    })
}
