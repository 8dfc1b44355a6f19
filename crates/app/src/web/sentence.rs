//! A sentence for a page: a message with its names and topics already escaped and isolated.

use std::fmt;

use askama::filters::HtmlSafe;

/// HTML text in which every argument stands in its own `<bdi>`. Made by [`Words`](super::Words) only.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sentence {
    html: String,
    text: String,
}

/// What keeps the direction of an argument to itself where there is no `<bdi>` (Unicode TR 9, FSI and PDI).
const ISOLATE: char = '\u{2068}';
const END_ISOLATE: char = '\u{2069}';
/// Marks the place of an argument inside a formatted message; private-use, stripped from input.
const OPEN: char = '\u{E000}';
const CLOSE: char = '\u{E001}';

impl Sentence {
    /// What stands in a message for the argument at `position` until it is escaped.
    pub(super) fn placeholder(position: usize) -> String {
        format!("{OPEN}{position}{CLOSE}")
    }

    /// Escapes a formatted message and puts the arguments where their placeholders stand.
    pub(super) fn assemble(message: &str, arguments: &[&str]) -> Self {
        let mut html = String::with_capacity(message.len() + 32);
        let mut text = String::with_capacity(message.len() + 16);
        let mut rest = message;
        while let Some((before, after)) = rest.split_once(OPEN) {
            escape_into(&mut html, before);
            text.push_str(before);
            let (position, tail) = after.split_once(CLOSE).unwrap_or(("", after));
            if let Some(argument) = position.parse::<usize>().ok().and_then(|at| arguments.get(at)) {
                html.push_str("<bdi>");
                escape_into(&mut html, argument);
                html.push_str("</bdi>");
                text.push(ISOLATE);
                text.push_str(argument);
                text.push(END_ISOLATE);
            }
            rest = tail;
        }
        escape_into(&mut html, rest);
        text.push_str(rest);
        Self { html, text }
    }

    /// A person's or an organiser's own text, escaped and isolated.
    pub fn of(text: &str) -> Self {
        Self::assemble(&Self::placeholder(0), &[text])
    }

    /// The sentence as HTML.
    pub fn html(&self) -> &str {
        &self.html
    }

    /// The sentence as plain text for attributes and announcements: not escaped, each argument isolated by
    /// characters that are not seen.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether there is nothing to read.
    pub fn is_empty(&self) -> bool {
        self.html.is_empty()
    }
}

impl fmt::Display for Sentence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.html)
    }
}

impl HtmlSafe for Sentence {}

fn escape_into(html: &mut String, text: &str) {
    for letter in text.chars() {
        match letter {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            OPEN | CLOSE => {}
            other => html.push(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_argument_is_escaped_and_isolated() {
        let message = format!("Ask {} now", Sentence::placeholder(0));
        let sentence = Sentence::assemble(&message, &["<script>alert(1)</script>"]);
        assert_eq!(sentence.html(), "Ask <bdi>&lt;script&gt;alert(1)&lt;/script&gt;</bdi> now");
    }

    #[test]
    fn where_there_are_no_tags_characters_isolate() {
        let message = format!("Ask {}.", Sentence::placeholder(0));
        assert_eq!(
            Sentence::assemble(&message, &["\u{623}\u{645}\u{644}"]).text(),
            "Ask \u{2068}\u{623}\u{645}\u{644}\u{2069}."
        );
    }

    #[test]
    fn an_argument_cannot_pretend_to_be_another() {
        let message = format!("{} and {}", Sentence::placeholder(0), Sentence::placeholder(1));
        let sentence = Sentence::assemble(&message, &["\u{E000}1\u{E001}", "Grace"]);
        assert_eq!(sentence.html(), "<bdi>1</bdi> and <bdi>Grace</bdi>");
    }
}
