//! The names that a file gives: functions, types, modules, constants.

use super::{Source, line_at};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Function,
    Type,
    Module,
    Constant,
}

/// A name where it is defined.
#[derive(Debug)]
pub struct Name<'a> {
    pub kind: Kind,
    pub text: &'a str,
    pub line: usize,
}

const KEYWORDS: [(&str, Kind); 8] = [
    ("fn", Kind::Function),
    ("struct", Kind::Type),
    ("enum", Kind::Type),
    ("trait", Kind::Type),
    ("type", Kind::Type),
    ("mod", Kind::Module),
    ("const", Kind::Constant),
    ("static", Kind::Constant),
];

impl Source {
    /// Every definition of the file, unit tests included, in no particular order.
    pub fn names(&self) -> Vec<Name<'_>> {
        KEYWORDS.iter().flat_map(|(keyword, kind)| defined_after(self.all_code(), keyword, *kind)).collect()
    }
}

fn defined_after<'a>(code: &'a str, keyword: &str, kind: Kind) -> Vec<Name<'a>> {
    let mut names = Vec::new();
    for (position, _) in code.match_indices(keyword) {
        let after = &code[position + keyword.len()..];
        let starts_a_word = !code[..position].ends_with(|c: char| c.is_alphanumeric() || "_'.:".contains(c));
        if !starts_a_word || !after.starts_with([' ', '\n']) {
            continue;
        }
        let text = identifier(after.trim_start());
        if !text.is_empty() && !matches!(text, "fn" | "unsafe" | "mut" | "_") {
            names.push(Name { kind, text, line: line_at(code, position) });
        }
    }
    names
}

/// The identifier at the beginning of `text`, or nothing.
pub(super) fn identifier(text: &str) -> &str {
    let end = text.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(text.len());
    &text[..end]
}

/// The lower-case words of a name in any case style: `HTTPInfo_x` has http, info and x.
pub fn words(name: &str) -> Vec<String> {
    let letters: Vec<char> = name.chars().collect();
    let mut found = vec![String::new()];
    for (i, &c) in letters.iter().enumerate() {
        if !c.is_alphanumeric() {
            found.push(String::new());
            continue;
        }
        let after_lower = i > 0 && letters[i - 1].is_lowercase();
        let before_lower =
            i > 0 && letters[i - 1].is_uppercase() && letters.get(i + 1).is_some_and(|n| n.is_lowercase());
        if c.is_uppercase() && (after_lower || before_lower) {
            found.push(String::new());
        }
        if let Some(word) = found.last_mut() {
            word.extend(c.to_lowercase());
        }
    }
    found.retain(|word| !word.is_empty());
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_with_their_kind_and_line() {
        let source =
            Source::new("a.rs", "pub struct Ada;\n// fn ghost\nconst fn grace() {}\nmod alan;\nconst X: u8 = 1;");
        let mut found: Vec<_> = source.names().iter().map(|n| (n.line, n.kind, n.text.to_owned())).collect();
        found.sort_by_key(|(line, ..)| *line);
        let expected =
            [(1, Kind::Type, "Ada"), (3, Kind::Function, "grace"), (4, Kind::Module, "alan"), (5, Kind::Constant, "X")];
        assert_eq!(found, expected.map(|(line, kind, text)| (line, kind, text.to_owned())));
    }

    #[test]
    fn words_of_every_case_style() {
        assert_eq!(words("UserInfo"), ["user", "info"]);
        assert_eq!(words("HTTPInfo_x"), ["http", "info", "x"]);
        assert_eq!(words("metadata"), ["metadata"]);
    }
}
