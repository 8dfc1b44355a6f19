//! Which database, and whose data in it.

use std::path::PathBuf;

use domain::OrganisationId;
use jiff::Timestamp;
use store::organisations::{self, NewOrganisation};
use store::{Stamp, Store, StoreError, StoreUrl};
use uuid::Uuid;

use crate::failure::{CodedError, Failure};

/// The organisation of whoever does not name one.
const DEFAULT: &str = "default";

/// Where the data is, and for whom.
#[derive(Debug, Clone, clap::Args)]
pub struct Options {
    /// A file for SQLite, or postgres://user@host/database
    #[arg(long, env = "DATABASE_URL", hide_env_values = true, default_value = "matchmaker.db")]
    pub db: String,
    /// Whose data
    #[arg(long, default_value = DEFAULT, value_parser = organisation_key)]
    pub organisation: String,
}

/// What happens to an organisation that is not known yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unknown {
    /// It is made.
    Made,
    /// It is refused, unless it is the default one: a slip of the pen makes no customer.
    Refused,
}

fn organisation_key(text: &str) -> Result<String, String> {
    let plain = |character: char| character.is_ascii_alphanumeric() || matches!(character, '-' | '_' | '.');
    match (1..=64).contains(&text.len()) && text.chars().all(plain) {
        true => Ok(text.to_owned()),
        false => Err("give 1 to 64 letters, digits, `-`, `_` or `.`".to_owned()),
    }
}

impl Options {
    /// Opens the database and finds the organisation.
    ///
    /// # Errors
    /// The address is no database, it cannot be opened, or nobody has made the organisation.
    pub fn open(&self, unknown: Unknown) -> Result<(Store, OrganisationId), Failure> {
        let store = open(&self.db)?;
        let organisation = self.find(&store, unknown)?;
        Ok((store, organisation))
    }

    /// A file that is not there yet goes again when the answer is dropped: a dry run writes nothing.
    pub fn left_as_it_was(&self) -> LeftAsItWas {
        match self.db.parse() {
            Ok(StoreUrl::Sqlite(path)) if !path.exists() => LeftAsItWas(Some(path)),
            _ => LeftAsItWas(None),
        }
    }

    fn find(&self, store: &Store, unknown: Unknown) -> Result<OrganisationId, Failure> {
        let key = self.organisation.clone();
        let found = store.read(|conn| organisations::find_by_key(conn, &key)).map_err(refused)?;
        match found {
            Some(organisation) => Ok(organisation.id),
            None if unknown == Unknown::Made || key == DEFAULT => make(store, key),
            None => {
                let error = CodedError::new("unknown_organisation", format!("there is no organisation `{key}`"));
                let action =
                    format!("make it with `matchmaker account add --organisation {key} …`, or correct the name");
                Err(Failure::input(error.at(store.url()).action(action)))
            }
        }
    }
}

/// The file of a database that was not there before.
#[derive(Debug)]
pub struct LeftAsItWas(Option<PathBuf>);

impl Drop for LeftAsItWas {
    fn drop(&mut self) {
        if let Some(path) = &self.0 {
            for end in ["", "-wal", "-shm"] {
                // What was never made cannot be removed.
                drop(std::fs::remove_file(format!("{}{end}", path.display())));
            }
        }
    }
}

/// Opens the database.
///
/// # Errors
/// The address is no database, or it cannot be opened: both are configuration.
pub fn open(db: &str) -> Result<Store, Failure> {
    let url: StoreUrl = db.parse().map_err(|cause| {
        let error = CodedError::new("database_url", format!("{cause}"));
        Failure::configuration(error.action("pass --db FILE, or postgres://… in DATABASE_URL"))
    })?;
    Store::open(&url).map_err(|cause| {
        let error = CodedError::new("database_unavailable", cause.to_string()).at(&url);
        Failure::configuration(error.action("check that the folder can be written, or that the server is up"))
    })
}

/// The time now, and where ids come from.
pub fn stamp() -> Stamp {
    Stamp { at: Timestamp::now(), new_id: Uuid::now_v7 }
}

/// What the store says, as a failure of this run.
pub fn refused(cause: StoreError) -> Failure {
    let error = CodedError::new("database_refused", format!("{cause}; nothing was changed"));
    Failure::input(error.action("try again; if it stays, look at the database"))
}

fn make(store: &Store, key: String) -> Result<OrganisationId, Failure> {
    let id = OrganisationId::from_uuid(Uuid::now_v7());
    let new = NewOrganisation { id, name: key.clone(), external_key: key, created_at: Timestamp::now() };
    store.write(move |conn| organisations::ensure(conn, &new)).map(|made| made.id).map_err(refused)
}
