//! Who asks for a personal page: the holder of a link, or of a phone that a link let in.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse};
use domain::{PersonId, SessionKind};
use jiff::Timestamp;
use store::events::{self, Event};
use store::{Conn, StoreError, TokenHash, participants, phone_sessions};

use crate::config::Config;
use crate::day::{Guest, guest};
use crate::live::pages::{failed, notice};
use crate::web::{Speaker, Words, is_same_origin, is_sealed, seal};
use crate::{AppState, Problem};

/// What the seal of a personal form is for.
const FORM: &str = "personal form";

/// A participant with the event and the way by which the page was reached.
#[derive(Debug, Clone)]
pub struct Holder {
    pub guest: Guest,
    pub event: Event,
    /// None: forgotten.
    pub person: Option<PersonId>,
    pub withdrawn_at: Option<Timestamp>,
    /// What the addresses of the personal pages begin with: `/j/{token}` or `/me`.
    pub base: String,
    secret: String,
}

/// Who stands behind a request for a personal page.
#[derive(Debug)]
pub enum Standing {
    Holder(Box<Holder>),
    /// Let in at the door by name or code: sees the own place, not the card, history or export.
    AtTheDoor,
    /// The link or the session opens nothing.
    Nobody,
}

impl Holder {
    /// What every form of a personal page carries.
    pub fn csrf(&self, config: &Config) -> String {
        seal(&config.signing_keys, FORM, &self.secret)
    }

    /// Whether a form came from one of our own pages of this holder.
    pub fn sent(&self, config: &Config, request: &HttpRequest, csrf: &str) -> bool {
        is_same_origin(request) && is_sealed(&config.signing_keys, FORM, &self.secret, csrf)
    }

    /// The participant as the author of an act.
    pub fn actor(&self) -> String {
        format!("participant:{}", self.guest.participant_id)
    }
}

/// The holder behind a link's token, or without one behind the phone's cookie.
///
/// # Errors
/// What the store says.
pub async fn standing(state: &AppState, request: &HttpRequest, token: Option<&str>) -> Result<Standing, Problem> {
    let now = state.clock.now();
    match token.map(str::to_owned) {
        Some(token) => state.read(move |conn| Ok(by_link(conn, token, now)?)).await,
        None => match Speaker::Phone.secret(&state.config.public_url, request) {
            Some(secret) => state.read(move |conn| Ok(by_session(conn, secret, now)?)).await,
            None => Ok(Standing::Nobody),
        },
    }
}

/// The holder of a personal page and the person, or the page that says why there is none.
///
/// # Errors
/// The page to be answered.
pub async fn personal_holder(
    state: &AppState,
    request: &HttpRequest,
    token: Option<&str>,
    words: &Words,
) -> Result<(Box<Holder>, PersonId), HttpResponse> {
    let wrong_link = || notice(words.clone(), StatusCode::NOT_FOUND, "wrong-link", "wrong_link");
    match standing(state, request, token).await {
        Ok(Standing::Holder(holder)) => match holder.person {
            Some(person) => Ok((holder, person)),
            None => Err(wrong_link()),
        },
        Ok(Standing::AtTheDoor) => Err(notice(words.clone(), StatusCode::FORBIDDEN, "own-link", "own_link")),
        Ok(Standing::Nobody) if token.is_some() => Err(wrong_link()),
        Ok(Standing::Nobody) => Err(notice(words.clone(), StatusCode::UNAUTHORIZED, "signed-out", "signed_out")),
        Err(problem) => Err(failed(words.clone(), &problem)),
    }
}

fn by_link(conn: &mut Conn, token: String, now: Timestamp) -> Result<Standing, StoreError> {
    match guest::of_link(conn, &token, now)? {
        Some((_, guest)) => holder(conn, guest, format!("/j/{token}"), token),
        None => Ok(Standing::Nobody),
    }
}

fn by_session(conn: &mut Conn, secret: String, now: Timestamp) -> Result<Standing, StoreError> {
    let found = phone_sessions::find_open(conn, &TokenHash::of(&secret), now)?;
    match found.map(|session| session.kind) {
        Some(SessionKind::Link) => match guest::of_session(conn, &secret, now)? {
            Some(guest) => holder(conn, guest, "/me".to_owned(), secret),
            None => Ok(Standing::Nobody),
        },
        Some(SessionKind::Door) => Ok(Standing::AtTheDoor),
        _ => Ok(Standing::Nobody),
    }
}

fn holder(conn: &mut Conn, guest: Guest, base: String, secret: String) -> Result<Standing, StoreError> {
    let participant = participants::find(conn, guest.organisation_id, guest.participant_id)?;
    let event = events::find(conn, guest.organisation_id, guest.event_id)?;
    let (Some(participant), Some(event)) = (participant, event) else { return Ok(Standing::Nobody) };
    let (person, withdrawn_at) = (participant.person_id, participant.withdrawn_at);
    Ok(Standing::Holder(Box::new(Holder { guest, event, person, withdrawn_at, base, secret })))
}
