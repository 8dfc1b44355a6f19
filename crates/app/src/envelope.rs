//! What surrounds every request: its id, its trace, the security headers and the shape of errors.

use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceFactory, ServiceRequest, ServiceResponse};
use actix_web::http::header::{self, HeaderMap, HeaderName, HeaderValue};
use actix_web::http::{Method, StatusCode};
use actix_web::middleware::{Next, from_fn};
use actix_web::{App, Error, HttpMessage, HttpRequest, HttpResponse, web};
use tracing::Instrument;

use crate::access::source::source;
use crate::flood::{FloodGate, Limit};
use crate::live::pages;
use crate::problem::{self, Code, Problem};
use crate::state::AppState;
use crate::{body, configure, openapi};

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Nothing from elsewhere, no inline script, no frame. `data:` images are our own QR codes.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
     font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; \
     base-uri 'none'; frame-ancestors 'none'";

/// The documentation page sets styles from its own script.
const DOCS_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; \
     img-src 'self' data:; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'";

/// The id of the request in hand, among the request's extensions.
#[derive(Clone)]
pub struct RequestId(pub String);

/// The whole application: routes, and what surrounds them.
pub fn application(
    state: web::Data<AppState>,
) -> App<
    impl ServiceFactory<ServiceRequest, Config = (), Response = ServiceResponse<BoxBody>, Error = Error, InitError = ()>,
> {
    let gate = web::Data::from(state.flood.clone());
    App::new()
        .app_data(state)
        .app_data(gate)
        .app_data(problem::path_config())
        .app_data(problem::query_config())
        .app_data(web::PayloadConfig::new(body::BODY_BYTES_MAX))
        .configure(configure)
        .default_service(web::to(no_such_route))
        .wrap(from_fn(surround))
}

async fn surround(
    mut request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let id = request_id(&request);
    request.extensions_mut().insert(RequestId(id.clone()));
    if request.method() == Method::HEAD {
        request.head_mut().method = Method::GET;
    }
    let path = request.path().to_owned();
    if let Err(problem) = admit(&request) {
        let told = told(request.request(), &problem, &path, &id);
        let mut answer = request.into_response(told);
        set_headers(answer.headers_mut(), &path, &id);
        return Ok(answer);
    }
    let span = tracing::info_span!("request", %id, method = %request.method());
    let mut answer = next.call(request).instrument(span).await?.map_into_boxed_body();
    if needs_problem(&answer) {
        answer = as_problem(answer, &path, &id);
    }
    set_headers(answer.headers_mut(), &path, &id);
    tracing::debug!(%id, status = answer.status().as_u16(), "answered");
    Ok(answer)
}

/// Anything that no route takes: 405 where the address is known, else 404.
async fn no_such_route(request: HttpRequest) -> Result<HttpResponse, Problem> {
    let methods = openapi::methods_at(request.path());
    if methods.is_empty() {
        return Err(Problem::not_found());
    }
    let allow = methods.join(", ");
    let detail = format!("{} is not known here; {allow} is.", request.method());
    Err(Problem { allow: Some(allow.into()), ..Problem::new(Code::MethodNotAllowed, detail) })
}

/// By the sender's address. Behind a proxy that is the proxy's, unless it is trusted to name others.
fn admit(request: &ServiceRequest) -> Result<(), Problem> {
    let gate = request.app_data::<web::Data<FloodGate>>();
    let state = request.app_data::<web::Data<AppState>>();
    let (Some(gate), Some(state)) = (gate, state) else { return Ok(()) };
    let slow = |seconds| Problem::new(Code::TooManyRequests, "Slow down, then go on.").retry_after(seconds);
    gate.admit(&source(request.request(), &state.config), Limit::ADDRESS, state.clock.now()).map_err(slow)?;
    without_null(request)?;
    acceptable(request)
}

/// No text of ours holds a null character, and not every database could look for one.
fn without_null(request: &ServiceRequest) -> Result<(), Problem> {
    let refused = |code| Problem::new(code, "The address holds a null character.");
    if request.uri().path().contains("%00") {
        return Err(refused(Code::InvalidPath));
    }
    if request.query_string().contains("%00") {
        return Err(refused(Code::InvalidQuery));
    }
    Ok(())
}

