//! The helper's page over HTTP: search, check in, take back, whole tables, newcomers, second phones.
//! GET shows, POST acts; every POST carries the session's seal. It works without a script.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, get, post, web};
use domain::{EventId, ParticipantId};
use serde::Deserialize;
use store::{Conn, events};
use uuid::Uuid;

use super::desk;
use super::desk_lines_page::Drawing;
use super::together::{self, Coming, Outcome};
use super::walk_in::{Said, WalkIn, walk_in};
use super::{desk_verdict_page as verdicts, undo, whole_table, window};
use crate::access::seat::{Seat, seat_at_door};
use crate::access::step_up::{self, Issuer};
use crate::console::seated::{failed, notice};
use crate::day::load;
use crate::events::register::Issuing;
use crate::log::{About, tell};
use crate::web::{page, see_other};
use crate::{AppState, Code, Problem};

/// The routes of the helper's page.
pub fn routes(config: &mut web::ServiceConfig) {
    config.service(read_desk).service(post_check_in).service(post_undo).service(post_table);
    config.service(post_walk_in).service(post_release);
}

#[derive(Deserialize)]
struct Looking {
    #[serde(default)]
    q: String,
    shown: Option<ParticipantId>,
    #[serde(default, rename = "as")]
    code: String,
}

#[derive(Deserialize)]
struct OnePerson {
    csrf: String,
    participant: ParticipantId,
    key: Option<Uuid>,
}

#[derive(Deserialize)]
struct OneTable {
    csrf: String,
    round: u32,
    spot: String,
}

#[derive(Deserialize)]
struct SomebodyNew {
    csrf: String,
    name: String,
    department: String,
}

#[get("/helper/{event}")]
async fn read_desk(
    state: web::Data<AppState>,
    request: HttpRequest,
    event: web::Path<EventId>,
    looking: web::Query<Looking>,
) -> HttpResponse {
    let seat = match seated(&state, &request, *event).await {
        Ok(seat) => seat,
        Err(answer) => return answer,
    };
    let (stamp, config, organisation) = (state.stamp(), state.config.clone(), seat.organisation);
    let event = *event;
    let read = state.read(move |conn| {
        let desk = desk::read(conn, organisation, event, stamp.at)?.ok_or_else(Problem::not_found)?;
        let codes = step_up::waiting(conn, &Issuer { config: &config, organisation, stamp }, event)?;
        Ok((desk, codes))
    });
    let (desk, codes) = match read.await {
        Ok(found) => found,
        Err(problem) => return failed(&problem),
    };
    let (csrf, now) = (seat.csrf(&state.config), state.clock.now());
    let Looking { q, shown, code } = looking.into_inner();
    if !code.is_empty() {
        let verdict = verdicts::of(&desk, shown, &code, now);
        return page(StatusCode::OK, &verdicts::whole(&desk, csrf, verdict));
    }
    let drawing = Drawing { desk: &desk, now, csrf, key: state.entropy.uuid(now).to_string() };
    page(StatusCode::OK, &drawing.page(&q, &codes))
}

#[post("/helper/{event}/check-ins")]
async fn post_check_in(
    state: web::Data<AppState>,
    request: HttpRequest,
    event: web::Path<EventId>,
    form: web::Form<OnePerson>,
) -> HttpResponse {
    let seat = match acting(&state, &request, *event, &form.csrf).await {
        Ok(seat) => seat,
        Err(answer) => return answer,
    };
    let coming =
        Coming { participant: form.participant, action_key: form.key.map(|key| key.to_string()), seconds_ago: 0 };
    match together::check_in(&state, &seat.by(&state), *event, &[coming]).await {
        Ok(came) => {
            let code = came.first().map_or("unknown", |one| one.outcome.as_str());
            shown(*event, Some(form.participant), code)
        }
        Err(problem) => refused(*event, &problem),
    }
}

#[post("/helper/{event}/tables")]
async fn post_table(
    state: web::Data<AppState>,
    request: HttpRequest,
    event: web::Path<EventId>,
    form: web::Form<OneTable>,
) -> HttpResponse {
    let seat = match acting(&state, &request, *event, &form.csrf).await {
        Ok(seat) => seat,
        Err(answer) => return answer,
    };
    let (organisation, event_id) = (seat.organisation, *event);
    let people = match state.read(move |conn| Ok(load::day(conn, organisation, event_id)?)).await {
        Ok(day) => day.map(|day| whole_table::people_at(&day, form.round, &form.spot)).unwrap_or_default(),
        Err(problem) => return failed(&problem),
    };
    let coming = |participant| Coming { participant, action_key: None, seconds_ago: 0 };
    let coming: Vec<Coming> = people.into_iter().map(coming).collect();
    match together::check_in(&state, &seat.by(&state), *event, &coming).await {
        Ok(came) if came.is_empty() => shown(*event, None, "unknown"),
        Ok(came) => {
            let new = came.iter().any(|one| one.outcome == Outcome::First);
            shown(*event, None, if new { "table" } else { "already" })
        }
        Err(problem) => refused(*event, &problem),
    }
}

