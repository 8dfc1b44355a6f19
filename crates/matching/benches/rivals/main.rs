//! Side by side with LEMON and rustworkx-core on seeded instances.
//!
//! `cargo bench -p matching --bench rivals -- [NAME…] [--million] [--cardinality] [--no-rivals] [--runs N]
//! [--lemon-limit SECONDS] [--svg FILE]`
//!
//! Names: `d500` all pairs across departments of 500 people, `s10k_16` the union of everybody's best
//! 16 of 256, `g1000` and `g10k_16` with one giant department. Every instance runs in a process of its
//! own, so that its peak memory is its own. A run of LEMON that takes more than its limit (100 CPU
//! seconds) is told as a lower bound.

mod clock;
mod instances;
mod lemon;
mod measure;
mod plot;
mod report;
mod rustworkx;

use std::error::Error;
use std::process::Command;

/// What is measured when no name is given.
const USUAL: [&str; 11] =
    ["d50", "d200", "d500", "d1000", "d2000", "s1k_16", "s1k_32", "s10k_16", "s10k_32", "s100k_16", "s100k_32"];

fn main() -> Result<(), Box<dyn Error>> {
    let words: Vec<String> = std::env::args().skip(1).filter(|word| word != "--bench").collect();
    if let Some(name) = value_of(&words, "--one") {
        let row = measure::row(name, &measure::Wishes::read(&words)?)?;
        println!("{}", row.to_line());
        return Ok(());
    }
    let mut named: Vec<&str> = words.iter().map(String::as_str).filter(|w| is_name(w)).collect();
    if named.is_empty() {
        named.extend(USUAL);
    }
    if words.iter().any(|word| word == "--million") {
        named.extend(["s1M_16", "s1M_16_bounded"]);
    }
    let mut rows = Vec::new();
    for name in named {
        let output = Command::new(std::env::current_exe()?).args(["--one", name]).args(&words).output()?;
        let text = String::from_utf8(output.stdout)?;
        match text.lines().last().and_then(report::Row::from_line) {
            Some(row) => {
                eprintln!("{}", report::table(std::slice::from_ref(&row)));
                rows.push(row);
            }
            None => eprintln!("{name}: {}", String::from_utf8_lossy(&output.stderr)),
        }
    }
    println!("{}", report::table(&rows));
    if let Some(file) = value_of(&words, "--svg") {
        std::fs::write(file, plot::svg(&rows))?;
    }
    Ok(())
}

fn value_of<'w>(words: &'w [String], option: &str) -> Option<&'w str> {
    let at = words.iter().position(|word| word == option)?;
    words.get(at + 1).map(String::as_str)
}

fn is_name(word: &str) -> bool {
    word.starts_with(['d', 's', 'g']) && word[1..].starts_with(|c: char| c.is_ascii_digit())
}
