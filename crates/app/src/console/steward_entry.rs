//! The personal link of a steward: GET shows a button and changes nothing, POST signs in.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, get, post, web};
use domain::EventId;

use super::EnterPage;
use super::pages::with_cookie;
use super::seated::{failed, notice};
use crate::AppState;
use crate::access::seat;
use crate::web::{Words, is_same_origin, page, see_other};

/// The routes of the link.
pub fn routes(config: &mut web::ServiceConfig) {
    config.service(read_steward_link).service(post_steward_link);
}

#[get("/helper/{event}/enter/{link}")]
async fn read_steward_link(path: web::Path<(EventId, String)>) -> HttpResponse {
    let (words, (event, link)) = (Words::english(), path.into_inner());
    let (title, lead) = (words.say("steward-enter-title"), words.say("steward-enter-lead"));
    let button = words.say("steward-enter-button");
    let form = Some(format!("/helper/{event}/enter/{link}"));
    page(StatusCode::OK, &EnterPage { title, lead, button, form, words })
}

#[post("/helper/{event}/enter/{link}")]
async fn post_steward_link(
    state: web::Data<AppState>,
    request: HttpRequest,
    path: web::Path<(EventId, String)>,
) -> HttpResponse {
    let (event, link) = path.into_inner();
    if !is_same_origin(&request) {
        return notice(StatusCode::FORBIDDEN, "steward-link-used");
    }
    match seat::enter(&state, &link).await {
        Ok(Some(secret)) => with_cookie(see_other(&format!("/helper/{event}")), &state, Some(&secret)),
        Ok(None) => notice(StatusCode::GONE, "steward-link-used"),
        Err(problem) => failed(&problem),
    }
}