/// Before anything happens: an answer that the client would not take is not worked out.
fn acceptable(request: &ServiceRequest) -> Result<(), Problem> {
    let accepted = request.headers().get_all(header::ACCEPT).filter_map(|line| line.to_str().ok());
    let accepted = accepted.collect::<Vec<_>>().join(",");
    if accepted.trim().is_empty() || !request.path().starts_with("/api/") {
        return Ok(());
    }
    let offered = openapi::offered_at(request.method(), request.path());
    if offered.is_empty() || offered.iter().any(|offer| accepts(&accepted, offer)) {
        return Ok(());
    }
    Err(Problem::new(Code::NotAcceptable, format!("What is offered here: {}.", offered.join(", "))))
}

/// Whether a range of `Accept` covers a media type; a weight of 0 takes its range out.
fn accepts(accepted: &str, offer: &str) -> bool {
    let kind = offer.split('/').next().unwrap_or_default();
    accepted.split(',').any(|range| {
        let mut parts = range.split(';').map(|part| part.trim().to_ascii_lowercase());
        let media = parts.next().unwrap_or_default();
        let refused = parts.any(|part| part.strip_prefix("q=").is_some_and(|q| q.parse::<f32>() == Ok(0.0)));
        !refused && (media == "*/*" || media == offer || media.strip_suffix("/*") == Some(kind))
    })
}

fn request_id(request: &ServiceRequest) -> String {
    match request.app_data::<web::Data<AppState>>() {
        Some(state) => state.entropy.uuid(state.clock.now()).to_string(),
        None => String::new(),
    }
}

/// Errors, and bare answers of the framework; a page brings its own content.
fn needs_problem(answer: &ServiceResponse) -> bool {
    let failed = answer.status().is_client_error() || answer.status().is_server_error();
    let from_problem = answer.response().error().is_some_and(|cause| cause.as_error::<Problem>().is_some());
    let kind = answer.headers().get(header::CONTENT_TYPE);
    // A page that tells a person what to do is as good as a problem.
    let is_page = kind.is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    let bare = (answer.response().error().is_some() && !is_page) || kind.is_none();
    failed && (from_problem || bare)
}

fn as_problem(answer: ServiceResponse, path: &str, id: &str) -> ServiceResponse<BoxBody> {
    let cause = answer.response().error();
    let problem = match cause.and_then(|cause| cause.as_error::<Problem>()) {
        Some(problem) => problem.clone(),
        None => problem::of_framework(normal_status(answer.status()), cause),
    };
    let (request, _) = answer.into_parts();
    let told = told(&request, &problem, path, id);
    ServiceResponse::new(request, told)
}

/// Who reads pages is told by one; everybody else by the problem's document.
fn told(request: &HttpRequest, problem: &Problem, path: &str, id: &str) -> HttpResponse {
    if pages::reads_pages(request) {
        return pages::told(pages::words_of(request), problem);
    }
    problem::render(problem, path, id)
}

fn normal_status(status: StatusCode) -> StatusCode {
    if status.is_client_error() || status.is_server_error() { status } else { StatusCode::INTERNAL_SERVER_ERROR }
}

fn set_headers(headers: &mut HeaderMap, path: &str, id: &str) {
    let policy = if path.starts_with("/docs") { DOCS_SECURITY_POLICY } else { CONTENT_SECURITY_POLICY };
    set(headers, header::CONTENT_SECURITY_POLICY, policy);
    set(headers, header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    set(headers, header::X_FRAME_OPTIONS, "DENY");
    set(headers, header::REFERRER_POLICY, "no-referrer");
    set(headers, HeaderName::from_static("cross-origin-opener-policy"), "same-origin");
    set(headers, HeaderName::from_static("cross-origin-resource-policy"), "same-origin");
    set(headers, HeaderName::from_static("permissions-policy"), "camera=(), geolocation=(), microphone=()");
    if path.starts_with("/api/") {
        set(headers, header::CACHE_CONTROL, "no-store");
    }
    if let Ok(value) = HeaderValue::from_str(id) {
        headers.insert(REQUEST_ID, value);
    }
}

/// Sets a header that the answer has not set itself.
fn set(headers: &mut HeaderMap, name: HeaderName, value: &'static str) {
    if !headers.contains_key(&name) {
        headers.insert(name, HeaderValue::from_static(value));
    }
}
