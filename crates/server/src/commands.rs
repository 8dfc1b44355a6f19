//! The commands, one file each. To add one: a file with `Options` and `run`, a line in
//! [`Command`], a line in [`run`].

mod check_plan;
mod plan;

use clap::Subcommand;

use crate::exit::Exit;
use crate::failure::Failure;

/// What the tool can do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Plan from files, without a server.
    Plan(plan::Options),
    /// Check a plan file alone: every rule, every number, every certificate.
    CheckPlan(check_plan::Options),
}

/// Runs one command.
///
/// # Errors
/// A [`Failure`] with everything that went wrong and the exit code.
pub fn run(command: Command) -> Result<Exit, Failure> {
    match command {
        Command::Plan(options) => plan::run(&options),
        Command::CheckPlan(options) => check_plan::run(&options),
    }
}
