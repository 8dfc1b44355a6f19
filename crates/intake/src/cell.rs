//! Cells that many files share: an id, a person, a date, yes or no.

use jiff::civil::Date;

use crate::directory::Directory;
use crate::headers::fold;
use crate::issue::{Code, Issue};
use crate::table::Row;
use crate::timestamp::read_date;

/// Text for an issue: long cells are cut.
pub(crate) fn quote(text: &str) -> String {
    if text.chars().count() <= 60 {
        format!("`{text}`")
    } else {
        format!("`{}…`", text.chars().take(60).collect::<String>())
    }
}

/// A cell that must be filled.
pub(crate) fn filled<'r>(row: &'r Row<'_>, column: &str, issues: &mut Vec<Issue>) -> Option<&'r str> {
    let text = row.text(column);
    if !text.is_empty() {
        return Some(text);
    }
    let cause = format!("the cell `{column}` is empty");
    issues.push(Issue::error(row.at(column), Code::CellMissing, cause, "fill it, or remove the row"));
    None
}

/// The position of the person whom a row names in `person_id`, or else in `email`.
pub(crate) fn person_or_email(row: &Row<'_>, people: &Directory, issues: &mut Vec<Issue>) -> Option<usize> {
    let by_email = row.text("person_id").is_empty() && !row.text("email").is_empty();
    person(row, if by_email { "email" } else { "person_id" }, people, issues)
}

/// The position of the person whom a cell names by id or e-mail address.
pub(crate) fn person(row: &Row<'_>, column: &str, people: &Directory, issues: &mut Vec<Issue>) -> Option<usize> {
    let text = filled(row, column, issues)?;
    let found = people.by_id_or_email(text);
    if found.is_none() {
        let cause = format!("nobody has the id {}", quote(text));
        issues.push(Issue::error(
            row.at(column),
            Code::UnknownPerson,
            cause,
            "import the person first, or correct the id",
        ));
    }
    found
}

/// A date, or none where the cell is empty.
pub(crate) fn date(row: &Row<'_>, column: &str, issues: &mut Vec<Issue>) -> Option<Date> {
    let text = row.text(column);
    if text.is_empty() {
        return None;
    }
    let found = read_date(text, row.dates);
    if found.is_none() {
        let cause = format!("{} is no date", quote(text));
        issues.push(Issue::error(row.at(column), Code::BadDate, cause, "write it as 2026-03-31"));
    }
    found
}

/// Yes or no, or none where the cell is empty.
pub(crate) fn yes_or_no(row: &Row<'_>, column: &str, issues: &mut Vec<Issue>) -> Option<bool> {
    match fold(row.text(column)).as_str() {
        "" => None,
        "yes" | "y" | "true" | "1" | "x" | "ja" | "j" | "oui" | "wahr" | "vrai" | "sant" => Some(true),
        "no" | "n" | "false" | "0" | "nein" | "nej" | "non" | "falsch" | "faux" | "falskt" => Some(false),
        _ => {
            let cause = format!("{} is neither yes nor no", quote(row.text(column)));
            issues.push(Issue::error(row.at(column), Code::BadYesOrNo, cause, "write `yes` or `no`"));
            None
        }
    }
}
