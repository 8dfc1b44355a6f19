//! The screen of the venue over HTTP: read-only, behind a link of its own that can be taken back.

use actix_web::http::StatusCode;
use actix_web::http::header::{ETAG, IF_NONE_MATCH};
use actix_web::{HttpRequest, HttpResponse, get, web};
use domain::Switch;
use jiff::Timestamp;
use store::switches::{self, Position};
use store::{TokenHash, door_codes, invitations};

use super::pages::{failed, notice, words_of};
use super::venue_page::{self, DoorSign, Naming, VenueBody, VenuePage};
use super::visit_page::tag_of;
use crate::day::door_code;
use crate::day::{Day, Directory, Moment, door, load};
use crate::events::handout::qr::Modules;
use crate::web::{Sentence, Words, page, personal};
use crate::{AppState, Problem};

/// The routes of the screen.
pub fn routes(config: &mut web::ServiceConfig) {
    config.service(read_venue).service(read_venue_now);
}

/// Everything that the screen shows.
struct Venue {
    day: Day,
    directory: Directory,
    naming: Naming,
    /// How long a number for the door is shown, where one is asked for.
    number_seconds: Option<u32>,
}

#[get("/screen/{token}")]
async fn read_venue(state: web::Data<AppState>, request: HttpRequest, token: web::Path<String>) -> HttpResponse {
    let (words, now) = (words_of(&request), state.clock.now());
    match read_screen(&state, &token, now).await {
        Ok(Some(venue)) => {
            let body = drawn(&state, &words, &venue, now);
            let (title, event) = (venue.day.name.clone(), Sentence::of(&venue.day.name));
            page(StatusCode::OK, &VenuePage { words, title, event, body_path: format!("/screen/{token}/now"), body })
        }
        Ok(None) => notice(words, StatusCode::NOT_FOUND, "wrong-link", "wrong_link"),
        Err(problem) => failed(words, &problem),
    }
}

#[get("/screen/{token}/now")]
async fn read_venue_now(state: web::Data<AppState>, request: HttpRequest, token: web::Path<String>) -> HttpResponse {
    let (words, now) = (words_of(&request), state.clock.now());
    let venue = match read_screen(&state, &token, now).await {
        Ok(Some(found)) => found,
        Ok(None) => return notice(words, StatusCode::NOT_FOUND, "wrong-link", "wrong_link"),
        Err(problem) => return failed(words, &problem),
    };
    let body = drawn(&state, &words, &venue, now);
    let tag = tag_of(&body.still());
    if request.headers().get(IF_NONE_MATCH).is_some_and(|known| known.as_bytes() == tag.as_bytes()) {
        return personal(HttpResponse::NotModified()).insert_header((ETAG, tag)).finish();
    }
    let mut answer = page(StatusCode::OK, &body);
    if let Ok(tag) = tag.parse() {
        answer.headers_mut().insert(ETAG, tag);
    }
    answer
}

fn drawn(state: &AppState, words: &Words, venue: &Venue, now: Timestamp) -> VenueBody {
    let mut body = venue_page::body(words, &venue.day, (&venue.directory, venue.naming), now);
    if door(&venue.day.facts(), now) == Moment::Door {
        let (keys, event) = (&state.config.signing_keys, venue.day.event_id);
        let number = venue.number_seconds.map(|seconds| door_code::number(keys, event, seconds, now));
        let carried = number.as_ref().map(|number| format!("?number={number}")).unwrap_or_default();
        let address = state.config.public_url.join(&format!("/door/{event}{carried}"));
        let lead = if number.is_some() { words.say("screen-number") } else { words.say("screen-scan") };
        let code = Modules::of(&address).map(|modules| modules.svg()).unwrap_or_default();
        body.door = Some(DoorSign { code, lead, number });
        if let Some(seconds) = venue.number_seconds {
            let changes = door_code::changes_at(seconds, now).as_millisecond();
            body.next_ms = if body.next_ms == 0 { changes } else { body.next_ms.min(changes) };
        }
    }
    body
}

async fn read_screen(state: &AppState, token: &str, now: Timestamp) -> Result<Option<Venue>, Problem> {
    let token = TokenHash::of(token);
    let read = move |conn: &mut store::Conn| {
        let Some((organisation, event)) = invitations::find_screen(conn, &token, now)? else { return Ok(None) };
        let Some(day) = load::day(conn, organisation, event)? else { return Ok(None) };
        let directory = load::directory_of_event(conn, organisation, event)?;
        let naming = match switches::position(conn, organisation, Switch::ScreenInitials)? {
            Position::On => Naming::Initials,
            Position::Off => Naming::BySize,
        };
        let number_seconds = door_codes::seconds(conn, organisation, event)?;
        Ok(Some(Venue { day, directory, naming, number_seconds }))
    };
    state.read(read).await
}
