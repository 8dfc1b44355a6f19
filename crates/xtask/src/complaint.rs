//! What a check has to say about one place in the tree.

use std::fmt;

/// One broken rule, at a file and, where it has one, a line (from 1; 0 means the whole file).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Complaint {
    pub rule: &'static str,
    pub path: String,
    pub line: usize,
    pub detail: String,
}

impl Complaint {
    pub fn new(rule: &'static str, path: &str, line: usize, detail: impl Into<String>) -> Self {
        Self { rule, path: path.to_owned(), line, detail: detail.into() }
    }
}

impl fmt::Display for Complaint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "error[{}]: {}\n  at {}", self.rule, self.detail, self.path)?;
        if self.line > 0 {
            write!(f, ":{}", self.line)?;
        }
        Ok(())
    }
}
