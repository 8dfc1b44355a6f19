//! The turn of rounds: the clock's reveals, starts and ends become facts, once each, by whichever
//! replica is first.

use domain::{EventId, OrganisationId, RoundDriver};
use jiff::Timestamp;
use store::events::{self, Step};
use store::rounds::{self, Round, RoundStep};
use store::{Conn, StoreError};

use crate::day::RoundPhase;
use crate::day::load;

/// Writes every fact that is due at `now`. Answers how many this call wrote.
///
/// # Errors
/// What the store says; a round is turned wholly or not at all.
pub fn turn_rounds(store: &store::Store, now: Timestamp) -> Result<usize, StoreError> {
    let mut written = 0;
    for (organisation, event) in store.read(events::in_progress)? {
        if store.read(|conn| due(conn, organisation, event, now))?.is_empty() {
            continue;
        }
        written += store.write(move |conn| turn(conn, organisation, event, now))?;
    }
    Ok(written)
}

fn turn(conn: &mut Conn, organisation: OrganisationId, event: EventId, now: Timestamp) -> Result<usize, StoreError> {
    let mut written = 0;
    for (round, step) in due(conn, organisation, event, now)? {
        let took = rounds::take(conn, organisation, round.id, step, now)?;
        written += usize::from(took);
        if took && step == RoundStep::Start {
            events::take(conn, organisation, event, Step::Start, now)?;
        }
    }
    if written > 0 {
        events::raise_revision(conn, organisation, event)?;
    }
    Ok(written)
}

/// What the clock asks for and no fact says yet, in order.
fn due(
    conn: &mut Conn,
    organisation: OrganisationId,
    event: EventId,
    now: Timestamp,
) -> Result<Vec<(Round, RoundStep)>, StoreError> {
    let Some(found) = events::find(conn, organisation, event)?.filter(|found| found.driver == RoundDriver::Clock)
    else {
        return Ok(Vec::new());
    };
    let stored = rounds::of_event(conn, organisation, event)?;
    let table = load::timetable(&found, &stored);
    let mut steps = Vec::new();
    for round in stored {
        let Some(time) = table.rounds.iter().find(|time| time.number == round.number) else { continue };
        let phase = table.phase(time, now);
        let wanted = [
            (RoundStep::Reveal, RoundPhase::Revealed, round.revealed_at),
            (RoundStep::Start, RoundPhase::Running, round.started_at),
            (RoundStep::Hold, RoundPhase::Held, round.held_at),
        ];
        let missing = wanted.into_iter().filter(|(_, reached, fact)| fact.is_none() && phase >= *reached);
        steps.extend(missing.map(|(step, ..)| (round.clone(), step)));
    }
    Ok(steps)
}
