//! Drafting: freeze a roster, plan it outside of any transaction, check it, keep it.

use domain::roster::Roster;
use domain::{EventId, OrganisationId, PlanId, RosterId, WhenImpossible};
use planning::{Finding, Gathering, Planned, Progress, Refusal};
use store::plans::{self, NewPlan, NewRoster};
use store::{Conn, Store, StoreError, StoredDocument};

use super::assemble::{Choices, assemble};
use super::stored::PlanBody;
use super::under_way;
use crate::by::By;

/// What a draft is made of.
#[derive(Debug, Clone, Copy)]
pub struct Request {
    pub event: EventId,
    /// Another answer than the event's to "when a rule cannot hold for everybody".
    pub when_impossible: Option<WhenImpossible>,
    pub seed: u64,
}

/// A plan that is whole and checked, and not stored yet.
#[derive(Debug, Clone)]
pub struct Draft {
    event: EventId,
    /// The plan that was published when the roster was frozen.
    parent: Option<PlanId>,
    roster: Roster,
    planned: Planned,
}

/// Why there is no draft.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum DraftError {
    #[error("{}", first_detail(.0))]
    Refused(Vec<Refusal>),
    /// Our fault: the checker refuses what the planner made.
    #[error("the checker refuses the plan: {}", codes(.0))]
    Findings(Vec<Finding>),
    #[error(transparent)]
    Store(#[from] StoreError),
}

fn first_detail(refusals: &[Refusal]) -> String {
    refusals.first().map_or_else(String::new, |refusal| refusal.detail.clone())
}

fn codes(findings: &[Finding]) -> String {
    findings.iter().map(|finding| finding.code.to_string()).collect::<Vec<_>>().join(", ")
}

/// Freezes the event as it is now, plans it and checks the plan. Slow: call it where waiting is
/// allowed, never inside a transaction.
///
/// # Errors
/// [`DraftError`] says why there is no plan.
pub fn draft(
    store: &Store,
    organisation: OrganisationId,
    request: Request,
    progress: &mut Progress<'_>,
) -> Result<Draft, DraftError> {
    let choices = Choices { when_impossible: request.when_impossible, seed: request.seed };
    let (event, gathering, stays) = store.read_snapshot(|conn| {
        let (event, mut gathering) = assemble(conn, organisation, request.event, choices)?;
        let stays = under_way::attend(conn, organisation, &event, &mut gathering)?;
        Ok::<_, DraftError>((event, gathering, stays))
    })?;
    let mut roster = planning::freeze(gathering).map_err(DraftError::Refused)?;
    if let Some((plan, shown)) = stays {
        planning::fix_rounds(&mut roster, &plan, shown);
    }
    of_roster((event.id, event.published_plan_id), roster, progress)
}

/// Plans what was gathered for an event over the plan that is published now, and checks the plan.
///
/// # Errors
/// [`DraftError`] says why there is no plan.
pub fn of_gathering(
    (event, parent): (EventId, Option<PlanId>),
    gathering: Gathering,
    progress: &mut Progress<'_>,
) -> Result<Draft, DraftError> {
    let roster = planning::freeze(gathering).map_err(DraftError::Refused)?;
    of_roster((event, parent), roster, progress)
}

fn of_roster(
    (event, parent): (EventId, Option<PlanId>),
    roster: Roster,
    progress: &mut Progress<'_>,
) -> Result<Draft, DraftError> {
    let planned = planning::plan(&roster, progress).map_err(DraftError::Refused)?;
    let findings = planning::check(&roster, &planned.plan);
    if findings.is_empty() { Ok(Draft { event, parent, roster, planned }) } else { Err(DraftError::Findings(findings)) }
}

impl Draft {
    /// A child of the published plan that was healed, and checked already.
    pub(super) fn healed((event, parent): (EventId, Option<PlanId>), roster: Roster, planned: Planned) -> Self {
        Self { event, parent, roster, planned }
    }

    /// Plans a roster that is frozen already, and checks the plan.
    ///
    /// # Errors
    /// [`DraftError`] says why there is no plan.
    pub fn of_roster(place: (EventId, Option<PlanId>), roster: Roster) -> Result<Self, DraftError> {
        of_roster(place, roster, &mut Progress::silent())
    }

    /// Keeps the draft as the next version of its event's plan.
    ///
    /// # Errors
    /// What the store says.
    pub fn keep(self, conn: &mut Conn, by: &By) -> Result<PlanId, StoreError> {
        let roster_id = RosterId::from_uuid((by.stamp.new_id)());
        plans::add_roster(
            conn,
            &NewRoster {
                organisation_id: by.organisation,
                id: roster_id,
                event_id: self.event,
                body: StoredDocument::new(planning::canonical_json(&self.roster)),
                body_sha256: planning::roster_sha256(&self.roster),
                frozen_at: by.stamp.at,
            },
        )?;
        let number = plans::next_number(conn, by.organisation, self.event)?;
        let plan_id = PlanId::from_uuid((by.stamp.new_id)());
        plans::add(
            conn,
            &NewPlan {
                organisation_id: by.organisation,
                id: plan_id,
                event_id: self.event,
                roster_id,
                parent_id: self.parent,
                number,
                seed: self.roster.seed,
                body: StoredDocument::of(&PlanBody { plan: self.planned.plan, report: self.planned.report })?,
                made_at: by.stamp.at,
                actor: by.actor.clone(),
            },
        )?;
        Ok(plan_id)
    }
}
