//! JSON bodies: size, media type, syntax and fields are each refused with their own code.

use std::future::Future;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::http::header;
use actix_web::{FromRequest, HttpRequest, web};
use serde::de::DeserializeOwned;

use crate::problem::{Code, FieldProblem, Problem};

/// The most bytes of a JSON body.
pub(crate) const BODY_BYTES_MAX: usize = 1 << 20;

/// A JSON body that was read whole.
pub struct Body<T>(pub T);

impl<T: DeserializeOwned + 'static> FromRequest for Body<T> {
    type Error = Problem;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Problem>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let media_type = refuse_media_type(request);
        let bytes = web::Bytes::from_request(request, payload);
        Box::pin(async move {
            media_type?;
            let bytes = bytes.await.map_err(|cause| of_payload(&cause))?;
            read(&bytes).map(Body)
        })
    }
}

/// A payload that did not arrive whole or is too large.
pub(crate) fn of_payload(cause: &actix_web::Error) -> Problem {
    match cause.as_response_error().status_code().as_u16() {
        413 => Problem::new(Code::TooLarge, "The body is larger than this address reads."),
        _ => Problem::new(Code::BadRequest, "The body did not arrive whole."),
    }
}

fn refuse_media_type(request: &HttpRequest) -> Result<(), Problem> {
    let sent = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let essence = sent.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    if essence == "application/json" || (essence.starts_with("application/") && essence.ends_with("+json")) {
        return Ok(());
    }
    Err(Problem::new(Code::UnsupportedMediaType, "Send the body as application/json."))
}

fn read<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Problem> {
    if std::str::from_utf8(bytes).is_err() {
        return Err(Problem::new(Code::InvalidJson, "The body is not UTF-8."));
    }
    if bytes.windows(6).any(|window| window == br"\u0000") || bytes.contains(&0) {
        return Err(Problem::new(Code::InvalidJson, "The body holds a null character."));
    }
    serde_json::from_slice(bytes).map_err(|cause| of_json(&cause))
}

fn of_json(cause: &serde_json::Error) -> Problem {
    use serde_json::error::Category;
    let text = cause.to_string();
    match cause.classify() {
        Category::Data => {
            let field = FieldProblem::new("", "invalid", text.clone());
            Problem { errors: vec![field], ..Problem::new(Code::InvalidBody, text) }
        }
        Category::Io | Category::Syntax | Category::Eof => Problem::new(Code::InvalidJson, text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Named {
        #[expect(dead_code, reason = "only read by serde")]
        name: String,
    }

    fn code(bytes: &[u8]) -> Code {
        read::<Named>(bytes).unwrap_err().code
    }

    #[test]
    fn each_fault_has_its_code() {
        assert_eq!(code(b"{"), Code::InvalidJson);
        assert_eq!(code(b"\xff"), Code::InvalidJson);
        assert_eq!(code(br#"{"name":"a\u0000b"}"#), Code::InvalidJson);
        assert_eq!(code(br#"{"name":"\ud800"}"#), Code::InvalidJson);
        assert_eq!(code(br#"{"name":NaN}"#), Code::InvalidJson);
        assert_eq!(code(br#"{"name":1}"#), Code::InvalidBody);
        assert_eq!(code(br#"{"name":"a","role":"organiser"}"#), Code::InvalidBody);
        assert_eq!(code("[".repeat(100_000).as_bytes()), Code::InvalidBody);
    }
}
