//! A draft while the event is under way: what was shown stays, and who is not there is not planned.

use domain::OrganisationId;
use domain::plan::Plan;
use jiff::Timestamp;
use planning::{Gathering, Shown};
use store::events::Event;
use store::{Conn, StoreError, attendance, roll_calls};

use super::diagnosis::{phases_now, shown};
use super::presence::Facts;
use crate::stored_plan;

/// Writes the facts of the day into what a draft is gathered from. Answers what of the published plan stays; none: no
/// round has been shown.
///
/// # Errors
/// What the store says.
pub fn attend(
    conn: &mut Conn,
    organisation: OrganisationId,
    event: &Event,
    gathering: &mut Gathering,
) -> Result<Option<(Plan, Shown)>, StoreError> {
    // The written facts alone: a draft knows no clock.
    let phases = phases_now(conn, organisation, event, Timestamp::MIN)?;
    let facts = attendance::of_event(conn, organisation, event.id)?;
    let roll_calls = roll_calls::of_event(conn, organisation, event.id)?.into_iter().collect();
    let day = Facts { rounds: &phases, facts: &facts, roll_calls: &roll_calls, wifi_trouble: false };
    for person in &mut gathering.people {
        if let Ok(id) = person.id.as_str().parse() {
            person.absent_rounds.extend(day.absences(id));
            person.absent_rounds.sort_unstable();
            person.absent_rounds.dedup();
        }
    }
    let reached = shown(&phases);
    match event.published_plan_id.filter(|_| reached.revealed > 0) {
        Some(head) => Ok(Some((stored_plan::read(conn, organisation, head)?.document.plan, reached))),
        None => Ok(None),
    }
}
