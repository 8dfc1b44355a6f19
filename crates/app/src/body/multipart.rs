//! Forms with a file (RFC 7578): the first part that is a file, out of a body that is there whole.

use std::collections::BTreeMap;

/// The longest text field that is read.
const FIELD_BYTES_MAX: usize = 1_000;

/// A file in a form.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct FormFile<'b> {
    pub bytes: &'b [u8],
    pub name: Option<String>,
    /// The short text fields beside it.
    pub fields: BTreeMap<String, String>,
}

/// The first part with a file name, or else the field named `file`.
pub(super) fn file<'b>(body: &'b [u8], boundary: &str) -> Option<FormFile<'b>> {
    let delimiter = format!("--{boundary}");
    let parts: Vec<Part<'b>> = parts(body, delimiter.as_bytes()).into_iter().filter_map(read_part).collect();
    let chosen = parts.iter().find(|part| part.file_name.is_some());
    let chosen = chosen.or_else(|| parts.iter().find(|part| part.field.as_deref() == Some("file")))?;
    let short = |part: &&Part<'b>| part.file_name.is_none() && part.bytes.len() <= FIELD_BYTES_MAX;
    let text = |part: &Part<'b>| Some((part.field.clone()?, String::from_utf8_lossy(part.bytes).into_owned()));
    let fields = parts.iter().filter(short).filter_map(text).collect();
    Some(FormFile { bytes: chosen.bytes, name: chosen.file_name.clone(), fields })
}

struct Part<'b> {
    field: Option<String>,
    file_name: Option<String>,
    bytes: &'b [u8],
}

/// What stands between two delimiters; a delimiter counts only at the start of a line.
fn parts<'b>(body: &'b [u8], delimiter: &[u8]) -> Vec<&'b [u8]> {
    let mut starts = Vec::new();
    let mut at = 0;
    while let Some(found) = find(body.get(at..).unwrap_or_default(), delimiter) {
        let start = at + found;
        if start == 0 || body.get(start.saturating_sub(2)..start) == Some(b"\r\n") {
            starts.push(start);
        }
        at = start + delimiter.len();
    }
    let ends = starts.iter().skip(1);
    starts
        .iter()
        .zip(ends)
        .filter_map(|(start, end)| body.get(start + delimiter.len()..end.saturating_sub(2)))
        .collect()
}

fn read_part(part: &[u8]) -> Option<Part<'_>> {
    let part = part.strip_prefix(b"\r\n")?;
    let split = find(part, b"\r\n\r\n")?;
    let head = String::from_utf8_lossy(part.get(..split)?).into_owned();
    let disposition = head.lines().find(|line| line.to_ascii_lowercase().starts_with("content-disposition:"))?;
    let bytes = part.get(split + 4..)?;
    Some(Part { field: parameter(disposition, "name"), file_name: parameter(disposition, "filename"), bytes })
}

fn parameter(disposition: &str, name: &str) -> Option<String> {
    let pairs = disposition.split(';').filter_map(|pair| pair.trim().split_once('='));
    let value = pairs.filter(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value).next()?;
    Some(value.trim().trim_matches('"').to_owned())
}

fn find(text: &[u8], wanted: &[u8]) -> Option<usize> {
    let first = wanted.first()?;
    let mut at = 0;
    while let Some(rest) = text.get(at..) {
        let step = rest.iter().position(|byte| byte == first)?;
        if rest.get(step..).is_some_and(|here| here.starts_with(wanted)) {
            return Some(at + step);
        }
        at += step + 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    const FORM: &[u8] = b"--X\r\nContent-Disposition: form-data; name=\"dry_run\"\r\n\r\ntrue\r\n--X\r\n\
        Content-Disposition: form-data; name=\"file\"; filename=\"people.csv\"\r\nContent-Type: text/csv\r\n\r\n\
        id,name\r\n1,--X Ada\r\n\r\n--X--\r\n";

    #[test]
    fn the_file_comes_out_byte_by_byte() {
        let found = file(FORM, "X").unwrap();
        assert_eq!(found.name.as_deref(), Some("people.csv"));
        assert_eq!(found.bytes, b"id,name\r\n1,--X Ada\r\n");
    }

    #[test]
    fn a_broken_form_holds_nothing() {
        for broken in [&b""[..], b"--X", b"--X\r\n", b"--X--", b"--X\r\nno head\r\n--X--", &FORM[..40]] {
            assert_eq!(file(broken, "X"), None);
        }
        assert_eq!(file(FORM, "Y"), None);
    }
}
