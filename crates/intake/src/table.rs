//! A text table: cells in rows, with their places in the file.

mod delimiter;
mod signature;
mod workbook;

use std::borrow::Cow;

use crate::date_order::DateOrder;
use crate::encoding::decode;
use crate::headers::{FileKind, Layout, find_layout, fold};
use crate::issue::{Code, Issue};
use crate::limits::Limits;
use crate::parsed::Parsed;
use crate::records::{Record, Records};

/// A row whose cells are found by the name of their column.
pub(crate) struct Row<'a> {
    pub line: u64,
    /// How dates are written in this file.
    pub dates: DateOrder,
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
    let opened = match Opened::open(bytes, kind, limits) {
        Ok(opened) => opened,
        Err(issue) => return Parsed::refused(issue),
    };
    let layout = match find_layout(opened.records(kind, limits), kind) {
        Ok(layout) => layout,
        Err(issue) => return Parsed::refused(issue),
    };
    let mut parsed = Parsed { columns: layout.columns(), ignored_columns: layout.ignored.clone(), ..Parsed::empty() };
    let dates = date_order(&opened, (kind, limits), &layout);
    let mut seen = 0;
    for record in opened.records(kind, limits).skip(layout.records_before_rows) {
        let mut issues = Vec::new();
        match record {
            Err(issue) => issues.push(issue),
            Ok(record) => {
                seen += 1;
                let row = Row { line: record.line, dates, record: &record, layout: &layout };
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

/// Looks at all dates of a file, if it has any.
fn date_order(opened: &Opened<'_>, (kind, limits): (FileKind, &Limits), layout: &Layout) -> DateOrder {
    let columns = ["starts_on", "ends_on", "completed_on"].map(|column| layout.place(column));
    let places: Vec<usize> = columns.into_iter().flatten().collect();
    if places.is_empty() {
        return DateOrder::Unknown;
    }
    let records = opened.records(kind, limits).skip(layout.records_before_rows).flatten();
    let dates: Vec<String> = records
        .flat_map(|record| places.iter().filter_map(|place| record.cells.get(*place).cloned()).collect::<Vec<_>>())
        .collect();
    DateOrder::of(dates.iter().map(String::as_str), opened.separator(kind))
}

/// A file whose records can be read, more than once.
pub(crate) enum Opened<'a> {
    Text(Cow<'a, str>),
    Sheet(Vec<Record>),
}

impl<'a> Opened<'a> {
    pub fn open(bytes: &'a [u8], kind: FileKind, limits: &Limits) -> Result<Self, Issue> {
        if bytes.len() > limits.bytes_max {
            let cause = format!("the file has more than {} MiB", limits.bytes_max >> 20);
            return Err(Issue::error((1, 1), Code::FileTooLarge, cause, "split the file, or leave out columns"));
        }
        if workbook::is_archive(bytes) {
            return workbook::read(bytes, kind, limits)
                .and_then(|sheet| if sheet.is_empty() { Err(empty()) } else { Ok(Self::Sheet(sheet)) });
        }
        if let Some(found) = signature::of(bytes) {
            let cause = format!("this is {found}, not a table");
            return Err(Issue::error((1, 1), Code::NotATable, cause, "save the sheet as XLSX or as CSV UTF-8"));
        }
        let text = decode(bytes)?;
        if text.trim().is_empty() { Err(empty()) } else { Ok(Self::Text(text)) }
    }

    /// What stands between the cells of a text.
    fn separator(&self, kind: FileKind) -> Option<char> {
        match self {
            Self::Text(text) => Some(delimiter::find(text, kind).1),
            Self::Sheet(_) => None,
        }
    }

    pub fn records<'s>(
        &'s self,
        kind: FileKind,
        limits: &'s Limits,
    ) -> Box<dyn Iterator<Item = Result<Record, Issue>> + 's> {
        match self {
            Self::Text(text) => {
                let (text, delimiter) = delimiter::find(text, kind);
                Box::new(Records::new(text, delimiter, limits))
            }
            Self::Sheet(rows) => Box::new(rows.iter().cloned().map(Ok)),
        }
    }
}

fn empty() -> Issue {
    Issue::error((1, 1), Code::EmptyFile, "the file is empty", "export the file again, with a header line and rows")
}

fn no_rows() -> Issue {
    Issue::error((2, 1), Code::NoRows, "there is a header and no row below it", "add the rows, or export again")
}

/// Whether a folded cell such as `Completed (achieved pass grade)` says that an activity is done.
fn is_done(text: &str) -> bool {
    let passed = !text.contains("didnotachieve") && !text.contains("nichterreicht");
    passed
        && ["completed", "complete", "yes", "ja", "oui", "abgeschlossen", "slutford", "avslutad", "termine", "acheve"]
            .iter()
            .any(|done| text.starts_with(done))
}

impl Row<'_> {
    /// The trimmed text of a column; empty where the file has no such column or cell.
    pub fn text(&self, column: &str) -> &str {
        self.layout.place(column).and_then(|place| self.record.cells.get(place)).map_or("", String::as_str)
    }

    /// Whether the file has a column.
    pub fn has(&self, column: &str) -> bool {
        self.layout.place(column).is_some()
    }

    /// Of the columns that come in pairs, `Quiz` and `Quiz - Completion date`: whether all are
    /// done; none where the file has no such pair.
    pub fn has_done_all(&self) -> Option<bool> {
        let cell = |place: &usize| self.record.cells.get(*place).map_or("", String::as_str);
        // A day alone also stands where somebody has begun.
        let is_done = |(done, on): &(usize, usize)| match fold(cell(done)).as_str() {
            "" => !cell(on).is_empty(),
            text => is_done(text),
        };
        (!self.layout.activities.is_empty()).then(|| self.layout.activities.iter().all(is_done))
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
