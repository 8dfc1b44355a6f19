//! Not on the list, on the phone: a name, a department, two chips, and in.

use actix_web::http::StatusCode;
use actix_web::{Either, HttpRequest, HttpResponse, get, post, web};
use domain::{EventId, PhoneSessionId, SessionKind, TopicId};
use serde::Deserialize;
use store::{Conn, departments, events, programmes, topics};

use super::door_forms_page::{DoorForm, DoorPage, Topic, Typed, Wrong};
use super::poster_page::{Poster, asking, blank, open_poster, right_number, signed_in, wait};
use super::walk_in::{Said, WalkIn, walk_in};
use super::{arrive, find};
use crate::by::By;
use crate::day::guest;
use crate::events::register::Issuing;
use crate::live::pages::{failed, notice, words_of};
use crate::web::{Words, is_same_origin, is_sealed, page, seal};
use crate::{AppState, Problem};

const WALK_IN: &str = "walk_in";
/// Departments and topics that are offered at most.
const OFFERED_MAX: usize = 60;

/// The routes of "I'm not on the list".
pub fn routes(config: &mut web::ServiceConfig) {
    config.service(read_walk_in).service(post_walk_in);
}

#[derive(Deserialize)]
struct Filled {
    nonce: String,
    #[serde(default)]
    name: String,
    #[serde(default)]
    department: String,
    #[serde(default)]
    offers: String,
    #[serde(default)]
    seeks: String,
    #[serde(default)]
    number: String,
}

#[get("/door/{event}/new")]
async fn read_walk_in(state: web::Data<AppState>, request: HttpRequest, event: web::Path<EventId>) -> HttpResponse {
    let words = words_of(&request);
    match open_poster(&state, *event, &words).await {
        Ok(poster) => form(&state, StatusCode::OK, words, &poster, (Typed::default(), None)).await,
        Err(answer) => answer,
    }
}

#[post("/door/{event}/new")]
async fn post_walk_in(
    state: web::Data<AppState>,
    request: HttpRequest,
    event: web::Path<EventId>,
    filled: Either<web::Form<Filled>, web::Bytes>,
) -> HttpResponse {
    let words = words_of(&request);
    let Either::Left(web::Form(filled)) = filled else {
        return notice(words, StatusCode::BAD_REQUEST, "something-wrong", "stale_form");
    };
    if !is_same_origin(&request) || !is_sealed(&state.config.signing_keys, WALK_IN, &event.to_string(), &filled.nonce) {
        return notice(words, StatusCode::FORBIDDEN, "door-stale", "stale_form");
    }
    let poster = match open_poster(&state, *event, &words).await {
        Ok(poster) => poster,
        Err(answer) => return answer,
    };
    let typed =
        Typed { name: filled.name.clone(), department: filled.department.clone(), number: filled.number.clone() };
    let asking = asking(&state, &request, &poster);
    match right_number(&state, &poster, &asking, &filled.number).await {
        Ok(None) => {}
        Ok(Some((status, wrong))) => return form(&state, status, words, &poster, (typed, Some(wrong))).await,
        Err(problem) => return failed(words, &problem),
    }
    let Ok(said) = Said::parse(&filled.name, &filled.department) else {
        let wrong = Some(("door-no-name", "no_name"));
        return form(&state, StatusCode::UNPROCESSABLE_ENTITY, words, &poster, (typed, wrong)).await;
    };
    let said = Said { offers: topic(&filled.offers), seeks: topic(&filled.seeks), ..said };
    match welcome(&state, &poster, said, asking).await {
        Ok(Welcomed::In { secret, seconds }) => {
            state.live.nudge(*event, false);
            signed_in(&state, words, &secret, seconds)
        }
        Ok(Welcomed::OnTheList) => {
            let wrong = Some(("door-known", "on_the_list"));
            form(&state, StatusCode::CONFLICT, words, &poster, (typed, wrong)).await
        }
        Ok(Welcomed::TooMany) => {
            let wrong = Some(("door-too-many", "too_many_requests"));
            wait(form(&state, StatusCode::TOO_MANY_REQUESTS, words, &poster, (typed, wrong)).await)
        }
        Err(problem) => failed(words, &problem),
    }
}

enum Welcomed {
    In { secret: String, seconds: i64 },
    OnTheList,
    TooMany,
}

/// On the list, in, and signed in: one transaction.
async fn welcome(state: &AppState, poster: &Poster, said: Said, asking: find::Asking) -> Result<Welcomed, Problem> {
    let (organisation, event_id, day) = (poster.organisation, poster.day.event_id, poster.day.clone());
    let by = By { organisation, actor: "door".to_owned(), stamp: state.stamp() };
    let session = PhoneSessionId::from_uuid(state.entropy.uuid(by.stamp.at));
    let (config, entropy, secret) = (state.config.clone(), state.entropy.clone(), state.entropy.secret());
    let made = state.write(move |conn| {
        if find::too_many_newcomers(conn, &asking)? {
            return Ok(Welcomed::TooMany);
        }
        let event = events::find(conn, organisation, event_id)?.ok_or_else(Problem::not_found)?;
        let issuing = Issuing { config: &config, entropy: &entropy };
        let WalkIn::In(participant) = walk_in(conn, &by, &event, said, &issuing)? else {
            return Ok(Welcomed::OnTheList);
        };
        let guest = guest::of_participant(conn, (organisation, event_id, participant))?;
        let seconds = arrive::let_in(conn, (&day, &guest, SessionKind::Door), session, &secret, by.stamp.at)?;
        Ok(Welcomed::In { secret, seconds })
    });
    made.await
}

async fn form(
    state: &AppState,
    status: StatusCode,
    words: Words,
    poster: &Poster,
    (typed, wrong): (Typed, Option<(&'static str, &'static str)>),
) -> HttpResponse {
    let (organisation, event) = (poster.organisation, poster.day.event_id);
    let offered = match state.read(move |conn| offered(conn, organisation, event)).await {
        Ok(offered) => offered,
        Err(problem) => return failed(words, &problem),
    };
    let nonce = seal(&state.config.signing_keys, WALK_IN, &event.to_string());
    let form = DoorForm::New { departments: offered.0, topics: offered.1, nonce };
    let said = wrong.map(|(key, _)| Wrong::say(&words, key));
    let code = wrong.map_or("new", |(_, code)| code);
    page(status, &DoorPage { wrong: said, code, form, ..blank(words, poster, typed) })
}

/// The organisation's departments, and the topics of the event's programme, to choose from.
fn offered(
    conn: &mut Conn,
    organisation: domain::OrganisationId,
    event: EventId,
) -> Result<(Vec<String>, Vec<Topic>), Problem> {
    let all = departments::all(conn, organisation)?.into_iter();
    let departments = all.take(OFFERED_MAX).map(|one| one.path.as_str().to_owned()).collect();
    let programme = events::find(conn, organisation, event)?.and_then(|event| event.programme_id);
    let own = match programme {
        Some(programme) => programmes::topics_of(conn, organisation, programme)?,
        None => Vec::new(),
    };
    let named = topics::all(conn, organisation)?.into_iter().filter(|topic| own.contains(&topic.id));
    let chip = |topic: topics::Topic| Topic { id: topic.id.to_string(), name: topic.name };
    Ok((departments, named.take(OFFERED_MAX).map(chip).collect()))
}

fn topic(id: &str) -> Vec<TopicId> {
    id.parse().into_iter().collect()
}
