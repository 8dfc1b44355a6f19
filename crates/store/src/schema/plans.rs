//! Rosters and plans. Column for column what `migrations/` says.

diesel::table! {
    use diesel::sql_types::{Nullable, Text};
    use crate::sql_types::{Count, Document, Id, Instant, Seed};

    roster (organisation_id, id) {
        organisation_id -> Id,
        id -> Id,
        event_id -> Id,
        body -> Document,
        body_sha256 -> Text,
        frozen_at -> Instant,
    }
}

diesel::table! {
    use diesel::sql_types::{Nullable, Text};
    use crate::sql_types::{Count, Document, Id, Instant, Seed};

    plan (organisation_id, id) {
        organisation_id -> Id,
        id -> Id,
        event_id -> Id,
        roster_id -> Id,
        parent_id -> Nullable<Id>,
        number -> Count,
        seed -> Seed,
        body -> Document,
        made_at -> Instant,
        actor -> Text,
    }
}

diesel::table! {
    use diesel::sql_types::{Nullable, Text};
    use crate::sql_types::{Count, Document, Id, Instant, Seed};

    publication (organisation_id, event_id, number) {
        organisation_id -> Id,
        event_id -> Id,
        number -> Count,
        plan_id -> Id,
        published_at -> Instant,
        actor -> Text,
    }
}
