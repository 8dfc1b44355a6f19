//! A helper puts somebody on the list who is not, over the API.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, post, web};
use domain::{EventId, TopicId};
use serde::{Deserialize, Serialize};
use store::events;
use utoipa::ToSchema;
use uuid::Uuid;

use super::walk_in::{Said, SaidError, WalkIn, walk_in};
use super::window;
use crate::access::Steward;
use crate::action_key::ActionKey;
use crate::body::Body;
use crate::events::register::Issuing;
use crate::idempotency::{Once, Reply};
use crate::problem::{Answer, Code, Problem};
use crate::state::AppState;

/// The most topics of one kind.
const TOPICS_MAX: usize = 3;

/// Somebody who is not on the list.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"name": "Ravi Iyer", "department": "Sales"}))]
pub struct WalkInWish {
    #[schema(min_length = 2, max_length = 80)]
    pub name: String,
    #[schema(min_length = 2, max_length = 80)]
    pub department: String,
    /// "Ask me about".
    #[serde(default)]
    #[schema(required = false, max_items = 3)]
    pub offers: Vec<Uuid>,
    /// "I'd like ideas on".
    #[serde(default)]
    #[schema(required = false, max_items = 3)]
    pub seeks: Vec<Uuid>,
}

/// Somebody who is on the list and in.
#[derive(Debug, Serialize, ToSchema)]
#[schema(example = json!({"participant_id": "0197f0c4-6a00-7000-8000-000000000051", "short_code": "K7MQ2X"}))]
pub struct WalkedIn {
    pub participant_id: Uuid,
    /// Opens the own page on their phone.
    pub short_code: String,
}

impl From<SaidError> for Problem {
    fn from(error: SaidError) -> Self {
        let pointer = if error == SaidError::Name { "/name" } else { "/department" };
        Self::of_field(pointer, "invalid", error.to_string())
    }
}

/// Puts somebody on the list and checks them in; the next draft and the next change know them.
#[utoipa::path(
    tag = "checkin", operation_id = "create_walk_in", security(("bearer" = [])), request_body = WalkInWish,
    params(("event_id" = Uuid, Path), ("Idempotency-Key" = String, Header, description = "A fresh key for each act")),
    responses((status = 201, body = WalkedIn))
)]
#[post("/api/v1/events/{event_id}/walk-ins")]
pub async fn create_walk_in(
    state: web::Data<AppState>,
    Steward(principal): Steward,
    request: HttpRequest,
    path: web::Path<EventId>,
    key: ActionKey,
    body: Body<WalkInWish>,
) -> Answer {
    let once = Once::new(&principal, &request, &key, body.sha256);
    let (by, event_id, said) = (principal.by(&state), path.into_inner(), said(body.value)?);
    let (config, entropy) = (state.config.clone(), state.entropy.clone());
    let kept = once.act(&state, move |conn| {
        let event = events::find(conn, by.organisation, event_id)?.ok_or_else(Problem::not_found)?;
        window::admit(conn, by.organisation, &event, by.stamp.at)??;
        let issuing = Issuing { config: &config, entropy: &entropy };
        let WalkIn::In(participant) = walk_in(conn, &by, &event, said, &issuing)? else {
            let detail = "Somebody of this name and department is on the list. Check them in, or add an initial.";
            return Err(Problem::new(Code::AlreadyExists, detail));
        };
        let found = store::participants::find(conn, by.organisation, participant)?.ok_or_else(Problem::not_found)?;
        let shown = WalkedIn { participant_id: participant.as_uuid(), short_code: found.short_code };
        let named = found.person_id.into_iter().collect();
        let at = format!("/api/v1/events/{event_id}/participants");
        Ok(Reply::json(StatusCode::CREATED, &shown)?.at(at).naming(named))
    });
    let answer = kept.await?;
    state.live.nudge(event_id, false);
    Ok(answer)
}

fn said(wish: WalkInWish) -> Result<Said, Problem> {
    let topics = |pointer: &str, ids: Vec<Uuid>| {
        if ids.len() > TOPICS_MAX {
            return Err(Problem::of_field(pointer, "out_of_range", format!("at most {TOPICS_MAX} topics")));
        }
        Ok(ids.into_iter().map(TopicId::from_uuid).collect())
    };
    let read = Said::parse(&wish.name, &wish.department)?;
    Ok(Said { offers: topics("/offers", wish.offers)?, seeks: topics("/seeks", wish.seeks)?, ..read })
}
