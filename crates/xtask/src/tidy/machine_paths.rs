//! No path of somebody's machine in the project.

use crate::complaint::Complaint;
use crate::tree::Tree;

/// Written in two parts so that this file does not complain about itself.
const PATHS: [&str; 5] = [
    concat!("/ho", "me/"),
    concat!("/Us", "ers/"),
    concat!("/ro", "ot/"),
    concat!("/wo", "rk/"),
    concat!("/tmp/", "target"),
];

pub fn check(tree: &Tree) -> Vec<Complaint> {
    let mut complaints = Vec::new();
    for (path, text) in tree.iter().filter(|(path, _)| *path != "Cargo.lock") {
        for (index, line) in text.lines().enumerate() {
            if let Some(found) = PATHS.iter().find(|wanted| names(line, wanted)) {
                let detail = format!("{found} is a path of one machine");
                complaints.push(Complaint::new("machine_path", path, index + 1, detail));
            }
        }
    }
    complaints
}

/// Whether the line names the path from the root of a file system, not as the tail of a longer one.
fn names(line: &str, wanted: &str) -> bool {
    line.match_indices(wanted)
        .any(|(at, _)| !line[..at].ends_with(|c: char| c.is_alphanumeric() || "._-}*".contains(c)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_of_one_machine_is_found_and_a_relative_one_is_not() {
        let planted = format!("let file = \"{}ada/x\";", PATHS[0]);
        let relative = "see ../work/x and crates/root/y";
        let tree = Tree::of(&[("a.rs", planted.as_str()), ("b.md", relative)]);
        assert_eq!(check(&tree).iter().map(|c| c.path.as_str()).collect::<Vec<_>>(), ["a.rs"]);
    }
}
