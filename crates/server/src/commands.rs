//! The commands, one file each. To add one: a file with `Options` and `run`, a line in
//! [`Command`], a line in [`run`].

mod account;
mod certificate_file;
mod check_plan;
mod console_link;
mod demo;
mod explain;
mod import;
mod issuer;
mod match_graph;
mod network;
mod plan;
mod rehearse;
mod replan;
mod schema;
pub mod serve;
mod verify;

use clap::Subcommand;

use crate::exit::Exit;
use crate::failure::Failure;

/// What the tool can do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Try it out: a made-up company whose event is open now.
    Demo(demo::Options),
    /// Bring people, programmes, interests and ties from a file into the database.
    #[command(subcommand)]
    Import(import::Options),
    /// Make who may operate the tool.
    #[command(subcommand)]
    Account(account::Options),
    /// Print a link that opens the organiser's console once.
    ConsoleLink(console_link::Options),
    /// Trust the company's own sign-in.
    #[command(subcommand)]
    Issuer(issuer::Options),
    /// Plan from files, without a server.
    Plan(plan::Options),
    /// Heal a plan file with what happened on the day.
    Replan(replan::Options),
    /// Why somebody meets whom, has a breather, or does not meet somebody.
    Explain(explain::Options),
    /// Print the JSON Schema of a roster, a plan or a facts file.
    Schema(schema::Options),
    /// Who would meet anyway, and how well that can be told.
    #[command(subcommand)]
    Network(network::Options),
    /// Check a plan file alone: every rule, every number, every certificate.
    CheckPlan(check_plan::Options),
    /// The day of a plan file in simulated time, before it comes.
    Rehearse(rehearse::Options),
    /// The best matching of an edge list, with a certificate that anybody can check.
    Match(match_graph::Options),
    /// Check a certificate against its edge list.
    Verify(verify::Options),
    /// Serve the API and the pages until SIGTERM.
    Serve(serve::Options),
}

/// Runs one command.
///
/// # Errors
/// A [`Failure`] with everything that went wrong and the exit code.
pub fn run(command: Command) -> Result<Exit, Failure> {
    match command {
        Command::Demo(options) => demo::run(&options),
        Command::Import(options) => import::run(&options),
        Command::Account(options) => account::run(&options),
        Command::ConsoleLink(options) => console_link::run(&options),
        Command::Issuer(options) => issuer::run(&options),
        Command::Plan(options) => plan::run(&options),
        Command::Replan(options) => replan::run(&options),
        Command::Explain(options) => explain::run(&options),
        Command::Schema(options) => schema::run(&options),
        Command::Network(options) => network::run(&options),
        Command::CheckPlan(options) => check_plan::run(&options),
        Command::Rehearse(options) => rehearse::run(&options),
        Command::Match(options) => match_graph::run(&options),
        Command::Verify(options) => verify::run(&options),
        Command::Serve(options) => serve::run(&options),
    }
}
