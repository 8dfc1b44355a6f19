//! The paths that a file names, in `use` trees and inline, as lists of segments.

use super::names::identifier;
use super::{Source, line_at};

/// `crate::plans::publish` as `["crate", "plans", "publish"]`, and the line where it begins.
#[derive(Debug, PartialEq, Eq)]
pub struct UsedPath<'a> {
    pub segments: Vec<&'a str>,
    pub line: usize,
}

impl UsedPath<'_> {
    /// Whether the path begins with these segments.
    pub fn starts_with(&self, prefix: &[&str]) -> bool {
        self.segments.starts_with(prefix)
    }
}

impl Source {
    /// Paths of at least two segments outside unit tests; groups in braces are spread out.
    pub fn product_paths(&self) -> Vec<UsedPath<'_>> {
        let code = self.product_code();
        let mut found = Vec::new();
        let mut position = 0;
        while position < code.len() {
            let rest = &code[position..];
            let word = identifier(rest);
            if word.is_empty() {
                position += rest.chars().next().map_or(1, char::len_utf8);
                continue;
            }
            let start = position;
            if rest[word.len()..].starts_with("::") {
                let mut spread = Spread { code, line: line_at(code, start), found: &mut found };
                position = spread.tree(start, &[]);
            } else {
                position += word.len();
            }
        }
        found
    }
}

struct Spread<'a, 'b> {
    code: &'a str,
    line: usize,
    found: &'b mut Vec<UsedPath<'a>>,
}

impl<'a> Spread<'a, '_> {
    /// Reads one path or group at `position`, notes its leaves, returns the position behind it.
    fn tree(&mut self, mut position: usize, prefix: &[&'a str]) -> usize {
        let mut segments = prefix.to_vec();
        loop {
            let rest = &self.code[position..];
            if rest.starts_with('{') {
                return self.group(position + 1, &segments);
            }
            let word = identifier(rest);
            if !word.is_empty() {
                segments.push(word);
            }
            position += word.len();
            match self.code[position..].strip_prefix("::") {
                Some(next) if next.starts_with('{') || !identifier(next).is_empty() => position += 2,
                _ => break,
            }
        }
        self.found.push(UsedPath { segments, line: self.line });
        position
    }

    fn group(&mut self, mut position: usize, prefix: &[&'a str]) -> usize {
        while let Some(c) = self.code[position..].chars().next() {
            match c {
                '}' => return position + 1,
                'a' if self.code[position..].starts_with("as ") => position = self.skip_alias(position + 3),
                c if c.is_alphanumeric() || c == '_' || c == '{' => position = self.tree(position, prefix),
                c => position += c.len_utf8(),
            }
        }
        position
    }

    /// Steps over the new name behind `as`.
    fn skip_alias(&self, position: usize) -> usize {
        let rest = &self.code[position..];
        let alias = rest.trim_start();
        position + (rest.len() - alias.len()) + identifier(alias).len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_are_spread_and_inline_paths_are_seen() {
        let source =
            Source::new("a.rs", "use crate::{plans::publish, people::{self, Person as P}};\nlet x = std::env::var();");
        let paths: Vec<String> = source.product_paths().iter().map(|p| p.segments.join("::")).collect();
        assert!(paths.contains(&"crate::plans::publish".to_owned()), "{paths:?}");
        assert!(paths.contains(&"crate::people::Person".to_owned()), "{paths:?}");
        assert!(paths.contains(&"std::env::var".to_owned()), "{paths:?}");
        assert!(!paths.iter().any(|path| path.ends_with("::P") || path.ends_with("::as")), "{paths:?}");
        assert_eq!(source.product_paths().iter().find(|p| p.starts_with(&["std"])).map(|p| p.line), Some(2));
    }

    #[test]
    fn unit_tests_are_not_product_code() {
        let source = Source::new("a.rs", "#[cfg(test)]\nmod tests { use std::fs::read; }");
        assert!(source.product_paths().is_empty());
    }
}
