//! Where each participant stands in the roster.

use std::collections::HashMap;

use domain::roster::{ParticipantKey, Roster};

/// Id → position in `roster.people`.
#[derive(Debug, Clone)]
pub(crate) struct Positions<'r> {
    by_id: HashMap<&'r str, usize>,
}

impl<'r> Positions<'r> {
    /// Cost O(n). Of two participants with one id the first counts; admission refuses both.
    pub(crate) fn of(roster: &'r Roster) -> Self {
        let mut by_id = HashMap::with_capacity(roster.people.len());
        for (position, person) in roster.people.iter().enumerate() {
            by_id.entry(person.id.as_str()).or_insert(position);
        }
        Self { by_id }
    }

    pub(crate) fn get(&self, id: &ParticipantKey) -> Option<usize> {
        self.by_id.get(id.as_str()).copied()
    }

    /// The positions of those who are in the roster, in the order given.
    pub(crate) fn all(&self, ids: &[ParticipantKey]) -> Vec<usize> {
        ids.iter().filter_map(|id| self.get(id)).collect()
    }
}
