//! `account add`: makes who may operate the tool.

use std::io::{IsTerminal, Read};
use std::path::PathBuf;

use app::Entropy;
use app::access::password::{self, PasswordError};
use domain::{AccountId, Email, LogEntryId, OrganisationId, Role};
use store::accounts::{self, NewAccount};
use store::log::{self, NewLogEntry};
use store::{Store, StoreError, Unique};

use crate::database::{self, Unknown};
use crate::exit::Exit;
use crate::failure::{CodedError, Failure};
use crate::files;

/// What to do with accounts.
#[derive(Debug, clap::Subcommand)]
pub enum Options {
    /// Make an account; the password comes from a prompt, a file or MATCHMAKER_PASSWORD, never from a flag
    Add(AddOptions),
}

/// Whose account to make.
#[derive(Debug, clap::Args)]
pub struct AddOptions {
    /// The address to sign in with
    #[arg(long, value_parser = |text: &str| Email::parse(text))]
    email: Email,
    /// organiser, steward or auditor
    #[arg(long)]
    role: Role,
    /// A file whose first line is the password
    #[arg(long, value_name = "FILE")]
    password_file: Option<PathBuf>,
    #[command(flatten)]
    database: database::Options,
}

/// Makes an account.
///
/// # Errors
/// The password is not taken, the address is, or the database refuses.
pub fn run(options: &Options) -> Result<Exit, Failure> {
    let Options::Add(options) = options;
    let entropy = Entropy::new(|bytes| rand::Rng::fill_bytes(&mut rand::rng(), bytes));
    let hash = password::hash(&password(options)?, &entropy).map_err(not_taken)?;
    let (store, organisation) = options.database.open(Unknown::Made)?;
    let made = add(&store, organisation, options, hash);
    store.close();
    made.map_err(|cause| refused(options, cause))?;
    println!("{} is {} of {}", options.email, options.role, options.database.organisation);
    Ok(Exit::Clean)
}

/// The password from the file, the environment, a prompt without echo, or piped in.
fn password(options: &AddOptions) -> Result<String, Failure> {
    if let Some(path) = &options.password_file {
        return first_line(&String::from_utf8_lossy(&files::read(path)?));
    }
    if let Ok(password) = std::env::var("MATCHMAKER_PASSWORD") {
        return Ok(password);
    }
    let unreadable = |cause: std::io::Error| {
        let error = CodedError::new("password_unreadable", format!("the password cannot be read: {cause}"));
        Failure::input(error.action("pass --password-file, or set MATCHMAKER_PASSWORD"))
    };
    if std::io::stdin().is_terminal() {
        return rpassword::prompt_password("Password: ").map_err(unreadable);
    }
    let mut piped = String::new();
    std::io::stdin().take(4_096).read_to_string(&mut piped).map_err(unreadable)?;
    first_line(&piped)
}

fn first_line(text: &str) -> Result<String, Failure> {
    let line = text.lines().next().unwrap_or_default();
    if line.is_empty() {
        let error = CodedError::new("password_missing", "there is no password");
        return Err(Failure::input(error.action("pass --password-file, set MATCHMAKER_PASSWORD, or pipe it in")));
    }
    Ok(line.to_owned())
}

fn add(store: &Store, organisation_id: OrganisationId, options: &AddOptions, hash: String) -> Result<(), StoreError> {
    let stamp = database::stamp();
    let account = NewAccount {
        organisation_id,
        id: AccountId::from_uuid((stamp.new_id)()),
        email: options.email.clone(),
        role: options.role,
        password_hash: Some(hash),
        created_at: stamp.at,
    };
    let entry = NewLogEntry {
        organisation_id,
        id: LogEntryId::from_uuid((stamp.new_id)()),
        logged_at: stamp.at,
        actor: "command_line".to_owned(),
        act: "add_account".to_owned(),
        object_id: Some(account.id.as_uuid()),
        event_id: None,
        reason: None,
    };
    store.write(move |conn| {
        accounts::add(conn, &account)?;
        log::write(conn, &entry)
    })
}

fn not_taken(cause: PasswordError) -> Failure {
    let code = match cause {
        PasswordError::TooShort => "password_too_short",
        PasswordError::TooLong => "password_too_long",
        PasswordError::NotHashed => "password_not_hashed",
    };
    Failure::input(CodedError::new(code, cause.to_string()).action("choose another password"))
}

fn refused(options: &AddOptions, cause: StoreError) -> Failure {
    match cause {
        StoreError::Taken(Unique::AccountEmail) => {
            let what = format!("{} has an account of {} already", options.email, options.database.organisation);
            Failure::input(CodedError::new("account_exists", what).action("use it, or give another address"))
        }
        cause => database::refused(cause),
    }
}
