//! From files to the raw input of planning.

mod told;

pub use told::{all_or_none, issues_as_errors, tell_notes};

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use domain::TieSource;
use domain::roster::{ParticipantKey, RosterInterest, RosterParticipant};
use intake::{Directory, InterestRow, KnownPerson, Limits, PersonRow, TieRow};
use planning::GatheredTie;

use crate::failure::Failure;
use crate::files;

/// The files of people and what is known of them.
#[derive(Debug, Clone, clap::Args)]
pub struct PeopleFiles {
    /// People: id, and where known name, email, department, site, manager_id, languages, pace, rest_after.
    #[arg(long, value_name = "FILE", required_unless_present = "roster")]
    pub people: Option<PathBuf>,
    /// Who cares about what: person_id, topic, stance.
    #[arg(long, value_name = "FILE")]
    pub interests: Option<PathBuf>,
    /// Who knows whom: a, b, weight, and where known t.
    #[arg(long, value_name = "FILE")]
    pub ties: Option<PathBuf>,
}

/// What the files say.
pub struct Gathered {
    pub people: Vec<RosterParticipant>,
    pub manager_of: BTreeMap<ParticipantKey, ParticipantKey>,
    pub ties: Vec<GatheredTie>,
}

/// Reads the files; all issues of a file are told at once.
///
/// # Errors
/// A file that cannot be read, or an issue that keeps a row out.
pub fn gather(people: &Path, files: &PeopleFiles) -> Result<Gathered, Failure> {
    let rows = read_people(people)?;
    let directory = directory(&rows);
    let mut people: Vec<RosterParticipant> = rows.iter().map(participant).collect();
    if let Some(path) = &files.interests {
        for row in read_interests(path, &directory)? {
            let interest = RosterInterest { topic: row.topic, stance: row.stance, confirmed: true };
            people[row.person].interests.push(interest);
        }
    }
    let ties = match &files.ties {
        Some(path) => read_ties(path, &directory)?.iter().map(|row| tie(row, &people)).collect(),
        None => Vec::new(),
    };
    let key = |id: &str| ParticipantKey::new(id);
    let manager_of = rows.iter().filter_map(|row| Some((key(&row.id), key(row.manager_id.as_deref()?)))).collect();
    Ok(Gathered { people, manager_of, ties })
}

/// Reads a people file.
///
/// # Errors
/// As [`gather`].
pub fn read_people(path: &Path) -> Result<Vec<PersonRow>, Failure> {
    let bytes = files::read(path)?;
    all_or_none(path, intake::read_people(&bytes, &Directory::default(), &Limits::default()))
}

/// Reads a ties file of the people of `directory`.
///
/// # Errors
/// As [`gather`].
pub fn read_ties(path: &Path, directory: &Directory) -> Result<Vec<TieRow>, Failure> {
    let bytes = files::read(path)?;
    all_or_none(path, intake::read_ties(&bytes, directory, &Limits::default()))
}

fn read_interests(path: &Path, directory: &Directory) -> Result<Vec<InterestRow>, Failure> {
    let bytes = files::read(path)?;
    all_or_none(path, intake::read_interests(&bytes, directory, &Limits::default()))
}

/// The people of a file, by position.
pub fn directory(rows: &[PersonRow]) -> Directory {
    Directory::new(rows.iter().map(|row| KnownPerson {
        id: row.id.clone(),
        name: row.name.clone(),
        email: row.email.clone(),
        manager_id: row.manager_id.clone(),
    }))
}

fn participant(row: &PersonRow) -> RosterParticipant {
    RosterParticipant {
        departments: row.departments.clone(),
        site: row.site.clone(),
        languages: row.languages.clone(),
        pace: row.pace.unwrap_or_default(),
        rest_after: row.rest_after,
        ..RosterParticipant::new(ParticipantKey::new(&row.id))
    }
}

fn tie(row: &TieRow, people: &[RosterParticipant]) -> GatheredTie {
    let [a, b] = row.people.map(|place| people[place].id.clone());
    GatheredTie { a, b, strength: row.weight, source: TieSource::Imported, at_seconds: row.at_seconds }
}
