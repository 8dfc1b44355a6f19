//! What a phone kept while it had no network, sent in one go: arrival, acts, answers and lessons, in the order of the
//! taps, each with its own result. A key that is known changes nothing, so the whole may be sent again.

use actix_web::{HttpRequest, HttpResponse, post, web};
use domain::{AttendanceFactId, ParticipantId};
use serde::{Deserialize, Serialize};
use store::attendance::Arrived;
use store::confirmations::Answered;
use uuid::Uuid;

use crate::checkin::arrive;
use crate::day::{Guest, load};
use crate::encounters::{self, Author, Lesson};
use crate::live::acts::{Age, original_time};
use crate::live::acts_api::{Spoken, admit, guest_of, take};
use crate::problem::{Answer, Code, Problem};
use crate::{AppState, body::Body};

/// The most items of one batch.
const ITEMS_MAX: usize = 100;

/// The routes of the batch.
pub fn routes(config: &mut web::ServiceConfig) {
    config.service(post_batch);
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Batch {
    #[serde(default)]
    csrf: String,
    items: Vec<Item>,
}

/// One tap.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Item {
    key: Uuid,
    /// `arrive`, `answer`, `lesson`, or an act.
    act: String,
    round: Option<u32>,
    until_round: Option<u32>,
    of: Option<Uuid>,
    age_ms: Option<i64>,
    page_age_ms: Option<i64>,
    /// Of an answer: who was met; left out: everybody of the meeting; empty: nobody.
    ticked: Option<Vec<ParticipantId>>,
    /// Of a lesson.
    body: Option<String>,
}

/// What became of one tap.
#[derive(Debug, Serialize)]
struct Told {
    key: Uuid,
    /// `first`, `already` or `refused`.
    status: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    detail: Option<String>,
}

#[derive(Debug, Serialize)]
struct AllTold {
    items: Vec<Told>,
}

#[post("/me/acts/batch")]
async fn post_batch(state: web::Data<AppState>, request: HttpRequest, body: Body<Batch>) -> Answer {
    let guest = guest_of(&state, &request).await?;
    let batch = body.value;
    admit(&state, &request, &guest, &batch.csrf)?;
    if batch.items.len() > ITEMS_MAX {
        return Err(Problem::of_field(
            "/items",
            "too_many",
            format!("at most {ITEMS_MAX} items; send the rest after them"),
        ));
    }
    let mut items = Vec::with_capacity(batch.items.len());
    for item in batch.items {
        items.push(told(&state, &guest, item).await?);
    }
    Ok(HttpResponse::Ok().insert_header(("Cache-Control", "no-store")).json(AllTold { items }))
}

/// A refusal is the item's own; a failure on our side ends the batch, and the phone sends it again.
async fn told(state: &AppState, guest: &Guest, item: Item) -> Result<Told, Problem> {
    let key = item.key;
    let done = match item.act.as_str() {
        "arrive" => arrived(state, guest, &item).await,
        "answer" => answered(state, guest, item).await,
        "lesson" => learned(state, guest, item).await,
        _ => acted(state, guest, item).await,
    };
    match done {
        Ok(status) => Ok(Told { key, status, code: None, detail: None }),
        Err(problem) if problem.code.status().is_server_error() => Err(problem),
        Err(problem) => {
            Ok(Told { key, status: "refused", code: Some(problem.code.as_str()), detail: Some(problem.detail) })
        }
    }
}

async fn acted(state: &AppState, guest: &Guest, item: Item) -> Result<&'static str, Problem> {
    let Item { key, act, round, until_round, of, age_ms, page_age_ms, .. } = item;
    let spoken = Spoken { act, key, round, until_round, of, age_ms, page_age_ms };
    Ok(take(state, guest, spoken).await?.status)
}

async fn arrived(state: &AppState, guest: &Guest, item: &Item) -> Result<&'static str, Problem> {
    let (now, who) = (state.clock.now(), guest.clone());
    let read = state.read(move |conn| Ok(load::day(conn, who.organisation_id, who.event_id)?));
    let day = read.await?.ok_or_else(Problem::not_found)?;
    match arrive::admission(&day, guest, now) {
        arrive::Admission::Open | arrive::Admission::AlreadyIn => {}
        arrive::Admission::NotOpen { opens_at } => {
            return Err(Problem::new(Code::TooSoon, format!("Check-in opens at {opens_at}.")));
        }
        arrive::Admission::TooLate | arrive::Admission::Cancelled => {
            return Err(Problem::new(Code::EventClosed, "Nobody can check in any more."));
        }
    }
    let id = AttendanceFactId::from_uuid(state.entropy.uuid(now));
    let age = Age { tap_ms: item.age_ms, page_ms: item.page_age_ms };
    let mut arrival = arrive::arrival(guest, id, item.key.to_string(), now);
    arrival.occurred_at = original_time(now, age, guest.session.map(|sitting| sitting.opened_at));
    match state.store.arrive(arrival).await? {
        Arrived::First(_) => Ok("first"),
        Arrived::Already(_) | Arrived::Undone(_) => Ok("already"),
    }
}

fn author(guest: &Guest) -> Author {
    Author { organisation: guest.organisation_id, event: guest.event_id, participant: guest.participant_id }
}

async fn answered(state: &AppState, guest: &Guest, item: Item) -> Result<&'static str, Problem> {
    let (who, stamp) = (author(guest), state.stamp());
    let round = item.round.ok_or_else(|| Problem::of_field("/round", "missing", "the round that is answered about"))?;
    let age = Age { tap_ms: item.age_ms, page_ms: item.page_age_ms };
    let occurred_at = original_time(stamp.at, age, guest.session.map(|sitting| sitting.opened_at));
    let met = item.ticked.as_ref().is_none_or(|ticked| !ticked.is_empty());
    let ticked = item.ticked.unwrap_or_default();
    let said = encounters::Answer { round, met, ticked, key: item.key.to_string(), occurred_at };
    let kept = state.write(move |conn| Ok(encounters::answer(conn, &who, &said, stamp)?)).await?;
    match kept {
        Ok(Answered::First) => Ok("first"),
        Ok(Answered::Already) => Ok("already"),
        Err(refusal) => Err(refusal.into()),
    }
}

async fn learned(state: &AppState, guest: &Guest, item: Item) -> Result<&'static str, Problem> {
    let (who, stamp) = (author(guest), state.stamp());
    let said = Lesson { round: item.round, text: item.body.unwrap_or_default(), key: item.key.to_string() };
    let short = state.write(move |conn| Ok(encounters::lesson(conn, &who, &said, stamp)?)).await?;
    if short { Ok("first") } else { Err(Problem::of_field("/body", "too_long", "at most 500 characters")) }
}
