//! The console over HTTP. GET shows, POST acts; every POST carries the session's seal.

use std::sync::atomic::{AtomicBool, Ordering};

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, get, post, web};
use domain::{EventId, PlanId};
use serde::Deserialize;
use store::events;

use super::acts;
use super::read::{self, Looking};
use super::session::{self, SESSION_SECONDS, Seat};
use super::{EnterPage, EventLine, EventsPage};
use crate::plans::export;
use crate::plans::publish::{PublishError, publish};
use crate::web::ClockFace;
use crate::web::{Arg, Sentence, Speaker, Words, page, see_other};
use crate::{AppState, Problem};

/// Whether "simulate the others arriving" is offered: in a demo only.
static SIMULATION: AtomicBool = AtomicBool::new(false);

/// Lets organisers let everybody arrive. For `demo`, never for `serve`.
pub fn allow_simulation() {
    SIMULATION.store(true, Ordering::Relaxed);
}

/// The routes of the console.
pub fn routes(config: &mut web::ServiceConfig) {
    config.service(read_enter).service(post_enter).service(post_sign_out).service(read_events).service(read_event);
    config.service(post_publication).service(post_arrivals).service(post_screen).service(read_document);
}

#[derive(Deserialize)]
struct Sealed {
    csrf: String,
}

#[derive(Deserialize)]
struct Publishing {
    csrf: String,
    plan: PlanId,
}

#[derive(Deserialize)]
struct View {
    round: Option<u32>,
}

#[get("/console/enter/{link}")]
async fn read_enter(link: web::Path<String>) -> HttpResponse {
    let words = Words::english();
    let (title, lead) = (words.say("console-enter-title"), words.say("console-enter-lead"));
    let button = words.say("console-enter-button");
    page(StatusCode::OK, &EnterPage { title, lead, button, form: Some(format!("/console/enter/{link}")), words })
}

#[post("/console/enter/{link}")]
async fn post_enter(state: web::Data<AppState>, request: HttpRequest, link: web::Path<String>) -> HttpResponse {
    if !crate::web::is_same_origin(&request) {
        return notice(StatusCode::FORBIDDEN, "console-link-used");
    }
    match session::enter(&state, &link).await {
        Ok(Some(secret)) => with_cookie(see_other("/console"), &state, Some(&secret)),
        Ok(None) => notice(StatusCode::GONE, "console-link-used"),
        Err(problem) => failed(&problem),
    }
}

#[post("/console/sign-out")]
async fn post_sign_out(state: web::Data<AppState>, request: HttpRequest, form: web::Form<Sealed>) -> HttpResponse {
    let seat = match acting(&state, &request, &form.csrf).await {
        Ok(seat) => seat,
        Err(answer) => return answer,
    };
    match seat.leave(&state).await {
        Ok(()) => with_cookie(notice(StatusCode::OK, "console-signed-out"), &state, None),
        Err(problem) => failed(&problem),
    }
}

#[get("/console")]
async fn read_events(state: web::Data<AppState>, request: HttpRequest) -> HttpResponse {
    let seat = match seated(&state, &request).await {
        Ok(seat) => seat,
        Err(answer) => return answer,
    };
    let organisation = seat.organisation;
    let found = state.read(move |conn| Ok(events::page(conn, organisation, None, 100)?)).await;
    match found {
        Ok(found) => match found.as_slice() {
            [only] => see_other(&format!("/console/events/{}", only.id)),
            all => page(StatusCode::OK, &events_page(&state, &seat, all)),
        },
        Err(problem) => failed(&problem),
    }
}

#[get("/console/events/{event}")]
async fn read_event(
    state: web::Data<AppState>,
    request: HttpRequest,
    event: web::Path<EventId>,
    view: web::Query<View>,
) -> HttpResponse {
    let seat = match seated(&state, &request).await {
        Ok(seat) => seat,
        Err(answer) => return answer,
    };
    let looking = Looking {
        event: *event,
        round: view.round,
        now: state.clock.now(),
        csrf: seat.csrf(&state.config),
        simulation: SIMULATION.load(Ordering::Relaxed),
    };
    let organisation = seat.organisation;
    match state.read(move |conn| Ok(read::event_page(conn, organisation, looking)?)).await {
        Ok(Some(whole)) => page(StatusCode::OK, &whole),
        Ok(None) => notice(StatusCode::NOT_FOUND, "wrong-link"),
        Err(problem) => failed(&problem),
    }
}

#[post("/console/events/{event}/publication")]
async fn post_publication(
    state: web::Data<AppState>,
    request: HttpRequest,
    event: web::Path<EventId>,
    form: web::Form<Publishing>,
) -> HttpResponse {
    let seat = match acting(&state, &request, &form.csrf).await {
        Ok(seat) => seat,
        Err(answer) => return answer,
    };
    let (by, plan) = (seat.by(&state), form.plan);
    let outcome = state.write(move |conn| match publish(conn, &by, plan) {
        Ok(_) => Ok(true),
        Err(PublishError::Stale { .. }) => Ok(false),
        Err(PublishError::Store(cause)) => Err(cause.into()),
    });
    match outcome.await {
        Ok(true) => see_other(&format!("/console/events/{event}#plan")),
        Ok(false) => notice(StatusCode::PRECONDITION_FAILED, "plan-stale"),
        Err(problem) => failed(&problem),
    }
}

