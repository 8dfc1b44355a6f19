//! The console over HTTP. GET shows, POST acts; every POST carries the session's seal.

use std::sync::atomic::{AtomicBool, Ordering};

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, get, post, web};
use domain::{EventId, PlanId};
use serde::Deserialize;
use store::events;

use super::acts;
use super::read::{self, Looking};
use super::seated::{act, acting, failed, look, notice, seated};
use super::table::{Cell, TablePage};
use super::{EnterPage, EventLine, EventsPage, directory, imports, versions};
use crate::access::seat::{self, SESSION_SECONDS, Seat};
use crate::log::{About, tell};
use crate::plans::export;
use crate::plans::publish::publish;
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
    config.service(read_all_events).service(directory::read_people).service(directory::read_person);
    config.service(directory::read_programmes).service(imports::read_imports).service(imports::post_import);
    config.service(imports::post_undo).service(versions::read_versions).service(versions::read_comparison);
    config.service(versions::post_restoration).service(versions::post_draft).service(versions::read_jobs);
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
    match seat::enter(&state, &link).await {
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

/// The list, also where there is only one.
#[get("/console/events")]
async fn read_all_events(state: web::Data<AppState>, request: HttpRequest) -> HttpResponse {
    look(&state, &request, |conn, looker| {
        let all = events::page(conn, looker.by.organisation, None, 100)?;
        let mut page = TablePage::of("/console/events", "console-events", &looker.csrf).columns(&[
            "column-name",
            "column-when",
            "column-versions",
        ]);
        let row = |event: &events::Event| {
            let at = format!("/console/events/{}", event.id);
            let when = ClockFace::of(&event.time_zone).date_time(event.starts_at);
            let versions = Cell::say(page.words.say("versions-title")).to(format!("{at}/versions"));
            vec![Cell::of(&event.name).to(at), Cell::of(&when), versions]
        };
        page.rows = all.iter().map(row).collect();
        Ok(page)
    })
    .await
}

#[get("/console/events/{event}")]
async fn read_event(
    state: web::Data<AppState>,
    request: HttpRequest,
    event: web::Path<EventId>,
    view: web::Query<View>,
) -> HttpResponse {
    let (event, round) = (event.into_inner(), view.round);
    look(&state, &request, move |conn, looker| {
        let looking = Looking {
            event,
            round,
            now: looker.now,
            csrf: looker.csrf.clone(),
            simulation: SIMULATION.load(Ordering::Relaxed),
        };
        read::event_page(conn, looker.by.organisation, looking)?.ok_or_else(Problem::not_found)
    })
    .await
}

#[post("/console/events/{event}/publication")]
async fn post_publication(
    state: web::Data<AppState>,
    request: HttpRequest,
    event: web::Path<EventId>,
    form: web::Form<Publishing>,
) -> HttpResponse {
    let (event, plan) = (event.into_inner(), form.plan);
    act(&state, &request, &form.csrf, move |conn, by| {
        publish(conn, by, plan)?;
        tell(conn, by, "publish_plan", About { object: Some(plan.as_uuid()), event: Some(event), reason: None })?;
        Ok(format!("/console/events/{event}#plan"))
    })
    .await
}

#[post("/console/events/{event}/arrivals")]
async fn post_arrivals(
    state: web::Data<AppState>,
    request: HttpRequest,
    event: web::Path<EventId>,
    form: web::Form<Sealed>,
) -> HttpResponse {
    let event = event.into_inner();
    act(&state, &request, &form.csrf, move |conn, by| {
        if !SIMULATION.load(Ordering::Relaxed) {
            return Err(Problem::not_found());
        }
        acts::let_everybody_arrive(conn, by, event)?;
        Ok(format!("/console/events/{event}#arrivals"))
    })
    .await
}

#[post("/console/events/{event}/screen")]
async fn post_screen(
    state: web::Data<AppState>,
    request: HttpRequest,
    event: web::Path<EventId>,
    form: web::Form<Sealed>,
) -> HttpResponse {
    let (event, secret) = (event.into_inner(), state.entropy.secret());
    act(&state, &request, &form.csrf, move |conn, by| Ok(acts::issue_screen_link(conn, by, event, &secret)?)).await
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
