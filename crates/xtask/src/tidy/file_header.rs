//! Each Rust file opens with `//!` and says what it is.

use crate::complaint::Complaint;
use crate::tree::Tree;

pub fn check(tree: &Tree) -> Vec<Complaint> {
    tree.iter()
        .filter(|(path, text)| path.ends_with(".rs") && !says_what_it_is(text))
        .map(|(path, _)| Complaint::new("file_header", path, 1, "open the file with a `//!` line that says what it is"))
        .collect()
}

fn says_what_it_is(text: &str) -> bool {
    let line = text.lines().next().and_then(|line| line.strip_prefix("//!")).unwrap_or_default().trim();
    line.len() > 5 && line != "Placeholder."
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_without_a_header_or_with_an_empty_one_is_found() {
        let tree = Tree::of(&[
            ("a.rs", "use std::fmt;"),
            ("b.rs", "//! Placeholder.\n"),
            ("c.rs", "//! The clock of an event.\nuse std::fmt;"),
        ]);
        assert_eq!(check(&tree).iter().map(|c| c.path.as_str()).collect::<Vec<_>>(), ["a.rs", "b.rs"]);
    }
}
