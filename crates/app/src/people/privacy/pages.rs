//! The privacy page over HTTP. A copy and being forgotten need a six-digit code on top of the link.

use actix_web::http::StatusCode;
use actix_web::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, HeaderName, HeaderValue};
use actix_web::{Either, HttpRequest, HttpResponse, web};
use domain::{PersonId, Switch};
use serde::Deserialize;
use store::erasure::Forgetting;
use store::switches::{self, Position};
use store::{Conn, people};

use super::privacy_page::PrivacyPage;
use super::{own_export, own_memory, turn_own_memory};
use crate::access::step_up::{self, Issuer, Purpose, Sent, Tried};
use crate::by::By;
use crate::live::pages::{failed, notice, words_of};
use crate::live::{Holder, Standing, personal_holder, standing};
use crate::log::{About, tell};
use crate::problem::Code;
use crate::web::{Speaker, Words, page};
use crate::{AppState, Problem};

/// The routes of the page.
pub fn routes(config: &mut web::ServiceConfig) {
    config.service(web::resource("/privacy").get(read_privacy));
    for path in ["/j/{token}/privacy", "/me/privacy"] {
        config.service(web::resource(path).get(read_own).post(post_own));
    }
}

#[derive(Deserialize)]
struct Link {
    token: Option<String>,
}

#[derive(Deserialize)]
struct Asked {
    csrf: String,
    step: String,
    #[serde(default)]
    code: String,
}

async fn read_privacy(state: web::Data<AppState>, request: HttpRequest) -> HttpResponse {
    let words = words_of(&request);
    match standing(&state, &request, None).await {
        Ok(Standing::Holder(holder)) => answer(&state, words, &holder).await,
        Ok(_) => page(StatusCode::OK, &PrivacyPage::new(words)),
        Err(problem) => failed(words, &problem),
    }
}

async fn read_own(state: web::Data<AppState>, request: HttpRequest, link: web::Path<Link>) -> HttpResponse {
    let words = words_of(&request);
    match personal_holder(&state, &request, link.token.as_deref(), &words).await {
        Ok((holder, _)) => answer(&state, words, &holder).await,
        Err(answer) => answer,
    }
}

async fn answer(state: &AppState, words: Words, holder: &Holder) -> HttpResponse {
    match shown(state, words.clone(), holder).await {
        Ok(shown) => page(StatusCode::OK, &shown),
        Err(problem) => failed(words, &problem),
    }
}

async fn post_own(
    state: web::Data<AppState>,
    request: HttpRequest,
    link: web::Path<Link>,
    form: Either<web::Form<Asked>, web::Bytes>,
) -> HttpResponse {
    let words = words_of(&request);
    let Either::Left(web::Form(asked)) = form else {
        return notice(words, StatusCode::BAD_REQUEST, "something-wrong", "stale_form");
    };
    let (holder, person) = match personal_holder(&state, &request, link.token.as_deref(), &words).await {
        Ok(found) => found,
        Err(answer) => return answer,
    };
    if !holder.sent(&state.config, &request, &asked.csrf) {
        return notice(words, StatusCode::FORBIDDEN, "something-wrong", "stale_form");
    }
    let done = match asked.step.as_str() {
        "ask_export" => ask(&state, words.clone(), (&holder, person), ("export", Purpose::Export)).await,
        "ask_erase" => ask(&state, words.clone(), (&holder, person), ("erase", Purpose::Erasure)).await,
        "export" => export(&state, words.clone(), (&holder, person), &asked.code).await,
        "erase" => erase(&state, words.clone(), (&holder, person), &asked.code).await,
        "memory_off" => turn(&state, words.clone(), (&holder, person), Position::Off).await,
        "memory_on" => turn(&state, words.clone(), (&holder, person), Position::On).await,
        _ => shown(&state, words.clone(), &holder).await.map(|shown| page(StatusCode::OK, &shown)),
    };
    done.unwrap_or_else(|problem| failed(words, &problem))
}

/// Turns the person's own switch, and says so.
async fn turn(
    state: &AppState,
    words: Words,
    (holder, person): (&Holder, PersonId),
    position: Position,
) -> Result<HttpResponse, Problem> {
    let by = By { organisation: holder.guest.organisation_id, actor: holder.actor(), stamp: state.stamp() };
    state.write(move |conn| Ok(turn_own_memory(conn, &by, person, position)?)).await?;
    let mut shown = shown(state, words, holder).await?;
    let key = if position == Position::On { "memory-turned-on" } else { "memory-turned-off" };
    shown.news = Some(shown.words.say(key));
    Ok(page(StatusCode::OK, &shown))
}

