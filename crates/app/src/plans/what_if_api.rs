//! What if, over HTTP: numbers and moves under other wishes; nothing is written.

use std::collections::BTreeSet;

use actix_web::{HttpResponse, post, web};
use domain::PlanId;
use domain::plan::PlanReport;
use domain::roster::{Lock, Pair, ParticipantKey};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::what_if::{self, RELAXABLE, WhatIf};
use crate::access::Organiser;
use crate::action_key::ActionKey;
use crate::body::Body;
use crate::field;
use crate::problem::{Answer, Problem};
use crate::state::AppState;
use crate::stored_plan;

/// The most entries of each list.
const WISHES_MAX: usize = 200;

/// A meeting to be kept.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"round": 2, "participant_ids": [
    "0197f0c4-6a00-7000-8000-000000000050", "0197f0c4-6a00-7000-8000-000000000051"]}))]
pub struct PinWish {
    #[schema(minimum = 1)]
    pub round: u32,
    #[schema(min_items = 2, max_items = 8)]
    pub participant_ids: Vec<Uuid>,
}

/// Somebody who would not be there.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"participant_id": "0197f0c4-6a00-7000-8000-000000000050", "rounds": [1, 2]}))]
pub struct AbsenceWish {
    pub participant_id: Uuid,
    #[schema(max_items = 60)]
    pub rounds: Vec<u32>,
}

/// What to try. Everything may be left out.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"relax": ["same_department"], "absent": [
    {"participant_id": "0197f0c4-6a00-7000-8000-000000000050", "rounds": [1]}]}))]
pub struct WhatIfWish {
    /// Rules to try without: `same_department`, `lock`, `forced`, `forbidden`, `already_met`,
    /// `no_common_language`, `odd`.
    #[serde(default)]
    #[schema(required = false)]
    pub relax: Vec<String>,
    #[serde(default)]
    #[schema(required = false)]
    pub pin: Vec<PinWish>,
    /// Pairs of participants to keep apart.
    #[serde(default)]
    #[schema(required = false)]
    pub forbid: Vec<[Uuid; 2]>,
    /// Pairs of participants to bring together.
    #[serde(default)]
    #[schema(required = false)]
    pub force: Vec<[Uuid; 2]>,
    #[serde(default)]
    #[schema(required = false)]
    pub absent: Vec<AbsenceWish>,
    /// `programme`, `onboarding` or `coffee`.
    pub preset: Option<String>,
    /// `sit_out` or `nearest_exception`.
    pub when_impossible: Option<String>,
}

/// What would be.
#[derive(Debug, Serialize, ToSchema)]
#[schema(example = json!({"report": {"placed": 158}, "before": {"placed": 160}, "loss": 240, "placed_fewer": 2,
    "people_moved": 6, "diff": {"changes": []}}))]
pub struct WhatIfAnswer {
    /// The numbers of the trust strip as they would be.
    #[schema(value_type = Object)]
    pub report: PlanReport,
    /// And as they are.
    #[schema(value_type = Object)]
    pub before: PlanReport,
    /// The weight that is lost; below 0 where it is gained.
    pub loss: i64,
    /// How many fewer are placed (people × rounds); below 0 where more are.
    pub placed_fewer: i64,
    pub people_moved: usize,
    /// Who would move, in which round, and why.
    #[schema(value_type = Object)]
    pub diff: planning::PlanDiff,
}

impl WhatIfWish {
    fn read(self) -> Result<WhatIf, Problem> {
        let lists = [self.relax.len(), self.pin.len(), self.forbid.len(), self.force.len(), self.absent.len()];
        if lists.iter().any(|length| *length > WISHES_MAX) {
            return Err(Problem::of_field("", "too_many", format!("at most {WISHES_MAX} of each")));
        }
        if let Some(other) = self.relax.iter().find(|rule| !RELAXABLE.contains(&rule.as_str())) {
            let detail = format!("`{other}` is not one of: {}", RELAXABLE.join(", "));
            return Err(Problem::of_field("/relax", "unknown_word", detail));
        }
        let key = |id: Uuid| ParticipantKey::new(id.to_string());
        let pair = |[a, b]: [Uuid; 2]| Pair::new(key(a), key(b));
        let pin = |one: PinWish| Lock { round: one.round, people: one.participant_ids.into_iter().map(key).collect() };
        Ok(WhatIf {
            relax: self.relax,
            pins: self.pin.into_iter().map(pin).collect(),
            forbidden: self.forbid.into_iter().map(pair).collect(),
            forced: self.force.into_iter().map(pair).collect(),
            absent: self.absent.into_iter().map(|one| (key(one.participant_id), one.rounds)).collect(),
            preset: field::word("/preset", self.preset.as_deref())?,
            when_impossible: field::word("/when_impossible", self.when_impossible.as_deref())?,
        })
    }
}

/// How many people would meet somebody else, or nobody, or somebody at last.
fn moved(diff: &planning::PlanDiff) -> usize {
    let elsewhere = diff.changes.iter().filter(|change| change.why != planning::MoveCause::Spot);
    elsewhere.map(|change| &change.person).collect::<BTreeSet<_>>().len()
}

/// Draws the plan once more under other wishes and says what would be. Nothing is written.
#[utoipa::path(
    tag = "plans", operation_id = "ask_what_if", security(("bearer" = [])), request_body = WhatIfWish,
    params(("plan_id" = Uuid, Path), ("Idempotency-Key" = String, Header, description = "A fresh key for each act")),
    responses((status = 200, body = WhatIfAnswer))
)]
#[post("/api/v1/plans/{plan_id}/what-ifs")]
pub async fn ask_what_if(
    state: web::Data<AppState>,
    Organiser(principal): Organiser,
    path: web::Path<PlanId>,
    _key: ActionKey,
    body: Body<WhatIfWish>,
) -> Answer {
    let (organisation, id, wish) = (principal.organisation, path.into_inner(), body.value.read()?);
    let store = state.store.clone();
    let asked = state.block(move || {
        let version = store.read(move |conn| stored_plan::read(conn, organisation, id))?;
        let answer = what_if::ask(&version, &wish)?;
        Ok(WhatIfAnswer {
            report: answer.report,
            before: version.document.report,
            loss: answer.loss,
            placed_fewer: answer.placed_fewer,
            people_moved: moved(&answer.diff),
            diff: answer.diff,
        })
    });
    Ok(HttpResponse::Ok().json(asked.await?))
}
