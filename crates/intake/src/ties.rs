//! Ties files: two people, a weight, and when.

use crate::cell::{person, quote};
use crate::directory::Directory;
use crate::headers::FileKind;
use crate::issue::{Code, Issue};
use crate::table::{Row, read_table};
use crate::timestamp::read_seconds;
use crate::{Limits, Parsed};

/// One row of contact counts.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TieRow {
    pub line: u64,
    /// Positions in the directory; two different ones.
    pub people: [usize; 2],
    /// Finite, at least 0; 1 where the file has no weight.
    pub weight: f64,
    pub at_seconds: Option<i64>,
}

/// Reads ties (`a`, `b`, `weight`, `t`) between the people of a directory. Cost O(bytes).
pub fn read_ties(bytes: &[u8], people: &Directory, limits: &Limits) -> Parsed<TieRow> {
    read_table(bytes, FileKind::Ties, limits, |row, issues| tie(row, people, issues))
}

fn tie(row: &Row<'_>, people: &Directory, issues: &mut Vec<Issue>) -> Option<TieRow> {
    let (a, b) = (person(row, "a", people, issues), person(row, "b", people, issues));
    let (weight, at_seconds) = (weight(row, issues), time(row, issues));
    let (a, b, weight) = (a?, b?, weight?);
    if a == b {
        let cause = format!("{} has a tie with themselves", quote(row.text("a")));
        issues.push(Issue::error(row.at("b"), Code::TieWithOneself, cause, "remove the row"));
        return None;
    }
    Some(TieRow { line: row.line, people: [a, b], weight, at_seconds: at_seconds.ok()? })
}

fn weight(row: &Row<'_>, issues: &mut Vec<Issue>) -> Option<f64> {
    let text = row.text("weight");
    if text.is_empty() {
        return Some(1.0);
    }
    // A comma is a decimal comma here: cells that hold the separator are quoted.
    let weight = text.replace(',', ".").parse::<f64>().ok().filter(|weight| (0.0..=1e12).contains(weight));
    if weight.is_none() {
        let cause = format!("{} is no weight", quote(text));
        issues.push(Issue::error(
            row.at("weight"),
            Code::BadNumber,
            cause,
            "write a number of at least 0, such as `3` or `0.5`",
        ));
    }
    weight
}

/// The time, none where the cell is empty.
fn time(row: &Row<'_>, issues: &mut Vec<Issue>) -> Result<Option<i64>, ()> {
    let text = row.text("t");
    if text.is_empty() {
        return Ok(None);
    }
    let Some(seconds) = read_seconds(text) else {
        let cause = format!("{} is no time", quote(text));
        issues.push(Issue::error(
            row.at("t"),
            Code::BadTime,
            cause,
            "write seconds, or a time such as `2026-03-31T09:00:00Z`",
        ));
        return Err(());
    };
    Ok(Some(seconds))
}
