//! People who are in a file twice, surely or perhaps.

use std::collections::HashMap;

use crate::cell::quote;
use crate::issue::{Code, Issue};
use crate::people::Draft;
use crate::{Limits, Parsed};

/// Tells ids and addresses that are there twice (errors), and names that are (notes: they may be
/// two people). Cost O(rows).
pub(crate) fn tell_duplicates(parsed: &mut Parsed<Draft>, limits: &Limits) {
    let mut issues = Vec::new();
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