#[post("/console/events/{event}/arrivals")]
async fn post_arrivals(
    state: web::Data<AppState>,
    request: HttpRequest,
    event: web::Path<EventId>,
    form: web::Form<Sealed>,
) -> HttpResponse {
    let seat = match acting(&state, &request, &form.csrf).await {
        Ok(seat) => seat,
        Err(answer) => return answer,
    };
    if !SIMULATION.load(Ordering::Relaxed) {
        return notice(StatusCode::NOT_FOUND, "wrong-link");
    }
    let (by, event_id) = (seat.by(&state), *event);
    match state.write(move |conn| Ok(acts::let_everybody_arrive(conn, &by, event_id)?)).await {
        Ok(_) => see_other(&format!("/console/events/{event}#arrivals")),
        Err(problem) => failed(&problem),
    }
}

#[post("/console/events/{event}/screen")]
async fn post_screen(
    state: web::Data<AppState>,
    request: HttpRequest,
    event: web::Path<EventId>,
    form: web::Form<Sealed>,
) -> HttpResponse {
    let seat = match acting(&state, &request, &form.csrf).await {
        Ok(seat) => seat,
        Err(answer) => return answer,
    };
    let (by, event_id, secret) = (seat.by(&state), *event, session::fresh_secret(&state.entropy));
    match state.write(move |conn| Ok(acts::issue_screen_link(conn, &by, event_id, &secret)?)).await {
        Ok(path) => see_other(&path),
        Err(problem) => failed(&problem),
    }
}

#[get("/console/plans/{plan}/plan.json")]
async fn read_document(state: web::Data<AppState>, request: HttpRequest, plan: web::Path<PlanId>) -> HttpResponse {
    let seat = match seated(&state, &request).await {
        Ok(seat) => seat,
        Err(answer) => return answer,
    };
    let (organisation, plan) = (seat.organisation, *plan);
    match state.read(move |conn| Ok(export::document(conn, organisation, plan)?)).await {
        Ok(document) => HttpResponse::Ok()
            .insert_header(("Content-Disposition", "attachment; filename=\"plan.json\""))
            .insert_header(("Cache-Control", "no-store"))
            .json(document),
        Err(problem) => failed(&problem),
    }
}

/// The seat of a request that only looks.
async fn seated(state: &AppState, request: &HttpRequest) -> Result<Seat, HttpResponse> {
    match session::seat(state, request).await {
        Ok(Some(seat)) => Ok(seat),
        Ok(None) => Err(notice(StatusCode::UNAUTHORIZED, "console-signed-out")),
        Err(problem) => Err(failed(&problem)),
    }
}

/// The seat of a request that acts: its form must have come from our own page.
async fn acting(state: &AppState, request: &HttpRequest, csrf: &str) -> Result<Seat, HttpResponse> {
    let seat = seated(state, request).await?;
    if seat.sent(&state.config, request, csrf) {
        Ok(seat)
    } else {
        Err(notice(StatusCode::FORBIDDEN, "something-wrong"))
    }
}

fn events_page(state: &AppState, seat: &Seat, all: &[events::Event]) -> EventsPage {
    let words = Words::english();
    let line = |event: &events::Event| EventLine {
        id: event.id.to_string(),
        name: Sentence::of(&event.name),
        when: Sentence::of(&ClockFace::of(&event.time_zone).date_time(event.starts_at)),
    };
    let nothing = words.with("console-no-events-lead", &[("id", Arg::Text("{id}"))]);
    EventsPage { csrf: seat.csrf(&state.config), events: all.iter().map(line).collect(), nothing, words }
}

pub(crate) fn with_cookie(mut answer: HttpResponse, state: &AppState, secret: Option<&str>) -> HttpResponse {
    let url = &state.config.public_url;
    let cookie = match secret {
        Some(secret) => Speaker::Console.cookie(url, secret, SESSION_SECONDS),
        None => Speaker::Console.goodbye(url),
    };
    match answer.add_cookie(&cookie) {
        Ok(()) => answer,
        Err(error) => failed(&Problem::internal(error)),
    }
}

pub(crate) fn notice(status: StatusCode, key: &str) -> HttpResponse {
    let words = Words::english();
    let (title, lead) = (words.say(&format!("{key}-title")), words.say(&format!("{key}-lead")));
    page(status, &EnterPage { title, lead, button: Sentence::default(), form: None, words })
}

pub(crate) fn failed(problem: &Problem) -> HttpResponse {
    notice(problem.code.status(), "something-wrong")
}
