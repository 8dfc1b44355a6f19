//! What can go wrong in the store, in the words of the domain.

use diesel::result::{ConnectionError, DatabaseErrorKind, Error as DieselError};

use crate::constraint::Unique;

/// The result of every function of the store.
pub type Result<T, E = StoreError> = std::result::Result<T, E>;

/// Why the store could not do what was asked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// Also what another organisation's row looks like.
    #[error("there is no such row")]
    NotFound,
    /// A unique constraint says no.
    #[error("{} is taken", .0.as_str())]
    Taken(Unique),
    /// A row points at one that does not exist, or a row that others point at was to go.
    #[error("a row points at one that does not exist")]
    UnknownReference,
    /// A check of the schema says no.
    #[error("a check of the schema refused a row: {0}")]
    Refused(String),
    /// Somebody else was faster: what was read is no longer the current version.
    #[error("somebody else changed it first")]
    Stale,
    /// The queue is full or a lock did not come free. Try again after a second.
    #[error("too many writes are waiting")]
    Busy,
    /// The database does not answer.
    #[error("the database is not available: {0}")]
    Unavailable(String),
    /// The disk is full.
    #[error("the disk is full")]
    StorageFull,
    /// A job of the writer panicked; its changes were rolled back.
    #[error("a write panicked and was rolled back")]
    Panicked,
    /// A stored document has another shape than the code expects.
    #[error("a stored document cannot be read: {0}")]
    Corrupt(String),
    /// A value cannot be stored.
    #[error("a value cannot be stored: {0}")]
    Unwritable(String),
    /// Anything else that a database says.
    #[error("the database refused a statement: {0}")]
    Database(String),
}

impl StoreError {
    /// Whether the same request may succeed a second later.
    pub fn is_passing(&self) -> bool {
        matches!(self, Self::Busy | Self::Unavailable(_) | Self::StorageFull)
    }
}

impl From<DieselError> for StoreError {
    fn from(error: DieselError) -> Self {
        match error {
            DieselError::NotFound => Self::NotFound,
            DieselError::DatabaseError(kind, details) => {
                of_database(kind, details.constraint_name(), details.message())
            }
            DieselError::DeserializationError(cause) => Self::Corrupt(cause.to_string()),
            DieselError::SerializationError(cause) => Self::Unwritable(cause.to_string()),
            DieselError::BrokenTransactionManager => Self::Unavailable("the connection broke".to_owned()),
            other => Self::Database(other.to_string()),
        }
    }
}

impl From<ConnectionError> for StoreError {
    fn from(error: ConnectionError) -> Self {
        Self::Unavailable(error.to_string())
    }
}

fn of_database(kind: DatabaseErrorKind, constraint: Option<&str>, message: &str) -> StoreError {
    match kind {
        DatabaseErrorKind::UniqueViolation => StoreError::Taken(Unique::of_violation(constraint, message)),
        DatabaseErrorKind::ForeignKeyViolation => StoreError::UnknownReference,
        DatabaseErrorKind::CheckViolation => StoreError::Refused(check_of(constraint, message)),
        DatabaseErrorKind::NotNullViolation => StoreError::Refused(message.to_owned()),
        DatabaseErrorKind::SerializationFailure => StoreError::Busy,
        DatabaseErrorKind::ClosedConnection => StoreError::Unavailable(message.to_owned()),
        _ => of_message(message),
    }
}

/// The check's name: PostgreSQL gives it apart, SQLite in the text.
fn check_of(constraint: Option<&str>, message: &str) -> String {
    let name = constraint.or_else(|| message.strip_prefix("CHECK constraint failed: "));
    name.unwrap_or(message).to_owned()
}

/// What neither database gives a kind for.
fn of_message(message: &str) -> StoreError {
    const BUSY: [&str; 4] = ["database is locked", "deadlock detected", "database table is locked", "lock timeout"];
    const FULL: [&str; 2] = ["database or disk is full", "No space left on device"];
    const GONE: [&str; 7] = [
        "server closed the connection",
        "terminating connection",
        "the database system is",
        "could not connect",
        "no connection to the server",
        "connection to server",
        "disk I/O error",
    ];
    let says = |texts: &[&str]| texts.iter().any(|text| message.contains(text));
    if says(&BUSY) {
        StoreError::Busy
    } else if says(&FULL) {
        StoreError::StorageFull
    } else if says(&GONE) {
        StoreError::Unavailable(message.to_owned())
    } else {
        StoreError::Database(message.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_dialects_name_the_same_constraint() {
        let postgres = of_database(
            DatabaseErrorKind::UniqueViolation,
            Some("person_external_key"),
            "duplicate key value violates unique constraint",
        );
        let sqlite = of_database(
            DatabaseErrorKind::UniqueViolation,
            None,
            "UNIQUE constraint failed: person.organisation_id, person.external_key",
        );
        assert_eq!(postgres, StoreError::Taken(Unique::PersonKey));
        assert_eq!(sqlite, postgres);
    }

    #[test]
    fn a_lock_that_does_not_come_free_may_be_tried_again() {
        assert!(of_message("database is locked").is_passing());
        assert!(of_message("server closed the connection unexpectedly").is_passing());
        assert!(!of_message("syntax error").is_passing());
    }
}
