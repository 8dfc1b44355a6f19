//! Both databases have the same migrations, each with a way up and a way down.

use std::collections::BTreeSet;

use crate::complaint::Complaint;
use crate::tree::Tree;

const DATABASES: [&str; 2] = ["sqlite", "postgres"];

pub fn check(tree: &Tree) -> Vec<Complaint> {
    let names: BTreeSet<&str> = tree.iter().filter_map(|(path, _)| migration(path)).collect();
    let mut complaints = Vec::new();
    for name in names {
        for database in DATABASES {
            for step in ["up.sql", "down.sql"] {
                let path = format!("migrations/{database}/{name}/{step}");
                if tree.text(&path).is_none_or(|text| text.trim().is_empty()) {
                    complaints.push(Complaint::new("migration_parity", &path, 0, "missing or empty"));
                }
            }
        }
    }
    complaints
}

fn migration(path: &str) -> Option<&str> {
    let mut parts = path.strip_prefix("migrations/")?.split('/');
    let (_database, name, _step) = (parts.next()?, parts.next()?, parts.next()?);
    Some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_migration_that_only_one_database_has_is_found() {
        let both = |step| [format!("migrations/sqlite/1_a/{step}"), format!("migrations/postgres/1_a/{step}")];
        let (up, down) = (both("up.sql"), both("down.sql"));
        let mut files =
            vec![(up[0].as_str(), "x"), (up[1].as_str(), "x"), (down[0].as_str(), "x"), (down[1].as_str(), "x")];
        assert_eq!(check(&Tree::of(&files)), []);
        files[3].1 = " \n";
        assert_eq!(check(&Tree::of(&files)).len(), 1);
        files.push(("migrations/sqlite/2_b/up.sql", "x"));
        assert_eq!(check(&Tree::of(&files)).len(), 4);
    }
}
