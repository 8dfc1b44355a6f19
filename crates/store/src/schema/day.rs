//! The day and what became of it. Column for column what `migrations/` says.

diesel::table! {
    use diesel::sql_types::{Bool, Nullable, Text};
    use crate::sql_types::{Count, Id, Instant, Word};

    attendance_fact (organisation_id, id) {
        organisation_id -> Id,
        id -> Id,
        event_id -> Id,
        participant_id -> Id,
        kind -> Word,
        round_number -> Nullable<Count>,
        action_key -> Text,
        occurred_at -> Instant,
        received_at -> Instant,
        actor -> Text,
        undone_at -> Nullable<Instant>,
        undone_by -> Nullable<Text>,
    }
}

diesel::table! {
    use diesel::sql_types::{Bool, Nullable, Text};
    use crate::sql_types::{Count, Id, Instant, Word};

    confirmation (organisation_id, id) {
        organisation_id -> Id,
        id -> Id,
        event_id -> Id,
        round_number -> Count,
        participant_id -> Id,
        met -> Bool,
        action_key -> Text,
        occurred_at -> Instant,
        received_at -> Instant,
        replaced_at -> Nullable<Instant>,
    }
}

diesel::table! {
    use diesel::sql_types::{Bool, Nullable, Text};
    use crate::sql_types::{Count, Id, Instant, Word};

    confirmation_person (organisation_id, confirmation_id, participant_id) {
        organisation_id -> Id,
        confirmation_id -> Id,
        participant_id -> Id,
    }
}

diesel::table! {
    use diesel::sql_types::{Bool, Nullable, Text};
    use crate::sql_types::{Count, Id, Instant, Word};

    encounter (organisation_id, event_id, round_number, a_participant_id, b_participant_id) {
        organisation_id -> Id,
        event_id -> Id,
        round_number -> Count,
        a_participant_id -> Id,
        b_participant_id -> Id,
        state -> Word,
        decided_at -> Instant,
        a_department_id -> Nullable<Id>,
        b_department_id -> Nullable<Id>,
    }
}

diesel::table! {
    use diesel::sql_types::{Bool, Nullable, Text};
    use crate::sql_types::{Count, Id, Instant, Word};

    lesson (organisation_id, id) {
        organisation_id -> Id,
        id -> Id,
        event_id -> Id,
        participant_id -> Id,
        round_number -> Nullable<Count>,
        action_key -> Text,
        body -> Text,
        written_at -> Instant,
        shared_at -> Nullable<Instant>,
        expires_at -> Instant,
    }
}

diesel::table! {
    use diesel::sql_types::{Bool, Nullable, Text};
    use crate::sql_types::{Count, Id, Instant, Word};

    promise (organisation_id, id) {
        organisation_id -> Id,
        id -> Id,
        event_id -> Id,
        participant_id -> Id,
        body -> Text,
        made_at -> Instant,
        done_at -> Nullable<Instant>,
        expires_at -> Instant,
    }
}

diesel::table! {
    use diesel::sql_types::{Bool, Nullable, Text};
    use crate::sql_types::{Count, Id, Instant, Word};

    contact_consent (organisation_id, event_id, from_participant_id, to_participant_id) {
        organisation_id -> Id,
        event_id -> Id,
        from_participant_id -> Id,
        to_participant_id -> Id,
        given_at -> Instant,
        withdrawn_at -> Nullable<Instant>,
    }
}

diesel::table! {
    use diesel::sql_types::{Bool, Nullable, Text};
    use crate::sql_types::{Count, Id, Instant, Word};

    roll_call (organisation_id, event_id, round_number) {
        organisation_id -> Id,
        event_id -> Id,
        round_number -> Count,
        choice -> Word,
        decided_at -> Instant,
        actor -> Text,
    }
}

diesel::table! {
    use diesel::sql_types::{Bool, Nullable, Text};
    use crate::sql_types::{Count, Id, Instant, Word};

    phone_shown (organisation_id, event_id, participant_id) {
        organisation_id -> Id,
        event_id -> Id,
        participant_id -> Id,
        plan_number -> Count,
        shown_at -> Instant,
    }
}

diesel::table! {
    use diesel::sql_types::{Bool, Nullable, Text};
    use crate::sql_types::{Count, Id, Instant, Word};

    stream_count (organisation_id, event_id, replica, counted_at) {
        organisation_id -> Id,
        event_id -> Id,
        replica -> Id,
        counted_at -> Instant,
        streams -> Count,
    }
}
