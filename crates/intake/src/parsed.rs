//! What a reader answers: the whole rows, and the issues.

use crate::{Issue, Limits};

/// Rows and issues of one file.
#[derive(Debug, Clone, PartialEq)]
pub struct Parsed<T> {
    /// The rows that are whole, in the order of the file.
    pub rows: Vec<T>,
    /// At most `Limits::issues_max`, in the order of the file.
    pub issues: Vec<Issue>,
    /// How many more issues there were.
    pub issues_left_off: usize,
    /// The known columns that the file has: what it has no column for is left as it was.
    pub columns: Vec<&'static str>,
    /// Headers of columns that were not read.
    pub ignored_columns: Vec<String>,
}

impl<T> Parsed<T> {
    pub(crate) fn empty() -> Self {
        Self {
            rows: Vec::new(),
            issues: Vec::new(),
            issues_left_off: 0,
            columns: Vec::new(),
            ignored_columns: Vec::new(),
        }
    }

    pub(crate) fn refused(issue: Issue) -> Self {
        Self { issues: vec![issue], ..Self::empty() }
    }

    pub(crate) fn tell(&mut self, limits: &Limits, issue: Issue) {
        if self.issues.len() < limits.issues_max {
            self.issues.push(issue);
        } else {
            self.issues_left_off += 1;
        }
    }

    /// The same with other rows.
    pub(crate) fn map<U>(self, row: impl FnMut(T) -> U) -> Parsed<U> {
        let Self { rows, issues, issues_left_off, columns, ignored_columns } = self;
        Parsed { rows: rows.into_iter().map(row).collect(), issues, issues_left_off, columns, ignored_columns }
    }

    pub(crate) fn sort_issues(&mut self) {
        self.issues.sort_by_key(|issue| (issue.line, issue.column));
    }

    /// Whether the file has this column.
    pub fn has_column(&self, name: &str) -> bool {
        self.columns.contains(&name)
    }

    /// Whether an issue keeps a row out.
    pub fn has_errors(&self) -> bool {
        self.issues_left_off > 0 || self.issues.iter().any(Issue::is_error)
    }

    /// All rows, or none: every issue where one keeps a row out.
    ///
    /// # Errors
    /// The issues, notes among them.
    pub fn all_or_none(self) -> Result<Vec<T>, Vec<Issue>> {
        if self.has_errors() { Err(self.issues) } else { Ok(self.rows) }
    }
}
