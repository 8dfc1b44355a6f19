//! A workbook (XLSX): the sheet that holds the table, row by row, within limits.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{Cell, DataRef, Reader, SheetType, SheetVisible, Xlsx, XlsxError, open_workbook_from_rs};

use crate::headers::{FileKind, HEADER_LINES, recognised};
use crate::issue::{Code, Issue};
use crate::limits::Limits;
use crate::neutralise::restore;
use crate::records::Record;

type Workbook<'a> = Xlsx<Cursor<&'a [u8]>>;

/// Files inside a workbook at most.
const PARTS_MAX: usize = 2_000;
/// Cells of a sheet at most, with the empty ones before the last of a row.
const CELLS_MAX: usize = 5_000_000;

/// Whether the bytes are a zip archive, as workbooks are.
pub(super) fn is_archive(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

/// Reads the sheet that looks most like a file of this kind.
///
/// # Errors
/// `not_a_table` for another archive or a damaged workbook, or a limit that is passed.
pub(super) fn read(bytes: &[u8], kind: FileKind, limits: &Limits) -> Result<Vec<Record>, Issue> {
    unpacks_within(bytes, limits)?;
    // A damaged file may surprise the reader of the format; it must not end the program.
    let read = catch_unwind(AssertUnwindSafe(|| read_best_sheet(bytes, kind, limits)));
    read.unwrap_or_else(|_| Err(not_a_workbook("it is damaged")))
}

/// Unpacks everything once without keeping it: a small archive may hold a huge file.
fn unpacks_within(bytes: &[u8], limits: &Limits) -> Result<(), Issue> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|error| not_a_workbook(&error.to_string()))?;
    let mut left = 2 * limits.bytes_max as u64;
    if archive.len() > PARTS_MAX {
        return Err(not_a_workbook("it has too many parts"));
    }
    for part in 0..archive.len() {
        let file = archive.by_index(part).map_err(|error| not_a_workbook(&error.to_string()))?;
        let unpacked = std::io::copy(&mut file.take(left + 1), &mut std::io::sink());
        let unpacked = unpacked.map_err(|error| not_a_workbook(&error.to_string()))?;
        if unpacked > left {
            let cause = format!("the workbook unpacks to more than {} MiB", (2 * limits.bytes_max) >> 20);
            return Err(Issue::error((1, 1), Code::FileTooLarge, cause, "split the file, or leave out columns"));
        }
        left -= unpacked;
    }
    Ok(())
}

fn read_best_sheet(bytes: &[u8], kind: FileKind, limits: &Limits) -> Result<Vec<Record>, Issue> {
    let told = |error: XlsxError| not_a_workbook(&error.to_string());
    let mut workbook: Workbook<'_> = open_workbook_from_rs(Cursor::new(bytes)).map_err(told)?;
    let shown = |sheet: &&calamine::Sheet| sheet.typ == SheetType::WorkSheet && sheet.visible == SheetVisible::Visible;
    let sheets: Vec<String> = workbook.sheets_metadata().iter().filter(shown).map(|sheet| sheet.name.clone()).collect();
    let mut best: Option<(usize, &String)> = None;
    for sheet in &sheets {
        let first = sheet_rows(&mut workbook, sheet, limits, HEADER_LINES)?;
        let known = first.iter().map(|record| recognised(&record.cells, kind)).max().unwrap_or(0);
        if best.is_none_or(|(most, _)| known > most) {
            best = Some((known, sheet));
        }
    }
    match best {
        Some((_, sheet)) => sheet_rows(&mut workbook, sheet, limits, limits.rows_max.saturating_add(1)),
        None => Err(not_a_workbook("it has no sheet that is shown")),
    }
}

/// The first rows of a sheet that are not blank.
fn sheet_rows(workbook: &mut Workbook<'_>, sheet: &str, limits: &Limits, most: usize) -> Result<Vec<Record>, Issue> {
    let told = |error: XlsxError| not_a_workbook(&error.to_string());
    let mut reader = workbook.worksheet_cells_reader(sheet).map_err(told)?;
    let mut rows: BTreeMap<u32, Vec<String>> = BTreeMap::new();
    let mut cells = 0;
    while let Some(cell) = reader.next_cell().map_err(told)? {
        let text = text_of(&cell);
        if text.is_empty() {
            continue;
        }
        let (row, column) = cell.get_position();
        if !rows.contains_key(&row) && rows.len() == most {
            if most > limits.rows_max {
                let cause = format!("the sheet has more than {} rows", limits.rows_max);
                return Err(Issue::error((u64::from(row) + 1, 1), Code::TooManyRows, cause, "split the file"));
            }
            break;
        }
        place(rows.entry(row).or_default(), (row, column), text, (limits, &mut cells))?;
    }
    Ok(rows.into_iter().map(|(row, cells)| Record { line: u64::from(row) + 1, cells }).collect())
}

fn place(
    row: &mut Vec<String>,
    (line, column): (u32, u32),
    text: String,
    (limits, cells): (&Limits, &mut usize),
) -> Result<(), Issue> {
    let (at, place) = ((u64::from(line) + 1, column + 1), column as usize);
    let fatal = |code, cause: String, action: &str| Err(Issue::error(at, code, cause, action));
    if place >= limits.columns_max {
        let cause = format!("the row has more than {} columns", limits.columns_max);
        return fatal(Code::TooManyColumns, cause, "leave out columns");
    }
    if text.len() > limits.cell_bytes_max {
        let cause = format!("the cell has more than {} bytes", limits.cell_bytes_max);
        return fatal(Code::CellTooLong, cause, "shorten it");
    }
    *cells += (place + 1).saturating_sub(row.len());
    if *cells > CELLS_MAX {
        return fatal(Code::FileTooLarge, format!("the sheet has more than {CELLS_MAX} cells"), "leave out columns");
    }
    if row.len() <= place {
        row.resize(place + 1, String::new());
    }
    row[place] = text;
    Ok(())
}

/// A cell as text: whole numbers without a point, dates as dates.
fn text_of(cell: &Cell<DataRef<'_>>) -> String {
    match cell.get_value() {
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::String(text) => restore(text.trim()).to_owned(),
        DataRef::SharedString(text) => restore(text.trim()).to_owned(),
        DataRef::Bool(true) => "yes".to_owned(),
        DataRef::Bool(false) => "no".to_owned(),
        DataRef::DateTime(instant) => {
            let (year, month, day, hour, minute, second, _) = instant.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}")
        }
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.trim().to_owned(),
        DataRef::Error(_) | DataRef::Empty => String::new(),
    }
}

fn not_a_workbook(why: &str) -> Issue {
    let cause = format!("this archive is no workbook that can be read: {why}");
    Issue::error((1, 1), Code::NotATable, cause, "save the sheet as XLSX or as CSV UTF-8")
}
