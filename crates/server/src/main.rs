//! The binary `matchmaker`: parses the command line, runs one command, prints what went wrong.

mod cli;
mod commands;
mod database;
mod demo;
mod exit;
mod failure;
mod files;
mod from_files;
mod json_file;
mod pipe;
mod progress_bar;
mod refusals;
mod trace;
mod trust_strip;

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    pipe::end_quietly();
    let cli = cli::Cli::parse();
    match commands::run(cli.command) {
        Ok(exit) => exit.into(),
        Err(failure) => {
            failure.print();
            failure.exit().into()
        }
    }
}
