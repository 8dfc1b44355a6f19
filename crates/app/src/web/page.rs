//! A page as it leaves the house. The security headers are set around every answer; a page adds
//! that nobody keeps it and that it depends on who asks in which language.

use actix_web::http::StatusCode;
use actix_web::http::header::{CACHE_CONTROL, CONTENT_TYPE, LOCATION, VARY};
use actix_web::{HttpResponse, HttpResponseBuilder};
use askama::Template;

/// Renders a page that is personal and never stored.
pub fn page(status: StatusCode, template: &impl Template) -> HttpResponse {
    match template.render() {
        Ok(html) => personal(HttpResponse::build(status)).body(html),
        Err(error) => {
            tracing::error!(%error, "a page could not be rendered");
            personal(HttpResponse::InternalServerError())
                .body("<!doctype html><title>Error</title><p>That did not work.")
        }
    }
}

/// The headers alone, for an answer whose body is made elsewhere.
pub fn personal(mut response: HttpResponseBuilder) -> HttpResponseBuilder {
    response
        .insert_header((CONTENT_TYPE, "text/html; charset=utf-8"))
        .insert_header((CACHE_CONTROL, "no-store"))
        .insert_header((VARY, "Accept-Language, Cookie"));
    response
}

/// Sends the browser on after a form, with GET.
pub fn see_other(to: &str) -> HttpResponse {
    HttpResponse::SeeOther()
        .insert_header((LOCATION, to))
        .insert_header((CONTENT_TYPE, "text/html; charset=utf-8"))
        .insert_header((CACHE_CONTROL, "no-store"))
        .body("<!doctype html><title>Moved</title>")
}
