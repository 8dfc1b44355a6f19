//! Taps of a phone over HTTP: a form that leads back to the page, or the same form answered as JSON for the script.

use std::str::FromStr;

use actix_web::http::StatusCode;
use actix_web::http::header::ACCEPT;
use actix_web::{Either, HttpRequest, HttpResponse, post, web};
use domain::PhoneSessionId;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use store::phones_shown::{self, NewShown};
use uuid::Uuid;

use super::acts::{self, Age, Subject, Tap, UNDO_WITHIN, Undoing, Wish};
use super::pages::{not_possible, notice, words_of};
use crate::AppState;
use crate::config::SigningKeys;
use crate::day::{Guest, guest};
use crate::problem::{Answer, Code, Problem};
use crate::web::{Speaker, is_same_origin, is_sealed, seal, see_other};

/// What the hidden field of the acts' forms is sealed for.
const ACTS: &str = "acts";

/// The routes of the acts.
pub fn routes(config: &mut web::ServiceConfig) {
    config.service(post_act).service(post_shown);
}

/// The hidden field `csrf` of every form on a phone's pages: it is good as long as the session, so that a page that was
/// kept still works.
pub fn acts_seal(keys: &SigningKeys, session: PhoneSessionId) -> String {
    seal(keys, ACTS, &session.to_string())
}

/// Lets a form or batch of this session pass.
///
/// # Errors
/// 403 `forbidden`.
pub fn admit(state: &AppState, request: &HttpRequest, guest: &Guest, csrf: &str) -> Result<(), Problem> {
    let sealed = |session: PhoneSessionId| is_sealed(&state.config.signing_keys, ACTS, &session.to_string(), csrf);
    if is_same_origin(request) && guest.session.is_some_and(|sitting| sealed(sitting.id)) {
        return Ok(());
    }
    Err(Problem::new(Code::Forbidden, "Load the page again: this form does not belong to your session."))
}

/// The guest whose phone asks.
///
/// # Errors
/// 401 `unauthenticated` without a session that is open.
pub async fn guest_of(state: &AppState, request: &HttpRequest) -> Result<Guest, Problem> {
    let signed_out = || Problem::new(Code::Unauthenticated, "Open your personal link again, or check in at the door.");
    let secret = Speaker::Phone.secret(&state.config.public_url, request).ok_or_else(signed_out)?;
    let now = state.clock.now();
    state.read(move |conn| Ok(guest::of_session(conn, &secret, now)?)).await?.ok_or_else(signed_out)
}

/// What a form says; without script the ages are empty.
#[derive(Debug, Clone, Deserialize)]
struct ActForm {
    act: String,
    action_key: Uuid,
    #[serde(default)]
    csrf: String,
    round: Option<String>,
    until_round: Option<String>,
    of: Option<String>,
    age_ms: Option<String>,
    page_age_ms: Option<String>,
}

/// What a phone says, from a form or from a batch.
#[derive(Debug, Clone, Deserialize, Default)]
pub struct Spoken {
    pub act: String,
    pub key: Uuid,
    pub round: Option<u32>,
    pub until_round: Option<u32>,
    /// Of `undo`: the key of the act that is taken back.
    pub of: Option<Uuid>,
    pub age_ms: Option<i64>,
    pub page_age_ms: Option<i64>,
}

impl ActForm {
    fn spoken(self) -> Result<Spoken, Problem> {
        Ok(Spoken {
            act: self.act,
            key: self.action_key,
            round: read("/round", self.round)?,
            until_round: read("/until_round", self.until_round)?,
            of: read("/of", self.of)?,
            age_ms: read("/age_ms", self.age_ms)?,
            page_age_ms: read("/page_age_ms", self.page_age_ms)?,
        })
    }
}

/// A field that may be empty.
fn read<T: FromStr>(pointer: &str, sent: Option<String>) -> Result<Option<T>, Problem> {
    let filled = sent.filter(|text| !text.trim().is_empty());
    let parse = |text: String| text.trim().parse().map_err(|_| Problem::of_field(pointer, "invalid", "not a number"));
    filled.map(parse).transpose()
}

/// What became of it, for the script.
#[derive(Debug, Clone, Serialize)]
pub struct ActAnswer {
    /// `first` or `already`.
    pub status: &'static str,
    pub act: String,
    pub round: Option<u32>,
    pub key: String,
    /// Until when it can be taken back by oneself, in milliseconds since 1970.
    pub undo_until_ms: i64,
    pub undone: bool,
}

/// Which version of the plan a phone shows.
#[derive(Debug, Deserialize)]
struct ShownForm {
    plan: u32,
}

