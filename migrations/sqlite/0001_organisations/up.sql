-- Who owns everything, and who may operate the tool.
-- Every row of every other table belongs to one organisation, and every foreign key between them
-- carries organisation_id: a row of one customer can never point at a row of another.

CREATE TABLE organisation (
    id BLOB NOT NULL,
    -- The name on the command line and at sign-in: `default`, `acme`.
    external_key TEXT NOT NULL,
    name TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    CONSTRAINT organisation_pkey PRIMARY KEY (id),
    CONSTRAINT organisation_external_key UNIQUE (external_key)
) STRICT, WITHOUT ROWID;

-- A privacy switch that somebody has turned. No row: the switch stands at its default.
CREATE TABLE organisation_switch (
    organisation_id BLOB NOT NULL REFERENCES organisation (id),
    switch TEXT NOT NULL,
    turned_on INTEGER NOT NULL,
    turned_at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    CONSTRAINT organisation_switch_pkey PRIMARY KEY (organisation_id, switch)
) STRICT, WITHOUT ROWID;

CREATE TABLE account (
    organisation_id BLOB NOT NULL REFERENCES organisation (id),
    id BLOB NOT NULL,
    email TEXT NOT NULL,
    role TEXT NOT NULL,
    -- Argon2 in PHC form. Empty for an account that signs in through the company's own issuer.
    password_hash TEXT,
    created_at INTEGER NOT NULL,
    disabled_at INTEGER,
    CONSTRAINT account_pkey PRIMARY KEY (organisation_id, id),
    CONSTRAINT account_email UNIQUE (organisation_id, email)
) STRICT, WITHOUT ROWID;

-- One sign-in and all the refresh tokens that grew out of it. A token used twice revokes them all.
CREATE TABLE refresh_family (
    organisation_id BLOB NOT NULL,
    id BLOB NOT NULL,
    account_id BLOB NOT NULL,
    opened_at INTEGER NOT NULL,
    revoked_at INTEGER,
    -- `signed_out`, `reused` or `account_disabled`.
    revoked_because TEXT,
    CONSTRAINT refresh_family_pkey PRIMARY KEY (organisation_id, id),
    CONSTRAINT refresh_family_account FOREIGN KEY (organisation_id, account_id)
        REFERENCES account (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX refresh_family_by_account ON refresh_family (organisation_id, account_id);

CREATE TABLE refresh_token (
    organisation_id BLOB NOT NULL,
    -- Only the SHA-256 of a secret is ever stored, here and everywhere below.
    token_sha256 BLOB NOT NULL,
    family_id BLOB NOT NULL,
    issued_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    used_at INTEGER,
    CONSTRAINT refresh_token_pkey PRIMARY KEY (organisation_id, token_sha256),
    CONSTRAINT refresh_token_secret UNIQUE (token_sha256),
    CONSTRAINT refresh_token_family FOREIGN KEY (organisation_id, family_id)
        REFERENCES refresh_family (organisation_id, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX refresh_token_by_family ON refresh_token (organisation_id, family_id);

-- The company's own sign-in. Issuer and audience together lead to exactly one organisation.
CREATE TABLE oidc_issuer (
    organisation_id BLOB NOT NULL REFERENCES organisation (id),
    issuer TEXT NOT NULL,
    audience TEXT NOT NULL,
    jwks_url TEXT NOT NULL,
    role_claim TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    CONSTRAINT oidc_issuer_pkey PRIMARY KEY (organisation_id, issuer, audience),
    CONSTRAINT oidc_issuer_audience UNIQUE (issuer, audience)
) STRICT, WITHOUT ROWID;

-- A link that opens the console once.
CREATE TABLE console_link (
    organisation_id BLOB NOT NULL,
    token_sha256 BLOB NOT NULL,
    account_id BLOB NOT NULL,
    issued_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    used_at INTEGER,
    CONSTRAINT console_link_pkey PRIMARY KEY (organisation_id, token_sha256),
    CONSTRAINT console_link_secret UNIQUE (token_sha256),
    CONSTRAINT console_link_account FOREIGN KEY (organisation_id, account_id)
        REFERENCES account (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX console_link_by_account ON console_link (organisation_id, account_id);

CREATE TABLE console_session (
    organisation_id BLOB NOT NULL,
    token_sha256 BLOB NOT NULL,
    account_id BLOB NOT NULL,
    opened_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    closed_at INTEGER,
    CONSTRAINT console_session_pkey PRIMARY KEY (organisation_id, token_sha256),
    CONSTRAINT console_session_secret UNIQUE (token_sha256),
    CONSTRAINT console_session_account FOREIGN KEY (organisation_id, account_id)
        REFERENCES account (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX console_session_by_account ON console_session (organisation_id, account_id);
