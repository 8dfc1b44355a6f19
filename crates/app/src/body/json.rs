//! JSON bodies, read into a type that knows every field.

use std::future::Future;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest};
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};

use super::BODY_BYTES_MAX;
use super::arrival::{media_type, read_whole};
use crate::problem::{Code, FieldProblem, Problem};

/// A JSON body that was read whole.
pub struct Body<T> {
    pub value: T,
    /// Of the bytes as they arrived: tells whether a repeated request is the same one.
    pub sha256: [u8; 32],
}

impl<T: DeserializeOwned + 'static> FromRequest for Body<T> {
    type Error = Problem;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Problem>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let (request, payload) = (request.clone(), payload.take());
        Box::pin(async move {
            refuse_media_type(&media_type(&request))?;
            let bytes = read_whole(request, payload, BODY_BYTES_MAX).await?;
            Ok(Self { value: read(&bytes)?, sha256: Sha256::digest(&bytes).into() })
        })
    }
}

fn refuse_media_type(sent: &str) -> Result<(), Problem> {
    if sent == "application/json" || (sent.starts_with("application/") && sent.ends_with("+json")) {
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
