//! Which character separates the cells.

use crate::headers::{FileKind, recognised};
use crate::limits::Limits;
use crate::records::Records;

const CANDIDATES: [char; 3] = [';', ',', '\t'];

/// The text after a `sep=` line, if it has one, and the separator: the one that the `sep=` line
/// names, else the one under which the first lines hold the most known headers, else the one that
/// the first line holds most often.
pub(super) fn find(text: &str, kind: FileKind) -> (&str, char) {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if let Some((named, rest)) = separator_line(text) {
        return (rest, named);
    }
    let first_line = text.lines().find(|line| !line.trim().is_empty()).unwrap_or("");
    let rank = |delimiter: &char| (known_headers(text, *delimiter, kind), first_line.matches(*delimiter).count());
    // `max_by_key` takes the last of equals; `;` is the usual one where nothing decides.
    let best = CANDIDATES.into_iter().rev().max_by_key(rank).unwrap_or(',');
    (text, best)
}

/// Spreadsheets write `sep=;` as a first line of its own.
fn separator_line(text: &str) -> Option<(char, &str)> {
    let rest = text.strip_prefix("sep=").or_else(|| text.strip_prefix("SEP="))?;
    let named = rest.chars().next().filter(|named| CANDIDATES.contains(named))?;
    let rest = &rest[named.len_utf8()..];
    Some((named, rest.strip_prefix("\r\n").or_else(|| rest.strip_prefix('\n'))?))
}

/// The most known headers in one of the first lines.
fn known_headers(text: &str, delimiter: char, kind: FileKind) -> usize {
    let limits = Limits::default();
    let first = Records::new(text, delimiter, &limits).take(10).flatten();
    first.map(|record| recognised(&record.cells, kind)).max().unwrap_or(0)
}
