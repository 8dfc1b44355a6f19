//! What all pages behind a poster share: the event, whether its door is open, the number on the screen, the forms.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse};
use domain::{EventId, OrganisationId};
use store::{Conn, door_codes, events};

use super::door_forms_page::{DoorForm, DoorPage, Typed, Wrong};
use super::find::{self, Asking};
use crate::day::door_code;
use crate::day::{Day, Directory, Moment, PageTime, door, load};
use crate::live::pages::{failed, notice};
use crate::live::{PhonePage, Reader};
use crate::web::{Sentence, Speaker, Words, page, see_other};
use crate::{AppState, Problem};

/// An event as its poster leads to it.
pub(super) struct Poster {
    pub organisation: OrganisationId,
    pub day: Day,
    /// How long a number is shown on the screen, where one is asked for.
    pub number_seconds: Option<u32>,
}

/// Gives the phone its session.
pub(super) fn signed_in(state: &AppState, words: Words, secret: &str, seconds: i64) -> HttpResponse {
    let mut answer = see_other("/me");
    match answer.add_cookie(&Speaker::Phone.cookie(&state.config.public_url, secret, seconds)) {
        Ok(()) => answer,
        Err(error) => failed(words, &Problem::internal(error)),
    }
}

/// The event behind a poster, if somebody can come in now; else the page that says why not.
pub(super) async fn open_poster(state: &AppState, event: EventId, words: &Words) -> Result<Poster, HttpResponse> {
    let now = state.clock.now();
    let read = move |conn: &mut Conn| {
        let Some(organisation) = events::organisation_of(conn, event)? else { return Ok(None) };
        let number_seconds = door_codes::seconds(conn, organisation, event)?;
        let day = load::day(conn, organisation, event)?;
        Ok(day.map(|day| Poster { organisation, day, number_seconds }))
    };
    let poster = match state.read(read).await {
        Ok(Some(poster)) => poster,
        Ok(None) => return Err(notice(words.clone(), StatusCode::NOT_FOUND, "wrong-link", "wrong_link")),
        Err(problem) => return Err(failed(words.clone(), &problem)),
    };
    match door(&poster.day.facts(), now) {
        Moment::Door => Ok(poster),
        shut => {
            let (directory, key) = (Directory::default(), "".into());
            let reader = Reader {
                day: &poster.day,
                directory: &directory,
                words,
                key: &key,
                now,
                changed: false,
                missed: Vec::new(),
            };
            let time = PageTime { next: None, ..poster.day.page_time(now) };
            let screen = reader.screen(&shut);
            Err(page(StatusCode::CONFLICT, &PhonePage::new(words.clone(), &poster.day.name, &time, screen)))
        }
    }
}

/// Why the number of the screen is wrong, if one is asked for; a wrong one is counted.
pub(super) async fn right_number(
    state: &AppState,
    poster: &Poster,
    asking: &Asking,
    typed: &str,
) -> Result<Option<(StatusCode, (&'static str, &'static str))>, Problem> {
    let Some(seconds) = poster.number_seconds else { return Ok(None) };
    let (keys, event) = (&state.config.signing_keys, poster.day.event_id);
    if door_code::is_fresh(keys, event, seconds, asking.now, typed) {
        return Ok(None);
    }
    let asking = asking.clone();
    let too_many = state.write(move |conn| Ok(find::count_wrong(conn, &asking)?)).await?;
    Ok(Some(match too_many {
        true => (StatusCode::TOO_MANY_REQUESTS, ("door-too-many", "too_many_requests")),
        false => (StatusCode::FORBIDDEN, ("door-number-wrong", "wrong_number")),
    }))
}

pub(super) fn asking(state: &AppState, request: &HttpRequest, poster: &Poster) -> Asking {
    Asking {
        organisation: poster.organisation,
        event: poster.day.event_id,
        source: crate::access::source::source(request, &state.config),
        now: state.clock.now(),
    }
}

/// The forms again, with what was wrong.
pub(super) fn ask(
    status: StatusCode,
    words: Words,
    poster: &Poster,
    typed: Typed,
    wrong: Option<(&str, &'static str)>,
) -> HttpResponse {
    let said = wrong.map(|(key, _)| Wrong::say(&words, key));
    let code = wrong.map_or("ask", |(_, code)| code);
    page(status, &DoorPage { wrong: said, code, ..blank(words, poster, typed) })
}

pub(super) fn blank(words: Words, poster: &Poster, typed: Typed) -> DoorPage {
    DoorPage {
        words,
        event: Sentence::of(&poster.day.name),
        title: poster.day.name.clone(),
        wrong: None,
        code: "ask",
        path: format!("/door/{}", poster.day.event_id),
        typed,
        asks_number: poster.number_seconds.is_some(),
        form: DoorForm::Ask,
    }
}

pub(super) fn wait(mut answer: HttpResponse) -> HttpResponse {
    answer.headers_mut().insert(actix_web::http::header::RETRY_AFTER, 900.into());
    answer
}
