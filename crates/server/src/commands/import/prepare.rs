//! A file on its way to the database: an organisation's own headers renamed, bad rows left out.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use intake::{Directory, FileKind, Issue, Limits, UnknownManagers, rename_headers, split_bad_rows};

use super::Kind;
use crate::failure::{CodedError, Failure};
use crate::files;
use crate::from_files::issues_as_errors;

/// What to change before the rows are taken.
#[derive(Debug, clap::Args)]
pub struct Changes {
    /// Write bad rows to this file, with what is wrong, and import the others
    #[arg(long, value_name = "FILE")]
    skip_bad: Option<PathBuf>,
    /// Take a column under another name, such as `Kostenstelle=department`; may be repeated
    #[arg(long, value_name = "HEADER=COLUMN", value_parser = mapped)]
    map: Vec<(String, String)>,
    /// A saved mapping
    #[arg(long, value_name = "FILE")]
    mapping: Option<PathBuf>,
    /// Save the mapping to this file, for the next time
    #[arg(long, value_name = "FILE")]
    save_mapping: Option<PathBuf>,
}

/// Times that rows are left out before giving up: each may leave others without their manager.
const PASSES: usize = 5;

fn mapped(text: &str) -> Result<(String, String), String> {
    let parts = text.rsplit_once('=').map(|(header, column)| (header.trim().to_owned(), column.trim().to_owned()));
    let filled = parts.filter(|(header, column)| !header.is_empty() && !column.is_empty());
    filled.ok_or_else(|| "give a header of the file and a column, such as `Kostenstelle=department`".to_owned())
}

impl Changes {
    /// The file with its headers renamed.
    ///
    /// # Errors
    /// The mapping cannot be read or saved, or is for another file.
    pub fn renamed(&self, path: &Path, kind: &Kind, bytes: Vec<u8>) -> Result<Vec<u8>, Failure> {
        let names = self.names()?;
        if names.is_empty() {
            return Ok(bytes);
        }
        let renamed = rename_headers(&bytes, kind.file_kind(), &Limits::default(), &names);
        let renamed = renamed.map_err(|issue| refused(path, &[issue]))?;
        if let Some(save) = &self.save_mapping {
            files::write(save, &serde_json::to_vec_pretty(&names).unwrap_or_default())?;
        }
        Ok(renamed)
    }

    /// The saved mapping, and what the command line adds.
    fn names(&self) -> Result<BTreeMap<String, String>, Failure> {
        let mut names = match &self.mapping {
            Some(path) => serde_json::from_slice(&files::read(path)?).map_err(|error| {
                let what = format!("this is no saved mapping: {error}");
                let action = "pass a file that --save-mapping wrote";
                Failure::input(CodedError::new("mapping_unreadable", what).at(path.display()).action(action))
            })?,
            None => BTreeMap::new(),
        };
        names.extend(self.map.iter().cloned());
        Ok(names)
    }

    /// The file without its bad rows, which go to a file of their own.
    ///
    /// # Errors
    /// Something is wrong with the file as a whole, or the bad rows cannot be written.
    pub fn without_bad_rows(
        &self,
        path: &Path,
        kind: &Kind,
        people: &Directory,
        bytes: Vec<u8>,
    ) -> Result<Vec<u8>, Failure> {
        let Some(bad_rows_path) = &self.skip_bad else { return Ok(bytes) };
        let (mut good, mut bad_rows, mut unknown_managers) = (bytes, 0, UnknownManagers::LeaveOut);
        for _ in 0..PASSES {
            let issues = kind.issues(&good, people);
            if !issues.iter().any(Issue::is_error) {
                break;
            }
            let split = split_bad_rows(&good, kind.file_kind(), &Limits::default(), &issues, unknown_managers);
            let split = split.map_err(|issue| refused(path, &[issue]))?;
            if unknown_managers == UnknownManagers::LeaveOut {
                files::write(bad_rows_path, &split.bad)?;
                bad_rows = split.bad_rows;
            }
            // From here on a manager is unknown because the manager's own row was left out.
            (good, unknown_managers) = (split.good, UnknownManagers::Empty);
        }
        if bad_rows > 0 {
            eprintln!("{bad_rows} rows were left out: see {}", bad_rows_path.display());
        }
        Ok(good)
    }
}

impl Kind {
    pub(super) fn file_kind(&self) -> FileKind {
        match self {
            Kind::People => FileKind::People,
            Kind::Programme(None) => FileKind::Programme,
            Kind::Programme(Some(_)) => FileKind::OneProgramme,
            Kind::Interests => FileKind::Interests,
            Kind::Ties => FileKind::Ties,
        }
    }

    /// What is wrong with a file.
    fn issues(&self, bytes: &[u8], people: &Directory) -> Vec<Issue> {
        let limits = Limits { issues_max: usize::MAX, ..Limits::default() };
        match self {
            Kind::People => intake::read_people(bytes, people, &limits).issues,
            Kind::Programme(None) => intake::read_programme(bytes, people, &limits).issues,
            Kind::Programme(Some(name)) => intake::read_one_programme(bytes, people, name, &limits).issues,
            Kind::Interests => intake::read_interests(bytes, people, &limits).issues,
            Kind::Ties => intake::read_ties(bytes, people, &limits).issues,
        }
    }
}

fn refused(path: &Path, issues: &[Issue]) -> Failure {
    Failure::inputs(issues_as_errors(path, issues, 0))
}
