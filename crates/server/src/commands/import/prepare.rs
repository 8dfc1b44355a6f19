//! A file on its way to the database: an organisation's own headers renamed, bad rows left out.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use app::imports::skip_bad::Skipped;
use intake::{Directory, Issue, Limits, rename_headers};

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
        let renamed = rename_headers(&bytes, kind.subject().file_kind(), &Limits::default(), &names);
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
    ) -> Result<Skipped, Failure> {
        let Some(bad_rows_path) = &self.skip_bad else { return Ok(Skipped { good: bytes, bad: None, bad_rows: 0 }) };
        let skipped = kind.subject().skip_bad(bytes, people).map_err(|issue| refused(path, &[issue]))?;
        if let Some(bad) = &skipped.bad {
            files::write(bad_rows_path, bad)?;
            eprintln!("{} rows were left out: see {}", skipped.bad_rows, bad_rows_path.display());
        }
        Ok(skipped)
    }
}

fn refused(path: &Path, issues: &[Issue]) -> Failure {
    Failure::inputs(issues_as_errors(path, issues, 0))
}
