//! Departments in rosters: ids in the place of names, level by level.
//!
//! A roster holds no name, so `Sales/Nordics` becomes the id of `Sales` and the id of
//! `Sales/Nordics`. A level that is no department of its own gets an id from its path.

use std::collections::BTreeMap;

use domain::DepartmentPath;
use sha2::{Digest, Sha256};
use store::departments::Department;
use uuid::Uuid;

/// The deepest level that fits into a path of ids.
const LEVELS_MAX: u32 = 5;

/// Paths to ids, and ids to labels.
#[derive(Debug, Clone, Default)]
pub struct DepartmentKeys {
    ids: BTreeMap<String, Uuid>,
    labels: BTreeMap<String, String>,
}

impl DepartmentKeys {
    /// Numbers every level of every department.
    pub fn of(departments: &[Department]) -> Self {
        let mut keys = Self::default();
        for department in departments {
            for level in 1..=department.path.depth() {
                let prefix = department.path.at_level(level);
                keys.label(derived(prefix), prefix);
                keys.ids.entry(prefix.to_owned()).or_insert_with(|| derived(prefix));
            }
        }
        for department in departments {
            let path = department.path.as_str();
            keys.label(department.id.as_uuid(), path);
            keys.ids.insert(path.to_owned(), department.id.as_uuid());
        }
        keys
    }

    fn label(&mut self, id: Uuid, path: &str) {
        self.labels.insert(id.to_string(), path.to_owned());
    }

    /// The path of ids that stands for a path of names.
    pub fn key(&self, path: &DepartmentPath) -> Option<DepartmentPath> {
        let levels = 1..=path.depth().min(LEVELS_MAX);
        let ids: Option<Vec<String>> =
            levels.map(|level| self.ids.get(path.at_level(level)).map(Uuid::to_string)).collect();
        DepartmentPath::parse(&ids?.join("/")).ok()
    }

    /// The path of names behind a path of ids; what is no id stays as it is.
    pub fn name<'k>(&'k self, key: &'k str) -> &'k str {
        let last = key.rsplit('/').next().unwrap_or(key);
        self.labels.get(last).map_or(key, String::as_str)
    }
}

/// An id that follows from a path alone.
fn derived(path: &str) -> Uuid {
    let digest = Sha256::digest(path.as_bytes());
    let mut bytes = [0; 16];
    bytes.iter_mut().zip(digest.iter()).for_each(|(to, from)| *to = *from);
    uuid::Builder::from_custom_bytes(bytes).into_uuid()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::DepartmentId;

    fn department(number: u128, path: &str) -> Department {
        let id = DepartmentId::from_uuid(Uuid::from_u128(number));
        Department { id, path: DepartmentPath::parse(path).unwrap(), default_offer: None }
    }

    #[test]
    fn a_key_has_as_many_levels_and_leads_back() {
        let keys =
            DepartmentKeys::of(&[department(1, "Sales"), department(2, "Sales/Nordics"), department(3, "Legal/EU")]);
        let path = |text| DepartmentPath::parse(text).unwrap();
        let nordics = keys.key(&path("Sales/Nordics")).unwrap();
        assert_eq!(nordics.at_level(1), Uuid::from_u128(1).to_string());
        assert_eq!(keys.name(nordics.as_str()), "Sales/Nordics");
        let legal = keys.key(&path("Legal/EU")).unwrap();
        assert_eq!(keys.name(legal.at_level(1)), "Legal");
        assert!(!legal.as_str().contains("Legal"));
        assert_eq!(keys.key(&path("Unknown")), None);
    }

    #[test]
    fn the_deepest_paths_still_fit() {
        let deep = "a/b/c/d/e/f/g/h";
        let keys = DepartmentKeys::of(&[department(1, deep)]);
        assert_eq!(keys.key(&DepartmentPath::parse(deep).unwrap()).unwrap().depth(), LEVELS_MAX);
    }
}
