//! The personal link: GET shows and changes nothing, POST is "I'm here".

use actix_web::http::StatusCode;
use actix_web::{Either, HttpRequest, HttpResponse, get, post, web};
use domain::{AttendanceFactId, InvitationId, PhoneSessionId, SessionKind};
use jiff::Timestamp;
use serde::Deserialize;
use uuid::Uuid;

use super::arrive::{self, Admission};
use crate::day::guest;
use crate::live::pages::{failed, notice, words_of};
use crate::live::{Door, Screen, Visit, rounds_line, visit};
use crate::web::{Arg, Speaker, Words, is_same_origin, is_sealed, seal, see_other};
use crate::{AppState, Problem};

/// What the nonce of the button is sealed for.
const ARRIVE: &str = "arrive";

/// The routes of the personal link.
pub fn routes(config: &mut web::ServiceConfig) {
    config.service(read_link).service(read_link_now).service(post_link);
}

/// What the button sends.
#[derive(Deserialize)]
struct Tap {
    key: Uuid,
    nonce: String,
}

#[get("/j/{token}")]
async fn read_link(state: web::Data<AppState>, request: HttpRequest, token: web::Path<String>) -> HttpResponse {
    let (words, now) = (words_of(&request), state.clock.now());
    match behind_link(&state, &token, now).await {
        Ok(Some((invitation, visit))) => {
            let screen = link_screen(&state, (&invitation, &token), &visit, &words, now);
            visit.page(StatusCode::OK, words, screen, now, &format!("/j/{token}/now"))
        }
        Ok(None) => notice(words, StatusCode::NOT_FOUND, "wrong-link", "wrong_link"),
        Err(problem) => failed(words, &problem),
    }
}

#[get("/j/{token}/now")]
async fn read_link_now(state: web::Data<AppState>, request: HttpRequest, token: web::Path<String>) -> HttpResponse {
    let (words, now) = (words_of(&request), state.clock.now());
    match behind_link(&state, &token, now).await {
        Ok(Some((invitation, visit))) => {
            let screen = link_screen(&state, (&invitation, &token), &visit, &words, now);
            visit.body(words, screen, now, &request)
        }
        Ok(None) => notice(words, StatusCode::NOT_FOUND, "wrong-link", "wrong_link"),
        Err(problem) => failed(words, &problem),
    }
}

#[post("/j/{token}")]
async fn post_link(
    state: web::Data<AppState>,
    request: HttpRequest,
    token: web::Path<String>,
    tap: Either<web::Form<Tap>, web::Bytes>,
) -> HttpResponse {
    let (words, now) = (words_of(&request), state.clock.now());
    let Either::Left(web::Form(tap)) = tap else {
        return notice(words, StatusCode::BAD_REQUEST, "something-wrong", "stale_form");
    };
    let found = match behind_link(&state, &token, now).await {
        Ok(Some(found)) => found,
        Ok(None) => return notice(words, StatusCode::NOT_FOUND, "wrong-link", "wrong_link"),
        Err(problem) => return failed(words, &problem),
    };
    let (invitation, visit) = found;
    if !is_same_origin(&request) || !is_sealed(&state.config.signing_keys, ARRIVE, &invitation.to_string(), &tap.nonce)
    {
        return stale(words, &visit, now, &token);
    }
    match arrive::admission(&visit.day, &visit.guest, now) {
        Admission::Open => check_in(&state, words, visit, tap.key).await,
        Admission::AlreadyIn => welcome(&state, words, visit, now).await,
        Admission::NotOpen { .. } | Admission::TooLate | Admission::Cancelled => {
            let screen = at_the_door(&visit, &words, now);
            visit.page(StatusCode::CONFLICT, words, screen, now, "")
        }
    }
}

