//! How a run ends: the exit codes that scripts rely on.

use std::process::ExitCode;

/// The end of a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// Done.
    Clean,
    /// Done, and something was found; or the input is bad and nothing was done.
    Findings,
    /// The command line cannot be understood.
    Usage,
    /// The configuration does not allow a start (`EX_CONFIG` of sysexits.h).
    Configuration,
}

impl Exit {
    /// The number that the shell sees.
    pub const fn code(self) -> u8 {
        match self {
            Exit::Clean => 0,
            Exit::Findings => 1,
            Exit::Usage => 2,
            Exit::Configuration => 78,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        ExitCode::from(exit.code())
    }
}
