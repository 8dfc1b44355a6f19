//! The departments that pairings cross: everybody's, cut to the roster's level.

use std::collections::BTreeMap;

use domain::roster::Roster;

/// Departments at `department_level`, as small numbers in the order of their names.
#[derive(Debug, Clone)]
pub(crate) struct Crossing {
    names: Vec<String>,
    of_person: Vec<Vec<u16>>,
}

impl Crossing {
    /// Cost O(n log n).
    pub(crate) fn of(roster: &Roster) -> Self {
        let level = roster.settings.department_level;
        let mut numbers: BTreeMap<&str, u16> = BTreeMap::new();
        for department in roster.people.iter().flat_map(|person| &person.departments) {
            numbers.insert(department.at_level(level), 0);
        }
        for (number, slot) in numbers.values_mut().enumerate() {
            *slot = u16::try_from(number).unwrap_or(u16::MAX);
        }
        let of_person = roster.people.iter().map(|person| {
            let mut own: Vec<u16> = person.departments.iter().map(|path| numbers[path.at_level(level)]).collect();
            own.sort_unstable();
            own.dedup();
            own
        });
        Self { of_person: of_person.collect(), names: numbers.keys().map(|name| (*name).to_owned()).collect() }
    }

    /// How many departments there are.
    pub(crate) fn count(&self) -> usize {
        self.names.len()
    }

    /// The name of a department's number.
    pub(crate) fn name(&self, number: u16) -> &str {
        &self.names[usize::from(number)]
    }

    /// The number of a department's name, if anybody is in it.
    pub(crate) fn number(&self, name: &str) -> Option<u16> {
        self.names.binary_search_by(|own| own.as_str().cmp(name)).ok().and_then(|found| u16::try_from(found).ok())
    }

    /// A person's departments, rising; empty when unknown.
    pub(crate) fn departments(&self, person: usize) -> &[u16] {
        &self.of_person[person]
    }

    /// Whether the two share a department. Unknown equals nothing, itself included.
    pub(crate) fn shares(&self, i: usize, j: usize) -> bool {
        self.of_person[i].iter().any(|department| self.of_person[j].contains(department))
    }

    /// Whether both departments are known and none is shared.
    pub(crate) fn crosses(&self, i: usize, j: usize) -> bool {
        !self.of_person[i].is_empty() && !self.of_person[j].is_empty() && !self.shares(i, j)
    }

    /// Every pair of different departments that the two join, the smaller number first.
    pub(crate) fn joined(&self, i: usize, j: usize) -> impl Iterator<Item = (u16, u16)> + '_ {
        let others = &self.of_person[j];
        let all = self.of_person[i].iter().flat_map(move |a| others.iter().map(move |b| (*a.min(b), *a.max(b))));
        all.filter(|(a, b)| a != b)
    }
}