#[post("/helper/{event}/undo")]
async fn post_undo(
    state: web::Data<AppState>,
    request: HttpRequest,
    event: web::Path<EventId>,
    form: web::Form<OnePerson>,
) -> HttpResponse {
    let seat = match acting(&state, &request, *event, &form.csrf).await {
        Ok(seat) => seat,
        Err(answer) => return answer,
    };
    let (by, event_id, participant) = (seat.by(&state), *event, form.participant);
    match state.write(move |conn| Ok(undo::undo(conn, &by, event_id, participant)?)).await {
        Ok(_) => {
            state.live.nudge(*event, false);
            shown(*event, Some(participant), "undone")
        }
        Err(problem) => failed(&problem),
    }
}

#[post("/helper/{event}/release")]
async fn post_release(
    state: web::Data<AppState>,
    request: HttpRequest,
    event: web::Path<EventId>,
    form: web::Form<OnePerson>,
) -> HttpResponse {
    let seat = match acting(&state, &request, *event, &form.csrf).await {
        Ok(seat) => seat,
        Err(answer) => return answer,
    };
    let (by, event_id, participant) = (seat.by(&state), *event, form.participant);
    let released = state.write(move |conn| {
        let found = store::participants::find(conn, by.organisation, participant)?;
        found.filter(|one| one.event_id == event_id).ok_or_else(Problem::not_found)?;
        store::phone_sessions::close_all(conn, by.organisation, participant, by.stamp.at)?;
        let about = About { object: Some(participant.as_uuid()), event: Some(event_id), reason: None };
        Ok(tell(conn, &by, "release_phone", about)?)
    });
    match released.await {
        Ok(()) => shown(*event, Some(participant), "released"),
        Err(problem) => failed(&problem),
    }
}

#[post("/helper/{event}/walk-ins")]
async fn post_walk_in(
    state: web::Data<AppState>,
    request: HttpRequest,
    event: web::Path<EventId>,
    form: web::Form<SomebodyNew>,
) -> HttpResponse {
    let seat = match acting(&state, &request, *event, &form.csrf).await {
        Ok(seat) => seat,
        Err(answer) => return answer,
    };
    let Ok(said) = Said::parse(&form.name, &form.department) else { return shown(*event, None, "no_name") };
    let (by, event_id) = (seat.by(&state), *event);
    let (config, entropy) = (state.config.clone(), state.entropy.clone());
    let welcomed = state.write(move |conn: &mut Conn| {
        let found = events::find(conn, by.organisation, event_id)?.ok_or_else(Problem::not_found)?;
        window::admit(conn, by.organisation, &found, by.stamp.at)??;
        Ok(walk_in(conn, &by, &found, said, &Issuing { config: &config, entropy: &entropy })?)
    });
    match welcomed.await {
        Ok(WalkIn::In(participant)) => {
            state.live.nudge(*event, false);
            shown(*event, Some(participant), "new")
        }
        Ok(WalkIn::OnTheList) => shown(*event, None, "on_the_list"),
        Err(problem) => refused(*event, &problem),
    }
}

/// The verdict, on a page of its own that can be reloaded.
fn shown(event: EventId, participant: Option<ParticipantId>, code: &str) -> HttpResponse {
    let whom = participant.map(|id| format!("&shown={id}")).unwrap_or_default();
    see_other(&format!("/helper/{event}?as={code}{whom}"))
}

/// A door that is shut is a verdict; anything else is trouble.
fn refused(event: EventId, problem: &Problem) -> HttpResponse {
    match problem.code {
        Code::NotOpen | Code::EventOver | Code::EventCancelled => shown(event, None, problem.code.as_str()),
        _ => failed(problem),
    }
}

async fn seated(state: &AppState, request: &HttpRequest, event: EventId) -> Result<Seat, HttpResponse> {
    match seat_at_door(state, request, event).await {
        Ok(Some(seat)) => Ok(seat),
        Ok(None) => Err(notice(StatusCode::UNAUTHORIZED, "helper-signed-out")),
        Err(problem) => Err(failed(&problem)),
    }
}

async fn acting(state: &AppState, request: &HttpRequest, event: EventId, csrf: &str) -> Result<Seat, HttpResponse> {
    let seat = seated(state, request, event).await?;
    if seat.sent(&state.config, request, csrf) {
        return Ok(seat);
    }
    Err(notice(StatusCode::FORBIDDEN, "helper-signed-out"))
}
