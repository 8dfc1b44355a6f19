//! Drafting: freeze a roster, plan it outside of any transaction, check it, keep it.

use std::collections::BTreeSet;

use domain::plan::Plan;
use domain::roster::{ParticipantKey, Roster};
use domain::{EventId, OrganisationId, PlanId, RosterId, WhenImpossible};
use planning::{Finding, Gathering, Planned, Progress, Refusal, Shown};
use store::plans::{self, NewPlan, NewRoster};
use store::{Conn, Store, StoreError, StoredDocument};

use super::assemble::{Choices, assemble};
use super::under_way;
use crate::by::By;
use crate::stored_plan::PlanBody;

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
    let gathered = gather(store, organisation, request)?;
    gathered.plan(gathered.gathering.clone(), progress)
}

/// As [`draft`], and where the event asks what to do when a rule cannot hold for everybody, a draft
/// of each answer; one where both are the same plan.
///
/// # Errors
/// As [`draft`].
pub fn drafts(
    store: &Store,
    organisation: OrganisationId,
    request: Request,
    progress: &mut Progress<'_>,
) -> Result<Vec<Draft>, DraftError> {
    let gathered = gather(store, organisation, request)?;
    let first = gathered.plan(gathered.gathering.clone(), progress)?;
    if gathered.gathering.when_impossible != WhenImpossible::Ask {
        return Ok(vec![first]);
    }
    let nearest = Gathering { when_impossible: WhenImpossible::NearestException, ..gathered.gathering.clone() };
    let second = gathered.plan(nearest, progress)?;
    let is_same = first.planned.plan.rounds.iter().map(|round| &round.meetings).eq(second
        .planned
        .plan
        .rounds
        .iter()
        .map(|round| &round.meetings));
    Ok(if is_same { vec![first] } else { vec![first, second] })
}

/// Keeps drafts as the next versions, in their order.
///
/// # Errors
/// What the store says.
pub fn keep_all(drafts: Vec<Draft>, conn: &mut Conn, by: &By) -> Result<Vec<PlanId>, StoreError> {
    drafts.into_iter().map(|draft| draft.keep(conn, by)).collect()
}

/// What a draft is made from, out of one snapshot.
struct Gathered {
    event: EventId,
    parent: Option<PlanId>,
    gathering: Gathering,
    /// The published plan, and how much of it everybody has seen.
    seen: Option<(Plan, Shown)>,
}

fn gather(store: &Store, organisation: OrganisationId, request: Request) -> Result<Gathered, DraftError> {
    let choices = Choices { when_impossible: request.when_impossible, seed: request.seed };
    let read = store.read_snapshot(|conn| {
        let (event, mut gathering) = assemble(conn, organisation, request.event, choices)?;
        let seen = under_way::attend(conn, organisation, &event, &mut gathering)?;
        Ok::<_, StoreError>(Gathered { event: event.id, parent: event.published_plan_id, gathering, seen })
    });
    Ok(read?)
}

impl Gathered {
    /// Rounds that are over stay, and those that were shown change only where somebody is gone.
    fn plan(&self, gathering: Gathering, progress: &mut Progress<'_>) -> Result<Draft, DraftError> {
        let mut roster = planning::freeze(gathering).map_err(DraftError::Refused)?;
        if let Some((plan, shown)) = &self.seen {
            planning::fix_rounds(&mut roster, plan, *shown);
            keep_those_who_are_here(&mut roster);
        }
        of_roster((self.event, self.parent), roster, progress)
    }
}

/// Who has left the event since is in no meeting any more.
fn keep_those_who_are_here(roster: &mut Roster) {
    let here: BTreeSet<&ParticipantKey> = roster.people.iter().map(|person| &person.id).collect();
    for round in &mut roster.fixed_rounds {
        for meeting in &mut round.meetings {
            meeting.people.retain(|person| here.contains(person));
        }
        round.meetings.retain(|meeting| meeting.people.len() > 1);
    }
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
