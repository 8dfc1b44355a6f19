//! A plan as it is read: names joined, private parts left out, the numbers of its trust strip.

use std::collections::HashMap;

use domain::plan::{Bye, ByeCause, Meeting, PlanReport, PlannedRound, ReasonField, Terms};
use domain::roster::ParticipantKey;
use domain::{EventId, OrganisationId, PlanId};
use jiff::Timestamp;
use serde::Serialize;
use store::{Conn, StoreError, events, rounds};
use utoipa::ToSchema;
use uuid::Uuid;

use super::mask::Mask;
use super::names::Names;
use crate::stored_plan::{self, Version};

/// A version of a plan and its numbers.
#[derive(Debug, Serialize, ToSchema)]
#[schema(example = json!({
    "id": "0197f0c4-6a00-7000-8000-000000000040", "event_id": "0197f0c4-6a00-7000-8000-000000000030", "number": 1,
    "parent_id": null, "published": false, "made_at": "2026-05-04T07:00:00Z", "seed": "42",
    "roster_sha256": "9f2c…", "etag": "…", "people": 40, "rounds": 4, "report": {"placed": 160, "placeable": 160}
}))]
pub struct PlanSummary {
    pub id: Uuid,
    pub event_id: Uuid,
    /// Versions of an event count from 1.
    pub number: u32,
    /// The version that this one was made from.
    pub parent_id: Option<Uuid>,
    pub published: bool,
    #[schema(value_type = String, format = DateTime)]
    pub made_at: Timestamp,
    /// All 64 bits, as decimal digits.
    pub seed: String,
    pub roster_sha256: String,
    /// What `If-Match` names when this plan is published.
    pub etag: String,
    pub people: usize,
    pub rounds: u32,
    /// The trust strip's numbers; the checker reproduces each.
    #[schema(value_type = Object)]
    pub report: PlanReport,
    /// The other answer to "when a rule cannot hold for everybody", where the event asks.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(no_recursion, required = false)]
    pub alternative: Option<Box<PlanSummary>>,
}

/// A plan with everything that may be shown.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Plan, example = json!({"id": "0197f0c4-6a00-7000-8000-000000000040", "number": 1, "rounds": []}))]
pub struct PlanView {
    #[serde(flatten)]
    pub summary: PlanHead,
    pub rounds: Vec<RoundView>,
    /// Rules broken on purpose, each with the proof that fewer cannot be.
    #[schema(value_type = Vec<Object>)]
    pub exceptions: Vec<domain::plan::Exception>,
}

/// A version without its rounds.
#[derive(Debug, Serialize, ToSchema)]
#[schema(example = json!({"id": "0197f0c4-6a00-7000-8000-000000000040", "number": 1, "published": true}))]
pub struct PlanHead {
    pub id: Uuid,
    pub event_id: Uuid,
    pub number: u32,
    pub parent_id: Option<Uuid>,
    pub published: bool,
    #[schema(value_type = String, format = DateTime)]
    pub made_at: Timestamp,
    pub seed: String,
    pub roster_sha256: String,
    #[schema(value_type = Object)]
    pub report: PlanReport,
}

/// A round of a plan.
#[derive(Debug, Serialize, ToSchema)]
#[schema(example = json!({"number": 1, "starts_at": "2026-06-01T07:05:00Z", "meetings": [], "byes": []}))]
pub struct RoundView {
    pub number: u32,
    #[schema(value_type = Option<String>, format = DateTime)]
    pub starts_at: Option<Timestamp>,
    pub meetings: Vec<MeetingView>,
    pub byes: Vec<ByeView>,
}

/// Who meets, where, and why.
#[derive(Debug, Serialize, ToSchema)]
#[schema(example = json!({"people": [], "spot": "7", "weight": 3760, "terms": {"novelty": 940}, "reasons": []}))]
pub struct MeetingView {
    pub people: Vec<PersonView>,
    pub spot: String,
    pub weight: i64,
    #[schema(value_type = Object)]
    pub terms: Terms,
    pub reasons: Vec<ReasonView>,
}

/// A participant with the name that they have now; none once they are forgotten.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(example = json!({
    "participant_id": "0197f0c4-6a00-7000-8000-000000000050", "name": "Ada Okafor", "department": "Operations"
}))]
pub struct PersonView {
    pub participant_id: String,
    pub name: Option<String>,
    pub department: Option<String>,
}

/// Why these people meet, as structure.
#[derive(Debug, Serialize, ToSchema)]
#[schema(example = json!({"code": "exchange_one_way", "fields": [{
    "participant_id": "0197f0c4-6a00-7000-8000-000000000050", "field": "interests", "topic": "Negotiation", "stance": "offers"
}]}))]
pub struct ReasonView {
    pub code: String,
    pub fields: Vec<FieldView>,
}

/// A stored field that a reason rests on.
#[derive(Debug, Serialize, ToSchema)]
#[schema(example = json!({
    "participant_id": "0197f0c4-6a00-7000-8000-000000000050", "field": "interests", "topic": "Negotiation", "stance": "offers"
}))]
pub struct FieldView {
    pub participant_id: String,
    pub field: String,
    /// By name; none where it is private.
    pub topic: Option<String>,
    pub stance: Option<&'static str>,
}

/// Somebody without a meeting.
#[derive(Debug, Serialize, ToSchema)]
#[schema(example = json!({"person": {"participant_id": "0197f0c4-6a00-7000-8000-000000000050", "name": "Ada Okafor",
    "department": "Operations"}, "cause": "odd_number", "next_chance_round": 2}))]
