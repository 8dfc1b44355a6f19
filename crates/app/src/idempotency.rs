//! Once: the answer to an act is kept in the transaction of its effect, and given again to the
//! same request. Only answers of success are kept.

use actix_web::http::StatusCode;
use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse};
use domain::{OrganisationId, PersonId};
use jiff::SignedDuration;
use serde::Serialize;
use store::idempotency::{self, KeptAnswer, NewAnswer, Scope};
use store::{Conn, StoreError, TokenHash, Unique};

use crate::action_key::ActionKey;
use crate::problem::{Answer, Code, Problem};
use crate::state::AppState;

/// How long an answer is kept.
const KEPT_HOURS: i64 = 72;

/// Who asks, as the author of an act is named.
#[derive(Debug, Clone)]
pub struct Caller {
    pub organisation: OrganisationId,
    pub actor: String,
}

/// One request that is to happen once.
#[derive(Clone)]
pub struct Once {
    scope: Scope,
    fingerprint: TokenHash,
}

/// An answer of success.
#[derive(Debug, Clone)]
pub struct Reply {
    status: StatusCode,
    body: String,
    location: Option<String>,
    etag: Option<String>,
    /// The people whom the body names: erasure deletes it with them.
    named: Vec<PersonId>,
}

impl Reply {
    /// An answer with a JSON body.
    pub fn json(status: StatusCode, body: &impl Serialize) -> Result<Self, Problem> {
        let body = serde_json::to_string(body).map_err(Problem::internal)?;
        Ok(Self { status, body, location: None, etag: None, named: Vec::new() })
    }

    /// Where the new resource is.
    pub fn at(self, location: String) -> Self {
        Self { location: Some(location), ..self }
    }

    /// The version of the resource.
    pub fn tagged(self, etag: String) -> Self {
        Self { etag: Some(etag), ..self }
    }

    /// The people whom the body names.
    pub fn naming(self, named: Vec<PersonId>) -> Self {
        Self { named, ..self }
    }
}

/// How a transaction ended without an effect of its own.
enum Ended {
    /// The same request was answered at the same time.
    Raced,
    Refused(Problem),
}

impl From<StoreError> for Ended {
    fn from(cause: StoreError) -> Self {
        Self::Refused(cause.into())
    }
}

impl From<Problem> for Ended {
    fn from(problem: Problem) -> Self {
        Self::Refused(problem)
    }
}

impl Once {
    /// A request of a principal: the same key, address and bytes are the same act.
    pub fn new(caller: impl Into<Caller>, request: &HttpRequest, key: &ActionKey, sha256: [u8; 32]) -> Self {
        let caller = caller.into();
        let scope = Scope {
            organisation_id: caller.organisation,
            principal: caller.actor,
            route: format!("{} {}", request.method(), request.path()),
            action_key: key.as_str().to_owned(),
        };
        let fingerprint = TokenHash::of([&sha256[..], request.query_string().as_bytes()].concat());
        Self { scope, fingerprint }
    }

    /// The kept answer, to be asked before slow work begins.
    ///
    /// # Errors
    /// 422 `key_reused` when the key was used for another request.
    pub async fn replay(&self, state: &AppState) -> Result<Option<HttpResponse>, Problem> {
        let (once, now) = (self.clone(), state.clock.now());
        let kept = state.read(move |conn| Ok(idempotency::find(conn, &once.scope, now)?)).await?;
        kept.map(|kept| self.again(&kept)).transpose()
    }

