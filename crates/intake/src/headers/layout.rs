//! From the first lines of a file to the place of each column.

use super::spellings::spellings;
use super::{Column, FileKind, fold_words};
use crate::issue::{Code, Issue};
use crate::records::Record;

/// Where each known column is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Layout {
    places: Vec<(&'static str, usize)>,
    /// How many columns the header has.
    pub width: usize,
    /// Records up to the first row: titles, and one or two header lines.
    pub records_before_rows: usize,
    /// Headers of columns that are not read.
    pub ignored: Vec<String>,
    /// Columns that come in pairs: an activity, and when it was completed.
    pub activities: Vec<(usize, usize)>,
}

/// Lines in which a header is looked for: exports put titles above it.
pub(crate) const HEADER_LINES: usize = 15;

impl Layout {
    /// The known columns that the file has.
    pub fn columns(&self) -> Vec<&'static str> {
        self.places.iter().map(|(name, _)| *name).collect()
    }

    /// The place of a column, from 0.
    pub fn place(&self, column: &str) -> Option<usize> {
        self.places.iter().find(|(name, _)| *name == column).map(|(_, place)| *place)
    }
}

/// How many cells are a known header of this kind of file.
pub(crate) fn recognised(cells: &[String], kind: FileKind) -> usize {
    cells.iter().filter(|cell| is_header(cell, kind.columns())).count()
}

fn is_header(cell: &str, columns: &[Column]) -> bool {
    let readings = spellings(cell);
    columns.iter().any(|column| readings.iter().any(|reading| column.headers.contains(&reading.as_str())))
}

/// Finds the header among the first lines.
///
/// # Errors
/// `wrong_file` where the header fits another kind of file better, `missing_column` with what was
/// found, `column_twice`, or what is wrong with the line itself.
pub(crate) fn find_layout(
    records: impl Iterator<Item = Result<Record, Issue>>,
    kind: FileKind,
) -> Result<Layout, Issue> {
    let mut first = Vec::new();
    for record in records.take(HEADER_LINES + 1) {
        match record {
            Ok(record) => first.push(record),
            Err(issue) if first.is_empty() => return Err(issue),
            Err(_) => break,
        }
    }
    let has_all = |record: &&Record| missing(&record.cells, kind).is_none();
    let most = || first.iter().rev().max_by_key(|record| recognised(&record.cells, kind));
    let Some(header) = first.iter().find(has_all).or_else(most) else {
        return Err(Issue::error((1, 1), Code::EmptyFile, "the file is empty", "export the file again"));
    };
    refuse_other_kinds(header, kind)?;
    if let Some(column) = missing(&header.cells, kind) {
        return Err(missing_column(header, column));
    }
    let mut layout = place_columns(header, kind)?;
    let place = first.iter().position(|record| record.line == header.line).unwrap_or(0);
    let second = first.get(place + 1).filter(|next| is_second_header(next, kind, &layout));
    layout.records_before_rows = place + 1 + usize::from(second.is_some());
    Ok(layout)
}

/// The first required column that no cell names.
fn missing(cells: &[String], kind: FileKind) -> Option<&'static Column> {
    let column = |name: &str| kind.columns().iter().find(|column| column.name == name);
    let is_named = |column: &Column| cells.iter().any(|cell| is_header(cell, std::slice::from_ref(column)));
    let lacks = |names: &&&[&str]| !names.iter().filter_map(|name| column(name)).any(is_named);
    kind.required().iter().find(lacks).and_then(|names| column(names[0]))
}

/// A file of another kind is told apart by having all of that kind's columns and more of them.
fn refuse_other_kinds(header: &Record, kind: FileKind) -> Result<(), Issue> {
    if kind == FileKind::OneProgramme && speaks_of_enrolment(header) {
        return Ok(());
    }
    let own = recognised(&header.cells, kind);
    let better = FileKind::ALL.into_iter().find(|other| {
        *other != kind && missing(&header.cells, *other).is_none() && recognised(&header.cells, *other) > own
    });
    let Some(better) = better else { return Ok(()) };
    let cause = format!("the header is that of a file of {}, not of {}", better.as_str(), kind.as_str());
    let action = format!("import it as {}, or choose the file of {}", better.as_str(), kind.as_str());
    Err(Issue::error((header.line, 1), Code::WrongFile, cause, action))
}

/// A list of completions has the columns of a people file, and more that only a course has.
fn speaks_of_enrolment(header: &Record) -> bool {
    let of_a_course = |column: &&Column| !matches!(column.name, "person_id" | "email");
    let columns = || FileKind::OneProgramme.columns().iter().filter(of_a_course);
    let known = |cell: &String| columns().any(|column| is_header(cell, std::slice::from_ref(column)));
    !activities(&header.cells).is_empty() || header.cells.iter().any(known)
}

