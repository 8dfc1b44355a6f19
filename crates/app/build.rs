//! A key that a page asks for and a language lacks stops the build: no page has a hole where words should be.
//! Organisers' and helpers' words are English only; everything that attendees read is in every language.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{fs, io};

/// What only organisers and helpers read.
const ENGLISH_ONLY: [&str; 2] = ["console.ftl", "helper.ftl"];
/// The calls that look a key up, up to its quotation mark.
const CALLS: [&str; 4] = ["say(\"", ".with(\"", "plain(\"", "plain_with(\""];

fn main() -> ExitCode {
    for folder in ["locales", "src", "templates"] {
        println!("cargo::rerun-if-changed={folder}");
    }
    match missing() {
        Ok(missing) if missing.is_empty() => ExitCode::SUCCESS,
        Ok(missing) => {
            missing.iter().for_each(|line| println!("cargo::error={line}"));
            ExitCode::FAILURE
        }
        Err(cause) => {
            println!("cargo::error=the pages' words cannot be read: {cause}");
            ExitCode::FAILURE
        }
    }
}

/// A sentence for each key that is asked for or said in English, and lacking somewhere.
fn missing() -> io::Result<Vec<String>> {
    let english = keys(Path::new("locales/en"), &[])?;
    let everywhere = keys(Path::new("locales/en"), &ENGLISH_ONLY)?;
    let unknown = asked_for()?.into_iter().filter(|key| !english.contains(key));
    let mut lines: Vec<String> = unknown.map(|key| format!("a page asks for {key}: add it to locales/en")).collect();
    for language in entries(Path::new("locales"))? {
        let said = keys(&language, &[])?;
        let lacking = everywhere.iter().filter(|key| !said.contains(*key));
        lines.extend(lacking.map(|key| format!("{} lacks {key}: say it in this language, too", language.display())));
    }
    Ok(lines)
}

/// The keys of a language's files but those named in `without`.
fn keys(language: &Path, without: &[&str]) -> io::Result<BTreeSet<String>> {
    let mut keys = BTreeSet::new();
    for path in entries(language)? {
        if without.iter().any(|name| path.ends_with(name)) {
            continue;
        }
        let text = fs::read_to_string(&path)?;
        let starts = text.lines().filter(|line| line.starts_with(|first: char| first.is_ascii_lowercase()));
        keys.extend(starts.filter_map(|line| line.split(" =").next()).map(str::to_owned));
    }
    Ok(keys)
}

/// The literal keys in the sources and templates.
fn asked_for() -> io::Result<BTreeSet<String>> {
    let mut texts = Vec::new();
    read_under(Path::new("src"), &mut texts)?;
    read_under(Path::new("templates"), &mut texts)?;
    let after = |text: &String, call: &str| -> Vec<String> {
        text.split(call).skip(1).filter_map(|rest| rest.split('"').next()).map(str::to_owned).collect()
    };
    let found = texts.iter().flat_map(|text| CALLS.iter().flat_map(|call| after(text, call)));
    Ok(found.filter(|key| !key.contains('{')).collect())
}

fn read_under(folder: &Path, texts: &mut Vec<String>) -> io::Result<()> {
    for path in entries(folder)? {
        if path.is_dir() {
            read_under(&path, texts)?;
        } else {
            texts.push(fs::read_to_string(&path)?);
        }
    }
    Ok(())
}

fn entries(folder: &Path) -> io::Result<Vec<PathBuf>> {
    fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect()
}
