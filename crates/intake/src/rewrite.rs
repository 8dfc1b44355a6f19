//! Files written again as CSV: without their bad rows, or with other headers. Every row keeps its
//! line, so that issues of the new file name the places of the old one.

use std::collections::{BTreeMap, BTreeSet};

use crate::headers::{FileKind, HEADER_LINES, Layout, find_layout, fold};
use crate::issue::{Code, Issue};
use crate::limits::Limits;
use crate::neutralise::neutralise;
use crate::records::Record;
use crate::table::Opened;

/// A file in two.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Split {
    /// The rows that can be taken, as CSV.
    pub good: Vec<u8>,
    /// The header and the other rows, as CSV with a last column `issue`.
    pub bad: Vec<u8>,
    pub bad_rows: usize,
}

/// What is done with rows whose manager is unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnknownManagers {
    /// They are bad rows.
    LeaveOut,
    /// Only the cell is emptied: the manager was a bad row, and the people are not.
    Empty,
}

/// A cell of CSV: no formula ([`neutralise`]), and quoted where it must be.
pub fn csv_cell(text: &str) -> String {
    let text = neutralise(text);
    if text.contains([',', ';', '\t', '"', '\n', '\r']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.into_owned()
    }
}

/// Parts a file into the rows that `issues` keep out, and the others. Cost O(bytes).
///
/// # Errors
/// An issue that is not about single rows: it cannot be skipped.
pub fn split_bad_rows(
    bytes: &[u8],
    kind: FileKind,
    limits: &Limits,
    issues: &[Issue],
    unknown_managers: UnknownManagers,
) -> Result<Split, Issue> {
    let opened = Opened::open(bytes, kind, limits)?;
    let layout = find_layout(opened.records(kind, limits), kind)?;
    let errors: Vec<&Issue> = issues.iter().filter(|issue| issue.is_error()).collect();
    if let Some(fatal) = errors.iter().find(|issue| concerns_the_file(issue.code)) {
        return Err((*fatal).clone());
    }
    let managers = Managers::of(&opened, &layout, (kind, limits), &errors);
    let only_a_cell = |issue: &&&Issue| {
        let is_left_out = || unknown_managers == UnknownManagers::Empty || managers.are_left_out(issue);
        issue.code == Code::UnknownManager && is_left_out()
    };
    let emptied: BTreeSet<(u64, u32)> =
        errors.iter().filter(only_a_cell).map(|issue| (issue.line, issue.column)).collect();
    let mut told: BTreeMap<u64, Vec<String>> = BTreeMap::new();
    for issue in errors.iter().filter(|issue| !only_a_cell(issue)) {
        told.entry(issue.line).or_default().push(format!("{}: {}", issue.code.as_str(), issue.cause));
    }
    let (mut good, mut bad) = (Lines::default(), Lines::default());
    for (place, record) in opened.records(kind, limits).enumerate() {
        // A record that cannot be read is in the issues already.
        let Ok(mut record) = record else { continue };
        let is_header = place < layout.records_before_rows;
        if is_header {
            bad.write_next(&record.cells, (place + 1 == layout.records_before_rows).then_some("issue"));
        }
        match told.get(&record.line).filter(|_| !is_header) {
            Some(why) => bad.write_next(&record.cells, Some(&why.join("; "))),
            None => {
                empty_cells(&mut record, &emptied);
                good.write_at(&record);
            }
        }
    }
    Ok(Split { good: good.text.into_bytes(), bad: bad.text.into_bytes(), bad_rows: told.len() })
}

/// Managers that are unknown only because their own row is bad.
struct Managers {
    /// Ids of rows that are bad for another reason than their manager.
    left_out: BTreeSet<String>,
    /// What the cells of unknown managers say.
    named: BTreeMap<(u64, u32), String>,
}

