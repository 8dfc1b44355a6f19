//! The command line as a whole: its name, its help, its commands.

use clap::Parser;

use crate::commands::Command;

/// Who meets whom at training programmes: people in, meetings out, the network grows.
#[derive(Debug, Parser)]
#[command(name = "matchmaker", version, arg_required_else_help = true)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Command,
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_command_line_is_consistent() {
        Cli::command().debug_assert();
    }
}
