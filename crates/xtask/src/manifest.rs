//! The dependencies that a manifest names, in whichever of Cargo's ways it writes them.

/// One dependency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dependency<'a> {
    /// The crate itself, also where it is used under another name.
    pub name: &'a str,
    pub line: usize,
    pub dev: bool,
}

/// The entries of every `[*dependencies]` table, and the tables of their own, such as
/// `[dependencies.store]`.
pub fn dependencies(manifest: &str) -> Vec<Dependency<'_>> {
    let mut table = Table::default();
    let mut found: Vec<Dependency<'_>> = Vec::new();
    for (line, text) in (1..).zip(manifest.lines().map(str::trim)) {
        if text.starts_with('[') {
            table = Table::of(text.trim_matches(['[', ']', ' ']));
            found.extend(table.own.map(|name| Dependency { name, line, dev: table.dev }));
            continue;
        }
        let Some((key, value)) = text.split_once('=').filter(|_| table.lists && !text.starts_with('#')) else {
            continue;
        };
        let key = unquoted(key.split('.').next().unwrap_or(key));
        match (table.own, renamed(text)) {
            (Some(_), Some(name)) => found.push(Dependency { name, line, dev: table.dev }),
            (Some(_), None) => {}
            (None, _) => found.push(Dependency { name: renamed(value).unwrap_or(key), line, dev: table.dev }),
        }
    }
    found
}

#[derive(Debug, Clone, Copy, Default)]
struct Table<'a> {
    lists: bool,
    dev: bool,
    /// The dependency that the whole table is about.
    own: Option<&'a str>,
}

impl<'a> Table<'a> {
    fn of(name: &'a str) -> Self {
        let Some(at) = name.rfind("dependencies") else { return Self::default() };
        let (before, behind) = (&name[..at], &name[at + "dependencies".len()..]);
        let own = behind.strip_prefix('.').map(unquoted);
        Self { lists: behind.is_empty() || own.is_some(), dev: before.ends_with("dev-"), own }
    }
}

/// What `package = "…"` names.
fn renamed(text: &str) -> Option<&str> {
    let (_, behind) = text.split_once("package")?;
    behind.trim_start().strip_prefix('=')?.trim_start().strip_prefix('"')?.split('"').next()
}

fn unquoted(key: &str) -> &str {
    key.trim().trim_matches(['"', '\''])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(manifest: &str) -> Vec<(&str, usize)> {
        dependencies(manifest).iter().map(|found| (found.name, found.line)).collect()
    }

    #[test]
    fn a_dependency_is_found_however_it_is_written() {
        assert_eq!(names("[dependencies]\nserde = \"1\"\nstore.workspace = true"), [("serde", 2), ("store", 3)]);
        assert_eq!(names("[dependencies.store]\npath = \"../store\""), [("store", 1)]);
        assert_eq!(names("[dependencies]\nshelf = { package = \"store\", path = \"x\" }"), [("store", 2)]);
        assert_eq!(names("[target.'cfg(unix)'.dependencies]\n  \"store\" = \"1\" # why"), [("store", 2)]);
        assert_eq!(names("[dependencies.shelf]\npackage = \"store\""), [("shelf", 1), ("store", 2)]);
    }

    #[test]
    fn what_only_tests_name_is_told_apart_and_other_tables_are_none() {
        let dev = |manifest| dependencies(manifest).iter().map(|found| found.dev).collect::<Vec<_>>();
        assert_eq!(dev("[dev-dependencies]\na = \"1\"\n[build-dependencies]\nb = \"1\""), [true, false]);
        assert_eq!(dev("[dev-dependencies.a]\nversion = \"1\""), [true]);
        assert_eq!(names("[package]\nname = \"store\"\n[features]\ndependencies = []\n# [dependencies]"), []);
    }
}
