//! The principal of a request: an account that stands, read from the store at each request, so
//! that a disabled account or a changed role is refused at once.

use std::future::Future;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::http::header;
use actix_web::{FromRequest, HttpRequest, web};
use domain::{AccountId, EventId, OrganisationId, RefreshFamilyId, Role};
use store::{Conn, StoreError, stewards};

use super::{oidc, token};
use crate::by::By;
use crate::flood::Limit;
use crate::idempotency::Caller;
use crate::problem::{Code, Problem};
use crate::state::AppState;

/// Who asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Principal {
    pub organisation: OrganisationId,
    pub account: AccountId,
    pub role: Role,
    /// The one event that a steward's token is for.
    pub event: Option<EventId>,
    /// The sign-in that the token comes from.
    pub family: Option<RefreshFamilyId>,
}

impl Principal {
    /// The name under which acts are logged.
    pub fn actor(&self) -> String {
        format!("account:{}", self.account)
    }

    /// This principal as the author of an act that happens now.
    pub fn by(&self, state: &AppState) -> By {
        By { organisation: self.organisation, actor: self.actor(), stamp: state.stamp() }
    }

    /// A steward's token is good for its own event; another one looks as if it did not exist.
    fn admit_to(self, event: Option<EventId>) -> Result<Self, Problem> {
        match (self.role, self.event) {
            (Role::Steward, None) => {
                Err(Problem::new(Code::Forbidden, "This token is for no event. Sign in again with `event_id`."))
            }
            (Role::Steward, own) if event.is_some() && event != own => Err(Problem::not_found()),
            _ => Ok(self),
        }
    }

    fn admit(self, roles: &[Role]) -> Result<Self, Problem> {
        if roles.contains(&self.role) {
            return Ok(self);
        }
        Err(Problem::new(Code::Forbidden, format!("The role {} may not do this.", self.role)))
    }
}

impl From<&Principal> for Caller {
    fn from(principal: &Principal) -> Self {
        Self { organisation: principal.organisation, actor: principal.actor() }
    }
}

macro_rules! roles {
    ($($(#[$meta:meta])* $name:ident($($role:ident)|+);)+) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, Copy)]
        pub struct $name(pub Principal);

        impl FromRequest for $name {
            type Error = Problem;
            type Future = Pin<Box<dyn Future<Output = Result<Self, Problem>>>>;

            fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
                let request = request.clone();
                Box::pin(async move {
                    let principal = identify(&request).await?;
                    principal.admit(&[$(Role::$role),+]).map(Self)
                })
            }
        }
    )+};
}

roles! {
    /// An organiser: everything of their organisation.
    Organiser(Organiser);
    /// Whoever may read aggregates and the log.
    Reader(Organiser | Auditor);
    /// Anybody who is signed in.
    AnyRole(Organiser | Steward | Auditor);
}

/// Whoever works at the door of the event in the address: its stewards, and organisers.
#[derive(Debug, Clone, Copy)]
pub struct Steward(pub Principal);

impl FromRequest for Steward {
    type Error = Problem;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Problem>>>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let request = request.clone();
        Box::pin(async move {
            let principal = identify(&request).await?.admit(&[Role::Organiser, Role::Steward])?;
            let event = request.match_info().get("event_id").and_then(|text| text.parse().ok());
            principal.admit_to(event).map(Self)
        })
    }
}

async fn identify(request: &HttpRequest) -> Result<Principal, Problem> {
    let state = request.app_data::<web::Data<AppState>>().ok_or_else(|| Problem::internal("no state"))?;
    let bearer = bearer(request).ok_or_else(unauthenticated)?;
    let found = match token::verify(&state.config, bearer, state.clock.now()) {
        Ok(claims) => state.read(move |conn| Ok(standing(conn, &claims)?)).await,
        Err(_) => of_company(state, bearer).await,
    };
    let found = found.map_err(|problem| if problem.code == Code::NotFound { unauthenticated() } else { problem })?;
    let principal = found.ok_or_else(unauthenticated)?;
    slow_down(state, &principal)?;
    Ok(principal)
}

/// The principal of a token of the company's own sign-in: an account of its organisation by address.
async fn of_company(state: &AppState, bearer: &str) -> Result<Option<Principal>, Problem> {
    let Some(stranger) = oidc::verify(state, bearer).await? else { return Ok(None) };
    let read = move |conn: &mut Conn| {
        let organisation = stranger.organisation;
        let found = store::accounts::find_by_email(conn, organisation, &stranger.email)?;
        let Some(account) = found.filter(|account| account.disabled_at.is_none()) else { return Ok(None) };
        let granted = |roles: &Vec<String>| roles.iter().any(|role| role == account.role.as_str());
        if !stranger.roles.as_ref().is_none_or(granted) {
            return Ok(None);
        }
        let event = super::stewards::event_of(conn, &account, None)?;
        Ok(Some(Principal { organisation, account: account.id, role: account.role, event, family: None }))
    };
    state.read(read).await
}

/// Beside the limit per address: one account cannot flood from many.
fn slow_down(state: &AppState, principal: &Principal) -> Result<(), Problem> {
    let refused = |seconds| Problem::new(Code::TooManyRequests, "Slow down, then go on.").retry_after(seconds);
    state.flood.admit(&principal.actor(), Limit::ACCOUNT, state.clock.now()).map_err(refused)
}

/// The principal of a token, unless the sign-in has ended, the account is closed, or the event was
/// taken from its steward.
fn standing(conn: &mut Conn, claims: &token::Claims) -> Result<Option<Principal>, StoreError> {
    let (organisation, account, family, event) = (claims.org, claims.sub, claims.fam, claims.event);
    if let Some(family) = family
        && !store::refresh::is_open(conn, organisation, family)?
    {
        return Ok(None);
    }
    let found = store::accounts::find(conn, organisation, account)?.filter(|account| account.disabled_at.is_none());
    let Some(found) = found else { return Ok(None) };
    let stands = match event {
        Some(event) => found.role == Role::Steward && stewards::is_assigned(conn, organisation, account, event)?,
        None => true,
    };
    Ok(stands.then_some(Principal { organisation, account, role: found.role, event, family }))
}

fn bearer(request: &HttpRequest) -> Option<&str> {
    let sent = request.headers().get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = sent.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then_some(token.trim())
}

/// One answer for every reason.
fn unauthenticated() -> Problem {
    Problem::new(Code::Unauthenticated, "Send a valid access token as `Authorization: Bearer …`.")
}
