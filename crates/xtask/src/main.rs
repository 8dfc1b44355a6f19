//! The project's own checks, run as `cargo tidy` and `cargo xtask licences`.

mod complaint;
mod licences;
mod manifest;
mod rust;
mod tidy;
mod tree;

use std::path::PathBuf;
use std::process::ExitCode;

use complaint::Complaint;

const USAGE: &str = "usage: cargo xtask tidy | licences";

fn main() -> ExitCode {
    let root = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."));
    let task = std::env::args().nth(1);
    let outcome = match task.as_deref() {
        Some("tidy") => tree::Tree::read(&root).map(|tree| tidy::run(&tree)),
        Some("licences") => licences::run(&root),
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match outcome {
        Ok(complaints) => verdict(task.as_deref().unwrap_or_default(), &complaints),
        Err(error) => {
            eprintln!("error[xtask]: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Prints every complaint and turns their number into the exit code.
fn verdict(task: &str, complaints: &[Complaint]) -> ExitCode {
    for complaint in complaints {
        eprintln!("{complaint}");
    }
    if complaints.is_empty() {
        println!("{task}: nothing to complain about");
        return ExitCode::SUCCESS;
    }
    eprintln!("{task}: {} complaints", complaints.len());
    ExitCode::FAILURE
}
