//! The closed list of problem codes: one table from code to status and title.

use actix_web::http::StatusCode;

macro_rules! codes {
    ($($variant:ident = $text:literal, $status:ident, $title:literal;)+) => {
        /// Which rule refused.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $(#[doc = $title] $variant),+ }

        impl Code {
            /// Every code, in the order of the table.
            pub const ALL: &'static [Code] = &[$(Code::$variant),+];

            /// The stable name.
            pub const fn as_str(self) -> &'static str {
                match self { $(Code::$variant => $text),+ }
            }

            /// The HTTP status.
            pub const fn status(self) -> StatusCode {
                match self { $(Code::$variant => StatusCode::$status),+ }
            }

            /// The same words for every occurrence.
            pub const fn title(self) -> &'static str {
                match self { $(Code::$variant => $title),+ }
            }
        }
    };
}

codes! {
    InvalidJson = "invalid_json", BAD_REQUEST, "The body is not valid JSON";
    InvalidPath = "invalid_path", BAD_REQUEST, "The address holds a malformed id";
    InvalidQuery = "invalid_query", BAD_REQUEST, "A query parameter is not valid";
    InvalidHeader = "invalid_header", BAD_REQUEST, "A header is not valid";
    InvalidCursor = "invalid_cursor", BAD_REQUEST, "The cursor is not one that this list gave";
    BadRequest = "bad_request", BAD_REQUEST, "The request cannot be read";
    IdempotencyKeyMissing = "idempotency_key_missing", BAD_REQUEST, "An Idempotency-Key is required";
    Unauthenticated = "unauthenticated", UNAUTHORIZED, "Sign in first";
    SignInFailed = "sign_in_failed", UNAUTHORIZED, "E-mail address or password is wrong";
    RefreshRefused = "refresh_refused", UNAUTHORIZED, "The refresh token is not accepted";
    Forbidden = "forbidden", FORBIDDEN, "Your role may not do this";
    StepUpRefused = "step_up_refused", FORBIDDEN, "The code is not accepted";
    NotFound = "not_found", NOT_FOUND, "Not found";
    MethodNotAllowed = "method_not_allowed", METHOD_NOT_ALLOWED, "This address does not know that method";
    NotAcceptable = "not_acceptable", NOT_ACCEPTABLE, "None of the accepted formats is offered";
    Timeout = "timeout", REQUEST_TIMEOUT, "The request took too long to arrive";
    Conflict = "conflict", CONFLICT, "The state does not allow this";
    AlreadyExists = "already_exists", CONFLICT, "It exists already";
    NotOpen = "not_open", CONFLICT, "Check-in is not open yet";
    EventOver = "event_over", CONFLICT, "The event is over";
    EventCancelled = "event_cancelled", CONFLICT, "The event has been cancelled";
    NoSuchTable = "no_such_table", CONFLICT, "Nobody is planned there";
    KeyInUse = "key_in_use", CONFLICT, "The first request with this key is still running";
    EventClosed = "event_closed", CONFLICT, "The event is over";
    RoundOver = "round_over", CONFLICT, "The round is over";
    NotArrived = "not_arrived", CONFLICT, "Check in first";
    NoMeeting = "no_meeting", CONFLICT, "There is no meeting in this round";
    NobodyAsks = "nobody_asks", CONFLICT, "Nobody asks";
    TooSoon = "too_soon", CONFLICT, "It is too soon for that";
    UndoTooLate = "undo_too_late", CONFLICT, "It cannot be undone by oneself any more";
    StalePlan = "stale_plan", PRECONDITION_FAILED, "Another plan has been published meanwhile";
    StaleVersion = "stale_version", PRECONDITION_FAILED, "It has changed since it was read";
    TooLarge = "too_large", PAYLOAD_TOO_LARGE, "The body is too large";
    UnsupportedMediaType = "unsupported_media_type", UNSUPPORTED_MEDIA_TYPE, "This media type is not read here";
    InvalidBody = "invalid_body", UNPROCESSABLE_ENTITY, "A field of the body is not valid";
    KeyReused = "key_reused", UNPROCESSABLE_ENTITY, "The Idempotency-Key was used with another body";
    ImportRefused = "import_refused", UNPROCESSABLE_ENTITY, "The file has rows that cannot be imported";
    ImportedTiesOff = "imported_ties_off", FORBIDDEN, "Imported ties are switched off for this organisation";
    ClockTooShort = "clock_too_short", UNPROCESSABLE_ENTITY, "The rounds do not fit into the time";
    UnknownTimeZone = "unknown_time_zone", UNPROCESSABLE_ENTITY, "There is no such time zone";
    TooFewPeople = "too_few_people", UNPROCESSABLE_ENTITY, "There are too few people";
    PlanRefused = "plan_refused", UNPROCESSABLE_ENTITY, "No plan exists under these rules";
    MatchRequired = "if_match_required", PRECONDITION_REQUIRED, "If-Match is required";
    TooManyRequests = "too_many_requests", TOO_MANY_REQUESTS, "Too many requests";
    HeadersTooLarge = "headers_too_large", REQUEST_HEADER_FIELDS_TOO_LARGE, "The headers are too large";
    Internal = "internal", INTERNAL_SERVER_ERROR, "Something failed on our side";
    Busy = "busy", SERVICE_UNAVAILABLE, "The service is busy";
    StorageUnavailable = "storage_unavailable", SERVICE_UNAVAILABLE, "The database cannot be reached";
    StorageFull = "storage_full", SERVICE_UNAVAILABLE, "The disk is full";
}

impl Code {
    /// The code for a framework answer of this status.
    pub(super) fn of_status(status: StatusCode) -> Code {
        match status.as_u16() {
            401 => Code::Unauthenticated,
            403 => Code::Forbidden,
            404 => Code::NotFound,
            405 => Code::MethodNotAllowed,
            406 => Code::NotAcceptable,
            408 => Code::Timeout,
            409 => Code::Conflict,
            413 => Code::TooLarge,
            415 => Code::UnsupportedMediaType,
            422 => Code::InvalidBody,
            429 => Code::TooManyRequests,
            431 => Code::HeadersTooLarge,
            503 => Code::Busy,
            400..=499 => Code::BadRequest,
            _ => Code::Internal,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn a_code_is_said_once() {
        let texts: BTreeSet<&str> = Code::ALL.iter().map(|code| code.as_str()).collect();
        assert_eq!(texts.len(), Code::ALL.len());
        assert!(Code::ALL.iter().all(|code| code.status().is_client_error() || code.status().is_server_error()));
    }
}
