//! A plan that is changed by hand: restored, or with two people swapped. Each is a new version.

use domain::PlanId;
use domain::roster::ParticipantKey;
use planning::{PlanDiff, Swap, SwapPreview};
use store::plans::{self, NewPlan};
use store::{Conn, StoreError};

use super::draft::{Draft, DraftError};
use crate::by::By;
use crate::stored_plan::{self, Version};

/// Makes an earlier version the newest one again: same roster, same plan, a new number.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn restore(conn: &mut Conn, by: &By, plan_id: PlanId) -> Result<PlanId, StoreError> {
    let old = plans::find(conn, by.organisation, plan_id)?.ok_or(StoreError::NotFound)?;
    let event = store::events::find(conn, by.organisation, old.event_id)?.ok_or(StoreError::NotFound)?;
    let (id, number) =
        (PlanId::from_uuid((by.stamp.new_id)()), plans::next_number(conn, by.organisation, old.event_id)?);
    let new = NewPlan {
        organisation_id: by.organisation,
        id,
        event_id: old.event_id,
        roster_id: old.roster_id,
        parent_id: event.published_plan_id,
        number,
        seed: old.seed,
        body: old.body,
        made_at: by.stamp.at,
        actor: by.actor.clone(),
    };
    plans::add(conn, &new)?;
    Ok(id)
}

/// What changes from one version of an event's plan to another.
///
/// # Errors
/// [`StoreError::NotFound`] also for plans of two events.
pub fn compare(conn: &mut Conn, by: &By, from: PlanId, to: PlanId) -> Result<PlanDiff, StoreError> {
    let (from, to) = (stored_plan::read(conn, by.organisation, from)?, stored_plan::read(conn, by.organisation, to)?);
    if from.event() != to.event() {
        return Err(StoreError::NotFound);
    }
    Ok(planning::diff(&to.document.roster, &from.document.plan, &to.document.plan))
}

/// Two people of one round.
#[derive(Debug, Clone)]
pub struct SwapWish {
    pub round: u32,
    pub a: ParticipantKey,
    pub b: ParticipantKey,
}

/// What a swap would do; nothing is changed.
///
/// # Errors
/// [`DraftError::Refused`] for people or rounds that the plan does not have.
pub fn preview(version: &Version, wish: &SwapWish) -> Result<SwapPreview, DraftError> {
    let swap = Swap { round: wish.round, a: wish.a.clone(), b: wish.b.clone() };
    planning::swap_preview(&version.document.roster, &version.document.plan, &swap)
        .map_err(|refusal| DraftError::Refused(vec![refusal]))
}

/// A draft in which the two are swapped and every other meeting stays. Slow: plans once more, so
/// that the new version carries its own proofs.
///
/// # Errors
/// [`DraftError::Refused`] when the swap breaks a rule that is never broken.
pub fn swap(version: Version, wish: &SwapWish) -> Result<Draft, DraftError> {
    let preview = preview(&version, wish)?;
    let touched: Vec<&ParticipantKey> = preview.locks.iter().flat_map(|lock| &lock.people).collect();
    let (mut roster, parent) = (version.document.roster, version.stored.id);
    let kept = version.document.plan.rounds.iter().flat_map(|round| {
        let stays = |meeting: &&domain::plan::Meeting| {
            round.number != wish.round || !meeting.people.iter().any(|person| touched.contains(&person))
        };
        round
            .meetings
            .iter()
            .filter(stays)
            .map(|meeting| domain::roster::Lock { round: round.number, people: meeting.people.clone() })
    });
    roster.locks = kept.chain(preview.locks.clone()).collect();
    Draft::of_roster((version.stored.event_id, Some(parent)), roster)
}