    /// Acts and keeps the answer in one transaction, or gives the kept answer.
    ///
    /// # Errors
    /// What `act` refuses; then nothing is kept.
    pub async fn act<F>(&self, state: &AppState, act: F) -> Answer
    where
        F: FnOnce(&mut Conn) -> Result<Reply, Problem> + Send + 'static,
    {
        let (once, now, store) = (self.clone(), state.clock.now(), state.store.clone());
        let outcome = state.block(move || {
            Ok(store.write(move |conn| {
                if let Some(kept) = idempotency::find(conn, &once.scope, now)? {
                    return Ok(Err(kept));
                }
                let reply = act(conn)?;
                once.keep(conn, &reply, now)?;
                Ok::<_, Ended>(Ok(reply))
            }))
        });
        match outcome.await? {
            Ok(Ok(reply)) => Ok(answer(&reply.into_kept(self, now), None)),
            Ok(Err(kept)) => self.again(&kept),
            Err(Ended::Raced) => self.replay(state).await?.ok_or_else(still_running),
            Err(Ended::Refused(problem)) => Err(problem),
        }
    }

    /// Keeps an answer in the transaction of its effect, for effects that the store writes itself.
    ///
    /// # Errors
    /// [`StoreError::Taken`] when the same request was answered at the same time.
    pub fn seal(&self, conn: &mut Conn, reply: &Reply, now: jiff::Timestamp) -> Result<(), StoreError> {
        idempotency::keep(conn, &self.row(reply, now), &reply.named)
    }

    /// The answer to a request that was acted on just now.
    pub fn fresh(&self, reply: Reply, now: jiff::Timestamp) -> HttpResponse {
        answer(&reply.into_kept(self, now), None)
    }

    fn keep(&self, conn: &mut Conn, reply: &Reply, now: jiff::Timestamp) -> Result<(), Ended> {
        match self.seal(conn, reply, now) {
            Err(StoreError::Taken(Unique::PrimaryKey)) => Err(Ended::Raced),
            other => Ok(other?),
        }
    }

    fn row(&self, reply: &Reply, now: jiff::Timestamp) -> NewAnswer {
        NewAnswer {
            organisation_id: self.scope.organisation_id,
            principal: self.scope.principal.clone(),
            route: self.scope.route.clone(),
            action_key: self.scope.action_key.clone(),
            request_sha256: self.fingerprint.clone(),
            status: u32::from(reply.status.as_u16()),
            content_type: "application/json".to_owned(),
            location: reply.location.clone(),
            etag: reply.etag.clone(),
            body: reply.body.clone(),
            answered_at: now,
            expires_at: now.checked_add(SignedDuration::from_hours(KEPT_HOURS)).unwrap_or(now),
        }
    }

    fn again(&self, kept: &KeptAnswer) -> Answer {
        if kept.request_sha256 == self.fingerprint {
            return Ok(answer(kept, Some("true")));
        }
        Err(Problem::new(Code::KeyReused, "Use a fresh Idempotency-Key for another request."))
    }
}

impl Reply {
    fn into_kept(self, once: &Once, now: jiff::Timestamp) -> KeptAnswer {
        KeptAnswer {
            request_sha256: once.fingerprint.clone(),
            status: u32::from(self.status.as_u16()),
            content_type: "application/json".to_owned(),
            location: self.location,
            etag: self.etag,
            body: self.body,
            answered_at: now,
        }
    }
}

fn answer(kept: &KeptAnswer, replayed: Option<&str>) -> HttpResponse {
    let status = u16::try_from(kept.status).ok().and_then(|status| StatusCode::from_u16(status).ok());
    let mut answer = HttpResponse::build(status.unwrap_or(StatusCode::OK));
    answer.insert_header((header::CONTENT_TYPE, kept.content_type.as_str()));
    if let Some(location) = &kept.location {
        answer.insert_header((header::LOCATION, location.as_str()));
    }
    if let Some(etag) = &kept.etag {
        answer.insert_header((header::ETAG, format!("\"{etag}\"")));
    }
    if let Some(replayed) = replayed {
        answer.insert_header(("Idempotency-Replayed", replayed));
    }
    answer.body(kept.body.clone())
}

fn still_running() -> Problem {
    Problem::new(Code::KeyInUse, "Repeat the request in a moment.").retry_after(1)
}
