//! Replaces comments, strings and character literals by spaces. One pass, linear time.

/// The same text with the same line breaks, and nothing in it but code.
pub fn blank(text: &str) -> String {
    let mut rest = text;
    let mut code = String::with_capacity(text.len());
    while let Some(first) = rest.chars().next() {
        let taken = literal_or_comment(rest, code.chars().next_back());
        if taken == 0 {
            code.push(first);
            rest = &rest[first.len_utf8()..];
        } else {
            code.extend(rest[..taken].chars().map(|c| if c == '\n' { '\n' } else { ' ' }));
            rest = &rest[taken..];
        }
    }
    code
}

/// How many bytes of `text` are a comment or a literal that begins right here; 0 if none does.
fn literal_or_comment(text: &str, before: Option<char>) -> usize {
    let inside_word = before.is_some_and(|c| c.is_alphanumeric() || c == '_');
    if text.starts_with("//") {
        return text.find('\n').unwrap_or(text.len());
    }
    if text.starts_with("/*") {
        return block_comment(text);
    }
    if text.starts_with('"') {
        return quoted(text);
    }
    if text.starts_with('\'') {
        return character(text);
    }
    if inside_word { 0 } else { prefixed(text) }
}

/// Literals with a prefix: `b"…"`, `c"…"`, `r"…"`, `r#"…"#`, `br#"…"#`.
fn prefixed(text: &str) -> usize {
    let after = text.trim_start_matches(['b', 'c', 'r']);
    let prefix = text.len() - after.len();
    if prefix == 0 || prefix > 2 {
        return 0;
    }
    let raw = text[..prefix].ends_with('r');
    let hashes = after.len() - after.trim_start_matches('#').len();
    if raw && after[hashes..].starts_with('"') {
        let close = format!("\"{}", "#".repeat(hashes));
        let body = prefix + hashes + 1;
        return text[body..].find(&close).map_or(text.len(), |end| body + end + close.len());
    }
    if !raw && after.starts_with('"') { prefix + quoted(after) } else { 0 }
}

fn quoted(text: &str) -> usize {
    let mut escaped = false;
    for (position, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return position + 1,
            _ => {}
        }
    }
    text.len()
}

/// A character literal, told from a lifetime by its closing quote.
fn character(text: &str) -> usize {
    let mut chars = text.char_indices().skip(1);
    match chars.next() {
        Some((_, '\\')) => text[2..].char_indices().skip(1).find(|(_, c)| *c == '\'').map_or(0, |(end, _)| end + 3),
        Some(_) => chars.next().filter(|(_, c)| *c == '\'').map_or(0, |(end, _)| end + 1),
        None => 0,
    }
}

fn block_comment(text: &str) -> usize {
    let mut depth = 0_usize;
    let mut position = 0;
    while position < text.len() {
        if text[position..].starts_with("/*") {
            depth += 1;
            position += 2;
        } else if text[position..].starts_with("*/") {
            depth -= 1;
            position += 2;
            if depth == 0 {
                return position;
            }
        } else {
            position += text[position..].chars().next().map_or(1, char::len_utf8);
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::blank;

    fn squeezed(text: &str) -> String {
        blank(text).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn comments_and_literals_vanish_and_code_stays() {
        assert_eq!(squeezed("a // diesel\nb /* x /* y */ z */ c"), "a b c");
        assert_eq!(squeezed(r##"f("a \" b", r#"c " d"#, b"e", 'x', '\'', '"') g"##), "f( , , , , , ) g");
    }

    #[test]
    fn lifetimes_and_words_that_end_in_r_are_code() {
        assert_eq!(squeezed("fn f<'a>(x: &'a str) -> &'static str {}"), "fn f<'a>(x: &'a str) -> &'static str {}");
        assert_eq!(squeezed("bar\"x\" r b"), "bar r b");
    }

    #[test]
    fn lines_keep_their_numbers() {
        let text = "/* a\nb */\n\"c\nd\"\ne";
        assert_eq!(blank(text).matches('\n').count(), text.matches('\n').count());
    }
}
