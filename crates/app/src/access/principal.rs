//! The principal of a request: an account that stands, read from the store at each request, so
//! that a disabled account or a changed role is refused at once.

use std::future::Future;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::http::header;
use actix_web::{FromRequest, HttpRequest, web};
use domain::{AccountId, EventId, OrganisationId, RefreshFamilyId, Role};

use super::token;
use crate::by::By;
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

    fn admit(self, roles: &[Role]) -> Result<Self, Problem> {
        if roles.contains(&self.role) {
            return Ok(self);
        }
        Err(Problem::new(Code::Forbidden, format!("The role {} may not do this.", self.role)))
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
    /// Whoever stands at the door of an event.
    Steward(Organiser | Steward);
    /// Anybody who is signed in.
    AnyRole(Organiser | Steward | Auditor);
}

async fn identify(request: &HttpRequest) -> Result<Principal, Problem> {
    let state = request.app_data::<web::Data<AppState>>().ok_or_else(|| Problem::internal("no state"))?;
    let bearer = bearer(request).ok_or_else(unauthenticated)?;
    let claims = token::verify(&state.config, bearer, state.clock.now()).map_err(|_| unauthenticated())?;
    let (organisation, account, family) = (claims.org, claims.sub, claims.fam);
    let read = state.read(move |conn| {
        let ended = match family {
            Some(family) => !store::refresh::is_open(conn, organisation, family)?,
            None => false,
        };
        Ok(if ended { None } else { store::accounts::find(conn, organisation, account)? })
    });
    let found =
        read.await.map_err(|problem| if problem.code == Code::NotFound { unauthenticated() } else { problem })?;
    let standing = found.filter(|account| account.disabled_at.is_none()).ok_or_else(unauthenticated)?;
    Ok(Principal { organisation, account, role: standing.role, event: claims.event, family })
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
