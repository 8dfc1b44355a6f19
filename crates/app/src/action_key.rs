//! The Idempotency-Key header: the same key again is the same act again.

use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest};

use crate::problem::{Code, Problem};

/// A key that the client made for one act, 1–200 visible ASCII characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActionKey(String);

impl ActionKey {
    /// The key.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    fn parse(sent: Option<&str>) -> Result<Self, Problem> {
        let Some(text) = sent else {
            let detail = "Send a fresh Idempotency-Key, such as a UUID; repeat it when you repeat the request.";
            return Err(Problem::new(Code::IdempotencyKeyMissing, detail));
        };
        if (1..=200).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Ok(Self(text.to_owned()));
        }
        Err(Problem::new(Code::InvalidHeader, "An Idempotency-Key has 1 to 200 visible ASCII characters."))
    }
}

impl FromRequest for ActionKey {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let sent = request.headers().get("idempotency-key");
        ready(Self::parse(sent.map(|value| value.to_str().unwrap_or_default())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_required_and_bounded() {
        assert_eq!(ActionKey::parse(None).unwrap_err().code, Code::IdempotencyKeyMissing);
        for text in ["", "a b", "ä", &"x".repeat(201)] {
            assert_eq!(ActionKey::parse(Some(text)).unwrap_err().code, Code::InvalidHeader, "{text}");
        }
        assert!(ActionKey::parse(Some("8e03978e-40d5-43e8-bc93-6894a57f9324")).is_ok());
    }
}
