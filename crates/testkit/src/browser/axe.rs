//! axe, the judge of accessibility, run inside the page that is shown. It is fetched by `tests/run` and never committed.

use std::path::PathBuf;

use super::{Browser, BrowserError};

/// Names the file with axe's script.
const VARIABLE: &str = "AXE_JS";

const RUN: &str = "const done = arguments[arguments.length - 1];
    axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']}).then(
        outcome => done(outcome.violations.map(v => `${v.id}: ${v.help}: ${v.nodes.map(n => n.target).join(' | ')}`)),
        error => done([String(error)]));";

/// The script, where `tests/run` left it; nothing when it was not fetched.
///
/// # Errors
/// The file cannot be read.
pub fn axe() -> Result<Option<String>, BrowserError> {
    let Some(path) = std::env::var_os(VARIABLE).map(PathBuf::from) else { return Ok(None) };
    Ok(Some(std::fs::read_to_string(path)?))
}

impl Browser {
    /// What axe has against the page: WCAG 2.2 up to AA, and its best practices.
    ///
    /// # Errors
    /// The script does not run.
    pub fn accessibility_faults(&self, axe: &str) -> Result<Vec<String>, BrowserError> {
        let faults = self.evaluate_later(&format!("{axe};\n{RUN}"))?;
        let faults = faults.as_array().into_iter().flatten();
        Ok(faults.map(|fault| fault.as_str().unwrap_or_default().to_owned()).collect())
    }
}
