//! People and what is known of them. Column for column what `migrations/` says.

diesel::table! {
    use diesel::sql_types::{BigInt, Bool, Nullable, Text};
    use crate::sql_types::{Count, Day, Id, Instant, LanguageList, Word};

    person (organisation_id, id) {
        organisation_id -> Id,
        id -> Id,
        external_key -> Text,
        name -> Text,
        name_search -> Text,
        email -> Nullable<Word>,
        site -> Nullable<Text>,
        manager_id -> Nullable<Id>,
        languages -> LanguageList,
        pace -> Word,
        rest_after -> Nullable<Count>,
        step_free -> Bool,
        quiet -> Bool,
        paused_until -> Nullable<Instant>,
        working_on -> Nullable<Text>,
        beyond_work -> Nullable<Text>,
        card_expires_at -> Nullable<Instant>,
        revision -> BigInt,
        created_at -> Instant,
        updated_at -> Instant,
        forgotten_at -> Nullable<Instant>,
        merged_at -> Nullable<Instant>,
        memory_objected_at -> Nullable<Instant>,
    }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Bool, Nullable, Text};
    use crate::sql_types::{Count, Day, Id, Instant, LanguageList, Word};

    department (organisation_id, id) {
        organisation_id -> Id,
        id -> Id,
        path -> Word,
        default_offer -> Nullable<Text>,
        created_at -> Instant,
    }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Bool, Nullable, Text};
    use crate::sql_types::{Count, Day, Id, Instant, LanguageList, Word};

    person_department (organisation_id, person_id, department_id) {
        organisation_id -> Id,
        person_id -> Id,
        department_id -> Id,
        position -> Count,
    }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Bool, Nullable, Text};
    use crate::sql_types::{Count, Day, Id, Instant, LanguageList, Word};

    topic (organisation_id, id) {
        organisation_id -> Id,
        id -> Id,
        name -> Text,
        name_key -> Text,
        created_at -> Instant,
        merged_into_id -> Nullable<Id>,
        merged_at -> Nullable<Instant>,
    }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Bool, Nullable, Text};
    use crate::sql_types::{Count, Day, Id, Instant, LanguageList, Word};

    topic_alias (organisation_id, alias_key) {
        organisation_id -> Id,
        alias_key -> Text,
        topic_id -> Id,
    }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Bool, Nullable, Text};
    use crate::sql_types::{Count, Day, Id, Instant, LanguageList, Word};

    programme (organisation_id, id) {
        organisation_id -> Id,
        id -> Id,
        external_key -> Text,
        name -> Text,
        revision -> BigInt,
        created_at -> Instant,
    }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Bool, Nullable, Text};
    use crate::sql_types::{Count, Day, Id, Instant, LanguageList, Word};

    programme_topic (organisation_id, programme_id, topic_id) {
        organisation_id -> Id,
        programme_id -> Id,
        topic_id -> Id,
    }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Bool, Nullable, Text};
    use crate::sql_types::{Count, Day, Id, Instant, LanguageList, Word};

    run (organisation_id, id) {
        organisation_id -> Id,
        id -> Id,
        programme_id -> Id,
        external_key -> Text,
        starts_on -> Nullable<Day>,
        ends_on -> Nullable<Day>,
        met_live -> Bool,
    }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Bool, Nullable, Text};
    use crate::sql_types::{Count, Day, Id, Instant, LanguageList, Word};

    enrolment (organisation_id, run_id, person_id) {
        organisation_id -> Id,
        run_id -> Id,
        person_id -> Id,
        enrolled_at -> Instant,
        completed_at -> Nullable<Instant>,
        learning_goal -> Nullable<Text>,
    }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Bool, Nullable, Text};
    use crate::sql_types::{Count, Day, Id, Instant, LanguageList, Word};

    interest (organisation_id, id) {
        organisation_id -> Id,
        id -> Id,
        person_id -> Id,
        topic_id -> Id,
        stance -> Word,
        source -> Word,
        programme_id -> Nullable<Id>,
        stated_at -> Instant,
        confirmed_at -> Nullable<Instant>,
        removed_at -> Nullable<Instant>,
    }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Bool, Nullable, Text};
    use crate::sql_types::{Count, Day, Id, Instant, LanguageList, Word};

    tie (organisation_id, a_person_id, b_person_id, source) {
        organisation_id -> Id,
        a_person_id -> Id,
        b_person_id -> Id,
        source -> Word,
        strength_milli -> BigInt,
        first_at -> Nullable<Instant>,
        latest_at -> Nullable<Instant>,
    }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Bool, Nullable, Text};
    use crate::sql_types::{Count, Day, Id, Instant, LanguageList, Word};

    staged_person (organisation_id, import_id, external_key) {
        organisation_id -> Id,
        import_id -> Id,
        external_key -> Text,
        id -> Id,
        name -> Text,
        name_search -> Text,
        email -> Nullable<Word>,
        site -> Nullable<Text>,
        manager_key -> Nullable<Text>,
        languages -> LanguageList,
        pace -> Nullable<Word>,
        rest_after -> Nullable<Count>,
        staged_at -> Instant,
        outcome -> Nullable<Text>,
    }
}

diesel::table! {
    use diesel::sql_types::{BigInt, Bool, Nullable, Text};
    use crate::sql_types::{Count, Day, Id, Instant, LanguageList, Word};

    staged_person_department (organisation_id, import_id, external_key, path) {
        organisation_id -> Id,
        import_id -> Id,
        external_key -> Text,
        path -> Word,
        position -> Count,
    }
}

diesel::table! {
    use diesel::sql_types::{Nullable, Text};
    use crate::sql_types::{Document, Id, Instant};

    merge_record (organisation_id, id) {
        organisation_id -> Id,
        id -> Id,
        kind -> Text,
        from_id -> Id,
        into_id -> Id,
        moved -> Document,
        merged_at -> Instant,
        actor -> Text,
        undone_at -> Nullable<Instant>,
    }
}
