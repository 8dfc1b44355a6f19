//! Answers of the framework (path, query, unknown route, wrong method) as problems.

use actix_web::http::StatusCode;
use actix_web::web::{PathConfig, QueryConfig};

use super::{Code, Problem};

/// Malformed ids in the address.
pub(crate) fn path_config() -> PathConfig {
    PathConfig::default().error_handler(|cause, _| Problem::new(Code::InvalidPath, sentence(&cause)).into())
}

/// Unknown or malformed query parameters.
pub(crate) fn query_config() -> QueryConfig {
    QueryConfig::default().error_handler(|cause, _| Problem::new(Code::InvalidQuery, sentence(&cause)).into())
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
