//! The document that carries a problem (RFC 9457), and how it becomes an answer.

use actix_web::HttpResponse;
use actix_web::http::header;
use serde::Serialize;
use utoipa::ToSchema;

use super::Problem;

/// A problem as it is sent, `application/problem+json`.
#[derive(Debug, Serialize, ToSchema)]
#[schema(example = json!({
    "type": "/problems/not_found", "title": "Not found", "status": 404,
    "detail": "There is nothing here, or it is not yours to see.",
    "instance": "/api/v1/people/0197f0c4-6a00-7000-8000-000000000000",
    "code": "not_found", "request_id": "0197f0c4-6a00-7000-8000-0000000000aa"
}))]
pub struct ProblemDocument {
    /// Names the kind of problem; relative to this server.
    pub r#type: String,
    /// The same words for every occurrence.
    pub title: String,
    /// The HTTP status.
    pub status: u16,
    /// What happened this time, and what to do.
    pub detail: String,
    /// The path of the request.
    pub instance: String,
    /// Stable, from a closed list.
    pub code: String,
    /// Finds the request in the log.
    pub request_id: String,
    /// Faults of single fields.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(required = false)]
    pub errors: Vec<FieldProblem>,
    /// Of a file: what was found, row by row.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Object, required = false)]
    pub report: Option<serde_json::Value>,
    /// Where to go on from here.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    pub see: Option<String>,
}

/// A fault of one field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(example = json!({"pointer": "/minutes_total", "code": "out_of_range", "detail": "between 1 and 1440"}))]
pub struct FieldProblem {
    /// JSON pointer (RFC 6901) into the body, or the parameter's name.
    pub pointer: String,
    pub code: String,
    pub detail: String,
}

impl FieldProblem {
    /// The fault `code` of the field at `pointer`.
    pub fn new(pointer: &str, code: &str, detail: impl Into<String>) -> Self {
        Self { pointer: pointer.to_owned(), code: code.to_owned(), detail: detail.into() }
    }
}

/// Turns a problem into the answer to one request.
pub(crate) fn render(problem: &Problem, instance: &str, request_id: &str) -> HttpResponse {
    let mut answer = HttpResponse::build(problem.code.status());
    answer.insert_header((header::CONTENT_TYPE, "application/problem+json"));
    if let Some(seconds) = problem.retry_after_seconds {
        answer.insert_header((header::RETRY_AFTER, seconds));
    }
    if let Some(methods) = &problem.allow {
        answer.insert_header((header::ALLOW, methods.as_ref()));
    }
    if problem.code.status().as_u16() == 401 {
        answer.insert_header((header::WWW_AUTHENTICATE, "Bearer"));
    }
    answer.json(document(problem, instance, request_id))
}

fn document(problem: &Problem, instance: &str, request_id: &str) -> ProblemDocument {
    ProblemDocument {
        r#type: format!("/problems/{}", problem.code.as_str()),
        title: problem.code.title().to_owned(),
        status: problem.code.status().as_u16(),
        detail: problem.detail.clone(),
        instance: instance.to_owned(),
        code: problem.code.as_str().to_owned(),
        request_id: request_id.to_owned(),
        errors: problem.errors.clone(),
        report: problem.report.as_deref().cloned(),
        see: problem.see.as_deref().map(str::to_owned),
    }
}
