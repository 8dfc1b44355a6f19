//! How a body arrives: whole, within its bounds and in time, or not at all.

use std::time::Duration;

use actix_web::dev::Payload;
use actix_web::http::header;
use actix_web::web::Bytes;
use actix_web::{FromRequest, HttpRequest, rt, web};

use crate::problem::{Code, Problem};

/// The longest that a body may take: a file over a slow line, but no connection held open for ever.
const PATIENCE: Duration = Duration::from_secs(60);

/// Reads a body of at most `bytes_max` bytes.
pub(super) async fn read_whole(request: HttpRequest, mut payload: Payload, bytes_max: usize) -> Result<Bytes, Problem> {
    refuse_early(&request, bytes_max)?;
    let body = web::Payload::from_request(&request, &mut payload).await;
    let body = body.map_err(|_| broken())?.to_bytes_limited(bytes_max);
    match rt::time::timeout(PATIENCE, body).await {
        Ok(Ok(Ok(bytes))) => Ok(bytes),
        Ok(Ok(Err(_))) => Err(broken()),
        Ok(Err(_)) => Err(too_large(bytes_max)),
        Err(_) => Err(Problem::new(Code::Timeout, "The body did not arrive in time.")),
    }
}

/// What the headers already tell: packed bodies are not unpacked, so they cannot burst.
fn refuse_early(request: &HttpRequest, bytes_max: usize) -> Result<(), Problem> {
    let text = |name| request.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let encoding = text(header::CONTENT_ENCODING);
    if !encoding.is_empty() && !encoding.eq_ignore_ascii_case("identity") {
        return Err(Problem::new(Code::UnsupportedMediaType, "Send the body without Content-Encoding."));
    }
    match text(header::CONTENT_LENGTH).parse::<u64>() {
        Ok(length) if length > bytes_max as u64 => Err(too_large(bytes_max)),
        _ => Ok(()),
    }
}

/// The media type, without parameters, in lower case.
pub(super) fn media_type(request: &HttpRequest) -> String {
    let sent = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    sent.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

fn too_large(bytes_max: usize) -> Problem {
    Problem::new(Code::TooLarge, format!("At most {bytes_max} bytes are read here."))
}

fn broken() -> Problem {
    Problem::new(Code::BadRequest, "The body did not arrive whole.")
}
