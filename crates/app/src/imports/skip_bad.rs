//! A file without its bad rows: they go to a file of their own, with what is wrong.

use intake::{Directory, FileKind, Issue, Limits, UnknownManagers, split_bad_rows};

use super::filed::Kind;

/// Times that rows are left out before giving up: each may leave others without their manager.
const PASSES: usize = 5;

/// A file in two.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Skipped {
    /// The rows that can be taken, as CSV.
    pub good: Vec<u8>,
    /// The header and the other rows with what is wrong, as CSV; none where every row is good.
    pub bad: Option<Vec<u8>>,
    pub bad_rows: usize,
}

/// What a file is about, and the programme that it does not name itself.
#[derive(Debug, Clone)]
pub struct Subject {
    pub kind: Kind,
    pub programme: Option<String>,
}

impl Subject {
    /// How the file is read.
    pub fn file_kind(&self) -> FileKind {
        match (self.kind, &self.programme) {
            (Kind::People, _) => FileKind::People,
            (Kind::Programmes, None) => FileKind::Programme,
            (Kind::Programmes, Some(_)) => FileKind::OneProgramme,
            (Kind::Interests, _) => FileKind::Interests,
            (Kind::Ties, _) => FileKind::Ties,
        }
    }

    /// Everything that is wrong with a file.
    fn issues(&self, bytes: &[u8], people: &Directory) -> Vec<Issue> {
        let limits = Limits { issues_max: usize::MAX, ..Limits::default() };
        match (self.kind, &self.programme) {
            (Kind::People, _) => intake::read_people(bytes, people, &limits).issues,
            (Kind::Programmes, None) => intake::read_programme(bytes, people, &limits).issues,
            (Kind::Programmes, Some(name)) => intake::read_one_programme(bytes, people, name, &limits).issues,
            (Kind::Interests, _) => intake::read_interests(bytes, people, &limits).issues,
            (Kind::Ties, _) => intake::read_ties(bytes, people, &limits).issues,
        }
    }

    /// Parts a file into the rows that can be taken and the others.
    ///
    /// # Errors
    /// What is wrong with the file as a whole.
    pub fn skip_bad(&self, bytes: Vec<u8>, people: &Directory) -> Result<Skipped, Issue> {
        let mut skipped = Skipped { good: bytes, bad: None, bad_rows: 0 };
        let mut unknown_managers = UnknownManagers::LeaveOut;
        for _ in 0..PASSES {
            let issues = self.issues(&skipped.good, people);
            if !issues.iter().any(Issue::is_error) {
                break;
            }
            let split = split_bad_rows(&skipped.good, self.file_kind(), &Limits::default(), &issues, unknown_managers)?;
            if unknown_managers == UnknownManagers::LeaveOut {
                skipped.bad = Some(split.bad);
                skipped.bad_rows = split.bad_rows;
            }
            // From here on a manager is unknown because the manager's own row was left out.
            (skipped.good, unknown_managers) = (split.good, UnknownManagers::Empty);
        }
        Ok(skipped)
    }
}
