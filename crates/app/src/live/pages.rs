//! The phone's own page on the day. Reading changes nothing.

use actix_web::http::StatusCode;
use actix_web::http::header::{ACCEPT, ACCEPT_LANGUAGE};
use actix_web::{HttpRequest, HttpResponse, get, web};
use jiff::Timestamp;

use super::acts_api::acts_seal;
use super::screen::{Notice, Screen};
use super::{PhonePage, visit};
use crate::day::{PageTime, guest};
use crate::web::{Speaker, Words, page};
use crate::{AppState, Code, Problem};

/// The routes of the day.
pub fn routes(config: &mut web::ServiceConfig) {
    config.service(read_me).service(read_me_now);
}

/// Addresses that programs ask, whatever they accept.
const FOR_PROGRAMS: [&str; 5] = ["/api/", "/openapi.json", "/docs", "/health/", "/static/"];

/// Whether a browser asks for a page.
pub fn reads_pages(request: &HttpRequest) -> bool {
    let accepts = request.headers().get(ACCEPT).and_then(|value| value.to_str().ok());
    let for_program = FOR_PROGRAMS.iter().any(|path| request.path().starts_with(path));
    !for_program && accepts.is_some_and(|accepts| accepts.contains("text/html"))
}

/// A problem as a person reads it: an address that leads nowhere is a link that does not open a page.
pub fn told(words: Words, problem: &Problem) -> HttpResponse {
    match problem.code {
        Code::NotFound | Code::InvalidPath | Code::InvalidQuery => {
            notice(words, StatusCode::NOT_FOUND, "wrong-link", "wrong_link")
        }
        _ => failed(words, problem),
    }
}

/// The words that the reader's browser asks for.
pub fn words_of(request: &HttpRequest) -> Words {
    let header = request.headers().get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    Words::accepted(header.unwrap_or_default())
}

/// A page that only says something: a link that does not work, a phone that is not signed in.
pub fn notice(words: Words, status: StatusCode, key: &str, code: &'static str) -> HttpResponse {
    let part = |end: &str| words.say(&format!("{key}-{end}"));
    let said = Notice { title: part("title"), lead: part("lead"), code, ..Notice::default() };
    notice_of(words, status, said)
}

/// A page that says `said` and nothing else.
pub fn notice_of(words: Words, status: StatusCode, said: Notice) -> HttpResponse {
    let screen = Screen::Notice(said);
    let time = PageTime { now: Timestamp::UNIX_EPOCH, clock: String::new(), next: None, version: 0 };
    page(status, &PhonePage::new(words, "Matchmaker", &time, screen))
}

/// A refusal that is nobody's fault at the phone: the sentence, and the way back.
pub fn failed(words: Words, problem: &Problem) -> HttpResponse {
    tracing::warn!(code = problem.code.as_str(), "a page was refused");
    let mut answer = notice(words, problem.code.status(), "something-wrong", problem.code.as_str());
    if let Some(seconds) = problem.retry_after_seconds {
        answer.headers_mut().insert(actix_web::http::header::RETRY_AFTER, seconds.into());
    }
    answer
}

/// A tap that the day has overtaken: nothing was changed, and the page shows how things are.
pub fn not_possible(words: Words, problem: &Problem) -> HttpResponse {
    if problem.code.status().is_server_error() {
        return failed(words, problem);
    }
    let (title, lead) = (words.say("not-possible-title"), words.say("not-possible-lead"));
    let code = problem.code.as_str();
    let said = Notice { title, lead, again: Some("/me".to_owned()), code, ..Notice::default() };
    notice_of(words, problem.code.status(), said)
}

#[get("/me")]
async fn read_me(state: web::Data<AppState>, request: HttpRequest) -> HttpResponse {
    let (words, now) = (words_of(&request), state.clock.now());
    match own_visit(&state, &request, now).await {
        Ok(Some(visit)) => {
            let screen = visit.screen(&words, now);
            visit.page(StatusCode::OK, words, screen, now, "/me/now")
        }
        Ok(None) => notice(words, StatusCode::UNAUTHORIZED, "signed-out", "signed_out"),
        Err(problem) => failed(words, &problem),
    }
}

#[get("/me/now")]
async fn read_me_now(state: web::Data<AppState>, request: HttpRequest) -> HttpResponse {
    let (words, now) = (words_of(&request), state.clock.now());
    match own_visit(&state, &request, now).await {
        Ok(Some(visit)) => {
            let screen = visit.screen(&words, now);
            visit.body(words, screen, now, &request)
        }
        Ok(None) => notice(words, StatusCode::UNAUTHORIZED, "signed-out", "signed_out"),
        Err(problem) => failed(words, &problem),
    }
}

/// The visit of the phone whose cookie came along, if its owner is here.
async fn own_visit(state: &AppState, request: &HttpRequest, now: Timestamp) -> Result<Option<super::Visit>, Problem> {
    let Some(secret) = Speaker::Phone.secret(&state.config.public_url, request) else { return Ok(None) };
    let read = move |conn: &mut store::Conn| match guest::of_session(conn, &secret, now)? {
        Some(guest) if guest.arrival.is_some() => Ok(visit(conn, guest, now)?),
        _ => Ok(None),
    };
    let mut found = state.read(read).await?;
    if let Some(visit) = &mut found {
        visit.csrf = visit.guest.session.map(|sitting| acts_seal(&state.config.signing_keys, sitting.id));
    }
    Ok(found)
}
