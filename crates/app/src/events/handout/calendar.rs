//! An event as a calendar entry (RFC 5545).

use jiff::Timestamp;
use store::events::Event;

/// The most bytes of a line before it is folded.
const LINE_BYTES: usize = 74;

/// The entry, in UTC so that every calendar shows its own zone.
pub fn entry(event: &Event, ends_at: Timestamp, url: &str) -> String {
    let lines = [
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        "PRODID:-//Matchmaker//EN".to_owned(),
        "BEGIN:VEVENT".to_owned(),
        format!("UID:{}", event.id),
        format!("DTSTAMP:{}", instant(event.created_at)),
        format!("SEQUENCE:{}", event.revision),
        format!("DTSTART:{}", instant(event.starts_at)),
        format!("DTEND:{}", instant(ends_at)),
        format!("SUMMARY:{}", escaped(&event.name)),
        format!("URL:{url}"),
        "END:VEVENT".to_owned(),
        "END:VCALENDAR".to_owned(),
    ];
    lines.iter().map(|line| folded(line) + "\r\n").collect()
}

fn instant(at: Timestamp) -> String {
    at.strftime("%Y%m%dT%H%M%SZ").to_string()
}

fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,").replace(['\r', '\n'], " ")
}

/// A long line goes on behind a space, and no character is cut.
fn folded(line: &str) -> String {
    let (mut out, mut length) = (String::with_capacity(line.len()), 0);
    for character in line.chars() {
        if length + character.len_utf8() > LINE_BYTES {
            out.push_str("\r\n ");
            length = 1;
        }
        out.push(character);
        length += character.len_utf8();
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_fold_between_characters() {
        let line = "SUMMARY:".to_owned() + &"å".repeat(80);
        let folded = folded(&line);
        assert!(folded.split("\r\n").all(|part| part.len() <= 75));
        assert_eq!(folded.replace("\r\n ", ""), line);
    }

    #[test]
    fn what_means_something_to_a_calendar_is_escaped() {
        assert_eq!(escaped("a;b,c\\d\ne"), "a\\;b\\,c\\\\d e");
    }
}
