//! Only `store` names diesel.

use crate::complaint::Complaint;
use crate::tree::Tree;

const DIESEL: [&str; 3] = ["diesel", "diesel_derives", "diesel_migrations"];

pub fn check(tree: &Tree) -> Vec<Complaint> {
    let mut complaints = Vec::new();
    for source in tree.rust().filter(|source| source.crate_name() != Some("store")) {
        for path in source.product_paths().iter().filter(|path| DIESEL.contains(&path.segments[0])) {
            complaints.push(Complaint::new("diesel_home", &source.path, path.line, "only store names diesel"));
        }
    }
    for (path, text) in
        tree.iter().filter(|(path, _)| path.ends_with("/Cargo.toml") && *path != "crates/store/Cargo.toml")
    {
        for (index, _) in text.lines().enumerate().filter(|(_, line)| line.starts_with("diesel")) {
            complaints.push(Complaint::new("diesel_home", path, index + 1, "only store depends on diesel"));
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
    fn diesel_outside_store_is_found() {
        assert_eq!(complaints("crates/app/src/x.rs", "use diesel::prelude::*;"), 1);
        assert_eq!(complaints("crates/server/src/x.rs", "fn f() { diesel::sql_query(q); }"), 1);
        assert_eq!(complaints("crates/app/Cargo.toml", "[dependencies]\ndiesel.workspace = true"), 1);
    }

    #[test]
    fn store_is_its_home() {
        assert_eq!(complaints("crates/store/src/x.rs", "use diesel::prelude::*;"), 0);
        assert_eq!(complaints("crates/app/src/x.rs", "// diesel::x is store's"), 0);
    }
}
