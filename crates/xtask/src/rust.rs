//! As much Rust as the checks need: text without comments and literals, names, paths, functions.

mod blank;
mod functions;
mod names;
mod paths;

pub use names::{Kind, words};
pub use paths::UsedPath;

/// A Rust file whose comments, strings and characters are spaces; line numbers are unchanged.
#[derive(Debug)]
pub struct Source {
    pub path: String,
    code: String,
}

impl Source {
    pub fn new(path: &str, text: &str) -> Self {
        Self { path: path.to_owned(), code: blank::blank(text) }
    }

    /// The crate's folder name under `crates/`, or nothing for other files.
    pub fn crate_name(&self) -> Option<&str> {
        self.path.strip_prefix("crates/")?.split('/').next()
    }

    /// True for files that exist only to test: `tests/` of the project or of a crate, and benches.
    pub fn is_test(&self) -> bool {
        let inside_crate = self.path.splitn(3, '/').nth(2).unwrap_or_default();
        self.path.starts_with("tests/") || inside_crate.starts_with("tests/") || inside_crate.starts_with("benches/")
    }

    /// The blanked text up to the unit tests at the end of the file.
    pub fn product_code(&self) -> &str {
        let end = self.code.find("#[cfg(test)]").unwrap_or(self.code.len());
        &self.code[..end]
    }

    /// The whole blanked text, unit tests included.
    pub fn all_code(&self) -> &str {
        &self.code
    }
}

/// The line (from 1) of a byte position.
fn line_at(text: &str, position: usize) -> usize {
    text[..position].matches('\n').count() + 1
}
