//! Both databases have the same migrations with the same steps. The way back is a restored backup
//! (docs/operations.md), so `down.sql` is in both or in neither.

use std::collections::BTreeSet;

use crate::complaint::Complaint;
use crate::tree::Tree;

const DATABASES: [&str; 2] = ["sqlite", "postgres"];

pub fn check(tree: &Tree) -> Vec<Complaint> {
    let steps: BTreeSet<&str> = tree.iter().filter_map(|(path, _)| step(path)).collect();
    let names = steps.iter().filter_map(|step| step.split('/').next());
    let ups: BTreeSet<String> = names.map(|name| format!("{name}/up.sql")).collect();
    let wanted: BTreeSet<&str> = steps.iter().copied().chain(ups.iter().map(String::as_str)).collect();
    let paths = wanted.iter().flat_map(|step| DATABASES.map(|database| format!("migrations/{database}/{step}")));
    let missing = paths.filter(|path| tree.text(path).is_none_or(|text| text.trim().is_empty()));
    missing.map(|path| Complaint::new("migration_parity", &path, 0, "missing or empty")).collect()
}

/// `NAME/up.sql` of a file of a migration.
fn step(path: &str) -> Option<&str> {
    let (_database, step) = path.strip_prefix("migrations/")?.split_once('/')?;
    step.ends_with(".sql").then_some(step)
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOTH: [(&str, &str); 2] = [("migrations/sqlite/1_a/up.sql", "x"), ("migrations/postgres/1_a/up.sql", "x")];

    fn complaints(more: &[(&str, &str)]) -> usize {
        check(&Tree::of(&[&BOTH, more].concat())).len()
    }

    #[test]
    fn a_migration_that_only_one_database_has_is_found() {
        assert_eq!(complaints(&[]), 0);
        assert_eq!(complaints(&[("migrations/sqlite/2_b/up.sql", "x")]), 1);
        assert_eq!(complaints(&[("migrations/sqlite/1_a/down.sql", "x")]), 1);
        assert_eq!(complaints(&[("migrations/postgres/1_a/up.sql", " \n")]), 1);
    }

    #[test]
    fn a_migration_without_a_way_up_is_found() {
        assert_eq!(
            complaints(&[("migrations/sqlite/2_b/down.sql", "x"), ("migrations/postgres/2_b/down.sql", "x")]),
            2
        );
    }
}
