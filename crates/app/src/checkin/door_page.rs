//! The poster at the door: who scans it is asked for a code, or a name and department, and shown a
//! button. Reading changes nothing; looking somebody up checks nobody in.

use std::time::Duration;

use actix_web::http::StatusCode;
use actix_web::rt::time::{Instant, sleep_until};
use actix_web::{Either, HttpRequest, HttpResponse, get, post, web};
use domain::{AttendanceFactId, EventId, PhoneSessionId};
use jiff::Timestamp;
use serde::Deserialize;
use uuid::Uuid;

use super::claim::{self, Claimed};
use super::door_forms_page::{Choice, DoorForm, DoorPage, Typed};
use super::find::{self, Asked, Candidate, Found};
use super::fits;
use super::poster_page::{Poster, ask, asking, blank, open_poster, right_number, signed_in, wait};
use crate::AppState;
use crate::day::guest;
use crate::live::pages::{failed, notice, words_of};
use crate::live::{Door, PhonePage, Screen, rounds_line};
use crate::web::{Arg, Sentence, Speaker, Words, is_same_origin, page, see_other};

/// A hit and a miss are answered this long after the question.
const ANSWER_AFTER: Duration = Duration::from_millis(100);

/// The routes of the poster.
pub fn routes(config: &mut web::ServiceConfig) {
    config.service(read_door).service(post_question).service(post_claim);
}

#[derive(Deserialize)]
struct Scanned {
    #[serde(default)]
    number: String,
}

#[derive(Deserialize)]
struct Question {
    #[serde(default)]
    code: String,
    #[serde(default)]
    name: String,
    #[serde(default)]
    department: String,
    #[serde(default)]
    number: String,
}

#[derive(Deserialize)]
struct Claim {
    nonce: String,
    key: Uuid,
}

#[get("/door/{event}")]
async fn read_door(
    state: web::Data<AppState>,
    request: HttpRequest,
    event: web::Path<EventId>,
    scanned: web::Query<Scanned>,
) -> HttpResponse {
    let words = words_of(&request);
    if is_in(&state, &request, *event).await {
        return see_other("/me");
    }
    match open_poster(&state, *event, &words).await {
        Ok(poster) => {
            let typed = Typed { number: scanned.into_inner().number, ..Typed::default() };
            ask(StatusCode::OK, words, &poster, typed, None)
        }
        Err(answer) => answer,
    }
}

#[post("/door/{event}")]
async fn post_question(
    state: web::Data<AppState>,
    request: HttpRequest,
    event: web::Path<EventId>,
    question: Either<web::Form<Question>, web::Bytes>,
) -> HttpResponse {
    let answer_at = Instant::now() + ANSWER_AFTER;
    let answer = answer(&state, &request, *event, question).await;
    sleep_until(answer_at).await;
    answer
}

async fn answer(
    state: &AppState,
    request: &HttpRequest,
    event: EventId,
    question: Either<web::Form<Question>, web::Bytes>,
) -> HttpResponse {
    let words = words_of(request);
    let Either::Left(web::Form(question)) = question else {
        return notice(words, StatusCode::BAD_REQUEST, "something-wrong", "stale_form");
    };
    let poster = match open_poster(state, event, &words).await {
        Ok(poster) => poster,
        Err(answer) => return answer,
    };
    let Question { code, name, department, number } = question;
    let typed = Typed { name: name.clone(), department: department.clone(), number: number.clone() };
    let asked = if code.trim().is_empty() { Asked::Name { name, department } } else { Asked::Code(code) };
    if matches!(&asked, Asked::Name { name, department } if !fits::is_enough(name) || department.trim().is_empty()) {
        let wrong = Some(("door-more-letters", "more_letters"));
        return ask(StatusCode::UNPROCESSABLE_ENTITY, words, &poster, typed, wrong);
    }
    let asking = asking(state, request, &poster);
    match right_number(state, &poster, &asking, &number).await {
        Ok(None) => {}
        Ok(Some((status, wrong))) => return ask(status, words, &poster, typed, Some(wrong)),
        Err(problem) => return failed(words, &problem),
    }
    match state.write(move |conn| Ok(find::find(conn, &asking, &asked)?)).await {
        Ok(found) => show(state, words, &poster, typed, found),
        Err(problem) => failed(words, &problem),
    }
}

