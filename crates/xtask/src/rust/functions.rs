//! Where functions begin and how long they are.

use super::names::identifier;
use super::{Source, line_at};

/// A function with a body: its first line (from 1) and its length in lines, signature included.
#[derive(Debug, PartialEq, Eq)]
pub struct Function<'a> {
    pub name: &'a str,
    pub line: usize,
    pub lines: usize,
}

impl Source {
    /// The functions of the file, unit tests included.
    pub fn functions(&self) -> Vec<Function<'_>> {
        let code = self.all_code();
        code.match_indices("fn ").filter_map(|(position, _)| function_at(code, position)).collect()
    }
}

fn function_at(code: &str, position: usize) -> Option<Function<'_>> {
    if code[..position].ends_with(|c: char| c.is_alphanumeric() || c == '_') {
        return None;
    }
    let name = identifier(&code[position + 3..]);
    let body = body_start(code, position)?;
    let end = matching_brace(code, body)?;
    let line = line_at(code, position);
    (!name.is_empty()).then(|| Function { name, line, lines: line_at(code, end) - line + 1 })
}

/// The opening brace of the body; nothing for a declaration that ends with `;`.
fn body_start(code: &str, position: usize) -> Option<usize> {
    let mut brackets = 0_i32;
    for (offset, c) in code[position..].char_indices() {
        match c {
            '[' | '(' => brackets += 1,
            ']' | ')' => brackets -= 1,
            '{' if brackets == 0 => return Some(position + offset),
            ';' if brackets == 0 => return None,
            _ => {}
        }
    }
    None
}

fn matching_brace(code: &str, open: usize) -> Option<usize> {
    let mut depth = 0_i32;
    for (offset, c) in code[open..].char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some(open + offset);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_count_from_the_signature_to_the_closing_brace() {
        let source = Source::new(
            "a.rs",
            "fn ada(x: [u8; 2]) {\n    { }\n}\ntrait T {\n    fn declared();\n    fn grace() {}\n}\n",
        );
        let found = source.functions();
        assert_eq!(found[0], Function { name: "ada", line: 1, lines: 3 });
        assert_eq!(found[1], Function { name: "grace", line: 6, lines: 1 });
        assert_eq!(found.len(), 2);
    }
}