fn missing_column(header: &Record, column: &Column) -> Issue {
    let found: Vec<&str> = header.cells.iter().map(String::as_str).filter(|cell| !cell.is_empty()).take(12).collect();
    let cause = format!("no column `{}`; the header has: {}", column.name, shorten(&found.join(", ")));
    let also: Vec<&str> = column.headers.iter().copied().take(4).collect();
    let action = format!("name a column `{}` (also known: {})", column.name, also.join(", "));
    Issue::error((header.line, 1), Code::MissingColumn, cause, action)
}

fn shorten(text: &str) -> String {
    if text.chars().count() <= 200 { text.to_owned() } else { text.chars().take(200).chain("…".chars()).collect() }
}

/// Some systems write two header lines, technical names and labels: under the columns that are read there is a header
/// again. Of the others, and there may be many, nothing is known.
fn is_second_header(record: &Record, kind: FileKind, layout: &Layout) -> bool {
    let below = layout.places.iter().filter_map(|(_, place)| record.cells.get(*place));
    let below: Vec<String> = below.filter(|cell| !cell.is_empty()).cloned().collect();
    let known = recognised(&below, kind);
    known >= 2 && 2 * known >= below.len()
}

fn place_columns(header: &Record, kind: FileKind) -> Result<Layout, Issue> {
    let activities = activities(&header.cells);
    let mut readings: Vec<Vec<String>> = header.cells.iter().map(|cell| spellings(cell)).collect();
    // What was done, and when, is no column of its own.
    activities.iter().for_each(|(done, on)| [done, on].into_iter().for_each(|place| readings[*place].clear()));
    if kind == FileKind::People && is_list_of_tickets(&header.cells) {
        readings.iter_mut().filter(|readings| readings.first().is_some_and(|first| first == "id")).for_each(Vec::clear);
    }
    let mut places = places_as_they_stand(header, kind, &readings)?;
    place_in_parts(&mut places, kind, &readings);
    let is_ignored = |place: &usize| places.iter().all(|(_, taken)| taken != place);
    let ignored = (0..readings.len()).filter(is_ignored).map(|place| header.cells[place].clone());
    let ignored = ignored.filter(|cell| !cell.is_empty()).collect();
    Ok(Layout { places, width: header.cells.len(), records_before_rows: 0, ignored, activities })
}

type Places = Vec<(&'static str, usize)>;

/// The columns whose header is known word by word. The surest header wins; one that another column has taken is left to it.
fn places_as_they_stand(header: &Record, kind: FileKind, readings: &[Vec<String>]) -> Result<Places, Issue> {
    let mut places = Places::new();
    for column in kind.columns() {
        let stands = |place: &usize, known: &str| readings[*place].first().is_some_and(|reading| reading == known);
        let free = |place: &usize| places.iter().all(|(_, taken)| taken != place);
        let found = column.headers.iter().find_map(|known| {
            (0..readings.len()).filter(free).find(|place| stands(place, known)).map(|place| (known, place))
        });
        let Some((known, place)) = found else { continue };
        if let Some(again) = (place + 1..readings.len()).find(|again| stands(again, known)) {
            return Err(column_twice(header, again));
        }
        places.push((column.name, place));
    }
    Ok(places)
}

/// The columns that are still missing, by headers with words around them.
fn place_in_parts(places: &mut Places, kind: FileKind, readings: &[Vec<String>]) {
    for column in kind.columns() {
        if places.iter().any(|(name, _)| *name == column.name) {
            continue;
        }
        let free = |place: &usize| places.iter().all(|(_, taken)| taken != place);
        let reads = |place: &usize, known: &&str| readings[*place].iter().any(|reading| reading == known);
        let found =
            column.headers.iter().find_map(|known| (0..readings.len()).filter(free).find(|place| reads(place, known)));
        places.extend(found.map(|place| (column.name, place)));
    }
}

/// Where tickets are listed a bare `ID` is the ticket's; people are told apart by their addresses.
fn is_list_of_tickets(headers: &[String]) -> bool {
    const SOLD: [&str; 4] = ["ticket", "biljett", "billet", "booking"];
    let of_a_ticket =
        |cell: &String| fold_words(cell).iter().any(|word| SOLD.iter().any(|sold| word.starts_with(sold)));
    let email = FileKind::People.columns().iter().filter(|column| column.name == "email");
    headers.iter().any(of_a_ticket)
        && email.into_iter().any(|email| headers.iter().any(|cell| is_header(cell, std::slice::from_ref(email))))
}

/// Neighbours such as `Quiz` and `Quiz - Completion date`.
fn activities(headers: &[String]) -> Vec<(usize, usize)> {
    let dates = |(place, pair): (usize, &[String])| {
        let suffix = pair[1].strip_prefix(pair[0].as_str())?;
        (!pair[0].is_empty() && suffix.starts_with(" - ")).then_some((place, place + 1))
    };
    headers.windows(2).enumerate().filter_map(dates).collect()
}

fn column_twice(header: &Record, again: usize) -> Issue {
    let cause = format!("the column `{}` is there twice", header.cells[again]);
    Issue::error((header.line, again as u32 + 1), Code::ColumnTwice, cause, "keep one of the two")
}
