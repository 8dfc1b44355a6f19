//! `network`: who would meet anyway, and how well that can be told.

mod evaluate;
mod familiarity;

use std::path::PathBuf;

use domain::{DepartmentPath, TieSource, crossing_level};
use intake::{Directory, PersonRow};
use network::{Contact, HALF_LIFE_SECONDS, Walk};

use crate::exit::Exit;
use crate::failure::Failure;
use crate::from_files::{directory, read_people, read_ties};

/// What to do with a network.
#[derive(Debug, clap::Subcommand)]
pub enum Options {
    /// Print how familiar pairs are, as CSV: a,b,familiarity
    Familiarity(familiarity::Options),
    /// Split the ties in time and tell how well the first half foretells the second
    Evaluate(evaluate::Options),
}

/// The files of a network, and how familiarity is computed.
#[derive(Debug, clap::Args)]
pub struct Files {
    /// People: id, and where known department
    #[arg(long, value_name = "FILE")]
    people: PathBuf,
    /// Who knows whom: a, b, weight, and where known t
    #[arg(long, value_name = "FILE")]
    ties: PathBuf,
    /// The chance of a step to somebody of the own department rather than along a tie
    #[arg(long, default_value_t = 0.2, value_parser = share)]
    lambda: f64,
    /// Days after which half of a tie is left
    #[arg(long, default_value_t = HALF_LIFE_SECONDS / 86_400.0, value_parser = days)]
    half_life_days: f64,
    /// The level of the department path that counts; found from the file otherwise
    #[arg(long, value_parser = clap::value_parser!(u32).range(1..=20))]
    department_level: Option<u32>,
}

/// A network that was read.
struct Network {
    people: Vec<PersonRow>,
    directory: Directory,
    /// Each person's departments, as numbers.
    departments: Vec<Vec<usize>>,
    contacts: Vec<Contact>,
}

/// Runs a command of the network.
///
/// # Errors
/// The files cannot be read, or cannot answer what is asked.
pub fn run(options: &Options) -> Result<Exit, Failure> {
    match options {
        Options::Familiarity(options) => familiarity::run(options),
        Options::Evaluate(options) => evaluate::run(options),
    }
}

impl Files {
    fn read(&self) -> Result<Network, Failure> {
        let people = read_people(&self.people)?;
        let directory = directory(&people);
        let rows = read_ties(&self.ties, &directory)?;
        let contact = |row: &intake::TieRow| Contact {
            people: row.people,
            strength: row.weight,
            source: TieSource::Imported,
            at_seconds: row.at_seconds,
        };
        let departments = departments(&people, self.department_level);
        Ok(Network { contacts: rows.iter().map(contact).collect(), departments, directory, people })
    }

    fn walk(&self) -> Walk {
        Walk { department_share: self.lambda, ..Walk::default() }
    }

    fn half_life_seconds(&self) -> f64 {
        self.half_life_days * 86_400.0
    }
}

fn departments(people: &[PersonRow], level: Option<u32>) -> Vec<Vec<usize>> {
    let paths = people.iter().flat_map(|person| &person.departments);
    let level = level.unwrap_or_else(|| crossing_level(paths.clone()));
    let cut = |path: &DepartmentPath| path.at_level(level).to_owned();
    let mut names: Vec<String> = paths.map(cut).collect();
    names.sort_unstable();
    names.dedup();
    let number = |path: &DepartmentPath| names.binary_search(&cut(path)).unwrap_or_default();
    people.iter().map(|person| person.departments.iter().map(number).collect()).collect()
}

fn share(text: &str) -> Result<f64, String> {
    text.parse().ok().filter(|share| (0.0..=1.0).contains(share)).ok_or_else(|| "give a number from 0 to 1".to_owned())
}

fn days(text: &str) -> Result<f64, String> {
    let days = text.parse().ok().filter(|days: &f64| days.is_finite() && *days > 0.0);
    days.ok_or_else(|| "give a number of days above 0".to_owned())
}
