//! After the rounds, over HTTP: one page, and a form for each thing that can be said on it.

use actix_web::http::StatusCode;
use actix_web::{Either, HttpRequest, HttpResponse, web};
use domain::ParticipantId;
use jiff::SignedDuration;
use serde::Deserialize;
use store::Conn;
use uuid::Uuid;

use super::after_page::AfterPage;
use super::{
    After, Answer, Author, Contact, Lesson, after, answer, contact, forget_lesson, lesson, promise, promise_done,
    share_lesson,
};
use crate::day::load;
use crate::live::acts_api::admit;
use crate::live::pages::{failed, notice, words_of};
use crate::live::{Holder, personal_holder};
use crate::web::{ClockFace, Sentence, Words, page, see_other};
use crate::{AppState, Problem};

/// An act that waited on a phone is not older than this.
const WAITED_MAX: SignedDuration = SignedDuration::from_hours(24);

/// The routes of the page.
pub fn routes(config: &mut web::ServiceConfig) {
    for path in ["/j/{token}/after", "/me/after"] {
        config.service(web::resource(path).get(read_after).post(post_after));
    }
}

#[derive(Deserialize)]
struct Link {
    token: Option<String>,
}

type Fields = Vec<(String, String)>;

fn field<'a>(fields: &'a Fields, name: &str) -> &'a str {
    fields.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.as_str())
}

async fn read_after(state: web::Data<AppState>, request: HttpRequest, link: web::Path<Link>) -> HttpResponse {
    let words = words_of(&request);
    let holder = match personal_holder(&state, &request, link.token.as_deref(), &words).await {
        Ok((holder, _)) => holder,
        Err(answer) => return answer,
    };
    match shown(&state, words.clone(), &holder).await {
        Ok(shown) => page(StatusCode::OK, &shown),
        Err(problem) => failed(words, &problem),
    }
}

async fn post_after(
    state: web::Data<AppState>,
    request: HttpRequest,
    link: web::Path<Link>,
    form: Either<web::Form<Fields>, web::Bytes>,
) -> HttpResponse {
    let words = words_of(&request);
    let Either::Left(web::Form(fields)) = form else {
        return notice(words, StatusCode::BAD_REQUEST, "something-wrong", "stale_form");
    };
    let holder = match personal_holder(&state, &request, link.token.as_deref(), &words).await {
        Ok((holder, _)) => holder,
        Err(answer) => return answer,
    };
    let csrf = field(&fields, "csrf");
    if !holder.sent(&state.config, &request, csrf) && admit(&state, &request, &holder.guest, csrf).is_err() {
        return notice(words, StatusCode::FORBIDDEN, "something-wrong", "stale_form");
    }
    match act(&state, words.clone(), &holder, &fields).await {
        Ok(answer) => answer,
        Err(problem) => failed(words, &problem),
    }
}

/// Does what the form says, and leads back to where it stood.
async fn act(state: &AppState, words: Words, holder: &Holder, fields: &Fields) -> Result<HttpResponse, Problem> {
    let fault = match field(fields, "step") {
        "yes" | "no" => take_answer(state, holder, fields).await?,
        "lesson" => take_lesson(state, holder, fields).await?,
        "promise" => {
            let (who, text, stamp) = (author(holder), field(fields, "text").to_owned(), state.stamp());
            let short = state.write(move |conn| Ok(promise(conn, &who, &text, stamp)?)).await?;
            (!short).then_some("after-too-long")
        }
        step => {
            small(state, holder, step.to_owned(), fields).await?;
            None
        }
    };
    match fault {
        Some(key) => {
            let mut shown = shown(state, words, holder).await?;
            shown.fault = Some(shown.words.say(key));
            Ok(page(StatusCode::UNPROCESSABLE_ENTITY, &shown))
        }
        None if field(fields, "back") == "me" => Ok(see_other(&holder.base)),
        None => Ok(see_other(&format!("{}/after", holder.base))),
    }
}

