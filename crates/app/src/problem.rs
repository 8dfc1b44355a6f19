//! Problems: every refusal as an RFC 9457 document with a stable code.

mod codes;
mod document;
mod framework;
mod of_store;

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, ResponseError};

pub use codes::Code;
pub(crate) use document::render;
pub use document::{FieldProblem, ProblemDocument};
pub(crate) use framework::{of_framework, path_config, query_config};

/// A refusal: which rule, what happened, and where in the request.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}: {detail}", code.as_str())]
pub struct Problem {
    pub code: Code,
    /// One sentence about this occurrence, that the reader can act on.
    pub detail: String,
    /// Faults of single fields.
    pub errors: Vec<FieldProblem>,
    /// Seconds after which the same request may succeed.
    pub retry_after_seconds: Option<u32>,
    /// Methods that this address knows, for 405.
    pub allow: Option<Box<str>>,
    /// What was found in a file, row by row.
    pub report: Option<Box<serde_json::Value>>,
    /// Where to go on from here.
    pub see: Option<Box<str>>,
}

/// What a handler answers.
pub type Answer = Result<HttpResponse, Problem>;

impl Problem {
    /// A refusal with its sentence.
    pub fn new(code: Code, detail: impl Into<String>) -> Self {
        Self {
            code,
            detail: detail.into(),
            errors: Vec::new(),
            retry_after_seconds: None,
            allow: None,
            report: None,
            see: None,
        }
    }

    /// The one answer for what does not exist and for what belongs to somebody else.
    pub fn not_found() -> Self {
        Self::new(Code::NotFound, "There is nothing here, or it is not yours to see.")
    }

    /// Our fault: the cause goes to the log, never to the reader.
    pub fn internal(cause: impl std::fmt::Display) -> Self {
        tracing::error!(%cause, "internal error");
        Self::new(Code::Internal, "Something failed on our side. The request id finds it in the log.")
    }

    /// Faults of single fields.
    pub fn of_fields(errors: Vec<FieldProblem>) -> Self {
        let detail = errors.first().map_or_else(String::new, |error| error.detail.clone());
        Self { errors, ..Self::new(Code::InvalidBody, detail) }
    }

    /// A word that is none of a closed set, in the field at `pointer`.
    pub fn unknown_word(pointer: &str, cause: &domain::UnknownWord) -> Self {
        Self::of_field(pointer, "unknown_word", cause.to_string())
    }

    /// A fault of one field of the body, named by its JSON pointer.
    pub fn of_field(pointer: &str, code: &str, detail: impl Into<String>) -> Self {
        Self::of_fields(vec![FieldProblem::new(pointer, code, detail)])
    }

    /// The same refusal, worth trying again after some seconds.
    pub fn retry_after(mut self, seconds: u32) -> Self {
        self.retry_after_seconds = Some(seconds);
        self
    }
}

impl ResponseError for Problem {
    fn status_code(&self) -> StatusCode {
        self.code.status()
    }

    /// The body is written by the envelope, which knows the request.
    fn error_response(&self) -> HttpResponse {
        HttpResponse::new(self.status_code())
    }
}
