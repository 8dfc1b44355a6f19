//! Which crate of ours may depend on which: the arrows of ARCHITECTURE.md, read from the manifests.

use crate::complaint::Complaint;
use crate::manifest::dependencies;
use crate::tree::Tree;

/// A crate and the crates of ours that it may name. A crate without a row may name none.
const ARROWS: [(&str, &[&str]); 9] = [
    ("app", &["planning", "network", "intake", "store", "domain"]),
    ("intake", &["domain"]),
    ("matching/fuzz", &["matching"]),
    ("network", &["domain"]),
    ("planning", &["matching", "network", "domain"]),
    ("server", &["app", "planning", "network", "matching", "intake", "store", "domain"]),
    ("store", &["domain"]),
    ("testkit", &["app", "store", "planning", "domain"]),
    ("xtask", &[]),
];

const OURS: [&str; 10] =
    ["app", "domain", "intake", "matching", "network", "planning", "server", "store", "testkit", "xtask"];

pub fn check(tree: &Tree) -> Vec<Complaint> {
    let mut complaints = Vec::new();
    for (path, text) in tree.iter() {
        let Some(name) = path.strip_prefix("crates/").and_then(|rest| rest.strip_suffix("/Cargo.toml")) else {
            continue;
        };
        let allowed = ARROWS.iter().find(|(from, _)| *from == name).map_or(&[][..], |(_, to)| to);
        for dependency in dependencies(text) {
            if !OURS.contains(&dependency.name) || allowed.contains(&dependency.name) {
                continue;
            }
            if dependency.dev && dev_arrow(name, dependency.name) {
                continue;
            }
            let detail = format!("{name} may not depend on {}", dependency.name);
            complaints.push(Complaint::new("arrow", path, dependency.line, detail));
        }
    }
    complaints
}

/// What only tests and benches may name. `testkit` depends on `app` and `store`, so they never name it.
fn dev_arrow(from: &str, to: &str) -> bool {
    matches!((from, to), ("server", "testkit"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn complaints(path: &str, manifest: &str) -> Vec<usize> {
        check(&Tree::of(&[(path, manifest)])).iter().map(|c| c.line).collect()
    }

    #[test]
    fn an_arrow_that_is_not_drawn_is_found() {
        assert_eq!(
            complaints("crates/planning/Cargo.toml", "[dependencies]\nmatching.workspace = true\nstore = {}"),
            [3]
        );
        assert_eq!(
            complaints("crates/domain/Cargo.toml", "[dependencies]\nserde = \"1\"\nnetwork.workspace = true"),
            [3]
        );
        assert_eq!(complaints("crates/domain/Cargo.toml", "[dependencies.store]\nworkspace = true"), [1]);
    }

    #[test]
    fn the_app_never_depends_on_its_test_kit() {
        assert_eq!(complaints("crates/app/Cargo.toml", "[dev-dependencies]\ntestkit.workspace = true"), [2]);
        assert_eq!(complaints("crates/server/Cargo.toml", "[dev-dependencies]\ntestkit.workspace = true"), [0; 0]);
    }
}
