//! `check-plan`: reads a plan file and checks it alone.

use std::path::PathBuf;

use domain::plan::{PLAN_FORMAT, PlanDocument};

use crate::exit::Exit;
use crate::failure::{CodedError, Failure};
use crate::files;

/// What to check.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// The plan file, as `plan -o` writes it.
    plan: PathBuf,
}

/// Checks the plan and prints its findings.
///
/// # Errors
/// The file cannot be read, or is no plan.
pub fn run(options: &Options) -> Result<Exit, Failure> {
    let document = read(&options.plan)?;
    println!("{}: {} rounds", options.plan.display(), document.plan.rounds.len());
    Ok(Exit::Clean)
}

/// Reads a plan document; another format or version is refused.
fn read(path: &std::path::Path) -> Result<PlanDocument, Failure> {
    let bytes = files::read(path)?;
    let document: PlanDocument = serde_json::from_slice(&bytes).map_err(|error| {
        let position = format!("{}:{}:{}", path.display(), error.line(), error.column());
        let what = format!("this is no plan: {error}");
        Failure::input(
            CodedError::new("plan_unreadable", what).at(position).action("pass a file that `matchmaker plan -o` wrote"),
        )
    })?;
    if document.format != PLAN_FORMAT {
        let what = format!("the format is `{}`, this version reads `{PLAN_FORMAT}`", document.format);
        return Err(Failure::input(CodedError::new("plan_format", what).at(path.display())));
    }
    Ok(document)
}
