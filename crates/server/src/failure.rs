//! The one place where errors are given their shape and printed.
//!
//! ```text
//! error[unknown_manager]: the manager `77` is not in the file
//!   at people.csv:4:3
//!   do: add a row for `77`, or leave the cell empty
//! ```

use std::fmt;
use std::io::Write;

use crate::exit::Exit;

/// One thing that went wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodedError {
    /// Stable, in snake case.
    pub code: String,
    /// What happened, in one sentence.
    pub what: String,
    /// File, line and column, where there is one.
    pub at: Option<String>,
    /// What the reader can do about it.
    pub action: Option<String>,
}

/// Why a command did not do what it was asked to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    exit: Exit,
    errors: Vec<CodedError>,
}

impl CodedError {
    /// An error without a position and without an action.
    pub fn new(code: impl Into<String>, what: impl Into<String>) -> Self {
        Self { code: code.into(), what: what.into(), at: None, action: None }
    }

    /// Says where it happened.
    pub fn at(self, at: impl fmt::Display) -> Self {
        Self { at: Some(at.to_string()), ..self }
    }

    /// Says what to do.
    pub fn action(self, action: impl Into<String>) -> Self {
        Self { action: Some(action.into()), ..self }
    }
}

impl Failure {
    /// The input is bad, or the work found something: exit code 1.
    pub fn input(error: CodedError) -> Self {
        Self::inputs(vec![error])
    }

    /// Several things are wrong with the input: exit code 1.
    pub fn inputs(errors: Vec<CodedError>) -> Self {
        Self { exit: Exit::Findings, errors }
    }

    /// The command line contradicts itself: exit code 2.
    pub fn usage(error: CodedError) -> Self {
        Self { exit: Exit::Usage, errors: vec![error] }
    }

    /// The configuration does not allow a start: exit code 78.
    pub fn configuration(error: CodedError) -> Self {
        Self { exit: Exit::Configuration, errors: vec![error] }
    }

    /// The exit code.
    pub fn exit(&self) -> Exit {
        self.exit
    }

    /// Prints every error to standard error; a closed pipe is no second failure.
    pub fn print(&self) {
        let mut stderr = std::io::stderr().lock();
        for error in &self.errors {
            if writeln!(stderr, "{error}").is_err() {
                return;
            }
        }
    }
}

impl fmt::Display for CodedError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "error[{}]: {}", self.code, self.what)?;
        if let Some(at) = &self.at {
            write!(f, "\n  at {at}")?;
        }
        match &self.action {
            Some(action) => write!(f, "\n  do: {action}"),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_says_what_where_and_what_to_do() {
        let error = CodedError::new("unknown_manager", "the manager `77` is not in the file")
            .at("people.csv:4:3")
            .action("add a row for `77`, or leave the cell empty");
        assert_eq!(
            error.to_string(),
            "error[unknown_manager]: the manager `77` is not in the file\n  at people.csv:4:3\n  do: add a row for `77`, or leave the cell empty"
        );
    }
}
