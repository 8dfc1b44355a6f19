//! Events and who takes part. Column for column what `migrations/` says.

diesel::table! {
    use diesel::sql_types::{BigInt, Binary, Bool, Nullable, Text};
    use crate::sql_types::{Count, Day, Id, Instant, Word};

    event (organisation_id, id) {
        organisation_id -> Id,
        id -> Id,
        programme_id -> Nullable<Id>,
        name -> Text,
        kind -> Word,
        preset -> Word,
        time_zone -> Text,
        check_in_opens_at -> Instant,
        starts_at -> Instant,
        minutes_total -> Count,
        welcome_minutes -> Count,
        changeover_minutes -> Count,
        closing_minutes -> Count,
        round_minutes -> Count,
        department_level -> Nullable<Count>,
        when_impossible -> Word,
        odd -> Word,
        driver -> Word,
        spot_noun -> Text,
        created_at -> Instant,
        opened_at -> Nullable<Instant>,
        started_at -> Nullable<Instant>,
        closed_at -> Nullable<Instant>,
        anonymised_at -> Nullable<Instant>,
        revision -> BigInt,
        published_plan_id -> Nullable<Id>,
        cancelled_at -> Nullable<Instant>,
    }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Binary, Bool, Nullable, Text};
    use crate::sql_types::{Count, Day, Id, Instant, Word};

    round (organisation_id, id) {
        organisation_id -> Id,
        id -> Id,
        event_id -> Id,
        number -> Count,
        timing -> Word,
        starts_at -> Nullable<Instant>,
        minutes -> Nullable<Count>,
        opens_on -> Nullable<Day>,
        closes_on -> Nullable<Day>,
        revealed_at -> Nullable<Instant>,
        started_at -> Nullable<Instant>,
        paused_at -> Nullable<Instant>,
        paused_seconds -> Count,
        extended_minutes -> Count,
        held_at -> Nullable<Instant>,
    }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Binary, Bool, Nullable, Text};
    use crate::sql_types::{Count, Day, Id, Instant, Word};

    spot (organisation_id, id) {
        organisation_id -> Id,
        id -> Id,
        event_id -> Id,
        name -> Text,
        noun -> Nullable<Text>,
        capacity -> Count,
        step_free -> Bool,
        quiet -> Bool,
        position -> Count,
    }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Binary, Bool, Nullable, Text};
    use crate::sql_types::{Count, Day, Id, Instant, Word};

    participant (organisation_id, id) {
        organisation_id -> Id,
        id -> Id,
        event_id -> Id,
        person_id -> Nullable<Id>,
        short_code -> Text,
        pace -> Word,
        rest_after -> Nullable<Count>,
        present_from -> Nullable<Instant>,
        present_until -> Nullable<Instant>,
        reached_by -> Word,
        standby -> Bool,
        host -> Bool,
        fixed_spot_id -> Nullable<Id>,
        purpose -> Nullable<Word>,
        goal -> Nullable<Text>,
        registered_at -> Instant,
        withdrawn_at -> Nullable<Instant>,
    }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Binary, Bool, Nullable, Text};
    use crate::sql_types::{Count, Day, Id, Instant, Word};

    invitation (organisation_id, id) {
        organisation_id -> Id,
        id -> Id,
        event_id -> Id,
        participant_id -> Id,
        token_sha256 -> Binary,
        issued_at -> Instant,
        valid_until -> Instant,
        revoked_at -> Nullable<Instant>,
    }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Binary, Bool, Nullable, Text};
    use crate::sql_types::{Count, Day, Id, Instant, Word};

    screen_link (organisation_id, id) {
        organisation_id -> Id,
        id -> Id,
        event_id -> Id,
        token_sha256 -> Binary,
        issued_at -> Instant,
        valid_until -> Instant,
        revoked_at -> Nullable<Instant>,
    }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Binary, Bool, Nullable, Text};
    use crate::sql_types::{Count, Day, Id, Instant, Word};

    phone_session (organisation_id, id) {
        organisation_id -> Id,
        id -> Id,
        event_id -> Id,
        participant_id -> Nullable<Id>,
        kind -> Word,
        token_sha256 -> Binary,
        opened_at -> Instant,
        expires_at -> Instant,
        closed_at -> Nullable<Instant>,
    }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Binary, Bool, Nullable, Text};
    use crate::sql_types::{Count, Day, Id, Instant, Word};

    steward_assignment (organisation_id, account_id, event_id) {
        organisation_id -> Id,
        account_id -> Id,
        event_id -> Id,
        assigned_at -> Instant,
    }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Binary, Bool, Nullable, Text};
    use crate::sql_types::{Count, Day, Id, Instant, Word};

    pairing_rule (organisation_id, id) {
        organisation_id -> Id,
        id -> Id,
        kind -> Word,
        event_id -> Nullable<Id>,
        round_number -> Nullable<Count>,
        stated_at -> Instant,
        actor -> Text,
        withdrawn_at -> Nullable<Instant>,
    }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Binary, Bool, Nullable, Text};
    use crate::sql_types::{Count, Day, Id, Instant, Word};

    pairing_rule_person (organisation_id, pairing_rule_id, person_id) {
        organisation_id -> Id,
        pairing_rule_id -> Id,
        person_id -> Id,
    }
}

diesel::table! {
    use crate::sql_types::{Count, Id};

    absent_round (organisation_id, participant_id, round_number) {
        organisation_id -> Id,
        participant_id -> Id,
        round_number -> Count,
    }
}
