//! Optimistic locking: strong ETags out, `If-Match` in.

use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::http::header::{self, HeaderName};
use actix_web::{FromRequest, HttpRequest};
use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::problem::{Code, Problem};

/// The version that the client saw, required where two people could overwrite each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IfMatch(Vec<String>);

impl IfMatch {
    /// Whether the client saw the version `tag`, or takes any (`*`).
    pub fn covers(&self, tag: &str) -> bool {
        self.0.iter().any(|seen| seen == "*" || seen == tag)
    }

    /// Lets the request pass if the client saw the version `tag`.
    ///
    /// # Errors
    /// 412 `stale_version`.
    pub fn admit(&self, tag: &str) -> Result<(), Problem> {
        if self.covers(tag) {
            return Ok(());
        }
        Err(Problem::new(
            Code::StaleVersion,
            format!("It has changed meanwhile: its ETag is \"{tag}\". Read it again."),
        ))
    }
}

/// The version of something that has no number of its own: it follows from what is shown.
pub fn tag_of(shown: &impl Serialize) -> String {
    let text = serde_json::to_string(shown).unwrap_or_default();
    Sha256::digest(text).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// The header pair that carries a version.
pub fn etag(tag: impl std::fmt::Display) -> (HeaderName, String) {
    (header::ETAG, format!("\"{tag}\""))
}

impl FromRequest for IfMatch {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(read(request.headers().get(header::IF_MATCH).and_then(|value| value.to_str().ok())))
    }
}

/// Weak tags never match (RFC 9110 section 13.1.1), so they are left out.
fn read(sent: Option<&str>) -> Result<IfMatch, Problem> {
    let Some(text) = sent else {
        let detail = "Send the ETag that you read as If-Match, so that nobody's change is lost.";
        return Err(Problem::new(Code::MatchRequired, detail));
    };
    let tags = text.split(',').map(str::trim).filter_map(|tag| match tag {
        "*" => Some("*".to_owned()),
        quoted => quoted.strip_prefix('"')?.strip_suffix('"').map(str::to_owned),
    });
    Ok(IfMatch(tags.collect()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_is_named_or_refused() {
        assert_eq!(read(None).unwrap_err().code, Code::MatchRequired);
        assert!(read(Some("\"3\", \"4\"")).unwrap().covers("4"));
        assert!(read(Some("*")).unwrap().covers("4"));
        assert_eq!(read(Some("\"3\"")).unwrap().admit("4").unwrap_err().code, Code::StaleVersion);
        assert!(!read(Some("W/\"4\"")).unwrap().covers("4"));
        assert!(!read(Some("4")).unwrap().covers("4"));
    }
}
