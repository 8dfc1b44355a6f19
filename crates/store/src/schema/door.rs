//! The door of an event. Column for column what `migrations/` says.

diesel::table! {
    use diesel::sql_types::Text;
    use crate::sql_types::{Count, Id, Instant};

    door_code (organisation_id, event_id) {
        organisation_id -> Id,
        event_id -> Id,
        seconds -> Count,
        turned_on_at -> Instant,
        actor -> Text,
    }
}
