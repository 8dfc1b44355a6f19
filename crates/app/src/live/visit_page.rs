//! One look at a phone: what the store knows, put on a page.

use actix_web::http::StatusCode;
use actix_web::http::header::{ETAG, IF_NONE_MATCH};
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;
use jiff::Timestamp;
use sha2::{Digest, Sha256};
use store::{Conn, StoreError};

use super::phone_page::{PhoneBody, PhonePage};
use super::screen::Screen;
use super::{Day, Directory, Guest, Reader, load, moment};
use crate::web::{Words, page, personal};

/// What a phone's page is made of.
#[derive(Debug)]
pub struct Visit {
    pub day: Day,
    pub guest: Guest,
    pub directory: Directory,
}

/// Reads what `guest` may see now; none: the event is gone.
pub fn visit(conn: &mut Conn, guest: Guest, now: Timestamp) -> Result<Option<Visit>, StoreError> {
    let Some(day) = load::day(conn, guest.organisation_id, guest.event_id)? else { return Ok(None) };
    let visible = load::visible_to(&day, &guest.key(), now);
    let directory = load::directory_of(conn, guest.organisation_id, &visible)?;
    Ok(Some(Visit { day, guest, directory }))
}

impl Visit {
    /// What somebody who has arrived sees.
    pub fn screen(&self, words: &Words, now: Timestamp) -> Screen {
        let (key, facts) = (self.guest.key(), self.day.facts());
        let reader = Reader { day: &self.day, directory: &self.directory, words, key: &key, now };
        reader.screen(&moment(&facts, &key, now))
    }

    /// A whole page with `screen`, whose main part is asked for again at `live`.
    pub fn page(&self, status: StatusCode, words: Words, screen: Screen, now: Timestamp, live: &str) -> HttpResponse {
        let time = self.day.page_time(now);
        let mut whole = PhonePage::new(words, &self.day.name, &time, screen);
        live.clone_into(&mut whole.live_path);
        page(status, &whole)
    }

    /// The main part alone, or 304 when the browser has it already.
    pub fn body(&self, words: Words, screen: Screen, now: Timestamp, request: &HttpRequest) -> HttpResponse {
        let body = PhoneBody::new(words, &self.day.page_time(now), screen);
        let tag = body.tag();
        if request.headers().get(IF_NONE_MATCH).is_some_and(|known| known.as_bytes() == tag.as_bytes()) {
            return personal(HttpResponse::NotModified()).insert_header((ETAG, tag)).finish();
        }
        let mut answer = page(StatusCode::OK, &body);
        if let Ok(tag) = tag.parse() {
            answer.headers_mut().insert(ETAG, tag);
        }
        answer
    }
}

/// A strong tag of what a part says; not of the second at which it was asked.
pub fn tag_of(part: &impl Template) -> String {
    let hash = Sha256::digest(part.render().unwrap_or_default().as_bytes());
    let short: String = hash.iter().take(12).map(|byte| format!("{byte:02x}")).collect();
    format!("\"{short}\"")
}

impl PhoneBody {
    /// The tag of this body with everything taken out that moves by the second.
    fn tag(&self) -> String {
        let mut still = self.clone();
        still.now_ms = 0;
        if let Screen::Go(go) = &mut still.screen {
            go.meter = 0;
        }
        tag_of(&still)
    }
}
