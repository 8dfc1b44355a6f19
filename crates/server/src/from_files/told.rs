//! Issues of a file as the command line tells them.

use std::path::Path;

use intake::{Issue, Parsed};

use crate::failure::{CodedError, Failure};

/// Issues that are printed; a file with more is told to have more.
const SHOWN_MAX: usize = 50;

/// The rows, or every issue as an error with its place. Notes go to standard error.
///
/// # Errors
/// The issues.
pub fn all_or_none<T>(path: &Path, parsed: Parsed<T>) -> Result<Vec<T>, Failure> {
    let left_off = parsed.issues_left_off;
    tell_notes(path, &parsed.issues);
    parsed.all_or_none().map_err(|issues| Failure::inputs(issues_as_errors(path, &issues, left_off)))
}

/// Errors of a file in the shape of the command line.
pub fn issues_as_errors(path: &Path, issues: &[Issue], left_off: usize) -> Vec<CodedError> {
    let errors: Vec<&Issue> = issues.iter().filter(|issue| issue.is_error()).collect();
    let mut told: Vec<CodedError> = errors.iter().take(SHOWN_MAX).map(|issue| told(path, issue)).collect();
    let more = errors.len().saturating_sub(SHOWN_MAX) + left_off;
    if more > 0 {
        let what = format!("there are {more} more issues in this file");
        told.push(CodedError::new("more_issues", what).at(path.display()).action("correct these first"));
    }
    told
}

fn told(path: &Path, issue: &Issue) -> CodedError {
    let at = format!("{}:{}:{}", path.display(), issue.line, issue.column);
    CodedError::new(issue.code.as_str(), &issue.cause).at(at).action(&issue.action)
}

/// Prints what is only worth a look.
pub fn tell_notes(path: &Path, issues: &[Issue]) {
    for issue in issues.iter().filter(|issue| !issue.is_error()).take(SHOWN_MAX) {
        let at = format!("{}:{}:{}", path.display(), issue.line, issue.column);
        eprintln!("note[{}]: {}\n  at {at}\n  do: {}", issue.code.as_str(), issue.cause, issue.action);
    }
}