/// The guest behind a link with everything the page shows.
async fn behind_link(state: &AppState, token: &str, now: Timestamp) -> Result<Option<(InvitationId, Visit)>, Problem> {
    let token = token.to_owned();
    let read = move |conn: &mut store::Conn| {
        let Some((invitation, guest)) = guest::of_link(conn, &token, now)? else { return Ok(None) };
        Ok(visit(conn, guest, now)?.map(|visit| (invitation, visit)))
    };
    state.read(read).await
}

/// Writes the arrival; acknowledged only when it is on disk.
async fn check_in(state: &AppState, words: Words, visit: Visit, key: Uuid) -> HttpResponse {
    let now = state.clock.now();
    let id = AttendanceFactId::from_uuid(state.entropy.uuid(now));
    let arrival = arrive::arrival(&visit.guest, id, key.to_string(), now);
    match state.store.arrive(arrival).await {
        Ok(outcome) if arrive::is_in(&outcome) => welcome(state, words, visit, now).await,
        Ok(_) => stale(words, &visit, now, ""),
        Err(error) => failed(words, &error.into()),
    }
}

/// Gives the phone its session and shows the day.
async fn welcome(state: &AppState, words: Words, visit: Visit, now: Timestamp) -> HttpResponse {
    let secret: String = state.entropy.bytes::<32>().iter().map(|byte| format!("{byte:02x}")).collect();
    let id = PhoneSessionId::from_uuid(state.entropy.uuid(now));
    let kept = secret.clone();
    let opened = state
        .write(move |conn| Ok(arrive::let_in(conn, (&visit.day, &visit.guest, SessionKind::Link), id, &kept, now)?))
        .await;
    match opened {
        Ok(seconds) => {
            let mut answer = see_other("/me");
            let cookie = Speaker::Phone.cookie(&state.config.public_url, &secret, seconds);
            if let Err(error) = answer.add_cookie(&cookie) {
                return failed(words, &Problem::internal(error));
            }
            answer
        }
        Err(problem) => failed(words, &problem),
    }
}

/// The page behind the link: the day for who is here, else the door.
fn link_screen(
    state: &AppState,
    (invitation, token): (&InvitationId, &str),
    visit: &Visit,
    words: &Words,
    now: Timestamp,
) -> Screen {
    match arrive::admission(&visit.day, &visit.guest, now) {
        Admission::AlreadyIn => visit.screen(words, now),
        Admission::Open => {
            let key = visit.guest.key();
            let own = visit.directory.somebody(&key);
            let department = own.shown_department();
            let who = [("name", Arg::Text(&own.name)), ("department", Arg::Text(&department))];
            Screen::Door(Door {
                hello: words.with("hello", &[("name", Arg::Text(own.first_name()))]),
                who: words.with("you-are", &who),
                rounds: rounds_line(words, &visit.day),
                action: format!("/j/{token}"),
                key: state.entropy.uuid(now).to_string(),
                nonce: seal(&state.config.signing_keys, ARRIVE, &invitation.to_string()),
            })
        }
        _ => at_the_door(visit, words, now),
    }
}

/// Why nobody comes in now, with the time at which it opens.
fn at_the_door(visit: &Visit, words: &Words, now: Timestamp) -> Screen {
    let (key, facts) = (visit.guest.key(), visit.day.facts());
    let reader = crate::live::Reader {
        day: &visit.day,
        directory: &visit.directory,
        words,
        key: &key,
        now,
        changed: false,
        missed: Vec::new(),
    };
    reader.screen(&crate::day::door(&facts, now))
}

fn stale(words: Words, visit: &Visit, now: Timestamp, token: &str) -> HttpResponse {
    let again = (!token.is_empty()).then(|| format!("/j/{token}"));
    let screen = Screen::Notice(crate::live::Notice {
        title: words.say("something-wrong-title"),
        lead: words.say("stale-form-lead"),
        again,
        code: "stale_form",
        ..crate::live::Notice::default()
    });
    visit.page(StatusCode::FORBIDDEN, words, screen, now, "")
}
