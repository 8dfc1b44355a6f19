//! A page as it leaves the house: never stored, never framed, nothing from elsewhere.

use actix_web::http::StatusCode;
use actix_web::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use actix_web::{HttpResponse, HttpResponseBuilder};
use askama::Template;

/// What a page may load: its own style sheet, scripts and pictures, and nothing inline.
pub const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; \
     connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// Renders a page with every header that a personal page needs.
pub fn page(status: StatusCode, template: &impl Template) -> HttpResponse {
    match template.render() {
        Ok(html) => guarded(HttpResponse::build(status)).body(html),
        Err(error) => {
            tracing::error!(%error, "a page could not be rendered");
            guarded(HttpResponse::InternalServerError())
                .body("<!doctype html><title>Error</title><p>That did not work.")
        }
    }
}

/// The headers alone, for an answer whose body is made elsewhere.
pub fn guarded(mut response: HttpResponseBuilder) -> HttpResponseBuilder {
    response
        .insert_header((CONTENT_TYPE, "text/html; charset=utf-8"))
        .insert_header((CACHE_CONTROL, "no-store"))
        .insert_header(("Content-Security-Policy", CONTENT_SECURITY_POLICY))
        .insert_header(("Referrer-Policy", "no-referrer"))
        .insert_header(("X-Content-Type-Options", "nosniff"))
        .insert_header(("Permissions-Policy", "camera=(), geolocation=(), microphone=()"))
        .insert_header(("Vary", "Accept-Language, Cookie"));
    response
}
