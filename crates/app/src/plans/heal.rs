//! Heals the published plan after facts of the day: a child of it, published by compare-and-set. Who loses the race
//! looks again; where nothing has changed nothing happens.

use std::collections::BTreeSet;

use domain::roster::{ParticipantKey, Roster};
use domain::{EventId, OrganisationId, PlanId};
use planning::{Planned, Progress};
use store::events;
use store::plans;
use store::{Conn, Stamp, Store, StoreError};
use uuid::Uuid;

use super::diagnosis::{Diagnosis, diagnose, phases_now};
use super::draft::{Draft, DraftError};
use crate::by::By;
use crate::day::RoundPhase;
use crate::log::{About, tell};
use crate::state::Clock;

/// Who heals.
pub const SYSTEM: &str = "system";
/// How often the race against other replicas and organisers is run before the next look has to do.
const TRIES: usize = 5;

/// A plan that was healed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Healed {
    pub plan_id: PlanId,
    /// People of shown rounds who have another place or other company.
    pub moved: usize,
}

/// Heals the published plan of an event if the facts ask for it. Slow: call it where waiting is allowed, never inside a
/// transaction.
///
/// # Errors
/// [`DraftError`] says why there is no plan; the published one stands.
pub fn heal(
    store: &Store,
    (organisation, event): (OrganisationId, EventId),
    clock: &Clock,
) -> Result<Option<Healed>, DraftError> {
    for _ in 0..TRIES {
        let now = clock.now();
        let Some(ill) = store.read_snapshot(|conn| diagnose(conn, organisation, event, now))? else { return Ok(None) };
        let healed = planning::heal(&ill.roster, &ill.plan, &ill.facts, &mut Progress::silent());
        let healed = healed.map_err(DraftError::Refused)?;
        let findings = planning::check(&healed.roster, &healed.replanned.planned.plan);
        if !findings.is_empty() {
            return Err(DraftError::Findings(findings));
        }
        let moved: BTreeSet<&ParticipantKey> = healed.replanned.diff.moved().map(|moved| &moved.person).collect();
        let moved = moved.len();
        match publish(store, (organisation, &ill), (healed.roster, healed.replanned.planned), clock) {
            Ok(plan_id) => return Ok(Some(Healed { plan_id, moved })),
            Err(StoreError::Stale) => {}
            Err(cause) => return Err(cause.into()),
        }
    }
    Ok(None)
}

/// Publishes the child if its parent is still the head and no round was shown or ended meanwhile.
fn publish(
    store: &Store,
    (organisation, ill): (OrganisationId, &Diagnosis),
    (roster, planned): (Roster, Planned),
    clock: &Clock,
) -> Result<PlanId, StoreError> {
    let (event, parent, phases, clock) = (ill.event, ill.parent, ill.phases.clone(), clock.clone());
    let draft = Draft::healed((event, Some(parent)), roster, planned);
    store.write(move |conn| {
        let by = By { organisation, actor: SYSTEM.to_owned(), stamp: Stamp { at: clock.now(), new_id: Uuid::now_v7 } };
        if !still_stands(conn, &by, event, (parent, &phases))? {
            return Err(StoreError::Stale);
        }
        let id = draft.keep(conn, &by)?;
        plans::publish(conn, organisation, event, (Some(parent), id), (&by.actor, by.stamp.at))?;
        tell(conn, &by, "heal_plan", About { object: Some(id.as_uuid()), event: Some(event), reason: None })?;
        Ok(id)
    })
}

fn still_stands(
    conn: &mut Conn,
    by: &By,
    event: EventId,
    (parent, phases): (PlanId, &[(u32, RoundPhase)]),
) -> Result<bool, StoreError> {
    let found = events::find(conn, by.organisation, event)?.ok_or(StoreError::NotFound)?;
    let now = phases_now(conn, by.organisation, &found, by.stamp.at)?;
    Ok(found.published_plan_id == Some(parent) && found.closed_at.is_none() && now == phases)
}
