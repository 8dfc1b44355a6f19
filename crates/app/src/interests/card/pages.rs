//! The card over HTTP: through the personal link before the event, through the phone on the day.

use actix_web::http::StatusCode;
use actix_web::{Either, HttpRequest, HttpResponse, web};
use jiff::{SignedDuration, Timestamp};
use serde::Deserialize;

use super::card_page::CardPage;
use super::forms::{self, Fields, field};
use super::{Owner, keep_apart, kept_apart, read, save_more, save_topics, take_back, take_part};
use crate::live::pages::{failed, notice, words_of};
use crate::live::{Holder, personal_holder};
use crate::web::{Arg, ClockFace, Words, page, see_other};
use crate::{AppState, Problem};

/// The card opens so long before its event.
const OPENS_BEFORE: SignedDuration = SignedDuration::from_hours(24 * 7);

/// The routes of the card.
pub fn routes(config: &mut web::ServiceConfig) {
    for path in ["/j/{token}/card", "/me/card"] {
        config.service(web::resource(path).get(read_card).post(post_card));
    }
    for path in ["/j/{token}/card/more", "/me/card/more"] {
        config.service(web::resource(path).get(read_more));
    }
}

#[derive(Deserialize)]
struct Link {
    token: Option<String>,
}

#[derive(Deserialize)]
struct Said {
    saved: Option<String>,
}

/// Who asks, and what they may be shown.
enum Asked {
    Owner(Box<Holder>, Owner),
    Answer(HttpResponse),
}

async fn read_card(
    state: web::Data<AppState>,
    request: HttpRequest,
    link: web::Path<Link>,
    said: web::Query<Said>,
) -> HttpResponse {
    show(&state, &request, &link, &said, false).await
}

async fn read_more(
    state: web::Data<AppState>,
    request: HttpRequest,
    link: web::Path<Link>,
    said: web::Query<Said>,
) -> HttpResponse {
    show(&state, &request, &link, &said, true).await
}

/// One of the card's two screens.
async fn show(
    state: &web::Data<AppState>,
    request: &HttpRequest,
    link: &Link,
    said: &Said,
    more: bool,
) -> HttpResponse {
    let words = words_of(request);
    match asked(state, request, link.token.as_deref(), &words).await {
        Asked::Answer(answer) => answer,
        Asked::Owner(holder, owner) => match shown(state, words.clone(), &holder, owner).await {
            Ok(mut card) => {
                card.more = more;
                card.news = said.saved.as_ref().map(|_| words.say("card-saved"));
                page(StatusCode::OK, &card)
            }
            Err(problem) => failed(words, &problem),
        },
    }
}

async fn post_card(
    state: web::Data<AppState>,
    request: HttpRequest,
    link: web::Path<Link>,
    form: Either<web::Form<Fields>, web::Bytes>,
) -> HttpResponse {
    let words = words_of(&request);
    let Either::Left(web::Form(fields)) = form else {
        return notice(words, StatusCode::BAD_REQUEST, "something-wrong", "stale_form");
    };
    let (holder, owner) = match asked(&state, &request, link.token.as_deref(), &words).await {
        Asked::Answer(answer) => return answer,
        Asked::Owner(holder, owner) => (holder, owner),
    };
    if !holder.sent(&state.config, &request, field(&fields, "csrf")) {
        return notice(words, StatusCode::FORBIDDEN, "something-wrong", "stale_form");
    }
    match act(&state, words.clone(), &holder, owner, fields).await {
        Ok(answer) => answer,
        Err(problem) => failed(words, &problem),
    }
}

/// Does what the form's step says, and leads on: a form that is sent twice is the same card.
async fn act(
    state: &AppState,
    words: Words,
    holder: &Holder,
    owner: Owner,
    fields: Fields,
) -> Result<HttpResponse, Problem> {
    let (stamp, card) = (state.stamp(), format!("{}/card", holder.base));
    match field(&fields, "step") {
        "topics" => {
            let sent = forms::topics(&fields);
            if let Err(fault) = sent.check() {
                let shown = shown(state, words, holder, owner).await?.refused(&sent, fault);
                return Ok(page(StatusCode::UNPROCESSABLE_ENTITY, &shown));
            }
            state.write(move |conn| Ok(save_topics(conn, &owner, &sent, stamp)?)).await?;
            Ok(see_other(&format!("{card}/more?saved=1")))
        }
        "more" => match forms::more(&fields).check() {
            Ok(more) => {
                state.write(move |conn| Ok(save_more(conn, &owner, &more, stamp)?)).await?;
                Ok(see_other(&format!("{card}/more?saved=1")))
            }
            Err(fault) => {
                let mut shown = shown(state, words, holder, owner).await?.blame(fault);
                shown.more = true;
                Ok(page(StatusCode::UNPROCESSABLE_ENTITY, &shown))
            }
        },
        "apart" => {
            let name: String = field(&fields, "name").chars().take(300).collect();
            let wish = state.write(move |conn| Ok(keep_apart(conn, &owner, &name, stamp)?)).await?;
            Ok(page(StatusCode::OK, &shown(state, words, holder, owner).await?.answer(wish)))
        }
        "together" => {
            if let Some(rule) = forms::rule(&fields) {
                state.write(move |conn| Ok(take_back(conn, &owner, rule, stamp)?)).await?;
            }
            Ok(see_other(&format!("{card}/more")))
        }
        step => {
            if let Some(part) = forms::part(step) {
                state.write(move |conn| Ok(take_part(conn, &owner, part, stamp)?)).await?;
            }
            Ok(see_other(&card))
        }
    }
}

async fn asked(state: &AppState, request: &HttpRequest, token: Option<&str>, words: &Words) -> Asked {
    let (holder, person) = match personal_holder(state, request, token, words).await {
        Ok(found) => found,
        Err(answer) => return Asked::Answer(answer),
    };
    if let Some(opens_at) = opens_later(&holder, state.clock.now()) {
        return Asked::Answer(not_yet(words, &holder, opens_at));
    }
    let (organisation, event) = (holder.guest.organisation_id, holder.guest.event_id);
    let owner = Owner { organisation, event, participant: holder.guest.participant_id, person };
    Asked::Owner(holder, owner)
}

fn opens_later(holder: &Holder, now: Timestamp) -> Option<Timestamp> {
    Some(holder.event.starts_at - OPENS_BEFORE).filter(|opens_at| now < *opens_at)
}

fn not_yet(words: &Words, holder: &Holder, opens_at: Timestamp) -> HttpResponse {
    let date = words.date(&ClockFace::of(&holder.event.time_zone), opens_at);
    let title = words.with("card-opens-title", &[("date", Arg::Text(&date))]);
    let again = Some(holder.base.clone());
    let screen = crate::live::Notice {
        title,
        lead: words.say("opens-lead"),
        again,
        code: "card_not_open",
        ..Default::default()
    };
    crate::live::pages::notice_of(words.clone(), StatusCode::CONFLICT, screen)
}

async fn shown(state: &AppState, words: Words, holder: &Holder, owner: Owner) -> Result<CardPage, Problem> {
    let now = state.clock.now();
    let read = move |conn: &mut store::Conn| Ok((read(conn, &owner, now)?, kept_apart(conn, &owner)?));
    let card = state.read(read).await?;
    let mut shown = CardPage::new(words, holder, holder.csrf(&state.config), card, now);
    shown.plain_lan = !state.config.public_url.is_secure_context();
    Ok(shown)
}
