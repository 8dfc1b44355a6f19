//! The stewards of an event over HTTP: assign, withdraw, and hand out what opens the door.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, delete, get, post, web};
use domain::{AccountId, Email, EventId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use store::stewards::Assigned;
use utoipa::ToSchema;
use uuid::Uuid;

use super::token::ACCESS_SECONDS;
use super::{Organiser, stewards};
use crate::action_key::ActionKey;
use crate::body::Body;
use crate::idempotency::{Once, Reply};
use crate::paging::ListQuery;
use crate::paging::{self, Page};
use crate::problem::{Answer, Problem};
use crate::state::AppState;

/// Whom to assign.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"email": "stina@example.org"}))]
pub struct StewardWish {
    /// An account is made where the address has none; it has no password and opens by link or token.
    pub email: String,
}

/// Somebody who works at the door of an event.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Steward, example = json!({
    "account_id": "0197f0c4-6a00-7000-8000-000000000070", "email": "stina@example.org",
    "assigned_at": "2026-05-04T07:00:00Z"
}))]
pub struct ShownSteward {
    pub account_id: Uuid,
    pub email: String,
    #[schema(value_type = String, format = DateTime)]
    pub assigned_at: Timestamp,
}

/// One page of stewards.
#[derive(Serialize, ToSchema)]
#[schema(example = json!({"items": [], "next_cursor": null}))]
pub struct StewardsPage {
    pub items: Vec<ShownSteward>,
    pub next_cursor: Option<String>,
}

/// An access token for the door of one event.
#[derive(Serialize, ToSchema)]
#[schema(example = json!({
    "access_token": "eyJ0eXAiOiJhdCtqd3QiLCJhbGciOiJIUzI1NiJ9…", "token_type": "Bearer", "expires_in_seconds": 900,
    "event_id": "0197f0c4-6a00-7000-8000-000000000040"
}))]
pub struct StewardToken {
    pub access_token: String,
    pub token_type: &'static str,
    pub expires_in_seconds: i64,
    pub event_id: Uuid,
}

/// A link that opens the door's page once.
#[derive(Serialize, ToSchema)]
#[schema(example = json!({"link": "https://meet.example.org/helper/0197f0c4-6a00-7000-8000-000000000040/enter/5f1c…"}))]
pub struct StewardLink {
    pub link: String,
}

impl From<Assigned> for ShownSteward {
    fn from(one: Assigned) -> Self {
        Self {
            account_id: one.account.id.as_uuid(),
            email: one.account.email.as_str().to_owned(),
            assigned_at: one.assigned_at,
        }
    }
}

/// The stewards of an event by address.
#[utoipa::path(
    tag = "access", operation_id = "list_stewards", security(("bearer" = [])),
    params(("event_id" = Uuid, Path), ListQuery), responses((status = 200, body = StewardsPage))
)]
#[get("/api/v1/events/{event_id}/stewards")]
pub async fn list_stewards(
    state: web::Data<AppState>,
    Organiser(principal): Organiser,
    path: web::Path<EventId>,
    query: web::Query<ListQuery>,
) -> Answer {
    let page: Page<String> = Page::read(query.cursor.as_deref(), query.limit)?;
    let after = page.after.as_deref().map(|text| Email::parse(text).map_err(|_| paging::unknown_cursor()));
    let (organisation, event, after, rows) =
        (principal.organisation, path.into_inner(), after.transpose()?, page.limit + 1);
    let read = state.read(move |conn| {
        store::events::find(conn, organisation, event)?.ok_or_else(Problem::not_found)?;
        Ok(store::stewards::of_event(conn, organisation, event, after.as_ref(), rows)?)
    });
    let mut found = read.await?;
    let next = page.cut(&mut found, |one| one.account.email.as_str().to_owned());
    let items: Vec<ShownSteward> = found.into_iter().map(ShownSteward::from).collect();
    Ok(paging::answer(&format!("/api/v1/events/{event}/stewards"), page.limit, &items, next))
}

