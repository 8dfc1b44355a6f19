//! Jobs, deliveries, replays and the log. Column for column what `migrations/` says.

diesel::table! {
    use diesel::sql_types::{Binary, Nullable, Text};
    use crate::sql_types::{Count, Document, Id, Instant};

    job (organisation_id, id) {
        organisation_id -> Id,
        id -> Id,
        kind -> Text,
        body -> Document,
        actor -> Text,
        queued_at -> Instant,
        started_at -> Nullable<Instant>,
        leased_until -> Nullable<Instant>,
        leased_by -> Nullable<Text>,
        attempts -> Count,
        progress -> Count,
        phase -> Text,
        succeeded_at -> Nullable<Instant>,
        failed_at -> Nullable<Instant>,
        error_code -> Nullable<Text>,
        result -> Nullable<Document>,
    }
}

diesel::table! {
    use diesel::sql_types::{Binary, Nullable, Text};
    use crate::sql_types::{Count, Document, Id, Instant};

    job_file (organisation_id, job_id, number) {
        organisation_id -> Id,
        job_id -> Id,
        number -> Count,
        bytes -> Binary,
        written_at -> Instant,
    }
}

diesel::table! {
    use diesel::sql_types::{Binary, Nullable, Text};
    use crate::sql_types::{Count, Document, Id, Instant};

    outbox (organisation_id, id) {
        organisation_id -> Id,
        id -> Id,
        kind -> Text,
        address -> Text,
        body -> Text,
        person_id -> Nullable<Id>,
        queued_at -> Instant,
        next_try_at -> Instant,
        attempts -> Count,
        delivered_at -> Nullable<Instant>,
        given_up_at -> Nullable<Instant>,
    }
}

diesel::table! {
    use diesel::sql_types::{Binary, Nullable, Text};
    use crate::sql_types::{Count, Document, Id, Instant};

    idempotency (organisation_id, principal, route, action_key) {
        organisation_id -> Id,
        principal -> Text,
        route -> Text,
        action_key -> Text,
        request_sha256 -> Binary,
        status -> Count,
        content_type -> Text,
        location -> Nullable<Text>,
        etag -> Nullable<Text>,
        body -> Text,
        answered_at -> Instant,
        expires_at -> Instant,
    }
}

diesel::table! {
    use diesel::sql_types::{Binary, Nullable, Text};
    use crate::sql_types::{Count, Document, Id, Instant};

    idempotency_person (organisation_id, principal, route, action_key, person_id) {
        organisation_id -> Id,
        principal -> Text,
        route -> Text,
        action_key -> Text,
        person_id -> Id,
    }
}

diesel::table! {
    use diesel::sql_types::{Binary, Nullable, Text};
    use crate::sql_types::{Count, Document, Id, Instant};

    log_entry (organisation_id, id) {
        organisation_id -> Id,
        id -> Id,
        logged_at -> Instant,
        actor -> Text,
        act -> Text,
        object_id -> Nullable<Id>,
        event_id -> Nullable<Id>,
        reason -> Nullable<Text>,
    }
}

diesel::table! {
    use diesel::sql_types::{Binary, Nullable, Text};
    use crate::sql_types::{Count, Document, Id, Instant};

    guess_counter (organisation_id, purpose, subject_sha256) {
        organisation_id -> Id,
        purpose -> Text,
        subject_sha256 -> Binary,
        window_started_at -> Instant,
        guesses -> Count,
    }
}

diesel::table! {
    use diesel::sql_types::{Binary, Nullable, Text};
    use crate::sql_types::{Count, Document, Id, Instant};

    step_up_code (organisation_id, id) {
        organisation_id -> Id,
        id -> Id,
        person_id -> Id,
        purpose -> Text,
        code_sha256 -> Binary,
        issued_at -> Instant,
        expires_at -> Instant,
        tries -> Count,
        used_at -> Nullable<Instant>,
    }
}

diesel::table! {
    use diesel::sql_types::{Nullable, Text};
    use crate::sql_types::{Document, Id, Instant};

    file_import (organisation_id, id) {
        organisation_id -> Id,
        id -> Id,
        kind -> Text,
        file_name -> Nullable<Text>,
        report -> Document,
        bad_rows -> Nullable<Text>,
        imported_at -> Instant,
        actor -> Text,
        undone_at -> Nullable<Instant>,
    }
}

diesel::table! {
    use diesel::sql_types::{Nullable, Text};
    use crate::sql_types::{Document, Id};

    import_row (organisation_id, import_id, kind, subject_id, other_id) {
        organisation_id -> Id,
        import_id -> Id,
        kind -> Text,
        subject_id -> Id,
        other_id -> Id,
        earlier -> Nullable<Document>,
    }
}

diesel::table! {
    use diesel::sql_types::Text;
    use crate::sql_types::{Document, Id, Instant};

    column_mapping (organisation_id, id) {
        organisation_id -> Id,
        id -> Id,
        name -> Text,
        headers -> Document,
        created_at -> Instant,
    }
}
