//! Free text to topics: split, folded, known abbreviations opened, near-duplicates proposed.

use std::collections::{BTreeMap, HashMap};

use crate::cell::quote;
use crate::headers::fold_words;
use crate::issue::{Code, Issue};
use crate::table::Row;

/// Characters of one topic at most.
const TOPIC_CHARACTERS_MAX: usize = 80;

/// Different topics among which near-duplicates are looked for.
const COMPARED_MAX: usize = 3_000;

/// Abbreviations that mean the same in every organisation.
const ABBREVIATIONS: [(&str, &str); 8] = [
    ("ml", "machine learning"),
    ("ai", "artificial intelligence"),
    ("ki", "artificial intelligence"),
    ("ux", "user experience"),
    ("hr", "human resources"),
    ("pm", "project management"),
    ("l d", "learning development"),
    ("d i", "diversity inclusion"),
];

/// Splits free text into topics as they were written, without repeats.
///
/// ```
/// let topics = intake::split_topics("ML; machine-learning, Negotiation skills");
/// assert_eq!(topics, ["machine-learning", "Negotiation skills"]);
/// ```
pub fn split_topics(text: &str) -> Vec<String> {
    let pieces = text
        .split([';', ',', '|', '\n', '\t', '•', '·', '،', '؛', '、'])
        .map(tidy)
        .filter(|piece| !topic_key(piece).is_empty());
    let pieces: Vec<&str> = pieces.collect();
    let names = shared_names(pieces.iter().copied());
    let mut topics: Vec<String> = Vec::new();
    for piece in pieces {
        let name = &names[&topic_key(piece)];
        if !topics.contains(name) {
            topics.push(name.clone());
        }
    }
    topics
}

fn tidy(piece: &str) -> &str {
    piece.trim().trim_matches(['"', '\'', '.', '*', '-', '–']).trim()
}

/// What two spellings of one topic have in common: lower case, without accents and punctuation
/// (but with `+` and `#`: C, C++ and C# are three), common abbreviations opened, a last word
/// `skills` left out.
///
/// ```
/// use intake::topic_key;
/// assert_eq!(topic_key("ML"), topic_key("machine-learning"));
/// assert_eq!(topic_key("Negotiation skills"), topic_key("negotiation"));
/// assert_ne!(topic_key("C++"), topic_key("C"));
/// ```
pub fn topic_key(text: &str) -> String {
    let mut words = fold_words(text);
    words.retain(|word| word != "and" && word != "the");
    if words.len() > 1 && matches!(words.last().map(String::as_str), Some("skill" | "skills")) {
        words.pop();
    }
    let key = words.join(" ");
    ABBREVIATIONS.iter().find(|(short, _)| *short == key).map_or(key, |(_, long)| (*long).to_owned())
}

/// One name per key: the spelling used most, of those the longest, of those the first in order.
pub fn shared_names<'a>(spellings: impl IntoIterator<Item = &'a str>) -> HashMap<String, String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    spellings.into_iter().for_each(|spelling| *counts.entry(spelling).or_default() += 1);
    let mut best: HashMap<String, (usize, usize, &str)> = HashMap::new();
    for (spelling, count) in counts {
        let rank = (count, spelling.chars().count());
        let entry = best.entry(topic_key(spelling)).or_insert((rank.0, rank.1, spelling));
        if rank > (entry.0, entry.1) {
            *entry = (rank.0, rank.1, spelling);
        }
    }
    best.into_iter().map(|(key, (_, _, spelling))| (key, spelling.to_owned())).collect()
}

/// The topics of a cell; one that is too long is an issue.
pub(crate) fn topics_of_cell(row: &Row<'_>, column: &str, issues: &mut Vec<Issue>) -> Vec<String> {
    let topics = split_topics(row.text(column));
    for topic in topics.iter().filter(|topic| topic.chars().count() > TOPIC_CHARACTERS_MAX) {
        let cause = format!("the topic {} has more than {TOPIC_CHARACTERS_MAX} characters", quote(topic));
        let action = "shorten it, or separate several topics with `;`";
        issues.push(Issue::error(row.at(column), Code::BadTopic, cause, action));
    }
    topics
}

/// Two topics that may be one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alike {
    /// In alphabetical order.
    pub names: [String; 2],
}

