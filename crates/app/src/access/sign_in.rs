//! Signing in: an address and a password become a short-lived token.

use domain::Email;
use store::accounts::{self, Account};
use store::organisations;

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
}

/// Signs in. Takes as long for an account that does not exist as for a wrong password.
///
/// # Errors
/// 401 `sign_in_failed`.
pub async fn sign_in(state: &AppState, credentials: Credentials) -> Result<Renewed, Problem> {
    let Credentials { organisation, email, password } = credentials;
    let found = state.read(move |conn| find(conn, &organisation, &email)).await?;
    let account = state.block(move || check(found, &password)).await?;
    renew::open(state, account).await
}

fn find(conn: &mut store::Conn, organisation: &str, email: &str) -> Result<Option<Account>, Problem> {
    let Ok(email) = Email::parse(email) else { return Ok(None) };
    match organisations::find_by_key(conn, organisation)? {
        Some(organisation) => Ok(accounts::find_by_email(conn, organisation.id, &email)?),
        None => Ok(None),
    }
}

fn check(found: Option<Account>, password: &str) -> Result<Account, Problem> {
    let standing = found.filter(|account| account.disabled_at.is_none());
    let hash = standing.as_ref().and_then(|account| account.password_hash.as_deref());
    let opens = password::verify(password, hash);
    standing.filter(|_| opens).ok_or_else(|| {
        Problem::new(Code::SignInFailed, "The organisation, the e-mail address or the password is not right.")
    })
}