impl Managers {
    fn of(opened: &Opened<'_>, layout: &Layout, (kind, limits): (FileKind, &Limits), errors: &[&Issue]) -> Self {
        let (of_managers, others): (Vec<&Issue>, Vec<&Issue>) =
            errors.iter().copied().partition(|issue| issue.code == Code::UnknownManager);
        let bad_lines: BTreeSet<u64> = others.iter().map(|issue| issue.line).collect();
        let wanted: BTreeSet<(u64, u32)> = of_managers.iter().map(|issue| (issue.line, issue.column)).collect();
        let id_place = layout.place("id").or(layout.place("email"));
        let (mut left_out, mut named) = (BTreeSet::new(), BTreeMap::new());
        for record in opened.records(kind, limits).flatten() {
            if bad_lines.contains(&record.line) {
                left_out.extend(id_place.and_then(|place| record.cells.get(place)).cloned());
            }
            let cells = record.cells.iter().zip(1..).filter(|(_, column)| wanted.contains(&(record.line, *column)));
            named.extend(cells.map(|(cell, column)| ((record.line, column), cell.clone())));
        }
        Self { left_out, named }
    }

    fn are_left_out(&self, issue: &Issue) -> bool {
        self.named.get(&(issue.line, issue.column)).is_some_and(|id| self.left_out.contains(id))
    }
}

/// Writes a file again with some of its headers replaced: `from header → to header`, compared as
/// headers are. A saved mapping of an organisation's own columns. Cost O(bytes).
///
/// # Errors
/// `missing_column` for a header that the file does not have, or what keeps the file from being read.
pub fn rename_headers(
    bytes: &[u8],
    kind: FileKind,
    limits: &Limits,
    names: &BTreeMap<String, String>,
) -> Result<Vec<u8>, Issue> {
    let opened = Opened::open(bytes, kind, limits)?;
    let mut left: BTreeMap<String, &String> = names.iter().map(|(from, to)| (fold(from), to)).collect();
    let mut lines = Lines::default();
    for (place, record) in opened.records(kind, limits).enumerate() {
        let mut record = record?;
        for cell in record.cells.iter_mut().filter(|_| place < HEADER_LINES) {
            if let Some(to) = left.remove(&fold(cell)) {
                cell.clone_from(to);
            }
        }
        lines.write_at(&record);
    }
    match left.first_key_value() {
        None => Ok(lines.text.into_bytes()),
        Some((missing, _)) => {
            let cause = format!("no column `{missing}`, which the mapping speaks of");
            Err(Issue::error(
                (1, 1),
                Code::MissingColumn,
                cause,
                "correct the mapping, or choose the file that it is for",
            ))
        }
    }
}

/// Issues after which the rest of the file is not known.
fn concerns_the_file(code: Code) -> bool {
    matches!(
        code,
        Code::QuoteUnclosed
            | Code::TooManyColumns
            | Code::TooManyRows
            | Code::CellTooLong
            | Code::NoRows
            | Code::FileTooLarge
    )
}

fn empty_cells(record: &mut Record, emptied: &BTreeSet<(u64, u32)>) {
    for (cell, column) in record.cells.iter_mut().zip(1..) {
        if emptied.contains(&(record.line, column)) {
            cell.clear();
        }
    }
}

/// CSV text that knows on which line it is.
#[derive(Default)]
struct Lines {
    text: String,
    written: u64,
}

impl Lines {
    /// Writes a record on the line that it had, blank lines before it.
    fn write_at(&mut self, record: &Record) {
        while self.written + 1 < record.line {
            self.text.push('\n');
            self.written += 1;
        }
        self.write_next(&record.cells, None);
    }

    fn write_next(&mut self, cells: &[String], last: Option<&str>) {
        let cells = cells.iter().map(String::as_str).chain(last).map(csv_cell);
        let line = cells.collect::<Vec<_>>().join(",");
        self.written += 1 + line.matches('\n').count() as u64;
        self.text.push_str(&line);
        self.text.push('\n');
    }
}
