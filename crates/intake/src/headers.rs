//! Headers: which column holds what, in the words of many exports.

mod fold;
mod layout;
mod people_columns;
mod programme_columns;
mod tie_columns;

pub(crate) use fold::{fold, fold_words};
pub(crate) use layout::{Layout, find_layout, recognised};

/// What a file is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FileKind {
    People,
    Programme,
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
    /// Every kind.
    pub const ALL: [FileKind; 4] = [FileKind::People, FileKind::Programme, FileKind::Interests, FileKind::Ties];

    /// The word of the command line: `import people`.
    pub const fn as_str(self) -> &'static str {
        match self {
            FileKind::People => "people",
            FileKind::Programme => "programme",
            FileKind::Interests => "interests",
            FileKind::Ties => "ties",
        }
    }

    pub(crate) fn columns(self) -> &'static [Column] {
        match self {
            FileKind::People => people_columns::COLUMNS,
            FileKind::Programme => programme_columns::PROGRAMME,
            FileKind::Interests => programme_columns::INTERESTS,
            FileKind::Ties => tie_columns::COLUMNS,
        }
    }

    /// The columns that must be there.
    pub(crate) fn required(self) -> &'static [&'static str] {
        match self {
            FileKind::People => &["id"],
            FileKind::Programme => &["person_id", "programme"],
            FileKind::Interests => &["person_id", "topic", "stance"],
            FileKind::Ties => &["a", "b"],
        }
    }
}
