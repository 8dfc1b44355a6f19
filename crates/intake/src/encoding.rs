//! Bytes to text: UTF-8, UTF-16 and Latin-1 as spreadsheets write them.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::issue::{Code, Issue};

/// Decodes a file. A byte order mark decides; without one it is UTF-8 where that is valid,
/// UTF-16 where every other byte is zero, else Windows-1252 (of which Latin-1 is a part).
///
/// # Errors
/// `undecodable_text` at the first line that is none of these.
pub(crate) fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, Issue> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return decode_as(encoding, &bytes[mark..]);
    }
    if let Some(encoding) = looks_like_utf_16(bytes) {
        return decode_as(encoding, bytes);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(Cow::Borrowed(text)),
        Err(error) if has_wide_sequence(bytes) => Err(undecodable(&bytes[..error.valid_up_to()], "UTF-8")),
        Err(_) => decode_as(WINDOWS_1252, bytes),
    }
}

fn decode_as<'a>(encoding: &'static Encoding, bytes: &'a [u8]) -> Result<Cow<'a, str>, Issue> {
    encoding.decode_without_bom_handling_and_without_replacement(bytes).ok_or_else(|| undecodable(&[], encoding.name()))
}

fn undecodable(before: &[u8], encoding: &str) -> Issue {
    let line = 1 + before.iter().filter(|byte| **byte == b'\n').count() as u64;
    let cause = format!("the text is damaged: it is not {encoding} from here on");
    Issue::error((line, 1), Code::UndecodableText, cause, "save the file again as CSV UTF-8")
}

/// Text in UTF-16 has a zero in one half of nearly every unit, as long as it is mostly Latin.
fn looks_like_utf_16(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(512) & !1];
    let zeros = |offset: usize| sample.iter().skip(offset).step_by(2).filter(|byte| **byte == 0).count();
    let (high_first, high_second) = (zeros(0), zeros(1));
    let most = sample.len() / 2 * 3 / 4;
    match (high_first, high_second) {
        (0, second) if second > 0 && second >= most => Some(UTF_16LE),
        (first, 0) if first > 0 && first >= most => Some(UTF_16BE),
        _ => None,
    }
}

/// Whether a file that is not valid UTF-8 was meant to be: it has a whole sequence of three or
/// four bytes, or several of two and hardly a stray byte.
fn has_wide_sequence(bytes: &[u8]) -> bool {
    let (mut whole, mut stray) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().bytes().filter(|byte| *byte >= 0xC0).count();
        stray += usize::from(!chunk.invalid().is_empty());
    }
    whole > stray
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_encodings_of_spreadsheets_give_the_same_text() {
        let text = "id;name\n1;Åsa Müller\n";
        let utf_16: Vec<u16> = text.encode_utf16().collect();
        let little: Vec<u8> = utf_16.iter().flat_map(|unit| unit.to_le_bytes()).collect();
        let big: Vec<u8> = utf_16.iter().flat_map(|unit| unit.to_be_bytes()).collect();
        let latin: Vec<u8> = text.chars().map(|character| character as u8).collect();
        let marked = |mark: &[u8], bytes: &[u8]| [mark, bytes].concat();
        let files = [
            text.as_bytes().to_vec(),
            marked(b"\xEF\xBB\xBF", text.as_bytes()),
            marked(b"\xFF\xFE", &little),
            marked(b"\xFE\xFF", &big),
            little,
            big,
            latin,
        ];
        for file in files {
            assert_eq!(decode(&file).unwrap(), text);
        }
    }

    #[test]
    fn damaged_utf_8_is_refused_at_its_line() {
        let issue = decode(b"id;name\n1;\xC3\x85sa M\xC3\xBCller\n2;\xFF\n").unwrap_err();
        assert_eq!((issue.line, issue.code), (3, Code::UndecodableText));
    }

    #[test]
    fn half_a_surrogate_pair_is_refused() {
        assert_eq!(decode(b"\xFF\xFEi\0d\0\n\0\x00\xD8").unwrap_err().code, Code::UndecodableText);
    }
}
