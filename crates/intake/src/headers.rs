//! Headers: which column holds what, in the words of many exports.

mod fold;
mod identity_columns;
mod interest_columns;
mod layout;
mod people_columns;
mod programme_columns;
mod spellings;
mod tie_columns;
mod who_columns;

pub(crate) use fold::{fold, fold_words};
pub(crate) use layout::{HEADER_LINES, Layout, find_layout, recognised};

/// What a file is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FileKind {
    People,
    Programme,
    /// Enrolments in one programme, which the file itself does not name.
    OneProgramme,
    Interests,
    Ties,
}

/// A column that is read, and the headers under which it is known, the surest first.
///
/// Headers are folded ([`fold`]): lower case, no accents, letters and digits only.
pub(crate) struct Column {
    pub name: &'static str,
    pub headers: &'static [&'static str],
}

impl FileKind {
    /// Every kind that a header tells apart.
    pub const ALL: [FileKind; 4] = [FileKind::People, FileKind::Programme, FileKind::Interests, FileKind::Ties];

    /// The word of the command line: `import people`.
    pub const fn as_str(self) -> &'static str {
        match self {
            FileKind::People => "people",
            FileKind::Programme | FileKind::OneProgramme => "programme",
            FileKind::Interests => "interests",
            FileKind::Ties => "ties",
        }
    }

    pub(crate) fn columns(self) -> &'static [Column] {
        match self {
            FileKind::People => people_columns::COLUMNS,
            FileKind::Programme | FileKind::OneProgramme => programme_columns::COLUMNS,
            FileKind::Interests => interest_columns::COLUMNS,
            FileKind::Ties => tie_columns::COLUMNS,
        }
    }

    /// The columns that must be there; of each list, one.
    pub(crate) fn required(self) -> &'static [&'static [&'static str]] {
        match self {
            FileKind::People => &[&["id", "email"]],
            FileKind::Programme => &[&["person_id", "email"], &["programme"]],
            FileKind::OneProgramme => &[&["person_id", "email"]],
            FileKind::Interests => &[&["person_id", "email"], &["topic"], &["stance"]],
            FileKind::Ties => &[&["a"], &["b"]],
        }
    }
}
