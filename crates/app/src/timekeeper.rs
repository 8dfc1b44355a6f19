//! Keeps time and heals: looks twice a second whether a round is due or somebody's word has changed who is there, and at
//! once when somebody waits.

use std::time::Duration;

use actix_web::{rt, web};
use domain::{EventId, OrganisationId};
use jiff::SignedDuration;
use store::stream_counts::{self, NewStreamCount};
use store::{Conn, StoreError, attendance, events, participants};

use crate::AppState;
use crate::encounters::settle::settle;
use crate::hub::Pulse;
use crate::live::turn_rounds;
use crate::plans::draft::DraftError;
use crate::plans::heal::heal;

/// How often a replica looks.
const LOOK_EVERY: Duration = Duration::from_millis(500);
/// Facts that come close together are healed together.
const SETTLE: SignedDuration = SignedDuration::from_millis(300);
/// But while people come without a pause nobody waits longer than this.
const SETTLE_MAX: SignedDuration = SignedDuration::from_secs(1);
/// How long counts of streams are kept.
const COUNTS_KEPT: SignedDuration = SignedDuration::from_mins(15);
/// The most children of one look; the next look goes on.
const CHILDREN_MAX: usize = 8;

/// Whether facts may wait for others that follow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Haste {
    Settle,
    /// Somebody stands there waiting.
    Now,
}

/// Turns the rounds and heals the plans of all events for as long as the process lives.
pub async fn keep_time(state: web::Data<AppState>) {
    loop {
        let urgent = rt::time::timeout(LOOK_EVERY, state.live.nudged()).await.unwrap_or(false);
        let haste = if urgent { Haste::Now } else { Haste::Settle };
        let working = state.clone();
        let done = web::block(move || tick(&working, haste)).await;
        if let Ok(Err(error)) = done {
            tracing::warn!(%error, "an event could not be looked after");
        }
    }
}

/// One look at every event that is under way. Answers how many plans were healed.
///
/// # Errors
/// What the store says; a plan that cannot be healed is logged, and the published one stands.
pub fn tick(state: &AppState, haste: Haste) -> Result<usize, StoreError> {
    let mut healed = 0;
    for (organisation, event) in state.store.read(events::in_progress)? {
        count_streams(state, organisation, event)?;
        let pulse = state.store.read(|conn| pulse(conn, organisation, event))?;
        if state.live.knows(event, &pulse) || (haste == Haste::Settle && settles(state, event, &pulse)) {
            continue;
        }
        match heal_all(state, organisation, event) {
            Ok(done) => {
                healed += done;
                state.live.remember(event, pulse);
            }
            Err(error) => tracing::error!(%event, %error, "a plan could not be healed"),
        }
    }
    let now = state.clock.now();
    turn_rounds(&state.store, now)?;
    for (organisation, event) in state.store.read(|conn| events::to_settle(conn, now))? {
        state.store.write(move |conn| settle(conn, organisation, event, now))?;
    }
    Ok(healed)
}

/// Whether more facts may follow at once: then one healing does for all of them.
fn settles(state: &AppState, event: EventId, pulse: &Pulse) -> bool {
    let now = state.clock.now();
    let fresh = pulse.last_received.is_some_and(|last| now.duration_since(last) < SETTLE);
    fresh && now.duration_since(state.live.waits_since(event, now)) < SETTLE_MAX
}

/// How many phones, screens and consoles listen here: when they fall, the network may have failed.
fn count_streams(state: &AppState, organisation_id: OrganisationId, event_id: EventId) -> Result<(), StoreError> {
    let counted_at = state.clock.now();
    if !state.live.is_due(event_id, counted_at) {
        return Ok(());
    }
    let replica = state.live.replica(|| state.entropy.uuid(counted_at));
    let streams = u32::try_from(state.live.count(event_id)).unwrap_or(u32::MAX >> 1);
    let new = NewStreamCount { organisation_id, event_id, replica, counted_at, streams };
    state.store.write(move |conn| stream_counts::keep(conn, &new, counted_at - COUNTS_KEPT))
}

/// Seats are given one at a time, each in a child of its own.
fn heal_all(state: &AppState, organisation: OrganisationId, event: EventId) -> Result<usize, DraftError> {
    for done in 0..CHILDREN_MAX {
        if heal(&state.store, (organisation, event), &state.clock)?.is_none() {
            return Ok(done);
        }
    }
    Ok(CHILDREN_MAX)
}

/// What tells that nothing has happened since the last look.
fn pulse(conn: &mut Conn, organisation: OrganisationId, event: EventId) -> Result<Pulse, StoreError> {
    let (facts, undone, last_received) = attendance::pulse(conn, organisation, event)?;
    let found = events::find(conn, organisation, event)?.ok_or(StoreError::NotFound)?;
    let people = participants::count(conn, organisation, event)?;
    Ok(Pulse { facts, undone, people, revision: found.revision, last_received })
}
