//! An event out of a programme, in one act: its people, their links, its clock, a draft plan.
//!
//! Nothing half-done: the rows are laid out, tried in a transaction that is taken back, planned
//! outside of any, and then written together with the plan.

use std::collections::BTreeSet;

use domain::{EventId, OrganisationId, PlanId, ProgrammeId};
use planning::Progress;
use store::people::{self, Person};
use store::programmes::{self, Programme};
use store::{Conn, Store, StoreError};

use super::create::{self, CreateError, Wanted};
use super::register::{self, Issuing};
use crate::by::By;
use crate::imports::rehearse;
use crate::log::{About, tell};
use crate::plans::assemble::{Choices, assemble};
use crate::plans::draft::{self, Draft, DraftError};

/// Why no event comes out of a programme.
#[derive(Debug, thiserror::Error)]
pub enum OfProgrammeError {
    #[error("the programme has {0} people; an event needs at least 2")]
    TooFewPeople(usize),
    #[error(transparent)]
    Create(#[from] CreateError),
    #[error(transparent)]
    Draft(#[from] DraftError),
}

impl From<StoreError> for OfProgrammeError {
    fn from(cause: StoreError) -> Self {
        Self::Draft(cause.into())
    }
}

/// An event with its people and a plan, not stored yet.
#[derive(Debug, Clone)]
pub struct Prepared {
    event: create::NewRows,
    people: register::NewRows,
    draft: Draft,
}

/// Everybody in a programme, and the programme itself.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn people_of(
    conn: &mut Conn,
    organisation: OrganisationId,
    programme_id: ProgrammeId,
) -> Result<(Programme, Vec<Person>), StoreError> {
    let programme = programmes::find(conn, organisation, programme_id)?.ok_or(StoreError::NotFound)?;
    let mut found = Vec::new();
    for person_id in programmes::people_of(conn, organisation, programme_id)? {
        found.extend(people::find(conn, organisation, person_id)?);
    }
    Ok((programme, found))
}

/// Lays the event out and plans it. Slow: call it where waiting is allowed.
///
/// # Errors
/// [`OfProgrammeError`] says what does not fit.
pub fn prepare(
    store: &Store,
    by: &By,
    wanted: &Wanted,
    people: &[Person],
    issuing: &Issuing<'_>,
) -> Result<Prepared, OfProgrammeError> {
    if people.len() < 2 {
        return Err(OfProgrammeError::TooFewPeople(people.len()));
    }
    let event = create::lay_out(by, wanted, people.len())?;
    let event_id = event.event.id;
    let people = register::register(by, (event_id, event.ends_at()), people, BTreeSet::new(), issuing);
    let choices = Choices { when_impossible: None, seed: issuing.entropy.seed() };
    let (organisation, tried) = (by.organisation, (event.clone(), people.clone()));
    let gathering = rehearse(store, move |conn| {
        tried.0.insert(conn)?;
        tried.1.insert(conn)?;
        Ok(assemble(conn, organisation, event_id, choices)?.1)
    })?;
    let draft = draft::of_gathering((event_id, None), gathering, &mut Progress::silent())?;
    Ok(Prepared { event, people, draft })
}

impl Prepared {
    /// Writes the event, its people, their links and the plan.
    ///
    /// # Errors
    /// What the store says.
    pub fn keep(self, conn: &mut Conn, by: &By) -> Result<(EventId, PlanId), StoreError> {
        let event_id = self.event.event.id;
        self.event.insert(conn)?;
        self.people.insert(conn)?;
        let plan_id = self.draft.keep(conn, by)?;
        let about = About { object: Some(event_id.as_uuid()), event: Some(event_id), reason: None };
        tell(conn, by, "create_event", about)?;
        Ok((event_id, plan_id))
    }
}
