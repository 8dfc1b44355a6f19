//! A text table: cells in rows, with their places in the file.

mod delimiter;
mod records;
mod signature;

pub(crate) use records::{Record, Records};

use std::borrow::Cow;

use crate::encoding::decode;
use crate::headers::{FileKind, Layout, find_layout};
use crate::issue::{Code, Issue};
use crate::limits::Limits;
use crate::parsed::Parsed;

/// A row whose cells are found by the name of their column.
pub(crate) struct Row<'a> {
    pub line: u64,
    record: &'a Record,
    layout: &'a Layout,
}

/// Reads a table row by row: `visit` answers with a row, or with issues.
///
/// An issue of the file as a whole ends the reading; the rows before it are kept out by
/// [`Parsed::all_or_none`].
pub(crate) fn read_table<T>(
    bytes: &[u8],
    kind: FileKind,
    limits: &Limits,
    mut visit: impl FnMut(&Row<'_>, &mut Vec<Issue>) -> Option<T>,
) -> Parsed<T> {
    let text = match open(bytes, limits) {
        Ok(text) => text,
        Err(issue) => return Parsed::refused(issue),
    };
    let (text, delimiter) = delimiter::find(&text, kind);
    let layout = match find_layout(Records::new(text, delimiter, limits), kind) {
        Ok(layout) => layout,
        Err(issue) => return Parsed::refused(issue),
    };
    let mut parsed = Parsed { columns: layout.columns(), ignored_columns: layout.ignored.clone(), ..Parsed::empty() };
    let mut seen = 0;
    for record in Records::new(text, delimiter, limits).skip(layout.records_before_rows) {
        let mut issues = Vec::new();
        match record {
            Err(issue) => issues.push(issue),
            Ok(record) => {
                seen += 1;
                let row = Row { line: record.line, record: &record, layout: &layout };
                if row.is_sound(&mut issues) {
                    parsed.rows.extend(visit(&row, &mut issues));
                }
            }
        }
        issues.into_iter().for_each(|issue| parsed.tell(limits, issue));
    }
    if seen == 0 && parsed.issues.is_empty() {
        parsed.tell(limits, no_rows());
    }
    parsed
}

fn open<'a>(bytes: &'a [u8], limits: &Limits) -> Result<Cow<'a, str>, Issue> {
    if bytes.len() > limits.bytes_max {
        let cause = format!("the file has more than {} MiB", limits.bytes_max >> 20);
        return Err(Issue::error((1, 1), Code::FileTooLarge, cause, "split the file, or leave out columns"));
    }
    if let Some(found) = signature::of(bytes) {
        let cause = format!("this is {found}, not a text table");
        return Err(Issue::error((1, 1), Code::NotATable, cause, "save the sheet as CSV UTF-8"));
    }
    let text = decode(bytes)?;
    if text.trim().is_empty() {
        let action = "export the file again, with a header line and rows";
        return Err(Issue::error((1, 1), Code::EmptyFile, "the file is empty", action));
    }
    Ok(text)
}

fn no_rows() -> Issue {
    Issue::error((2, 1), Code::NoRows, "there is a header and no row below it", "add the rows, or export again")
}

impl Row<'_> {
    /// The trimmed text of a column; empty where the file has no such column or cell.
    pub fn text(&self, column: &str) -> &str {
        self.layout.place(column).and_then(|place| self.record.cells.get(place)).map_or("", String::as_str)
    }

    /// Where a column's cell is, for an issue.
    pub fn at(&self, column: &str) -> (u64, u32) {
        (self.line, self.layout.place(column).map_or(1, |place| place as u32 + 1))
    }

    /// Whether the row has no cell beyond the header's columns and no control character.
    fn is_sound(&self, issues: &mut Vec<Issue>) -> bool {
        let width = self.layout.width;
        if let Some(extra) = self.record.cells.iter().skip(width).position(|cell| !cell.is_empty()) {
            let cause = format!("the row has more cells than the {width} columns of the header");
            let action = "put cells that hold the separator between double quotes";
            issues.push(Issue::error((self.line, (width + extra) as u32 + 1), Code::RowTooLong, cause, action));
            return false;
        }
        let bad = |cell: &String| cell.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t'));
        if let Some(place) = self.record.cells.iter().position(bad) {
            let cause = "the cell holds a control character";
            let action = "remove it, or export the file again";
            issues.push(Issue::error((self.line, place as u32 + 1), Code::ControlCharacter, cause, action));
            return false;
        }
        true
    }
}
