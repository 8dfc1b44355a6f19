//! As much Rust as the checks need: text without comments and literals, names, paths, functions.

mod blank;
mod functions;
mod names;
mod paths;

pub use names::{Kind, words};
pub use paths::UsedPath;

const TEST_ONLY: &str = "#[cfg(test)]";

/// A Rust file whose comments, strings and characters are spaces; line numbers are unchanged.
#[derive(Debug)]
pub struct Source {
    pub path: String,
    code: String,
    test_module: bool,
}

impl Source {
    pub fn new(path: &str, text: &str) -> Self {
        Self { path: path.to_owned(), code: blank::blank(text), test_module: false }
    }

    /// The crate's folder name under `crates/`, or nothing for other files.
    pub fn crate_name(&self) -> Option<&str> {
        self.path.strip_prefix("crates/")?.split('/').next()
    }

    /// True for files that exist only to test: `tests/` of the project or of a crate, benches, test modules.
    pub fn is_test(&self) -> bool {
        let inside_crate = self.path.splitn(3, '/').nth(2).unwrap_or_default();
        let folder = ["tests/", "benches/", "examples/"].iter().any(|folder| inside_crate.starts_with(folder));
        folder || self.path.starts_with("tests/") || self.test_module
    }

    /// The blanked text up to the unit tests at the end of the file; nothing for a file that only tests.
    pub fn product_code(&self) -> &str {
        if self.is_test() { "" } else { &self.code[..self.unit_tests()] }
    }

    /// The whole blanked text, unit tests included.
    pub fn all_code(&self) -> &str {
        &self.code
    }

    /// Where the module of unit tests begins.
    fn unit_tests(&self) -> usize {
        let inline = |position: &usize| test_module(&self.code[*position..]).is_some_and(|(_, inline)| inline);
        self.code.match_indices(TEST_ONLY).map(|(position, _)| position).find(inline).unwrap_or(self.code.len())
    }

    /// The files of the modules that are declared for tests alone.
    fn test_files(&self) -> Vec<String> {
        let folder = ["/mod.rs", "/lib.rs", "/main.rs"].iter().find_map(|end| self.path.strip_suffix(end));
        let folder = folder.or_else(|| self.path.strip_suffix(".rs")).unwrap_or_default();
        let attributes = self.code.match_indices(TEST_ONLY).map(|(position, _)| &self.code[position..]);
        let names = attributes.filter_map(test_module).filter(|(_, inline)| !inline).map(|(name, _)| name);
        names.flat_map(|name| [format!("{folder}/{name}.rs"), format!("{folder}/{name}/mod.rs")]).collect()
    }
}

/// The name of the module that follows the attribute, and whether its body does too.
fn test_module(code: &str) -> Option<(&str, bool)> {
    let module = code.strip_prefix(TEST_ONLY)?.trim_start();
    let module = module.strip_prefix("pub ").unwrap_or(module).strip_prefix("mod ")?;
    let name = names::identifier(module);
    Some((name, module[name.len()..].trim_start().starts_with('{')))
}

/// Marks the files that other files declare as modules for tests alone.
pub fn mark_test_modules(sources: &mut [Source]) {
    let files: Vec<String> = sources.iter().flat_map(Source::test_files).collect();
    for source in sources {
        source.test_module = files.contains(&source.path);
    }
}

/// The line (from 1) of a byte position.
fn line_at(text: &str, position: usize) -> usize {
    text[..position].matches('\n').count() + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_module_for_tests_alone_is_no_product() {
        let parent = Source::new("crates/app/src/live/mod.rs", "#[cfg(test)]\nmod gallery;\nfn product() {}");
        let child = Source::new("crates/app/src/live/gallery.rs", "use askama::Template;");
        let mut sources = [parent, child];
        mark_test_modules(&mut sources);
        assert!(sources[0].product_code().contains("product"));
        assert_eq!(sources[1].product_code(), "");
    }
}
