//! The project's text files as one value, so that a check is a pure function and a test can plant a fault.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

use crate::rust::{Source, mark_test_modules};

/// Folders that hold nothing we wrote.
const NOT_OURS: [&str; 4] = [".git", "target", "screenshots", "node_modules"];

/// Paths from the project's root, with `/`, and their text. Files that are not UTF-8 are left out.
#[derive(Debug, Default)]
pub struct Tree {
    files: BTreeMap<String, String>,
}

impl Tree {
    pub fn read(root: &Path) -> io::Result<Self> {
        let mut tree = Self::default();
        tree.read_folder(root, "")?;
        Ok(tree)
    }

    pub fn text(&self, path: &str) -> Option<&str> {
        self.files.get(path).map(String::as_str)
    }

    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files.iter().map(|(path, text)| (path.as_str(), text.as_str()))
    }

    /// Every Rust file, with comments and literals blanked.
    pub fn rust(&self) -> impl Iterator<Item = Source> {
        let files = self.iter().filter(|(path, _)| path.ends_with(".rs"));
        let mut sources: Vec<Source> = files.map(|(path, text)| Source::new(path, text)).collect();
        mark_test_modules(&mut sources);
        sources.into_iter()
    }

    fn read_folder(&mut self, folder: &Path, prefix: &str) -> io::Result<()> {
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            if NOT_OURS.contains(&name.as_str()) {
                continue;
            }
            let path = format!("{prefix}{name}");
            if entry.file_type()?.is_dir() {
                self.read_folder(&entry.path(), &format!("{path}/"))?;
            } else if let Ok(text) = fs::read_to_string(entry.path()) {
                self.files.insert(path, text);
            }
        }
        Ok(())
    }
}

#[cfg(test)]
impl Tree {
    /// A tree made of the given files alone.
    pub fn of(files: &[(&str, &str)]) -> Self {
        Self { files: files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect() }
    }
}
