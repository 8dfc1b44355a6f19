//! Sessions over HTTP.

use actix_web::{HttpResponse, delete, get, post, web};
use domain::EventId;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::principal::AnyRole;
use super::renew::{self, Renewed};
use super::sign_in::{self, Credentials};
use super::token::ACCESS_SECONDS;
use crate::body::Body;
use crate::problem::{Answer, Problem};
use crate::state::AppState;

/// Who signs in.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"organisation": "default", "email": "ada@example.org", "password": "correct horse battery"}))]
pub struct SignIn {
    /// The organisation's key; `default` where there is only one.
    #[serde(default = "default_organisation")]
    #[schema(default = "default", required = false)]
    pub organisation: String,
    pub email: String,
    pub password: String,
    /// Of a steward: the event to work at. None: the only one they have.
    pub event_id: Option<Uuid>,
}

fn default_organisation() -> String {
    "default".to_owned()
}

/// A session: an access token for fifteen minutes, and a refresh token that renews it once.
#[derive(Serialize, ToSchema)]
#[schema(example = json!({
    "access_token": "eyJ0eXAiOiJhdCtqd3QiLCJhbGciOiJIUzI1NiJ9…", "token_type": "Bearer", "expires_in_seconds": 900,
    "refresh_token": "5f1c…",
    "account_id": "0197f0c4-6a00-7000-8000-000000000001", "role": "organiser", "event_id": null
}))]
pub struct Session {
    pub access_token: String,
    pub token_type: &'static str,
    pub expires_in_seconds: i64,
    /// For one use; a second use ends the session.
    pub refresh_token: String,
    pub account_id: Uuid,
    pub role: &'static str,
    /// Of a steward: the one event that the token is for.
    pub event_id: Option<Uuid>,
}

/// Signs in with a password.
#[utoipa::path(
    tag = "access", operation_id = "create_session", request_body = SignIn,
    responses((status = 201, body = Session))
)]
#[post("/api/v1/sessions")]
pub async fn create_session(state: web::Data<AppState>, body: Body<SignIn>) -> Answer {
    let SignIn { organisation, email, password, event_id } = body.value;
    let event = event_id.map(EventId::from_uuid);
    let signed_in = sign_in::sign_in(&state, Credentials { organisation, email, password, event }).await?;
    Ok(HttpResponse::Created().json(Session::of(signed_in)))
}

impl Session {
    fn of(renewed: Renewed) -> Self {
        Self {
            access_token: renewed.access_token,
            token_type: "Bearer",
            expires_in_seconds: ACCESS_SECONDS,
            refresh_token: renewed.refresh_token,
            account_id: renewed.account.id.as_uuid(),
            role: renewed.account.role.as_str(),
            event_id: renewed.event.map(EventId::as_uuid),
        }
    }
}

/// A refresh token.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"refresh_token": "5f1c…"}))]
pub struct Renewal {
    pub refresh_token: String,
    /// Of a steward: the event to work at. None: the only one they have.
    pub event_id: Option<Uuid>,
}

/// Renews a session with its refresh token, which is used up. Used twice, it ends the session.
#[utoipa::path(
    tag = "access", operation_id = "renew_session", request_body = Renewal, responses((status = 201, body = Session))
)]
#[post("/api/v1/sessions/renewals")]
pub async fn renew_session(state: web::Data<AppState>, body: Body<Renewal>) -> Answer {
    let renewed = renew::renew(&state, &body.value.refresh_token, body.value.event_id.map(EventId::from_uuid)).await?;
    Ok(HttpResponse::Created().json(Session::of(renewed)))
}

/// Ends the session that asks: its access and refresh tokens are refused from now on.
#[utoipa::path(
    tag = "access", operation_id = "end_session", security(("bearer" = [])), responses((status = 204))
)]
#[delete("/api/v1/sessions/current")]
pub async fn end_session(state: web::Data<AppState>, AnyRole(principal): AnyRole) -> Answer {
    let (organisation, family, now) = (principal.organisation, principal.family, state.clock.now());
    if let Some(family) = family {
        state.write(move |conn| Ok(store::refresh::revoke(conn, organisation, family, "signed_out", now)?)).await?;
    }
    Ok(HttpResponse::NoContent().finish())
}

/// An account as its owner sees it.
#[derive(Serialize, ToSchema)]
#[schema(example = json!({
    "id": "0197f0c4-6a00-7000-8000-000000000001", "organisation_id": "0197f0c4-6a00-7000-8000-000000000002",
    "email": "ada@example.org", "role": "organiser"
}))]
pub struct OwnAccount {
    pub id: Uuid,
    pub organisation_id: Uuid,
    pub email: String,
    pub role: &'static str,
}

/// The account that asks.
#[utoipa::path(
    tag = "access", operation_id = "read_own_account", security(("bearer" = [])),
    responses((status = 200, body = OwnAccount))
)]
#[get("/api/v1/account")]
pub async fn read_own_account(state: web::Data<AppState>, AnyRole(principal): AnyRole) -> Answer {
    let (organisation, id) = (principal.organisation, principal.account);
    let account = state.read(move |conn| Ok(store::accounts::find(conn, organisation, id)?)).await?;
    let account = account.ok_or_else(Problem::not_found)?;
    Ok(HttpResponse::Ok().json(OwnAccount {
        id: account.id.as_uuid(),
        organisation_id: account.organisation_id.as_uuid(),
        email: account.email.as_str().to_owned(),
        role: account.role.as_str(),
    }))
}
