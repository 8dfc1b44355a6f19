//! People who are in a file twice, surely or perhaps.

use std::collections::HashMap;

use crate::cell::quote;
use crate::directory::Directory;
use crate::headers::fold;
use crate::issue::{Code, Issue};
use crate::person_row::Draft;
use crate::{Limits, Parsed};

/// Registrations have a row per ticket: where the e-mail address is the id, rows that agree on the
/// name are one person, and the first is taken. Cost O(rows).
pub(crate) fn merge_rows_of_one_person(parsed: &mut Parsed<Draft>, limits: &Limits) {
    let mut first: HashMap<String, (u64, Option<String>)> = HashMap::new();
    let mut notes = Vec::new();
    parsed.rows.retain(|draft| {
        let name = draft.row.name.as_ref().map(|name| fold(name));
        let (line, known) = first.entry(draft.row.id.clone()).or_insert((draft.row.line, name.clone()));
        let is_again = *line != draft.row.line && *known == name;
        if is_again {
            let cause = format!("{} is in line {line} already; the rows are taken as one person", quote(&draft.row.id));
            let at = (draft.row.line, draft.email_column);
            notes.push(Issue::note(at, Code::SeveralRows, cause, "nothing, if they are one person's tickets"));
        }
        !is_again
    });
    notes.into_iter().for_each(|note| parsed.tell(limits, note));
}

/// Tells ids and addresses that are there twice (errors), and people who may be one: the same name
/// twice, or the name or address of somebody known under another id (notes). Cost O(rows).
pub(crate) fn tell_duplicates(parsed: &mut Parsed<Draft>, known: &Directory, limits: &Limits) {
    let mut issues: Vec<Issue> = parsed.rows.iter().filter_map(|draft| known_under_another_id(draft, known)).collect();
    let mut lines: HashMap<(&str, String), u64> = HashMap::new();
    for draft in &parsed.rows {
        let row = &draft.row;
        let mut first_line = |what, text: String| match lines.entry((what, text)) {
            std::collections::hash_map::Entry::Occupied(first) => Some(*first.get()),
            std::collections::hash_map::Entry::Vacant(free) => {
                free.insert(row.line);
                None
            }
        };
        if let Some(first) = first_line("id", row.id.clone()) {
            issues.push(same_id(draft, first));
            continue;
        }
        let email = row.email.as_ref().and_then(|email| first_line("email", email.as_str().to_owned()));
        let name = row.name.as_ref().and_then(|name| first_line("name", name.to_lowercase()));
        match (email, name) {
            (Some(first), _) => issues.push(same_email(draft, first)),
            (None, Some(first)) => issues.push(same_name(draft, first)),
            (None, None) => {}
        }
    }
    issues.into_iter().for_each(|issue| parsed.tell(limits, issue));
}

fn known_under_another_id(draft: &Draft, known: &Directory) -> Option<Issue> {
    let row = &draft.row;
    if known.position(&row.id).is_some() {
        return None;
    }
    let by_email = row.email.as_ref().and_then(|email| known.by_id_or_email(email.as_str()));
    let by_name = || row.name.as_ref().and_then(|name| known.by_name(name));
    let other = &known.people()[by_email.or_else(by_name)?].id;
    let cause = format!("{} may be {}, who is known already", quote(&row.id), quote(other));
    let action = "nothing, if they are two people; else use the known id, or merge them later";
    Some(Issue::note((row.line, draft.id_column), Code::MaybeSamePerson, cause, action))
}

fn same_id(draft: &Draft, first: u64) -> Issue {
    let cause = format!("the id {} is in line {first} already", quote(&draft.row.id));
    Issue::error((draft.row.line, draft.id_column), Code::DuplicatePerson, cause, "keep one row per person")
}

fn same_email(draft: &Draft, first: u64) -> Issue {
    let cause = format!("the e-mail address of {} is in line {first} already", quote(&draft.row.id));
    let action = "keep one row per person, or correct the address";
    Issue::error((draft.row.line, draft.email_column), Code::DuplicateEmail, cause, action)
}

fn same_name(draft: &Draft, first: u64) -> Issue {
    let cause = format!("{} has the same name as line {first}", quote(&draft.row.id));
    let action = "nothing, if they are two people; else keep one row, or merge them later";
    Issue::note((draft.row.line, draft.id_column), Code::MaybeSamePerson, cause, action)
}