/// Gives a steward an event to work at. Twice is once.
#[utoipa::path(
    tag = "access", operation_id = "assign_steward", security(("bearer" = [])), request_body = StewardWish,
    params(("event_id" = Uuid, Path), ("Idempotency-Key" = String, Header, description = "A fresh key for each act")),
    responses((status = 201, body = ShownSteward))
)]
#[post("/api/v1/events/{event_id}/stewards")]
pub async fn assign_steward(
    state: web::Data<AppState>,
    Organiser(principal): Organiser,
    request: HttpRequest,
    path: web::Path<EventId>,
    key: ActionKey,
    body: Body<StewardWish>,
) -> Answer {
    let once = Once::new(&principal, &request, &key, body.sha256);
    let (by, event) = (principal.by(&state), path.into_inner());
    let email = Email::parse(&body.value.email);
    let email = email.map_err(|cause| Problem::of_field("/email", "invalid", cause.to_string()))?;
    let kept = once.act(&state, move |conn| {
        let account = stewards::assign(conn, &by, event, &email)?;
        let shown = ShownSteward::from(Assigned { assigned_at: by.stamp.at, account });
        let at = format!("/api/v1/events/{event}/stewards/{}", shown.account_id);
        Ok(Reply::json(StatusCode::CREATED, &shown)?.at(at))
    });
    kept.await
}

/// Takes an event from a steward: tokens, links and pages are refused from the next request on.
#[utoipa::path(
    tag = "access", operation_id = "withdraw_steward", security(("bearer" = [])),
    params(("event_id" = Uuid, Path), ("account_id" = Uuid, Path)), responses((status = 204))
)]
#[delete("/api/v1/events/{event_id}/stewards/{account_id}")]
pub async fn withdraw_steward(
    state: web::Data<AppState>,
    Organiser(principal): Organiser,
    path: web::Path<(EventId, AccountId)>,
) -> Answer {
    let (by, (event, account)) = (principal.by(&state), path.into_inner());
    state.write(move |conn| Ok(stewards::withdraw(conn, &by, event, account)?)).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Issues an access token that is good for the door of this event alone. Nobody keeps it.
#[utoipa::path(
    tag = "access", operation_id = "issue_steward_token", security(("bearer" = [])),
    params(("event_id" = Uuid, Path), ("account_id" = Uuid, Path)), responses((status = 201, body = StewardToken))
)]
#[post("/api/v1/events/{event_id}/stewards/{account_id}/tokens")]
pub async fn issue_steward_token(
    state: web::Data<AppState>,
    Organiser(principal): Organiser,
    path: web::Path<(EventId, AccountId)>,
) -> Answer {
    let (by, (event, account), config) = (principal.by(&state), path.into_inner(), state.config.clone());
    let issued = state.write(move |conn| stewards::issue_token(conn, &by, &config, (event, account)));
    Ok(HttpResponse::Created().json(StewardToken {
        access_token: issued.await?,
        token_type: "Bearer",
        expires_in_seconds: ACCESS_SECONDS,
        event_id: event.as_uuid(),
    }))
}

/// Issues a personal link that opens the door's page once. Nobody keeps it.
#[utoipa::path(
    tag = "access", operation_id = "issue_steward_link", security(("bearer" = [])),
    params(("event_id" = Uuid, Path), ("account_id" = Uuid, Path)), responses((status = 201, body = StewardLink))
)]
#[post("/api/v1/events/{event_id}/stewards/{account_id}/links")]
pub async fn issue_steward_link(
    state: web::Data<AppState>,
    Organiser(principal): Organiser,
    path: web::Path<(EventId, AccountId)>,
) -> Answer {
    let (by, place, secret) = (principal.by(&state), path.into_inner(), super::renew::secret(&state));
    let issued = state.write(move |conn| stewards::issue_link(conn, &by, place, &secret));
    let link = state.config.public_url.join(&issued.await?);
    Ok(HttpResponse::Created().json(StewardLink { link }))
}