/// A phone says which version it shows: who lags behind is moved last. It speaks for itself alone, so that the cookie of
/// our own pages is enough.
#[post("/me/shown")]
async fn post_shown(state: web::Data<AppState>, request: HttpRequest, form: web::Form<ShownForm>) -> Answer {
    let guest = guest_of(&state, &request).await?;
    if !is_same_origin(&request) {
        return Err(Problem::new(Code::Forbidden, "Only our own pages may say what they show."));
    }
    let shown = NewShown {
        organisation_id: guest.organisation_id,
        event_id: guest.event_id,
        participant_id: guest.participant_id,
        plan_number: form.plan.min(i32::MAX.unsigned_abs()),
        shown_at: state.clock.now(),
    };
    state.write(move |conn| Ok(phones_shown::acknowledge(conn, &shown)?)).await?;
    Ok(HttpResponse::NoContent().finish())
}

#[post("/me/acts")]
async fn post_act(
    state: web::Data<AppState>,
    request: HttpRequest,
    form: Either<web::Form<ActForm>, web::Bytes>,
) -> Answer {
    let script = request.headers().get(ACCEPT).is_some_and(|accept| accept.as_bytes().starts_with(b"application/json"));
    let words = words_of(&request);
    let Either::Left(web::Form(form)) = form else {
        return Ok(notice(words, StatusCode::BAD_REQUEST, "something-wrong", "stale_form"));
    };
    Ok(match (act(&state, &request, form).await, script) {
        (Ok(answer), true) => HttpResponse::Ok().insert_header(("Cache-Control", "no-store")).json(answer),
        (Ok(_), false) => see_other("/me"),
        (Err(problem), true) => return Err(problem),
        (Err(problem), false) if problem.code == Code::Unauthenticated => {
            notice(words, StatusCode::UNAUTHORIZED, "signed-out", "signed_out")
        }
        (Err(problem), false) => not_possible(words, &problem),
    })
}

async fn act(state: &AppState, request: &HttpRequest, form: ActForm) -> Result<ActAnswer, Problem> {
    let guest = guest_of(state, request).await?;
    admit(state, request, &guest, &form.csrf)?;
    take(state, &guest, form.spoken()?).await
}

/// Takes what a guest's phone says.
///
/// # Errors
/// The rule that is against it.
pub async fn take(state: &AppState, guest: &Guest, form: Spoken) -> Result<ActAnswer, Problem> {
    let stamp = state.stamp();
    let subject = Subject {
        organisation_id: guest.organisation_id,
        event_id: guest.event_id,
        participant_id: guest.participant_id,
        actor: format!("participant:{}", guest.participant_id),
    };
    let age = Age { tap_ms: form.age_ms, page_ms: form.page_age_ms };
    let occurred_at = acts::original_time(stamp.at, age, guest.session.map(|sitting| sitting.opened_at));
    if form.act == "undo" {
        return take_back(state, subject, form, occurred_at).await;
    }
    let act = acts::named(&form.act).map_err(acts::ActError::from)?;
    let wish = Wish { round: form.round, until_round: form.until_round };
    let tap = Tap { act, wish, key: form.key.to_string(), occurred_at };
    let (store, event) = (state.store.clone(), subject.event_id);
    let outcome = state.block(move || Ok(acts::say(&store, &subject, &tap, stamp)?)).await?;
    state.live.nudge(event, act.urgent);
    let status = if matches!(outcome, acts::Outcome::First(_)) { "first" } else { "already" };
    Ok(answer(form.act, status, outcome.fact()))
}

async fn take_back(
    state: &AppState,
    subject: Subject,
    form: Spoken,
    occurred_at: Timestamp,
) -> Result<ActAnswer, Problem> {
    let of = form.of.ok_or_else(|| Problem::of_field("/of", "missing", "the key of the act to take back"))?;
    let (undoing, now) = (Undoing { of: of.to_string(), occurred_at, within: Some(UNDO_WITHIN) }, state.clock.now());
    let event = subject.event_id;
    let fact = state.write(move |conn| Ok(acts::undo(conn, &subject, &undoing, now)?)).await?;
    state.live.nudge(event, true);
    Ok(answer(form.act, "first", &fact))
}

fn answer(act: String, status: &'static str, fact: &store::attendance::AttendanceFact) -> ActAnswer {
    ActAnswer {
        status,
        act,
        round: fact.round_number,
        key: fact.action_key.clone(),
        undo_until_ms: (fact.occurred_at + UNDO_WITHIN).as_millisecond(),
        undone: fact.undone_at.is_some(),
    }
}