/// What was found, as a page.
fn show(state: &AppState, words: Words, poster: &Poster, typed: Typed, found: Found) -> HttpResponse {
    let (event, now) = (poster.day.event_id, state.clock.now());
    match found {
        Found::One(one) => confirm(state, words, poster, &one),
        Found::Several(several) => {
            let choice = |one: Candidate| Choice {
                ticket: claim::ticket(&state.config.signing_keys, event, one.participant, now),
                key: state.entropy.uuid(now).to_string(),
                name: Sentence::of(&one.name),
                department: Sentence::of(&one.department),
            };
            let form = DoorForm::Choose(several.into_iter().map(choice).collect());
            page(StatusCode::OK, &DoorPage { form, code: "choose", ..blank(words, poster, typed) })
        }
        Found::Unclear => ask(StatusCode::CONFLICT, words, poster, typed, Some(("door-unclear", "unclear"))),
        Found::Nobody => ask(StatusCode::NOT_FOUND, words, poster, typed, Some(("door-nobody", "nobody"))),
        Found::TooMany => {
            wait(ask(StatusCode::TOO_MANY_REQUESTS, words, poster, typed, Some(("door-too-many", "too_many_requests"))))
        }
    }
}

/// "You are Grace H., Finance": one tap from being in.
fn confirm(state: &AppState, words: Words, poster: &Poster, one: &Candidate) -> HttpResponse {
    let (day, now) = (&poster.day, state.clock.now());
    let who = [("name", Arg::Text(&one.name)), ("department", Arg::Text(&one.department))];
    let screen = Screen::Door(Door {
        hello: words.with("hello", &[("name", Arg::Text(&one.first_name))]),
        who: words.with("you-are", &who),
        rounds: rounds_line(&words, day),
        action: format!("/door/{}/claims", day.event_id),
        key: state.entropy.uuid(now).to_string(),
        nonce: claim::ticket(&state.config.signing_keys, day.event_id, one.participant, now),
    });
    page(StatusCode::OK, &PhonePage::new(words, &day.name, &day.page_time(now), screen))
}

#[post("/door/{event}/claims")]
async fn post_claim(
    state: web::Data<AppState>,
    request: HttpRequest,
    event: web::Path<EventId>,
    claim: Either<web::Form<Claim>, web::Bytes>,
) -> HttpResponse {
    let (words, now) = (words_of(&request), state.clock.now());
    let Either::Left(web::Form(claim)) = claim else {
        return notice(words, StatusCode::BAD_REQUEST, "something-wrong", "stale_form");
    };
    let participant = claim::bearer(&state.config.signing_keys, *event, &claim.nonce, now);
    let Some(participant) = participant.filter(|_| is_same_origin(&request)) else {
        return notice(words, StatusCode::FORBIDDEN, "door-stale", "stale_form");
    };
    let poster = match open_poster(&state, *event, &words).await {
        Ok(poster) => poster,
        Err(answer) => return answer,
    };
    let tap = claim::Tap {
        action_key: claim.key.to_string(),
        fact: AttendanceFactId::from_uuid(state.entropy.uuid(now)),
        session: PhoneSessionId::from_uuid(state.entropy.uuid(now)),
        secret: state.entropy.secret(),
    };
    let (secret, whom) = (tap.secret.clone(), (poster.organisation, *event, participant));
    let claimed = state.write(move |conn| {
        let guest = guest::of_participant(conn, whom)?;
        Ok(claim::claim(conn, (&poster.day, &guest), &tap, now)?)
    });
    match claimed.await {
        Ok(Claimed::In(seconds)) => {
            state.live.nudge(*event, false);
            signed_in(&state, words, &secret, seconds)
        }
        Ok(Claimed::Taken) => notice(words, StatusCode::CONFLICT, "door-claimed", "claimed"),
        Ok(Claimed::Refused) => notice(words, StatusCode::CONFLICT, "door-stale", "stale_form"),
        Err(problem) => failed(words, &problem),
    }
}

/// Whether the phone speaks for somebody who is in at this event already.
async fn is_in(state: &AppState, request: &HttpRequest, event: EventId) -> bool {
    let Some(secret) = Speaker::Phone.secret(&state.config.public_url, request) else { return false };
    let now: Timestamp = state.clock.now();
    let read = state.read(move |conn| Ok(guest::of_session(conn, &secret, now)?));
    let known = read.await.ok().flatten();
    known.is_some_and(|guest| guest.event_id == event && guest.arrival.is_some())
}
