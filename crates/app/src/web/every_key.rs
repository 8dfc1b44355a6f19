//! What the build cannot see of the words (`build.rs` finds missing keys): arguments, keys made of parts, house rules.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn files_under(folder: &Path, ending: &str, found: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files_under(&path, ending, found);
        } else if path.to_string_lossy().ends_with(ending) {
            found.push(std::fs::read_to_string(&path).unwrap());
        }
    }
}

/// The messages of a language with the arguments that each one takes.
pub(crate) fn messages(language: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut files = Vec::new();
    files_under(&root().join("locales").join(language), ".ftl", &mut files);
    let mut messages: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut current = String::new();
    for line in files.iter().flat_map(|file| file.lines()) {
        if line.starts_with(|first: char| first.is_ascii_lowercase()) {
            current = line.split(" =").next().unwrap().to_owned();
            let new = messages.insert(current.clone(), BTreeSet::new()).is_none();
            assert!(new, "{language}: {current} is there twice");
        }
        if !line.starts_with('#') {
            let used =
                line.split('$').skip(1).map(|rest| rest.split(|c: char| !c.is_ascii_lowercase()).next().unwrap());
            messages.entry(current.clone()).or_default().extend(used.map(str::to_owned));
        }
    }
    messages.remove("");
    messages
}

/// The keys of what only organisers and helpers read.
fn spoken_in_english_only() -> BTreeSet<String> {
    let folder = root().join("locales/en");
    let files = ["console.ftl", "helper.ftl"].map(|name| std::fs::read_to_string(folder.join(name)).unwrap());
    let starts = |line: &&str| line.starts_with(|first: char| first.is_ascii_lowercase());
    let lines = files.iter().flat_map(|file| file.lines()).filter(starts);
    lines.filter_map(|line| line.split(" =").next()).map(str::to_owned).collect()
}

#[test]
fn every_language_says_everything_that_attendees_read() {
    let english = messages("en");
    let for_operators = spoken_in_english_only();
    for entry in std::fs::read_dir(root().join("locales")).unwrap() {
        let language = entry.unwrap().file_name().to_string_lossy().into_owned();
        let messages = messages(&language);
        for (key, arguments) in &english {
            if for_operators.contains(key) {
                continue;
            }
            let said = messages.get(key).unwrap_or_else(|| panic!("{language} lacks {key}"));
            let unknown: Vec<&String> = said.difference(arguments).collect();
            assert!(unknown.is_empty(), "{language}: {key} uses {unknown:?}");
        }
        let strange: Vec<&String> = messages.keys().filter(|key| !english.contains_key(*key)).collect();
        assert!(strange.is_empty(), "{language} has more than English: {strange:?}");
    }
}

#[test]
fn what_is_asked_for_by_parts_exists() {
    let english = messages("en");
    let mut keys: Vec<String> = Vec::new();
    for key in planning::OpenerKey::ALL {
        keys.extend((1..=3).map(|variant| format!("opener-{}-{variant}", key.as_str())));
    }
    keys.extend(super::COLOURS.iter().map(|colour| format!("colour-{colour}")));
    keys.extend(super::SHAPES.iter().map(|shape| format!("shape-{shape}")));
    for cause in ["odd_number", "no_partner_left", "no_candidate", "absent", "rest", "standby"] {
        keys.push(format!("bye-{cause}"));
    }
    for code in ["novelty", "bridge", "second_chance", "common_ground", "purpose", "other_department", "new_pairing"] {
        keys.extend([format!("reason-{code}"), format!("why-{code}")]);
    }
    for side in ["both_ways", "receive", "give"] {
        keys.extend([format!("reason-exchange_{side}"), format!("reason-exchange_{side}-suggested")]);
    }
    keys.extend(["why-exchange_both_ways", "why-exchange_one_way", "reason-common_ground-suggested"].map(String::from));
    keys.extend(domain::JobState::ALL.iter().map(|state| format!("job-{}", state.as_str())));
    keys.extend(crate::job_kinds::KINDS.iter().map(|(kind, _)| format!("job-{kind}")));
    for key in keys {
        assert!(english.contains_key(&key), "{key}");
    }
}

/// Openers and reasons stay short, praise nobody and promise nothing.
#[test]
fn conversation_starters_keep_the_house_rules() {
    let file = std::fs::read_to_string(root().join("locales/en/conversation.ftl")).unwrap();
    for line in file.lines().filter(|line| line.starts_with("opener-") || line.starts_with("reason-")) {
        let (key, text) = line.split_once(" = ").unwrap();
        let words: Vec<String> = text.to_lowercase().split(|c: char| !c.is_alphabetic()).map(str::to_owned).collect();
        for banned in ["he", "she", "him", "her", "his", "they", "their", "great", "amazing", "match", "date"] {
            assert!(!words.iter().any(|word| word == banned), "{key} says {banned}");
        }
        assert!(!text.contains('!') && text.chars().count() <= 140, "{key}");
    }
}
