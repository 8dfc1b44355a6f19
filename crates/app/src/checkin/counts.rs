//! Who is in, counted by department.

use std::collections::{BTreeMap, BTreeSet};

use domain::{EventId, OrganisationId, ParticipantId};
use store::{Conn, StoreError, attendance};

use crate::day::load::{directory_of_event, key};

/// Arrived and expected.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Count {
    pub arrived: usize,
    pub total: usize,
}

/// All, and each department by its name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counts {
    pub all: Count,
    pub by_department: BTreeMap<String, Count>,
}

/// Counts when it is asked: nothing is raised at a check-in.
///
/// # Errors
/// What the store says.
pub fn read(conn: &mut Conn, organisation: OrganisationId, event: EventId) -> Result<Counts, StoreError> {
    let arrived: BTreeSet<_> = attendance::arrivals(conn, organisation, event)?
        .into_iter()
        .map(|(who, _): (ParticipantId, _)| key(who))
        .collect();
    let mut counts = Counts::default();
    for (who, somebody) in directory_of_event(conn, organisation, event)?.people {
        let department = counts.by_department.entry(somebody.shown_department()).or_default();
        for count in [department, &mut counts.all] {
            count.total += 1;
            count.arrived += usize::from(arrived.contains(&who));
        }
    }
    Ok(counts)
}
