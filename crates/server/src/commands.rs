//! The commands, one file each. To add one: a file with `Options` and `run`, a line in
//! [`Command`], a line in [`run`].

mod check_plan;
pub mod serve;

use clap::Subcommand;

use crate::exit::Exit;
use crate::failure::Failure;

/// What the tool can do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Check a plan file alone: every rule, every number, every certificate.
    CheckPlan(check_plan::Options),
    /// Serve the API and the pages until SIGTERM.
    Serve(serve::Options),
}

/// Runs one command.
///
/// # Errors
/// A [`Failure`] with everything that went wrong and the exit code.
pub fn run(command: Command) -> Result<Exit, Failure> {
    match command {
        Command::CheckPlan(options) => check_plan::run(&options),
        Command::Serve(options) => serve::run(&options),
    }
}
