//! Words of closed sets, parsed texts, language lists and stored documents.

use std::io::Write as _;

use diesel::deserialize::{self, FromSql};
use diesel::pg::{Pg, PgValue};
use diesel::serialize::{self, IsNull, Output, ToSql};
use diesel::sql_types::Text;
use diesel::sqlite::{Sqlite, SqliteValue};
use domain::*;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{Document, LanguageList, Word, readable_from};
use crate::StoreError;

/// Stores a type as the text that `$write` gives, read back by `$read`.
macro_rules! texts {
    ($sql_type:ty: $($rust:ty),+ => $write:expr, $read:expr) => {
        $(
            impl ToSql<$sql_type, Pg> for $rust {
                fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Pg>) -> serialize::Result {
                    let write: fn(&$rust) -> String = $write;
                    out.write_all(write(self).as_bytes())?;
                    Ok(IsNull::No)
                }
            }

            impl ToSql<$sql_type, Sqlite> for $rust {
                fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Sqlite>) -> serialize::Result {
                    let write: fn(&$rust) -> String = $write;
                    out.set_value(write(self));
                    Ok(IsNull::No)
                }
            }

            impl FromSql<$sql_type, Pg> for $rust {
                fn from_sql(value: PgValue<'_>) -> deserialize::Result<Self> {
                    let read: fn(String) -> deserialize::Result<$rust> = $read;
                    read(<String as FromSql<Text, Pg>>::from_sql(value)?)
                }
            }

            impl FromSql<$sql_type, Sqlite> for $rust {
                fn from_sql(value: SqliteValue<'_, '_, '_>) -> deserialize::Result<Self> {
                    let read: fn(String) -> deserialize::Result<$rust> = $read;
                    read(<String as FromSql<Text, Sqlite>>::from_sql(value)?)
                }
            }
        )+
    };
}

readable_from!(Word:
    AttendanceKind, EncounterState, EventKind, InterestSource, OddOne, Pace, PairingRuleKind, Preset, Purpose,
    ReachedBy, Role, RollCall, RoundDriver, RoundTiming, SessionKind, Stance, Switch, TieSource, WhenImpossible, Email, DepartmentPath);
readable_from!(Document: StoredDocument);

texts!(Word:
    AttendanceKind, EncounterState, EventKind, InterestSource, OddOne, Pace, PairingRuleKind, Preset, Purpose,
    ReachedBy, Role, RollCall, RoundDriver, RoundTiming, SessionKind, Stance, Switch, TieSource, WhenImpossible
    => |word| word.as_str().to_owned(), |text| Ok(text.parse()?));

texts!(Word: Email, DepartmentPath => |text| text.as_str().to_owned(), |text| Ok(text.try_into()?));

texts!(LanguageList: Vec<Language> => |list| join(list), |text| split(&text));

texts!(Document: StoredDocument => |document| document.0.clone(), |text| Ok(StoredDocument(text)));

fn join(languages: &[Language]) -> String {
    languages.iter().map(Language::as_str).collect::<Vec<_>>().join("|")
}

fn split(text: &str) -> deserialize::Result<Vec<Language>> {
    text.split('|').filter(|tag| !tag.is_empty()).map(|tag| Ok(Language::parse(tag)?)).collect()
}

/// A document as it is kept: the very bytes that were written are the bytes that are read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredDocument(String);

impl StoredDocument {
    /// Takes a text as it is.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// Writes a value as JSON.
    ///
    /// # Errors
    /// [`StoreError::Unwritable`] for a value that JSON cannot hold.
    pub fn of(value: &impl Serialize) -> Result<Self, StoreError> {
        serde_json::to_string(value).map(Self).map_err(|error| StoreError::Unwritable(error.to_string()))
    }

    /// The text as it was written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Reads the JSON.
    ///
    /// # Errors
    /// [`StoreError::Corrupt`] for a document of another shape.
    pub fn parse<T: DeserializeOwned>(&self) -> Result<T, StoreError> {
        serde_json::from_str(&self.0).map_err(|error| StoreError::Corrupt(error.to_string()))
    }
}
