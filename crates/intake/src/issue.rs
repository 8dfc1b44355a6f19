//! What is wrong with a file: where, which, why, and what to do.

use std::fmt;

use serde::{Serialize, Serializer};

/// Something to tell about a cell, a row or the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Issue {
    /// From 1, as an editor counts; a row over several lines counts from its first.
    pub line: u64,
    /// The cell's number in its row, from 1.
    pub column: u32,
    pub code: Code,
    pub severity: Severity,
    /// What was found, with the text concerned.
    pub cause: String,
    /// What the sender of the file can do.
    pub action: String,
}

/// Whether an issue keeps the file out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// The row cannot be taken.
    Error,
    /// Worth a look; the row is taken.
    Note,
}

macro_rules! codes {
    ($($(#[$meta:meta])* $variant:ident = $text:literal),+ $(,)?) => {
        /// Every kind of issue, under a name that never changes.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $($(#[$meta])* $variant),+
        }

        impl Code {
            /// All of them, in the order of declaration.
            pub const ALL: &'static [Code] = &[$(Code::$variant),+];

            /// The stable name.
            pub const fn as_str(self) -> &'static str {
                match self { $(Code::$variant => $text),+ }
            }
        }
    };
}

codes! {
    EmptyFile = "empty_file",
    FileTooLarge = "file_too_large",
    NotATable = "not_a_table",
    UndecodableText = "undecodable_text",
    /// The file is one of another kind.
    WrongFile = "wrong_file",
    NoRows = "no_rows",
    MissingColumn = "missing_column",
    ColumnTwice = "column_twice",
    TooManyColumns = "too_many_columns",
    TooManyRows = "too_many_rows",
    CellTooLong = "cell_too_long",
    QuoteUnclosed = "quote_unclosed",
    QuoteMisplaced = "quote_misplaced",
    RowTooLong = "row_too_long",
    ControlCharacter = "control_character",
    IdMissing = "id_missing",
    CellMissing = "cell_missing",
    DuplicatePerson = "duplicate_person",
    DuplicateEmail = "duplicate_email",
    MaybeSamePerson = "maybe_same_person",
    SeveralRows = "several_rows",
    UnknownPerson = "unknown_person",
    UnknownManager = "unknown_manager",
    AmbiguousManager = "ambiguous_manager",
    ManagerCycle = "manager_cycle",
    BadEmail = "bad_email",
    BadDepartment = "bad_department",
    BadLanguage = "bad_language",
    BadPace = "bad_pace",
    BadNumber = "bad_number",
    BadDate = "bad_date",
    BadTime = "bad_time",
    BadStance = "bad_stance",
    BadState = "bad_state",
    /// A row about somebody who did not take part.
    NotEnrolled = "not_enrolled",
    BadYesOrNo = "bad_yes_or_no",
    BadTopic = "bad_topic",
    TopicsAlike = "topics_alike",
    DuplicateEnrolment = "duplicate_enrolment",
    RunDatesDiffer = "run_dates_differ",
    TieWithOneself = "tie_with_oneself",
}

impl Issue {
    /// An issue that keeps the row out.
    pub(crate) fn error(at: (u64, u32), code: Code, cause: impl Into<String>, action: impl Into<String>) -> Self {
        let (line, column) = at;
        Self { line, column, code, severity: Severity::Error, cause: cause.into(), action: action.into() }
    }

    /// An issue that is only worth a look.
    pub(crate) fn note(at: (u64, u32), code: Code, cause: impl Into<String>, action: impl Into<String>) -> Self {
        Self { severity: Severity::Note, ..Self::error(at, code, cause, action) }
    }

    /// Whether this keeps the row out.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

impl fmt::Display for Issue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{} {}: {}", self.line, self.column, self.code.as_str(), self.cause)
    }
}

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}
