//! What every import has in common: all rows or none, and a report that says where.

pub mod api;
pub mod filed;
pub mod job;
pub mod known;
pub mod list_api;
pub mod mappings_api;
pub mod skip_bad;

use domain::OrganisationId;
use intake::{Issue, Parsed};
use serde::Serialize;
use store::{Conn, Stamp, Store, StoreError};

use filed::Filed;

/// Whether the rows are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    Apply,
    /// The same report, and nothing is written.
    DryRun,
}

/// Who imports, into which organisation.
#[derive(Debug, Clone)]
pub struct Importer {
    pub organisation: OrganisationId,
    /// The name under which the import is logged.
    pub actor: String,
    pub stamp: Stamp,
    pub mode: Mode,
    /// Under which id the file is kept on file; none: it is not.
    pub filed: Option<Filed>,
}

/// What became of a file.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Report {
    pub dry_run: bool,
    /// Whether the rows are in the store now.
    pub applied: bool,
    /// Rows that are whole.
    pub rows: usize,
    pub added: usize,
    /// Known before, and now different.
    pub changed: usize,
    pub unchanged: usize,
    /// What is wrong or worth a look, in the order of the file.
    pub issues: Vec<Issue>,
    /// How many more there were.
    pub issues_left_off: usize,
    /// Headers of columns that were not read.
    pub ignored_columns: Vec<String>,
}

/// Why a file was not imported.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum ImportError {
    #[error("the file has rows that cannot be imported; nothing was changed")]
    Refused(Box<Report>),
    #[error("imported ties are switched off for this organisation")]
    ImportedTiesOff,
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// What the rows of a file did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    pub added: usize,
    pub changed: usize,
    pub unchanged: usize,
}

impl Report {
    /// The report of a file that was read, before anything is written.
    pub fn of<T>(parsed: &Parsed<T>, mode: Mode) -> Self {
        Self {
            dry_run: mode == Mode::DryRun,
            applied: false,
            rows: parsed.rows.len(),
            added: 0,
            changed: 0,
            unchanged: 0,
            issues: parsed.issues.clone(),
            issues_left_off: parsed.issues_left_off,
            ignored_columns: parsed.ignored_columns.clone(),
        }
    }

    /// The report of a file that cannot be read as a whole.
    pub fn of_issue(issue: Issue, mode: Mode) -> Self {
        Self {
            dry_run: mode == Mode::DryRun,
            applied: false,
            rows: 0,
            added: 0,
            changed: 0,
            unchanged: 0,
            issues: vec![issue],
            issues_left_off: 0,
            ignored_columns: Vec::new(),
        }
    }

    /// The same file, after its rows were written or tried.
    pub fn counted(self, counts: Counts) -> Self {
        let Counts { added, changed, unchanged } = counts;
        Self { applied: !self.dry_run, added, changed, unchanged, ..self }
    }

    /// Lets a file pass only whole: all rows or none.
    ///
    /// # Errors
    /// [`ImportError::Refused`] when an issue keeps a row out.
    pub fn admit<T>(self, parsed: &Parsed<T>) -> Result<Self, ImportError> {
        if parsed.has_errors() { Err(ImportError::Refused(Box::new(self))) } else { Ok(self) }
    }
}

/// Runs `job` and takes everything back: what would it do?
///
/// # Errors
/// What `job` answers.
pub(crate) fn rehearse<T, F>(store: &Store, job: F) -> Result<T, StoreError>
where
    T: Send + 'static,
    F: FnOnce(&mut Conn) -> Result<T, StoreError> + Send + 'static,
{
    match store.write(move |conn| Err::<(), _>(Rehearsed::Played(job(conn)?))) {
        Ok(()) => Err(StoreError::Panicked),
        Err(Rehearsed::Played(found)) => Ok(found),
        Err(Rehearsed::Failed(cause)) => Err(cause),
    }
}

/// Always an error to the store, so that it rolls back.
enum Rehearsed<T> {
    Played(T),
    Failed(StoreError),
}

impl<T> From<StoreError> for Rehearsed<T> {
    fn from(cause: StoreError) -> Self {
        Self::Failed(cause)
    }
}
