//! `check-plan`: reads a plan file and checks it alone.

use std::path::{Path, PathBuf};

use domain::plan::PlanDocument;
use planning::{Checked, Finding, check_document};

use crate::exit::Exit;
use crate::failure::{CodedError, Failure};
use crate::files;
use crate::trust_strip::{self, Size};

/// What to check.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// The plan file, as `plan -o` writes it.
    plan: PathBuf,
    /// Print findings and notes as JSON.
    #[arg(long)]
    json: bool,
}

/// Checks the plan and prints its findings.
///
/// # Errors
/// The file cannot be read, or is no plan.
pub fn run(options: &Options) -> Result<Exit, Failure> {
    let document = read(&options.plan)?;
    let checked = check_document(&document);
    if options.json {
        println!("{}", serde_json::to_string(&checked).unwrap_or_default());
    } else {
        print(&options.plan, &document, &checked);
    }
    Ok(if checked.findings.is_empty() { Exit::Clean } else { Exit::Findings })
}

/// Reads a plan document.
pub(super) fn read(path: &Path) -> Result<PlanDocument, Failure> {
    let bytes = files::read(path)?;
    serde_json::from_slice(&bytes).map_err(|error| {
        let position = format!("{}:{}:{}", path.display(), error.line(), error.column());
        let error = CodedError::new("plan_unreadable", format!("this is no plan: {error}"));
        Failure::input(error.at(position).action("pass a file that `matchmaker plan -o` wrote"))
    })
}

fn print(path: &Path, document: &PlanDocument, checked: &Checked) {
    checked.findings.iter().for_each(print_finding);
    checked.notes.iter().for_each(|note| println!("note: {note}"));
    if checked.findings.is_empty() {
        let size = Size { people: document.roster.people.len(), rounds: document.roster.rounds };
        trust_strip::lines(&document.report, size).iter().for_each(|line| println!("{line}"));
        println!("{}: no findings; every number above was computed again.", path.display());
    } else {
        println!("{}: {} findings", path.display(), checked.findings.len());
    }
}

fn print_finding(finding: &Finding) {
    println!("finding[{}]: {}", finding.code, finding.detail);
    let people: Vec<&str> = finding.people.iter().map(|person| person.as_str()).collect();
    match (finding.round, people.is_empty()) {
        (Some(round), true) => println!("  at round {round}"),
        (Some(round), false) => println!("  at round {round}: {}", people.join(", ")),
        (None, false) => println!("  at {}", people.join(", ")),
        (None, true) => {}
    }
}
