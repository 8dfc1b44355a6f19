//! Publishing: the one plan that everybody sees, changed by compare-and-set.

use domain::{EventId, PlanId};
use store::events::{self, Event, Step};
use store::plans::{self, StoredPlan};
use store::{Conn, StoreError};

use super::diagnosis::{phases_now, shown};
use crate::by::By;
use crate::stored_plan;

/// Why a plan is not published.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PublishError {
    /// Another plan has been published since this one was drafted.
    #[error("the plan was made from another version than the published one")]
    Stale { event: EventId, head: Option<PlanId> },
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Publishes a plan over the version that it was made from, and opens the event for its people.
/// Publishing the published plan again changes nothing.
///
/// # Errors
/// [`PublishError::Stale`] with the head that stands.
pub fn publish(conn: &mut Conn, by: &By, plan_id: PlanId) -> Result<StoredPlan, PublishError> {
    let plan = plans::find(conn, by.organisation, plan_id)?.ok_or(StoreError::NotFound)?;
    let event = events::find(conn, by.organisation, plan.event_id)?.ok_or(StoreError::NotFound)?;
    if event.published_plan_id != Some(plan_id) && forgets_what_began(conn, by, &event, plan_id)? {
        return Err(PublishError::Stale { event: event.id, head: event.published_plan_id });
    }
    let seen = if event.published_plan_id == Some(plan_id) { Some(plan_id) } else { plan.parent_id };
    let set = plans::publish(conn, by.organisation, event.id, (seen, plan_id), (&by.actor, by.stamp.at));
    match set {
        Ok(()) => {}
        Err(StoreError::Stale) => {
            let head = events::find(conn, by.organisation, event.id)?.and_then(|event| event.published_plan_id);
            return Err(PublishError::Stale { event: event.id, head });
        }
        Err(cause) => return Err(cause.into()),
    }
    events::take(conn, by.organisation, event.id, Step::Open, by.stamp.at)?;
    Ok(plan)
}

/// Whether a round has begun that the plan was drawn without: it would change who has met.
fn forgets_what_began(conn: &mut Conn, by: &By, event: &Event, plan_id: PlanId) -> Result<bool, StoreError> {
    let began = shown(&phases_now(conn, by.organisation, event, by.stamp.at)?).held;
    if began == 0 || event.published_plan_id.is_none() {
        return Ok(false);
    }
    let roster = stored_plan::read(conn, by.organisation, plan_id)?.document.roster;
    Ok((1..=began).any(|number| !roster.fixed_rounds.iter().any(|round| round.number == number)))
}