pub struct ByeView {
    pub person: PersonView,
    /// A chosen rest and an absence both read `not_available`.
    pub cause: &'static str,
    pub next_chance_round: Option<u32>,
}

/// What `If-Match` names: the version, and the one that was published when it was read.
pub fn tag(plan: PlanId, head: Option<PlanId>) -> String {
    match head {
        Some(head) => format!("{plan}.{head}"),
        None => format!("{plan}.none"),
    }
}

/// Reads a version's numbers.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn summary(conn: &mut Conn, organisation: OrganisationId, plan_id: PlanId) -> Result<PlanSummary, StoreError> {
    let version = stored_plan::read(conn, organisation, plan_id)?;
    let published = published(conn, organisation, version.event())?;
    let head = head(&version, published);
    Ok(PlanSummary {
        id: head.id,
        event_id: head.event_id,
        number: head.number,
        parent_id: head.parent_id,
        published: head.published,
        made_at: head.made_at,
        seed: head.seed,
        roster_sha256: head.roster_sha256,
        etag: tag(plan_id, published),
        people: version.document.roster.people.len(),
        rounds: version.document.roster.rounds,
        report: head.report,
        alternative: None,
    })
}

/// Reads the numbers of drafts that were made together, the first one beside the other.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn summary_of(conn: &mut Conn, organisation: OrganisationId, ids: &[PlanId]) -> Result<PlanSummary, StoreError> {
    let (first, rest) = ids.split_first().ok_or(StoreError::NotFound)?;
    let mut summary = summary(conn, organisation, *first)?;
    if let Some(other) = rest.first() {
        summary.alternative = Some(Box::new(self::summary(conn, organisation, *other)?));
    }
    Ok(summary)
}

/// Reads a version whole, with its tag.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn read(conn: &mut Conn, organisation: OrganisationId, plan_id: PlanId) -> Result<(PlanView, String), StoreError> {
    let version = stored_plan::read(conn, organisation, plan_id)?;
    let event = version.event();
    let published = published(conn, organisation, event)?;
    let starts: HashMap<u32, Timestamp> = rounds::of_event(conn, organisation, event)?
        .into_iter()
        .filter_map(|round| Some((round.number, round.starts_at?)))
        .collect();
    let shown = Shown { names: Names::read(conn, organisation, event)?, mask: Mask::read(conn, organisation, event)? };
    let rounds = version.document.plan.rounds.iter().map(|round| shown.round(round, &starts)).collect();
    let exceptions = version.document.plan.exceptions.clone();
    Ok((PlanView { summary: head(&version, published), rounds, exceptions }, tag(plan_id, published)))
}

fn published(conn: &mut Conn, organisation: OrganisationId, event: EventId) -> Result<Option<PlanId>, StoreError> {
    Ok(events::find(conn, organisation, event)?.ok_or(StoreError::NotFound)?.published_plan_id)
}

fn head(version: &Version, published: Option<PlanId>) -> PlanHead {
    PlanHead {
        id: version.id().as_uuid(),
        event_id: version.event().as_uuid(),
        number: version.stored.number,
        parent_id: version.stored.parent_id.map(PlanId::as_uuid),
        published: published == Some(version.id()),
        made_at: version.stored.made_at,
        seed: version.stored.seed.to_string(),
        roster_sha256: version.document.roster_sha256.clone(),
        report: version.document.report.clone(),
    }
}

struct Shown {
    names: Names,
    mask: Mask,
}

impl Shown {
    fn round(&self, round: &PlannedRound, starts: &HashMap<u32, Timestamp>) -> RoundView {
        RoundView {
            number: round.number,
            starts_at: starts.get(&round.number).copied(),
            meetings: round.meetings.iter().map(|meeting| self.meeting(meeting)).collect(),
            byes: round.byes.iter().map(|bye| self.bye(bye)).collect(),
        }
    }

    fn meeting(&self, meeting: &Meeting) -> MeetingView {
        let reason = |reason: &domain::plan::Reason| ReasonView {
            code: reason.code.clone(),
            fields: self.mask.reason(reason).fields.iter().map(|field| self.field(field)).collect(),
        };
        MeetingView {
            people: meeting.people.iter().map(|person| self.person(person)).collect(),
            spot: meeting.spot.clone(),
            weight: meeting.weight,
            terms: meeting.terms,
            reasons: meeting.reasons.iter().map(reason).collect(),
        }
    }

    fn person(&self, key: &ParticipantKey) -> PersonView {
        let shown = self.names.person(key);
        PersonView {
            participant_id: key.to_string(),
            name: shown.map(|person| person.name.clone()),
            department: shown.and_then(|person| person.department.clone()),
        }
    }

    fn field(&self, field: &ReasonField) -> FieldView {
        FieldView {
            participant_id: field.person.to_string(),
            field: field.field.clone(),
            topic: field.topic.as_deref().map(|topic| self.names.topic(topic)),
            stance: field.stance.map(domain::Stance::as_str),
        }
    }

    fn bye(&self, bye: &Bye) -> ByeView {
        ByeView {
            person: self.person(&bye.person),
            cause: public_cause(bye.cause),
            next_chance_round: bye.next_chance_round,
        }
    }
}

/// A chosen rest and an absence tell nothing.
pub(super) fn public_cause(cause: ByeCause) -> &'static str {
    match cause {
        ByeCause::OddNumber => "odd_number",
        ByeCause::NoPartnerLeft => "no_partner_left",
        ByeCause::NoCandidate => "no_candidate",
        ByeCause::Absent | ByeCause::Rest => "not_available",
        ByeCause::Standby => "standby",
    }
}
