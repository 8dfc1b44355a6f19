//! Checking people in over the API: one, many, a whole table; undoing; who is in.

use actix_web::{HttpResponse, delete, get, post, web};
use domain::{EventId, ParticipantId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use store::events;
use utoipa::ToSchema;
use uuid::Uuid;

use super::together::{self, Came, Coming};
use super::{counts, undo, whole_table};
use crate::access::{Principal, Steward};
use crate::body::Body;
use crate::day::load;
use crate::problem::{Answer, Code, Problem};
use crate::state::AppState;

/// The most people of one request.
const ITEMS_MAX: usize = 500;

/// Who has come: people one by one, or everybody planned at a table. Exactly one of the two.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"items": [{"participant_id": "0197f0c4-6a00-7000-8000-000000000050"}]}))]
pub struct CheckIns {
    #[schema(min_items = 1, max_items = 500)]
    pub items: Option<Vec<CheckIn>>,
    pub table: Option<Table>,
}

/// One person at the door.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"participant_id": "0197f0c4-6a00-7000-8000-000000000050", "seconds_ago": 90}))]
pub struct CheckIn {
    pub participant_id: Uuid,
    /// The act of one tap, made where the tap was: sent again it is the same act, also after it was
    /// undone. None: an act of its own.
    #[schema(min_length = 1, max_length = 200)]
    pub action_key: Option<String>,
    /// How long ago the tap was, by the clock of the device that saw it; 0 where it is absent.
    #[schema(maximum = 86400)]
    pub seconds_ago: Option<u32>,
}

/// A table of a round of the published plan.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"round": 1, "spot": "7"}))]
pub struct Table {
    #[schema(minimum = 1)]
    pub round: u32,
    pub spot: String,
}

/// What became of each, in the order in which they were sent.
#[derive(Debug, Serialize, ToSchema)]
#[schema(example = json!({"items": [{
    "participant_id": "0197f0c4-6a00-7000-8000-000000000050", "outcome": "first", "arrived_at": "2026-05-04T07:02:00Z"
}]}))]
pub struct CheckedIn {
    pub items: Vec<CheckInOutcome>,
}

/// What became of one.
#[derive(Debug, Serialize, ToSchema)]
#[schema(example = json!({
    "participant_id": "0197f0c4-6a00-7000-8000-000000000050", "outcome": "first", "arrived_at": "2026-05-04T07:02:00Z"
}))]
pub struct CheckInOutcome {
    pub participant_id: Uuid,
    /// `first`: this request checked them in, or back in after they had left; `already`: they were in; `undone`: this very act was
    /// undone since, and a new tap is needed; `unknown`: nobody of this event; `key_in_use`: the key
    /// stands for another kind of act.
    pub outcome: &'static str,
    /// Where somebody is in.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub arrived_at: Option<Timestamp>,
}

/// Who is in, and who is expected.
#[derive(Debug, Serialize, ToSchema)]
#[schema(example = json!({
    "arrived": 142, "expected": 180, "departments": [{"department": "Sales", "arrived": 12, "expected": 20}]
}))]
pub struct ArrivalCounts {
    pub arrived: usize,
    pub expected: usize,
    pub departments: Vec<DepartmentCount>,
}

/// One department's part of it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(example = json!({"department": "Sales", "arrived": 12, "expected": 20}))]
pub struct DepartmentCount {
    pub department: String,
    pub arrived: usize,
    pub expected: usize,
}

impl From<Came> for CheckInOutcome {
    fn from(came: Came) -> Self {
        let Came { participant, outcome, arrived_at } = came;
        Self { participant_id: participant.as_uuid(), outcome: outcome.as_str(), arrived_at }
    }
}

impl CheckIn {
    fn coming(&self, position: usize) -> Result<Coming, Problem> {
        let key = self.action_key.as_deref();
        if key.is_some_and(|key| !(1..=200).contains(&key.len()) || !key.bytes().all(|byte| byte.is_ascii_graphic())) {
            let pointer = format!("/items/{position}/action_key");
            return Err(Problem::of_field(&pointer, "invalid", "1 to 200 visible ASCII characters"));
        }
        Ok(Coming {
            participant: ParticipantId::from_uuid(self.participant_id),
            action_key: self.action_key.clone(),
            seconds_ago: self.seconds_ago.unwrap_or(0),
        })
    }
}

