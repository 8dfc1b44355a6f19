//! What every page of the console has in common: who sits there, and what they are answered.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;
use jiff::Timestamp;
use store::Conn;

use super::EnterPage;
use crate::access::seat::{self, Seat};
use crate::by::By;
use crate::problem::Code;
use crate::web::{Sentence, Words, page, see_other};
use crate::{AppState, Problem};

/// Who looks, and when.
pub(super) struct Looker {
    pub by: By,
    pub csrf: String,
    pub now: Timestamp,
}

/// Answers somebody who looks with the page that `read` fills.
pub(super) async fn look<T, F>(state: &AppState, request: &HttpRequest, read: F) -> HttpResponse
where
    T: Template + Send + 'static,
    F: FnOnce(&mut Conn, &Looker) -> Result<T, Problem> + Send + 'static,
{
    let seat = match seated(state, request).await {
        Ok(seat) => seat,
        Err(answer) => return answer,
    };
    let looker = Looker { by: seat.by(state), csrf: seat.csrf(&state.config), now: state.clock.now() };
    match state.read(move |conn| read(conn, &looker)).await {
        Ok(whole) => page(StatusCode::OK, &whole),
        Err(problem) => failed(&problem),
    }
}

/// Lets somebody act whose form came from our own page, and sends them where `write` says.
pub(super) async fn act<F>(state: &AppState, request: &HttpRequest, csrf: &str, write: F) -> HttpResponse
where
    F: FnOnce(&mut Conn, &By) -> Result<String, Problem> + Send + 'static,
{
    let seat = match acting(state, request, csrf).await {
        Ok(seat) => seat,
        Err(answer) => return answer,
    };
    let by = seat.by(state);
    match state.write(move |conn| write(conn, &by)).await {
        Ok(to) => see_other(&to),
        Err(problem) => failed(&problem),
    }
}

/// The seat of a request that only looks.
pub(super) async fn seated(state: &AppState, request: &HttpRequest) -> Result<Seat, HttpResponse> {
    match seat::seat(state, request).await {
        Ok(Some(seat)) => Ok(seat),
        Ok(None) => Err(notice(StatusCode::UNAUTHORIZED, "console-signed-out")),
        Err(problem) => Err(failed(&problem)),
    }
}

/// The seat of a request that acts: its form must have come from our own page.
pub(super) async fn acting(state: &AppState, request: &HttpRequest, csrf: &str) -> Result<Seat, HttpResponse> {
    let seat = seated(state, request).await?;
    if seat.sent(&state.config, request, csrf) {
        Ok(seat)
    } else {
        Err(notice(StatusCode::FORBIDDEN, "something-wrong"))
    }
}

/// A page with two sentences.
pub(crate) fn notice(status: StatusCode, key: &str) -> HttpResponse {
    let words = Words::english();
    let (title, lead) = (words.say(&format!("{key}-title")), words.say(&format!("{key}-lead")));
    page(status, &EnterPage { title, lead, button: Sentence::default(), form: None, words })
}

/// What went wrong, as a page.
pub(crate) fn failed(problem: &Problem) -> HttpResponse {
    let key = match problem.code {
        Code::NotFound => "wrong-link",
        Code::StalePlan => "plan-stale",
        _ => "something-wrong",
    };
    notice(problem.code.status(), key)
}
