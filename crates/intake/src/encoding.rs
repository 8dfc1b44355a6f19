//! Bytes to text: UTF-8, UTF-16 and Latin-1 as spreadsheets write them.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::issue::{Code, Issue};

/// Decodes a file. A byte order mark decides; without one it is UTF-8 where that is valid,
/// UTF-16 where every other byte is zero, else Windows-1252 (of which Latin-1 is a part).
///
/// # Errors
/// `undecodable_text` at the first line that is none of these; `not_a_table` where it is no text at all.
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
        Err(_) => match first_of_many_controls(bytes) {
            Some(at) => Err(not_text(bytes, at)),
            None => decode_as(WINDOWS_1252, bytes),
        },
    }
}

/// Where the first control byte is, in bytes that have more of them than a text with a slip in it.
fn first_of_many_controls(bytes: &[u8]) -> Option<usize> {
    let is_control = |byte: &u8| byte.is_ascii_control() && !byte.is_ascii_whitespace();
    let sample = &bytes[..bytes.len().min(4096)];
    let controls = sample.iter().filter(|byte| is_control(byte)).count();
    (controls * 32 > sample.len()).then(|| sample.iter().position(is_control)).flatten()
}

fn not_text(bytes: &[u8], at: usize) -> Issue {
    let byte = bytes.get(at).copied().unwrap_or_default();
    let cause = format!("this is neither text nor a workbook: byte {} is {byte:#04X}", at + 1);
    Issue::error((1, 1), Code::NotATable, cause, "export the list again, as CSV UTF-8 or as XLSX")
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
    fn bytes_that_are_no_text_are_refused_with_the_place_of_the_first() {
        let noise: Vec<u8> = (0..2000u32).map(|index| (index.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
        let issue = decode(&[b"ab".as_slice(), b"\x01\xFE\x02", &noise].concat()).unwrap_err();
        assert_eq!(issue.code, Code::NotATable);
        assert_eq!(issue.cause, "this is neither text nor a workbook: byte 3 is 0x01");
    }

    #[test]
    fn latin_1_with_one_slip_is_still_text() {
        let file = [b"id;name\n1;M\xFCller\x01\n".as_slice(), &b"2;J\xF6rg\n".repeat(9)].concat();
        assert!(decode(&file).is_ok());
    }

    #[test]
    fn half_a_surrogate_pair_is_refused() {
        assert_eq!(decode(b"\xFF\xFEi\0d\0\n\0\x00\xD8").unwrap_err().code, Code::UndecodableText);
    }
}
