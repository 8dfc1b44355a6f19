//! The `Prefer` header (RFC 7240): `respond-async`, and `wait=` in seconds.

use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::http::header::HeaderName;
use actix_web::{FromRequest, HttpRequest};

use crate::problem::Problem;

/// The longest wait that is granted; a longer one is shortened.
const WAIT_SECONDS_MAX: u32 = 60;

/// What the client would like better. Anything unknown is passed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Prefer {
    /// Rather an address to look at than to wait.
    pub respond_async: bool,
    /// How long to wait for the end of a job, in seconds.
    pub wait_seconds: u32,
}

impl FromRequest for Prefer {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let sent = request.headers().get_all(HeaderName::from_static("prefer"));
        let texts: Vec<&str> = sent.filter_map(|value| value.to_str().ok()).collect();
        ready(Ok(read(&texts.join(","))))
    }
}

fn read(text: &str) -> Prefer {
    let mut found = Prefer::default();
    for preference in text.split([',', ';']).map(|part| part.trim().to_ascii_lowercase()) {
        if preference == "respond-async" {
            found.respond_async = true;
        }
        let wait = preference.strip_prefix("wait=").and_then(|digits| digits.trim_matches('"').parse::<u32>().ok());
        found.wait_seconds = wait.map_or(found.wait_seconds, |seconds| seconds.min(WAIT_SECONDS_MAX));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn preferences_are_wishes_and_no_errors() {
        assert_eq!(read("respond-async, wait=5"), Prefer { respond_async: true, wait_seconds: 5 });
        assert_eq!(read("Respond-Async; wait=\"900\""), Prefer { respond_async: true, wait_seconds: 60 });
        assert_eq!(read("wait=soon, return=minimal"), Prefer::default());
    }
}
