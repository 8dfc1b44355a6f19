//! Departments as paths, and the level at which an event crosses them.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

/// A path such as `Sales/Nordics`: one or more segments, each trimmed and not empty.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct DepartmentPath(String);

/// A text that is no department.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DepartmentError {
    #[error("a department needs a name")]
    Empty,
    #[error("a department path has at most 200 characters")]
    TooLong,
}

impl DepartmentPath {
    /// Parses a path; empty segments and white space around segments are dropped.
    ///
    /// ```
    /// let path = domain::DepartmentPath::parse(" Sales / Nordics/")?;
    /// assert_eq!(path.as_str(), "Sales/Nordics");
    /// assert_eq!(path.at_level(1), "Sales");
    /// # Ok::<(), domain::DepartmentError>(())
    /// ```
    ///
    /// # Errors
    /// [`DepartmentError`] says what is wrong.
    pub fn parse(text: &str) -> Result<Self, DepartmentError> {
        let segments: Vec<&str> = text.split('/').map(str::trim).filter(|segment| !segment.is_empty()).collect();
        let path = segments.join("/");
        match path.chars().count() {
            0 => Err(DepartmentError::Empty),
            1..=200 => Ok(Self(path)),
            _ => Err(DepartmentError::TooLong),
        }
    }

    /// The whole path.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// How many segments the path has, at least 1.
    pub fn depth(&self) -> u32 {
        1 + self.0.bytes().filter(|byte| *byte == b'/').count() as u32
    }

    /// The path cut to its first `level` segments (`level` ≥ 1); a shorter path stays whole.
    pub fn at_level(&self, level: u32) -> &str {
        match self.0.match_indices('/').nth(level.max(1) as usize - 1) {
            Some((end, _)) => &self.0[..end],
            None => &self.0,
        }
    }
}

/// The level at which pairings cross departments: 1, or, where level 1 has fewer than three
/// departments, the first level that has at least three. Without such a level it is 1.
///
/// Cost O(number of paths · deepest path).
pub fn crossing_level<'a>(paths: impl IntoIterator<Item = &'a DepartmentPath> + Clone) -> u32 {
    let deepest = paths.clone().into_iter().map(DepartmentPath::depth).max().unwrap_or(1);
    (1..=deepest)
        .find(|level| paths.clone().into_iter().map(|path| path.at_level(*level)).collect::<BTreeSet<_>>().len() >= 3)
        .unwrap_or(1)
}

impl TryFrom<String> for DepartmentPath {
    type Error = DepartmentError;
    fn try_from(text: String) -> Result<Self, DepartmentError> {
        Self::parse(&text)
    }
}

impl From<DepartmentPath> for String {
    fn from(path: DepartmentPath) -> Self {
        path.0
    }
}

impl std::fmt::Display for DepartmentPath {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paths(texts: &[&str]) -> Vec<DepartmentPath> {
        texts.iter().map(|text| DepartmentPath::parse(text).unwrap()).collect()
    }

    #[test]
    fn three_departments_at_the_top_are_enough() {
        assert_eq!(crossing_level(&paths(&["Sales/Nordics", "Finance", "Legal/EU"])), 1);
    }

    #[test]
    fn with_two_at_the_top_the_next_level_counts() {
        assert_eq!(crossing_level(&paths(&["Sales/Nordics", "Sales/Iberia", "Finance/Tax"])), 2);
    }

    #[test]
    fn with_too_few_everywhere_the_top_counts() {
        assert_eq!(crossing_level(&paths(&["Sales/Nordics", "Sales/Iberia"])), 1);
        assert_eq!(crossing_level(&paths(&[])), 1);
    }

    #[test]
    fn a_level_below_the_path_is_the_whole_path() {
        assert_eq!(paths(&["Sales"])[0].at_level(3), "Sales");
        assert_eq!(paths(&["Sales/Nordics/Oslo"])[0].at_level(2), "Sales/Nordics");
    }
}