async fn take_answer(state: &AppState, holder: &Holder, fields: &Fields) -> Result<Option<&'static str>, Problem> {
    let Ok(round) = field(fields, "round").parse() else { return Ok(Some("after-no-meeting")) };
    let people = fields.iter().filter(|(name, _)| name == "with").filter_map(|(_, id)| id.parse().ok());
    let (who, stamp) = (author(holder), state.stamp());
    let waited = field(fields, "age_ms").parse().map_or(SignedDuration::ZERO, SignedDuration::from_millis);
    let said = Answer {
        round,
        met: field(fields, "step") == "yes",
        ticked: people.collect(),
        key: key_of(state, fields),
        occurred_at: stamp.at - waited.clamp(SignedDuration::ZERO, WAITED_MAX),
    };
    let answered = state.write(move |conn| Ok(answer(conn, &who, &said, stamp)?)).await?;
    if answered.is_ok() { take_lesson(state, holder, fields).await } else { Ok(Some("after-no-meeting")) }
}

async fn take_lesson(state: &AppState, holder: &Holder, fields: &Fields) -> Result<Option<&'static str>, Problem> {
    let (who, stamp) = (author(holder), state.stamp());
    let said = Lesson {
        round: field(fields, "round").parse().ok(),
        text: field(fields, "text").to_owned(),
        key: key_of(state, fields),
    };
    let short = state.write(move |conn| Ok(lesson(conn, &who, &said, stamp)?)).await?;
    Ok((!short).then_some("after-too-long"))
}

/// The small steps, each about one thing by its id. An unknown one changes nothing.
async fn small(state: &AppState, holder: &Holder, step: String, fields: &Fields) -> Result<(), Problem> {
    let (who, stamp) = (author(holder), state.stamp());
    let (id, to) = (field(fields, "id").parse::<Uuid>().ok(), field(fields, "to").parse::<ParticipantId>().ok());
    state
        .write(move |conn: &mut Conn| {
            match (step.as_str(), id, to) {
                ("share", Some(id), _) => share_lesson(conn, &who, id, true, stamp)?,
                ("unshare", Some(id), _) => share_lesson(conn, &who, id, false, stamp)?,
                ("forget", Some(id), _) => forget_lesson(conn, &who, id)?,
                ("done", Some(id), _) => promise_done(conn, &who, id, stamp)?,
                ("give", _, Some(other)) => contact(conn, &who, other, Contact::Give, stamp)?,
                ("take_back", _, Some(other)) => contact(conn, &who, other, Contact::TakeBack, stamp)?,
                _ => {}
            }
            Ok(())
        })
        .await
}

fn author(holder: &Holder) -> Author {
    let guest = &holder.guest;
    Author { organisation: guest.organisation_id, event: guest.event_id, participant: guest.participant_id }
}

/// The form's own key, so that it counts once however often it is sent.
fn key_of(state: &AppState, fields: &Fields) -> String {
    let sent = field(fields, "key").parse::<Uuid>();
    sent.unwrap_or_else(|_| state.entropy.uuid(state.clock.now())).to_string()
}

async fn shown(state: &AppState, words: Words, holder: &Holder) -> Result<AfterPage, Problem> {
    let (who, now) = (author(holder), state.clock.now());
    let read = move |conn: &mut Conn| match load::day(conn, who.organisation, who.event)? {
        Some(day) => Ok(after(conn, &day, &who, now)?),
        None => Ok(After::default()),
    };
    Ok(AfterPage {
        after: state.read(read).await?,
        title: holder.event.name.clone(),
        event: Sentence::of(&holder.event.name),
        clock: ClockFace::of(&holder.event.time_zone).minute(now),
        plain_lan: !state.config.public_url.is_secure_context(),
        base: holder.base.clone(),
        csrf: holder.csrf(&state.config),
        key: state.entropy.uuid(now),
        now,
        fault: None,
        words,
    })
}
