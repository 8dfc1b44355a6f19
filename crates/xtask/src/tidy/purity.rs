//! The pure crates see values and give values: no clock, no environment, no files, no network, no thread's randomness.

use crate::complaint::Complaint;
use crate::manifest::dependencies;
use crate::rust::UsedPath;
use crate::tree::Tree;

const PURE: [&str; 5] = ["domain", "intake", "matching", "network", "planning"];

/// Crates that bring the outside world along, by the beginning of their name.
const WORLDLY: [&str; 10] =
    ["tokio", "actix", "diesel", "reqwest", "ureq", "hyper", "askama", "tracing", "clap", "libsqlite3"];

const IMPURE: [&[&str]; 14] = [
    &["std", "time", "SystemTime"],
    &["std", "time", "Instant"],
    &["std", "env"],
    &["std", "fs"],
    &["std", "net"],
    &["std", "process"],
    &["std", "thread"],
    &["rand", "rng"],
    &["rand", "random"],
    &["rand", "rngs", "ThreadRng"],
    &["rand", "thread_rng"],
    &["jiff", "Timestamp", "now"],
    &["jiff", "Zoned", "now"],
    &["jiff", "tz", "TimeZone", "system"],
];

/// Constructors that read a clock or the operating system's randomness, in whatever way they are imported.
const IMPURE_CALLS: [&str; 8] =
    ["SystemTime", "Instant", "Timestamp", "Zoned", "Uuid", "StdRng", "ChaCha8Rng", "SmallRng"];
const IMPURE_VERBS: [&str; 6] = ["now", "now_v7", "new_v4", "from_os_rng", "try_from_os_rng", "from_entropy"];

pub fn check(tree: &Tree) -> Vec<Complaint> {
    let mut complaints = manifests(tree);
    for source in tree.rust() {
        if !source.crate_name().is_some_and(|name| PURE.contains(&name)) {
            continue;
        }
        for path in source.product_paths().iter().filter(|path| impure(path)) {
            let detail = format!("a pure crate names {}: take it as an argument", path.segments.join("::"));
            complaints.push(Complaint::new("purity", &source.path, path.line, detail));
        }
    }
    complaints
}

fn impure(path: &UsedPath<'_>) -> bool {
    let call = path.segments.windows(2).any(|pair| IMPURE_CALLS.contains(&pair[0]) && IMPURE_VERBS.contains(&pair[1]));
    let worldly = WORLDLY.iter().any(|name| path.segments[0].starts_with(name));
    call || worldly || IMPURE.iter().any(|prefix| path.starts_with(prefix))
}

fn manifests(tree: &Tree) -> Vec<Complaint> {
    let mut complaints = Vec::new();
    for name in PURE {
        let path = format!("crates/{name}/Cargo.toml");
        for dependency in dependencies(tree.text(&path).unwrap_or_default()) {
            if WORLDLY.iter().any(|worldly| dependency.name.starts_with(worldly)) {
                let detail = format!("a pure crate depends on {}", dependency.name);
                complaints.push(Complaint::new("purity", &path, dependency.line, detail));
            }
        }
    }
    complaints
}

#[cfg(test)]
mod tests {
    use super::*;

    fn complaints(path: &str, text: &str) -> usize {
        check(&Tree::of(&[(path, text)])).len()
    }

    #[test]
    fn clocks_environment_files_and_thread_randomness_are_found() {
        for text in [
            "use std::{fmt, time::SystemTime};",
            "let home = std::env::var(name);",
            "use std::fs::File;",
            "let mut rng = rand::rng();",
            "let now = Timestamp::now();",
            "let id = Uuid::now_v7();",
            "use diesel::prelude::*;",
        ] {
            assert_eq!(complaints("crates/planning/src/x.rs", text), 1, "{text}");
        }
    }

    #[test]
    fn durations_and_seeded_streams_are_pure() {
        assert_eq!(complaints("crates/network/src/x.rs", "use std::time::Duration; ChaCha8Rng::seed_from_u64(1);"), 0);
        assert_eq!(complaints("crates/store/src/x.rs", "use std::fs::File;"), 0);
        assert_eq!(complaints("crates/planning/tests/x.rs", "use std::fs::File;"), 0);
    }

    #[test]
    fn a_worldly_dependency_is_found() {
        assert_eq!(complaints("crates/domain/Cargo.toml", "[dependencies]\ntokio = \"1\""), 1);
        assert_eq!(complaints("crates/planning/Cargo.toml", "[dependencies.actix-web]\nversion = \"4\""), 1);
    }
}
