//! Organisations and who may operate them. Column for column what `migrations/` says.

diesel::table! {
    use diesel::sql_types::{Binary, Bool, Nullable, Text};
    use crate::sql_types::{Id, Instant, Word};

    organisation (id) {
        id -> Id,
        external_key -> Text,
        name -> Text,
        created_at -> Instant,
    }
}

diesel::table! {
    use diesel::sql_types::{Binary, Bool, Nullable, Text};
    use crate::sql_types::{Id, Instant, Word};

    organisation_switch (organisation_id, switch) {
        organisation_id -> Id,
        switch -> Word,
        turned_on -> Bool,
        turned_at -> Instant,
        actor -> Text,
    }
}

diesel::table! {
    use diesel::sql_types::{Binary, Bool, Nullable, Text};
    use crate::sql_types::{Id, Instant, Word};

    account (organisation_id, id) {
        organisation_id -> Id,
        id -> Id,
        email -> Word,
        role -> Word,
        password_hash -> Nullable<Text>,
        created_at -> Instant,
        disabled_at -> Nullable<Instant>,
    }
}

diesel::table! {
    use diesel::sql_types::{Binary, Bool, Nullable, Text};
    use crate::sql_types::{Id, Instant, Word};

    refresh_family (organisation_id, id) {
        organisation_id -> Id,
        id -> Id,
        account_id -> Id,
        opened_at -> Instant,
        revoked_at -> Nullable<Instant>,
        revoked_because -> Nullable<Text>,
    }
}

diesel::table! {
    use diesel::sql_types::{Binary, Bool, Nullable, Text};
    use crate::sql_types::{Id, Instant, Word};

    refresh_token (organisation_id, token_sha256) {
        organisation_id -> Id,
        token_sha256 -> Binary,
        family_id -> Id,
        issued_at -> Instant,
        expires_at -> Instant,
        used_at -> Nullable<Instant>,
    }
}

diesel::table! {
    use diesel::sql_types::{Binary, Bool, Nullable, Text};
    use crate::sql_types::{Id, Instant, Word};

    oidc_issuer (organisation_id, issuer, audience) {
        organisation_id -> Id,
        issuer -> Text,
        audience -> Text,
        jwks_url -> Text,
        role_claim -> Text,
        created_at -> Instant,
        algorithm -> Text,
    }
}

diesel::table! {
    use diesel::sql_types::{Binary, Bool, Nullable, Text};
    use crate::sql_types::{Id, Instant, Word};

    console_link (organisation_id, token_sha256) {
        organisation_id -> Id,
        token_sha256 -> Binary,
        account_id -> Id,
        issued_at -> Instant,
        expires_at -> Instant,
        used_at -> Nullable<Instant>,
    }
}

diesel::table! {
    use diesel::sql_types::{Binary, Bool, Nullable, Text};
    use crate::sql_types::{Id, Instant, Word};

    console_session (organisation_id, token_sha256) {
        organisation_id -> Id,
        token_sha256 -> Binary,
        account_id -> Id,
        opened_at -> Instant,
        expires_at -> Instant,
        closed_at -> Nullable<Instant>,
    }
}
