//! `console-link`: the one-time link by which an organiser opens the console.

use app::Entropy;
use app::access::seat;
use app::config::{InsecureLan, PublicUrl};
use domain::{Email, LogEntryId, OrganisationId, Role};
use store::accounts::{self, Account};
use store::log::{self, NewLogEntry};
use store::{Store, StoreError};

use crate::database::{self, Unknown};
use crate::exit::Exit;
use crate::failure::{CodedError, Failure};

/// Whose console, and where it is served.
#[derive(Debug, clap::Args)]
#[group(skip)]
pub struct Options {
    /// The organiser's address, as `account add` took it
    #[arg(long, value_parser = |text: &str| Email::parse(text))]
    email: Email,
    /// The address that people open, such as https://meet.example.org
    #[arg(long, env = "MATCHMAKER_PUBLIC_URL", default_value = "http://127.0.0.1:8080")]
    public_url: String,
    #[command(flatten)]
    database: database::Options,
}

/// Prints a link that opens the console once, within a day.
///
/// # Errors
/// The address has no account that may organise, or the database refuses.
pub fn run(options: &Options) -> Result<Exit, Failure> {
    let public_url = PublicUrl::parse(&options.public_url, InsecureLan::Accepted).map_err(super::serve::refuse)?;
    let (store, organisation) = options.database.open(Unknown::Refused)?;
    let issued = organiser(&store, organisation, options)
        .and_then(|account| issue(&store, organisation, &account).map_err(database::refused));
    store.close();
    println!("{}", public_url.join(&issued?));
    Ok(Exit::Clean)
}

fn organiser(store: &Store, organisation: OrganisationId, options: &Options) -> Result<Account, Failure> {
    let found = store.read(|conn| accounts::find_by_email(conn, organisation, &options.email));
    let found = found.map_err(database::refused)?.filter(|account| account.disabled_at.is_none());
    let (email, of) = (&options.email, &options.database.organisation);
    let refusal = match found {
        Some(account) if account.role == Role::Organiser => return Ok(account),
        Some(account) => format!("{email} is {} of {of}, and the console is the organiser's", account.role),
        None => format!("{email} has no account of {of}"),
    };
    let action = "give an organiser's address, or make the account with `matchmaker account add --role organiser`";
    Err(Failure::input(CodedError::new("no_organiser", refusal).action(action)))
}

/// Answers the link's path.
fn issue(store: &Store, organisation_id: OrganisationId, account: &Account) -> Result<String, StoreError> {
    let entropy = Entropy::new(|bytes| rand::Rng::fill_bytes(&mut rand::rng(), bytes));
    let secret = entropy.secret();
    let stamp = database::stamp();
    let account_id = account.id;
    let entry = NewLogEntry {
        organisation_id,
        id: LogEntryId::from_uuid((stamp.new_id)()),
        logged_at: stamp.at,
        actor: "command_line".to_owned(),
        act: "issue_console_link".to_owned(),
        object_id: Some(account_id.as_uuid()),
        event_id: None,
        reason: None,
    };
    store.write(move |conn| {
        log::write(conn, &entry)?;
        seat::issue_link(conn, (organisation_id, account_id), &secret, stamp.at)
    })
}
