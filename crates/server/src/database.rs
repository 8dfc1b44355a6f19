//! Which database, and whose data in it.

use domain::OrganisationId;
use jiff::Timestamp;
use store::organisations::{self, NewOrganisation};
use store::{Stamp, Store, StoreError, StoreUrl};
use tempfile::TempDir;
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

    /// Where a dry run looks. A file that is not there yet is not made: a database in a folder of its own takes its
    /// place, and goes with the folder.
    ///
    /// # Errors
    /// No folder can be made for it.
    pub fn for_a_dry_run(&self) -> Result<(Self, Option<TempDir>), Failure> {
        match self.db.parse() {
            Ok(StoreUrl::Sqlite(path)) if !path.exists() => {
                let folder = tempfile::tempdir().map_err(|cause| {
                    let error = CodedError::new("no_room", format!("no folder can be made for the dry run: {cause}"));
                    Failure::configuration(error.action("make room in the folder for temporary files"))
                })?;
                let db = folder.path().join("dry-run.db").to_string_lossy().into_owned();
                Ok((Self { db, ..self.clone() }, Some(folder)))
            }
            _ => Ok((self.clone(), None)),
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
