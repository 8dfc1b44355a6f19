//! `plan`: from files to a plan, without a server.

use std::path::{Path, PathBuf};

use domain::roster::Roster;
use domain::{Preset, WhenImpossible};
use network::Walk;
use planning::{Gathering, Planned, Progress, Refusal};

use crate::exit::Exit;
use crate::failure::{CodedError, Failure};
use crate::from_files::{Gathered, PeopleFiles, gather};
use crate::trust_strip::{self, Size};
use crate::{files, progress_bar};

/// What to plan.
#[derive(Debug, clap::Args)]
pub struct Options {
    #[command(flatten)]
    files: PeopleFiles,
    /// How many rounds.
    #[arg(long, value_parser = clap::value_parser!(u32).range(1..=1_000))]
    rounds: u32,
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
    let gathered = gather(&options.files)?;
    let roster = planning::freeze(gathering(options, gathered)).map_err(|refusals| refused(options, &refusals))?;
    let planned = draw(&roster).map_err(|refusals| refused(options, &refusals))?;
    let size = Size { people: roster.people.len(), rounds: roster.rounds };
    let strip = trust_strip::lines(&planned.report, size);
    if let Some(path) = &options.output {
        write(path, roster, planned)?;
    }
    strip.iter().for_each(|line| println!("{line}"));
    if let Some(path) = &options.output {
        println!("Check it yourself: matchmaker check-plan {}", path.display());
    }
    Ok(Exit::Clean)
}

fn gathering(options: &Options, gathered: Gathered) -> Gathering {
    Gathering {
        manager_of: gathered.manager_of,
        ties: gathered.ties,
        known_contact_above: options.known_contact_above,
        walk: Walk::default(),
        when_impossible: options.when_impossible,
        department_level: options.department_level,
        seed: options.seed,
        ..Gathering::new(gathered.people, options.rounds, options.preset)
    }
}

fn draw(roster: &Roster) -> Result<Planned, Vec<Refusal>> {
    let bar = progress_bar::percent("planning");
    let mut listener = |step: planning::Step| bar.set_position(u64::from(step.percent));
    let planned = planning::plan(roster, &mut Progress::telling(&mut listener));
    bar.finish_and_clear();
    planned
}

fn refused(options: &Options, refusals: &[Refusal]) -> Failure {
    Failure::inputs(refusals.iter().map(|refusal| coded(&options.files.people, refusal)).collect())
}

fn coded(people: &Path, refusal: &Refusal) -> CodedError {
    let at = match refusal.round {
        Some(round) => format!("{}, round {round}", people.display()),
        None => people.display().to_string(),
    };
    let error = CodedError::new(refusal.code, &refusal.detail).at(at);
    match refusal.relax.as_slice() {
        [] => error.action("correct the input"),
        rules => error.action(format!("relax {}", rules.join(", "))),
    }
}

fn write(path: &Path, roster: Roster, planned: Planned) -> Result<(), Failure> {
    let document = planning::document(roster, planned);
    let mut bytes = serde_json::to_vec(&document).map_err(|error| {
        Failure::input(CodedError::new("plan_unwritable", format!("the plan cannot be written: {error}")))
    })?;
    bytes.push(b'\n');
    files::write(path, &bytes)
}
