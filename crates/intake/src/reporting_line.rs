//! Managers: found by id, e-mail address or name, and never in a circle.

use crate::cell::quote;
use crate::directory::{Directory, Found, KnownPerson};
use crate::issue::{Code, Issue};
use crate::person_row::Draft;
use crate::{Limits, Parsed};

/// Ids named in the issue of a circle at most.
const NAMED_MAX: usize = 10;

/// Replaces what each manager cell says by the manager's id, and tells unknown managers and
/// circles. Cost O(rows + known people).
pub(crate) fn resolve_managers(parsed: &mut Parsed<Draft>, known: &Directory, limits: &Limits) {
    let everybody = together(known, &parsed.rows);
    let mut issues = Vec::new();
    for draft in &mut parsed.rows {
        let Some(text) = draft.row.manager_id.take() else { continue };
        match everybody.find(&text) {
            Found::Person(place) => draft.row.manager_id = Some(everybody.people()[place].id.clone()),
            Found::Ambiguous => issues.push(ambiguous(draft, &text)),
            Found::Nobody => issues.push(unknown(draft, &text)),
        }
    }
    issues.extend(circles(&together(known, &parsed.rows), &parsed.rows));
    issues.into_iter().for_each(|issue| parsed.tell(limits, issue));
}

fn together(known: &Directory, drafts: &[Draft]) -> Directory {
    let mut everybody = known.clone();
    for Draft { row, .. } in drafts {
        let (id, name, email, manager_id) =
            (row.id.clone(), row.name.clone(), row.email.clone(), row.manager_id.clone());
        everybody.add(KnownPerson { id, name, email, manager_id });
    }
    everybody
}

fn unknown(draft: &Draft, text: &str) -> Issue {
    let cause = format!("the manager {} is nobody's id, e-mail address or name", quote(text));
    let action = format!("add a row for {}, or leave the cell empty", quote(text));
    Issue::error((draft.row.line, draft.manager_column), Code::UnknownManager, cause, action)
}

fn ambiguous(draft: &Draft, text: &str) -> Issue {
    let cause = format!("several people are named {}", quote(text));
    Issue::error((draft.row.line, draft.manager_column), Code::AmbiguousManager, cause, "give the manager's id")
}

/// One issue per circle that has somebody of the file in it, at the first of them.
fn circles(everybody: &Directory, drafts: &[Draft]) -> Vec<Issue> {
    let manager = |place: usize| everybody.people()[place].manager_id.as_deref().and_then(|id| everybody.position(id));
    let mut walked_from = vec![None; everybody.people().len()];
    let mut issues = Vec::new();
    for (start, draft) in drafts.iter().enumerate() {
        let mut place = everybody.position(&draft.row.id);
        while let Some(here) = place.filter(|here| walked_from[*here].is_none()) {
            walked_from[here] = Some(start);
            place = manager(here);
        }
        if let Some(on_circle) = place.filter(|here| walked_from[*here] == Some(start)) {
            issues.extend(circle(everybody, drafts, on_circle));
        }
    }
    issues
}

fn circle(everybody: &Directory, drafts: &[Draft], start: usize) -> Option<Issue> {
    let person = |place: usize| &everybody.people()[place];
    let mut ids = vec![person(start).id.as_str()];
    let mut place = everybody.position(person(start).manager_id.as_deref()?)?;
    while place != start {
        ids.push(person(place).id.as_str());
        place = everybody.position(person(place).manager_id.as_deref()?)?;
    }
    let members: std::collections::HashSet<&str> = ids.iter().copied().collect();
    let first = drafts.iter().find(|draft| members.contains(draft.row.id.as_str()))?;
    let turn = ids.iter().position(|id| *id == first.row.id)?;
    ids.rotate_left(turn);
    let more = if ids.len() > NAMED_MAX { " → …" } else { "" };
    let shown: Vec<String> = ids.iter().take(NAMED_MAX).chain([&ids[0]]).map(|id| quote(id)).collect();
    let cause = match ids.len() {
        1 => format!("{} is their own manager", shown[0]),
        _ => format!("the managers go in a circle: {}{more}", shown.join(" → ")),
    };
    let at = (first.row.line, first.manager_column);
    Some(Issue::error(at, Code::ManagerCycle, cause, "correct one of these managers, or leave the cell empty"))
}
