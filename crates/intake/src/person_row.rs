//! A row of a people file, and the same before all rows are read.

use domain::{DepartmentPath, Email, Language, Pace};

/// One person of a file. What the file leaves open is none or empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonRow {
    pub line: u64,
    /// The organisation's own key of the person.
    pub id: String,
    pub name: Option<String>,
    pub email: Option<Email>,
    pub departments: Vec<DepartmentPath>,
    pub site: Option<String>,
    /// The manager's key, also where the file gave an e-mail address or a name.
    pub manager_id: Option<String>,
    pub languages: Vec<Language>,
    pub pace: Option<Pace>,
    /// Rounds in a row after which a rest is wanted, at least 1.
    pub rest_after: Option<u32>,
}

/// A row with the places of the cells that are looked at again when all rows are read.
pub(crate) struct Draft {
    pub row: PersonRow,
    pub id_column: u32,
    pub email_column: u32,
    pub manager_column: u32,
}
