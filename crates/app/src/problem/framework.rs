//! Answers of the framework (path, query, unknown route, wrong method) as problems.

use actix_web::http::StatusCode;
use actix_web::web::{PathConfig, QueryConfig};
use actix_web::{HttpRequest, HttpResponse};

use super::{Code, Problem};
use crate::openapi;

/// Malformed ids in the address.
pub(crate) fn path_config() -> PathConfig {
    PathConfig::default().error_handler(|cause, _| Problem::new(Code::InvalidPath, sentence(&cause)).into())
}

/// Unknown or malformed query parameters.
pub(crate) fn query_config() -> QueryConfig {
    QueryConfig::default().error_handler(|cause, _| Problem::new(Code::InvalidQuery, sentence(&cause)).into())
}

/// Anything that no route takes: 405 where the address is known, else 404.
pub(crate) async fn no_such_route(request: HttpRequest) -> Result<HttpResponse, Problem> {
    let methods = openapi::methods_at(request.path());
    if methods.is_empty() {
        return Err(Problem::not_found());
    }
    let allow = methods.join(", ");
    let detail = format!("{} is not known here; {allow} is.", request.method());
    Err(Problem { allow: Some(allow.into()), ..Problem::new(Code::MethodNotAllowed, detail) })
}

/// A problem for an answer that the framework made by itself.
pub(crate) fn of_framework(status: StatusCode, cause: Option<&actix_web::Error>) -> Problem {
    let code = Code::of_status(status);
    match cause {
        Some(cause) if status.is_client_error() => Problem::new(code, sentence(cause)),
        Some(cause) => Problem::internal(cause),
        None => Problem::new(code, code.title()),
    }
}

fn sentence(cause: &dyn std::fmt::Display) -> String {
    let text = cause.to_string();
    text.chars().take(300).collect()
}