/// Pairs of topics with different keys that differ by a typing error, a plural, or the order of
/// words. Cost O(k²) for k names, of which only the first 3,000 in order are compared.
pub fn alike(names: &[String]) -> Vec<Alike> {
    let keyed: BTreeMap<String, &String> = names.iter().map(|name| (topic_key(name), name)).collect();
    let keyed: Vec<(String, &String)> = keyed.into_iter().take(COMPARED_MAX).collect();
    let mut found = Vec::new();
    for (place, (key, name)) in keyed.iter().enumerate() {
        for (other_key, other) in &keyed[place + 1..] {
            if are_alike(key, other_key) {
                let mut names = [(*name).clone(), (*other).clone()];
                names.sort();
                found.push(Alike { names });
            }
        }
    }
    found
}

fn are_alike(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if long.len() - short.len() > 2 {
        return false;
    }
    let allowed = match short.chars().count() {
        0..=4 => 0,
        5..=9 => 1,
        _ => 2,
    };
    long.strip_suffix('s') == Some(short) && short.len() > 3
        || distance(short, long) <= allowed
        || same_words(short, long)
}

fn same_words(a: &str, b: &str) -> bool {
    let sorted = |text: &str| {
        let mut words: Vec<String> = text.split(' ').map(str::to_owned).collect();
        words.sort();
        words
    };
    a.len() == b.len() && a.contains(' ') && sorted(a) == sorted(b)
}

/// Edits (insert, delete, replace, swap neighbours) between two texts. Cost O(|a|·|b|).
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let replaced = last[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut least = replaced.min(last[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                least = least.min(before_last[j - 2] + 1);
            }
            row.push(least);
        }
        before_last = std::mem::replace(&mut last, row);
    }
    last[b.len()]
}

/// A note per pair of topics that may be one, at the first line of the second.
pub(crate) fn notes_on_alike<'a>(topics: impl Iterator<Item = (&'a str, u64)>) -> Vec<Issue> {
    let mut first_lines: BTreeMap<String, u64> = BTreeMap::new();
    for (topic, line) in topics {
        let first = first_lines.entry(topic.to_owned()).or_insert(line);
        *first = (*first).min(line);
    }
    let names: Vec<String> = first_lines.keys().cloned().collect();
    let note = |found: Alike| {
        let [a, b] = &found.names;
        let line = first_lines[a].max(first_lines[b]);
        let cause = format!("the topics {} and {} look alike", quote(a), quote(b));
        Issue::note((line, 1), Code::TopicsAlike, cause, "spell them alike if they are one, or merge them later")
    };
    alike(&names).into_iter().map(note).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn owned(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| name.to_string()).collect()
    }

    #[test]
    fn free_text_becomes_topics() {
        assert_eq!(
            split_topics("ML; machine-learning, Negotiation skills"),
            ["machine-learning", "Negotiation skills"]
        );
        assert_eq!(split_topics(" • Coaching.\n• coaching • ; ,"), ["Coaching"]);
        assert_eq!(split_topics("C, C++ | C#"), ["C", "C++", "C#"]);
        assert_eq!(split_topics("—;..., '"), Vec::<String>::new());
        assert_eq!(split_topics("تفاوض، قيادة; 交渉、調整"), ["تفاوض", "قيادة", "交渉", "調整"]);
    }

    #[test]
    fn the_name_is_the_usual_spelling_in_whatever_order_the_rows_come() {
        let rows = ["negotiation", "Negotiation", "Negotiation skills", "Negotiation", "AI"];
        let names = shared_names(rows);
        assert_eq!(names["negotiation"], "Negotiation");
        assert_eq!(names["artificial intelligence"], "AI");
        assert_eq!(shared_names(rows.into_iter().rev()), names);
    }

    #[test]
    fn typing_errors_and_plurals_are_proposed_and_other_topics_are_not() {
        let names =
            ["Negotiation", "Negotiaton", "Leading change", "Change leading", "Budget", "Budgets", "Java", "Lava"];
        let found: Vec<[String; 2]> = alike(&owned(&names)).into_iter().map(|alike| alike.names).collect();
        assert_eq!(
            found,
            [["Budget", "Budgets"], ["Change leading", "Leading change"], ["Negotiation", "Negotiaton"]]
                .map(|pair| pair.map(str::to_owned))
        );
    }

    #[test]
    fn edits_are_counted() {
        assert_eq!(
            (distance("", "ab"), distance("ab", "ba"), distance("abc", "adc"), distance("kitten", "sitting")),
            (2, 1, 1, 3)
        );
    }
}
