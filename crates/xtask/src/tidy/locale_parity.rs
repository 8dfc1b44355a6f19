//! Each language has the same attendee messages as English, and each message once.

use std::collections::{BTreeMap, BTreeSet};

use crate::complaint::Complaint;
use crate::tree::Tree;

const LOCALES: &str = "crates/app/locales/";
const REFERENCE: &str = "en";

/// Files that exist in English alone: the pages of organisers and helpers.
const ENGLISH_ONLY: [&str; 2] = ["console.ftl", "helper.ftl"];

type Keys<'a> = BTreeMap<&'a str, BTreeSet<&'a str>>;

pub fn check(tree: &Tree) -> Vec<Complaint> {
    let mut languages = Keys::new();
    let mut complaints = Vec::new();
    for (path, text) in tree.iter() {
        let Some((language, file)) = path.strip_prefix(LOCALES).and_then(|path| path.split_once('/')) else { continue };
        if !file.ends_with(".ftl") || ENGLISH_ONLY.contains(&file) {
            continue;
        }
        let keys = languages.entry(language).or_default();
        for (index, key) in text.lines().enumerate().filter_map(|(index, line)| Some((index, message_key(line)?))) {
            if !keys.insert(key) {
                complaints.push(Complaint::new("locale_parity", path, index + 1, format!("{key} is there twice")));
            }
        }
    }
    complaints.extend(differences(&languages));
    complaints
}

fn differences(languages: &Keys<'_>) -> Vec<Complaint> {
    let Some(reference) = languages.get(REFERENCE) else { return Vec::new() };
    let mut complaints = Vec::new();
    for (language, keys) in languages {
        let folder = format!("{LOCALES}{language}");
        for key in reference.difference(keys) {
            complaints.push(Complaint::new("locale_parity", &folder, 0, format!("{key} is missing")));
        }
        for key in keys.difference(reference) {
            complaints.push(Complaint::new("locale_parity", &folder, 0, format!("{key} is not in {REFERENCE}")));
        }
    }
    complaints
}

/// The key of a message or term: `key = …` at the beginning of a line.
fn message_key(line: &str) -> Option<&str> {
    let (key, _) = line.split_once('=')?;
    let key = key.trim_end();
    let starts_right = key.starts_with(|c: char| c.is_ascii_alphabetic() || c == '-');
    (starts_right && key.chars().all(|c| c.is_ascii_alphanumeric() || "-_".contains(c))).then_some(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn complaints(swedish: &str) -> usize {
        let english =
            ("crates/app/locales/en/attendee.ftl", "here = I'm here\nbye = A breather\n    .title = x\n# a = b\n");
        let organiser = ("crates/app/locales/en/console.ftl", "publish = Publish\n");
        check(&Tree::of(&[english, organiser, ("crates/app/locales/sv/attendee.ftl", swedish)])).len()
    }

    #[test]
    fn a_missing_a_surplus_and_a_doubled_key_are_found() {
        assert_eq!(complaints("here = x\nbye = y"), 0);
        assert_eq!(complaints("here = x"), 1);
        assert_eq!(complaints("here = x\nbye = y\nmore = z"), 1);
        assert_eq!(complaints("here = x\nbye = y\nbye = z"), 1);
    }
}
