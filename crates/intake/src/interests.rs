//! Interest files: a person, topics in free text, a stance.

use std::collections::HashSet;

use domain::Stance;

use crate::cell::{filled, person_or_email, quote};
use crate::directory::Directory;
use crate::headers::FileKind;
use crate::issue::{Code, Issue};
use crate::stance::read_stance;
use crate::table::{Row, read_table};
use crate::topics::{notes_on_alike, shared_names, topic_key, topics_of_cell};
use crate::{Limits, Parsed};

/// One person's interest in one topic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InterestRow {
    pub line: u64,
    /// Position in the directory.
    pub person: usize,
    /// The file's own spelling, one topic.
    pub topic: String,
    pub stance: Stance,
}

/// Reads interests (`person_id`, `topic`, `stance`) of the people of a directory. A cell with
/// several topics gives a row each. Cost O(bytes), and O(k²) for k different topics.
pub fn read_interests(bytes: &[u8], people: &Directory, limits: &Limits) -> Parsed<InterestRow> {
    let mut parsed =
        flatten(read_table(bytes, FileKind::Interests, limits, |row, issues| interests(row, people, issues)));
    name_topics_alike(&mut parsed.rows);
    let mut seen = HashSet::new();
    parsed.rows.retain(|row| seen.insert((row.person, row.topic.clone(), row.stance)));
    let notes = notes_on_alike(parsed.rows.iter().map(|row| (row.topic.as_str(), row.line)));
    notes.into_iter().for_each(|note| parsed.tell(limits, note));
    parsed.sort_issues();
    parsed
}

fn flatten(parsed: Parsed<Vec<InterestRow>>) -> Parsed<InterestRow> {
    let Parsed { rows, issues, issues_left_off, columns, ignored_columns } = parsed;
    Parsed { rows: rows.into_iter().flatten().collect(), issues, issues_left_off, columns, ignored_columns }
}

fn name_topics_alike(rows: &mut [InterestRow]) {
    let names = shared_names(rows.iter().map(|row| row.topic.as_str()));
    rows.iter_mut().for_each(|row| row.topic = names[&topic_key(&row.topic)].clone());
}

fn interests(row: &Row<'_>, people: &Directory, issues: &mut Vec<Issue>) -> Option<Vec<InterestRow>> {
    let person = person_or_email(row, people, issues);
    let topics = filled(row, "topic", issues).map(|_| topics_of_cell(row, "topic", issues));
    let stance = stance(row, issues);
    let (person, stance) = (person?, stance?);
    Some(topics?.into_iter().map(|topic| InterestRow { line: row.line, person, topic, stance }).collect())
}

fn stance(row: &Row<'_>, issues: &mut Vec<Issue>) -> Option<Stance> {
    let text = filled(row, "stance", issues)?;
    let stance = read_stance(text);
    if stance.is_none() {
        let cause = format!("{} is no stance", quote(text));
        issues.push(Issue::error(row.at("stance"), Code::BadStance, cause, "write `offers`, `seeks` or `curious`"));
    }
    stance
}