/// Checks people in. It has its own natural key, one arrival per participant, so that sending it
/// again is safe; an answer comes only when everybody in it is on the disk.
#[utoipa::path(
    tag = "checkin", operation_id = "check_in_participants", security(("bearer" = [])), request_body = CheckIns,
    params(("event_id" = Uuid, Path)), responses((status = 200, body = CheckedIn))
)]
#[post("/api/v1/events/{event_id}/check-ins")]
pub async fn check_in_participants(
    state: web::Data<AppState>,
    Steward(principal): Steward,
    path: web::Path<EventId>,
    body: Body<CheckIns>,
) -> Answer {
    let event = path.into_inner();
    let coming = match (body.value.items, body.value.table) {
        (Some(items), None) => listed(&items)?,
        (None, Some(table)) => at_table(&state, &principal, event, table).await?,
        _ => return Err(Problem::of_field("/items", "mismatch", "send either `items` or `table`")),
    };
    let came = together::check_in(&state, &principal.by(&state), event, &coming).await?;
    Ok(HttpResponse::Ok().json(CheckedIn { items: came.into_iter().map(CheckInOutcome::from).collect() }))
}

fn listed(items: &[CheckIn]) -> Result<Vec<Coming>, Problem> {
    if items.is_empty() || items.len() > ITEMS_MAX {
        return Err(Problem::of_field("/items", "out_of_range", format!("1 to {ITEMS_MAX} people")));
    }
    items.iter().enumerate().map(|(position, item)| item.coming(position)).collect()
}

async fn at_table(
    state: &AppState,
    principal: &Principal,
    event: EventId,
    table: Table,
) -> Result<Vec<Coming>, Problem> {
    let organisation = principal.organisation;
    let day =
        state.read(move |conn| Ok(load::day(conn, organisation, event)?)).await?.ok_or_else(Problem::not_found)?;
    let people = whole_table::people_at(&day, table.round, &table.spot);
    if people.is_empty() {
        return Err(Problem::new(Code::NoSuchTable, "The published plan has nobody there in this round."));
    }
    let coming = |participant| Coming { participant, action_key: None, seconds_ago: 0 };
    Ok(people.into_iter().map(coming).collect())
}

/// Takes a check-in back; logged. Twice is once.
#[utoipa::path(
    tag = "checkin", operation_id = "undo_check_in", security(("bearer" = [])),
    params(("event_id" = Uuid, Path), ("participant_id" = Uuid, Path)), responses((status = 204))
)]
#[delete("/api/v1/events/{event_id}/check-ins/{participant_id}")]
pub async fn undo_check_in(
    state: web::Data<AppState>,
    Steward(principal): Steward,
    path: web::Path<(EventId, ParticipantId)>,
) -> Answer {
    let (by, (event, participant)) = (principal.by(&state), path.into_inner());
    let undone = state.write(move |conn| {
        let found = store::participants::find(conn, by.organisation, participant)?;
        found.filter(|one| one.event_id == event).ok_or_else(Problem::not_found)?;
        Ok(undo::undo(conn, &by, event, participant)?)
    });
    undone.await?;
    state.live.nudge(event, false);
    Ok(HttpResponse::NoContent().finish())
}

/// Who is in, counted by department.
#[utoipa::path(
    tag = "checkin", operation_id = "count_check_ins", security(("bearer" = [])), params(("event_id" = Uuid, Path)),
    responses((status = 200, body = ArrivalCounts))
)]
#[get("/api/v1/events/{event_id}/check-ins")]
pub async fn count_check_ins(
    state: web::Data<AppState>,
    Steward(principal): Steward,
    path: web::Path<EventId>,
) -> Answer {
    let (organisation, event) = (principal.organisation, path.into_inner());
    let read = state.read(move |conn| {
        events::find(conn, organisation, event)?.ok_or_else(Problem::not_found)?;
        Ok(counts::read(conn, organisation, event)?)
    });
    let counts = read.await?;
    let department = |(department, count): (String, counts::Count)| DepartmentCount {
        department,
        arrived: count.arrived,
        expected: count.total,
    };
    Ok(HttpResponse::Ok().json(ArrivalCounts {
        arrived: counts.all.arrived,
        expected: counts.all.total,
        departments: counts.by_department.into_iter().map(department).collect(),
    }))
}