/// Sends the code, and shows where to type it.
async fn ask(
    state: &AppState,
    words: Words,
    (holder, person): (&Holder, PersonId),
    (act, purpose): (&'static str, Purpose),
) -> Result<HttpResponse, Problem> {
    let (organisation, config, stamp) = (holder.guest.organisation_id, state.config.clone(), state.stamp());
    let issued = state.write(move |conn| {
        let found = people::find(conn, organisation, person)?.ok_or_else(Problem::not_found)?;
        step_up::issue(conn, &Issuer { config: &config, organisation, stamp }, &found, purpose)
    });
    let mut shown = shown(state, words, holder).await?;
    match issued.await {
        Ok(sent) => {
            shown.waits = Some(act);
            let key = if sent == Sent::ByMail { "privacy-code-mail" } else { "privacy-code-door" };
            shown.news = Some(shown.words.say(key));
            Ok(page(StatusCode::OK, &shown))
        }
        Err(problem) if problem.code == Code::TooManyRequests => {
            shown.fault = Some(shown.words.say("privacy-code-many"));
            Ok(page(StatusCode::TOO_MANY_REQUESTS, &shown))
        }
        Err(problem) => Err(problem),
    }
}

/// Uses a code up; a wrong one is counted, too.
async fn redeem(state: &AppState, holder: &Holder, what: (PersonId, Purpose), code: &str) -> Result<Tried, Problem> {
    let (organisation, config, stamp) = (holder.guest.organisation_id, state.config.clone(), state.stamp());
    let code: String = code.chars().take(20).collect();
    let redeem = move |conn: &mut Conn| {
        Ok(step_up::redeem(conn, &Issuer { config: &config, organisation, stamp }, what, &code)?)
    };
    state.write(redeem).await
}

async fn export(
    state: &AppState,
    words: Words,
    (holder, person): (&Holder, PersonId),
    code: &str,
) -> Result<HttpResponse, Problem> {
    if redeem(state, holder, (person, Purpose::Export), code).await? == Tried::Refused {
        return refused(state, words, holder, "export").await;
    }
    let (organisation, now) = (holder.guest.organisation_id, state.clock.now());
    let copy = state.read(move |conn| Ok(own_export(conn, organisation, person, now)?)).await?;
    Ok(HttpResponse::Ok()
        .insert_header((CONTENT_DISPOSITION, "attachment; filename=\"my-data.json\""))
        .insert_header((CACHE_CONTROL, "no-store"))
        .json(copy))
}

async fn erase(
    state: &AppState,
    words: Words,
    (holder, person): (&Holder, PersonId),
    code: &str,
) -> Result<HttpResponse, Problem> {
    if redeem(state, holder, (person, Purpose::Erasure), code).await? == Tried::Refused {
        return refused(state, words, holder, "erase").await;
    }
    let (organisation, store, stamp) = (holder.guest.organisation_id, state.store.clone(), state.stamp());
    let by = By { organisation, actor: holder.actor(), stamp };
    let forgotten = state.block(move || {
        let forgetting = Forgetting { person_id: person, node_id: PersonId::from_uuid((stamp.new_id)()), at: stamp.at };
        store.forget_person(organisation, forgetting)?;
        Ok(store.write(move |conn| tell(conn, &by, "forget_person", About::default()))?)
    });
    forgotten.await?;
    let mut answer = notice(words, StatusCode::OK, "privacy-forgotten", "forgotten");
    let goodbye = Speaker::Phone.goodbye(&state.config.public_url);
    answer.add_cookie(&goodbye).map_err(Problem::internal)?;
    let everything = HeaderValue::from_static("\"cache\", \"cookies\", \"storage\"");
    answer.headers_mut().insert(HeaderName::from_static("clear-site-data"), everything);
    Ok(answer)
}

async fn refused(state: &AppState, words: Words, holder: &Holder, act: &'static str) -> Result<HttpResponse, Problem> {
    let mut shown = shown(state, words, holder).await?;
    shown.waits = Some(act);
    shown.fault = Some(shown.words.say("privacy-code-wrong"));
    Ok(page(StatusCode::FORBIDDEN, &shown))
}

async fn shown(state: &AppState, words: Words, holder: &Holder) -> Result<PrivacyPage, Problem> {
    let mut shown = PrivacyPage::of(words, holder, holder.csrf(&state.config), state.clock.now());
    let (organisation, person) = (holder.guest.organisation_id, holder.person);
    let read = move |conn: &mut Conn| {
        let mut all: Vec<(Switch, Position)> = Vec::new();
        for switch in Switch::ALL {
            all.push((*switch, switches::position(conn, organisation, *switch)?));
        }
        let own = person.map_or(Ok(None), |person| people::find(conn, organisation, person))?;
        Ok((all, own.as_ref().map_or(Position::On, own_memory)))
    };
    (shown.switches, shown.memory) = state.read(read).await?;
    shown.plain_lan = !state.config.public_url.is_secure_context();
    Ok(shown)
}
