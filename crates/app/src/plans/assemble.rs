//! From the store to the raw input of planning: everything that a roster is frozen from.

mod encounters;
mod participants;
mod rules;
mod ties;
pub mod window;

use domain::roster::Spot;
use domain::{EventId, OrganisationId, RoundTiming};
use planning::Gathering;
use store::events::{self, Event};
use store::{Conn, StoreError};

use participants::Roll;

/// What a draft may decide other than the event does.
#[derive(Debug, Clone, Copy)]
pub struct Choices {
    pub when_impossible: Option<domain::WhenImpossible>,
    pub seed: u64,
}

/// Reads everything in one snapshot.
///
/// # Errors
/// [`StoreError::NotFound`] for an event that the organisation does not have.
pub fn assemble(
    conn: &mut Conn,
    organisation: OrganisationId,
    event_id: EventId,
    choices: Choices,
) -> Result<(Event, Gathering), StoreError> {
    let event = events::find(conn, organisation, event_id)?.ok_or(StoreError::NotFound)?;
    let rounds = store::rounds::of_event(conn, organisation, event_id)?;
    let spots = store::spots::of_event(conn, organisation, event_id)?;
    let roll = Roll::read(conn, organisation, &event, &rounds, &spots)?;
    let placed = rounds.iter().filter(|round| round.timing != RoundTiming::Open).count();
    let planned = u32::try_from(placed).unwrap_or(u32::MAX);
    let mut gathering = Gathering::new(roll.people(), planned, event.preset);
    gathering.manager_of = roll.managers(conn, organisation)?;
    gathering.ties = ties::read(conn, organisation, &event, &roll)?;
    rules::add(conn, organisation, event_id, &roll, &mut gathering)?;
    encounters::add(conn, organisation, &event, &roll, &mut gathering)?;
    gathering.spots = spots.into_iter().map(roster_spot).collect();
    gathering.when_impossible = choices.when_impossible.unwrap_or(event.when_impossible);
    gathering.odd = event.odd;
    gathering.department_level = event.department_level;
    gathering.seed = choices.seed;
    Ok((event, gathering))
}

fn roster_spot(spot: store::spots::Spot) -> Spot {
    Spot { name: spot.name, capacity: spot.capacity, step_free: spot.step_free, quiet: spot.quiet }
}
