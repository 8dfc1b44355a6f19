//! The commands, one file each. To add one: a file with `Options` and `run`, a line in
//! [`Command`], a line in [`run`].

mod account;
mod check_plan;
mod import;
mod plan;
pub mod serve;

use clap::Subcommand;

use crate::exit::Exit;
use crate::failure::Failure;

/// What the tool can do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Bring people, programmes, interests and ties from a file into the database.
    #[command(subcommand)]
    Import(import::Options),
    /// Make who may operate the tool.
    #[command(subcommand)]
    Account(account::Options),
    /// Plan from files, without a server.
    Plan(plan::Options),
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
        Command::Import(options) => import::run(&options),
        Command::Account(options) => account::run(&options),
        Command::Plan(options) => plan::run(&options),
        Command::CheckPlan(options) => check_plan::run(&options),
        Command::Serve(options) => serve::run(&options),
    }
}
