//! A type never bears a word that the glossary's third column refuses.

use std::collections::BTreeSet;

use crate::complaint::Complaint;
use crate::rust::Kind;
use crate::tree::Tree;

const GLOSSARY: &str = "docs/glossary.md";

/// Pure mathematics and the tools have no domain words.
const EXEMPT: [&str; 3] = ["matching", "testkit", "xtask"];

/// Words with a second meaning that is ours: the session of somebody who signed in, the contact of two people whom
/// somebody saw together.
const HOMONYMS: [&str; 2] = ["contact", "session"];

pub fn check(tree: &Tree) -> Vec<Complaint> {
    let Some(glossary) = tree.text(GLOSSARY) else {
        return vec![Complaint::new("glossary", GLOSSARY, 0, "the glossary is missing")];
    };
    let mut refused = refused_words(glossary);
    refused.retain(|word| !HOMONYMS.contains(&word.as_str()));
    let mut complaints = Vec::new();
    for source in tree.rust() {
        if source.crate_name().is_some_and(|name| EXEMPT.contains(&name)) {
            continue;
        }
        for name in source.names().iter().filter(|name| name.kind == Kind::Type) {
            if refused.contains(&singular(&name.text.to_lowercase())) {
                let detail = format!("`{}` is a word that the glossary refuses", name.text);
                complaints.push(Complaint::new("glossary", &source.path, name.line, detail));
            }
        }
    }
    complaints
}

/// The words of every row's third column, split at commas, without remarks in brackets and without
/// those that are concepts of their own (an event is not a log entry, but it is an event).
fn refused_words(glossary: &str) -> BTreeSet<String> {
    let concepts = column(glossary, 1);
    column(glossary, 3).into_iter().filter(|word| !concepts.contains(word)).collect()
}

fn column(glossary: &str, number: usize) -> BTreeSet<String> {
    let rows = glossary.lines().filter(|line| line.starts_with('|'));
    let cells = rows.filter_map(|row| row.strip_suffix('|').unwrap_or(row).split('|').nth(number));
    let words = cells.flat_map(|cell| cell.split(',')).filter_map(|word| word.split('(').next());
    words.map(|word| singular(&word.trim().to_lowercase())).filter(|word| !word.is_empty()).collect()
}

fn singular(word: &str) -> String {
    word.strip_suffix('s').unwrap_or(word).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORDS: &str = "| word | meaning | not |\n|---|---|---|\n| spot | a place | location |\n| network | ties | graph (petgraph's) |\n\
                         | event | a gathering | |\n| log entry | who did what | event |\n";

    fn complaints(path: &str, text: &str) -> usize {
        check(&Tree::of(&[(GLOSSARY, WORDS), (path, text)])).len()
    }

    #[test]
    fn a_refused_word_as_a_type_is_found() {
        assert_eq!(complaints("crates/app/src/x.rs", "pub struct Location;"), 1);
        assert_eq!(complaints("crates/network/src/x.rs", "enum Graph {}"), 1);
    }

    #[test]
    fn the_glossarys_own_words_and_mathematics_pass() {
        assert_eq!(complaints("crates/app/src/x.rs", "pub struct Spot; struct CandidateGraph; struct Event;"), 0);
        assert_eq!(complaints("crates/matching/src/x.rs", "pub struct Graph;"), 0);
    }

    #[test]
    fn a_missing_glossary_is_found() {
        assert_eq!(check(&Tree::default()).len(), 1);
    }
}
