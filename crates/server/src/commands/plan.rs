//! `plan`: from files to a plan, without a server.

use std::path::{Path, PathBuf};

use domain::roster::Roster;
use domain::{Preset, WhenImpossible};
use network::Walk;
use planning::{Document, Gathering, Planned, Progress, Refusal};

use crate::exit::Exit;
use crate::failure::{CodedError, Failure};
use crate::from_files::{Gathered, PeopleFiles, gather};
use crate::trust_strip::{self, Size};
use crate::{json_file, progress_bar, refusals};

/// What to plan.
#[derive(Debug, clap::Args)]
pub struct Options {
    #[command(flatten)]
    files: PeopleFiles,
    /// A roster as JSON (docs/schemas/roster.json) instead of the files and the choices below.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["people", "interests", "ties", "rounds", "seed", "preset",
        "when_impossible", "department_level", "known_contact_above"])]
    roster: Option<PathBuf>,
    /// How many rounds.
    #[arg(long, value_parser = clap::value_parser!(u32).range(1..=1_000), required_unless_present = "roster")]
    rounds: Option<u32>,
    /// The same files and the same seed give the same plan, byte by byte.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// What the event is for: programme, onboarding or coffee.
    #[arg(long, default_value_t = Preset::Programme)]
    preset: Preset,
    /// What to do when a rule cannot hold for everybody: sit_out or nearest_exception.
    #[arg(long, default_value = "sit_out", value_parser = when_impossible)]
    when_impossible: WhenImpossible,
    /// The level of the department path that pairs cross; found from the file otherwise.
    #[arg(long, value_parser = clap::value_parser!(u32).range(1..=20))]
    department_level: Option<u32>,
    /// A tie stronger than this is a known contact.
    #[arg(long, value_name = "STRENGTH", default_value_t = 0.0, value_parser = strength)]
    known_contact_above: f64,
    /// The file to write the plan to.
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// The file to write the roster to, as `--roster` reads it.
    #[arg(long, value_name = "FILE")]
    roster_output: Option<PathBuf>,
}

fn when_impossible(text: &str) -> Result<WhenImpossible, String> {
    match text.parse() {
        Ok(WhenImpossible::Ask) | Err(_) => Err("give sit_out or nearest_exception".to_owned()),
        Ok(chosen) => Ok(chosen),
    }
}

/// A finite number of at least 0.
pub(super) fn strength(text: &str) -> Result<f64, String> {
    let number = text.parse::<f64>().ok().filter(|number| number.is_finite() && *number >= 0.0);
    number.ok_or_else(|| "give a number of at least 0".to_owned())
}

/// Plans, prints the trust strip, writes the plan.
///
/// # Errors
/// Everything that is wrong with the files, and every reason why there is no plan.
pub fn run(options: &Options) -> Result<Exit, Failure> {
    let (source, roster) = roster(options)?;
    let planned = draw(&roster).map_err(|refusals| refusals::failure(source, &refusals))?;
    let size = Size { people: roster.people.len(), rounds: roster.rounds };
    let strip = trust_strip::lines(&planned.report, size);
    if let Some(path) = &options.roster_output {
        json_file::write_roster(path, &roster)?;
    }
    if let Some(path) = &options.output {
        json_file::write_plan(path, &planning::document(roster, planned))?;
    }
    strip.iter().for_each(|line| println!("{line}"));
    if let Some(path) = &options.output {
        println!("Check it yourself: matchmaker check-plan {}", path.display());
    }
    Ok(Exit::Clean)
}

/// The roster and the file that it comes from.
fn roster(options: &Options) -> Result<(&Path, Roster), Failure> {
    match (&options.roster, &options.files.people, options.rounds) {
        (Some(path), ..) => Ok((path, json_file::read(path, Document::Roster)?)),
        (None, Some(people), Some(rounds)) => {
            let gathered = gather(people, &options.files)?;
            let roster = planning::freeze(gathering(options, rounds, gathered));
            Ok((people, roster.map_err(|refusals| refusals::failure(people, &refusals))?))
        }
        _ => Err(Failure::usage(CodedError::new("usage", "give --people and --rounds, or --roster"))),
    }
}

fn gathering(options: &Options, rounds: u32, gathered: Gathered) -> Gathering {
    Gathering {
        manager_of: gathered.manager_of,
        ties: gathered.ties,
        known_contact_above: options.known_contact_above,
        walk: Walk::default(),
        when_impossible: options.when_impossible,
        department_level: options.department_level,
        seed: options.seed,
        ..Gathering::new(gathered.people, rounds, options.preset)
    }
}

fn draw(roster: &Roster) -> Result<Planned, Vec<Refusal>> {
    let bar = progress_bar::percent("planning");
    let mut listener = |step: planning::Step| bar.set_position(u64::from(step.percent));
    let planned = planning::plan(roster, &mut Progress::telling(&mut listener));
    bar.finish_and_clear();
    planned
}
