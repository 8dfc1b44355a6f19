-- Who owns everything, and who may operate the tool.
-- Every row of every other table belongs to one organisation, and every foreign key between them
-- carries organisation_id: a row of one customer can never point at a row of another.

CREATE TABLE organisation (
    id uuid NOT NULL,
    -- The name on the command line and at sign-in: `default`, `acme`.
    external_key text COLLATE "C" NOT NULL,
    name text NOT NULL,
    created_at timestamptz NOT NULL,
    CONSTRAINT organisation_pkey PRIMARY KEY (id),
    CONSTRAINT organisation_external_key UNIQUE (external_key)
);

-- A privacy switch that somebody has turned. No row: the switch stands at its default.
CREATE TABLE organisation_switch (
    organisation_id uuid NOT NULL REFERENCES organisation (id),
    switch text COLLATE "C" NOT NULL,
    turned_on boolean NOT NULL,
    turned_at timestamptz NOT NULL,
    actor text NOT NULL,
    CONSTRAINT organisation_switch_pkey PRIMARY KEY (organisation_id, switch)
);

CREATE TABLE account (
    organisation_id uuid NOT NULL REFERENCES organisation (id),
    id uuid NOT NULL,
    email text COLLATE "C" NOT NULL,
    role text NOT NULL,
    -- Argon2 in PHC form. Empty for an account that signs in through the company's own issuer.
    password_hash text,
    created_at timestamptz NOT NULL,
    disabled_at timestamptz,
    CONSTRAINT account_pkey PRIMARY KEY (organisation_id, id),
    CONSTRAINT account_email UNIQUE (organisation_id, email)
);

-- One sign-in and all the refresh tokens that grew out of it. A token used twice revokes them all.
CREATE TABLE refresh_family (
    organisation_id uuid NOT NULL,
    id uuid NOT NULL,
    account_id uuid NOT NULL,
    opened_at timestamptz NOT NULL,
    revoked_at timestamptz,
    -- `signed_out`, `reused` or `account_disabled`.
    revoked_because text,
    CONSTRAINT refresh_family_pkey PRIMARY KEY (organisation_id, id),
    CONSTRAINT refresh_family_account FOREIGN KEY (organisation_id, account_id)
        REFERENCES account (organisation_id, id)
);
CREATE INDEX refresh_family_by_account ON refresh_family (organisation_id, account_id);

CREATE TABLE refresh_token (
    organisation_id uuid NOT NULL,
    -- Only the SHA-256 of a secret is ever stored, here and everywhere below.
    token_sha256 bytea NOT NULL,
    family_id uuid NOT NULL,
    issued_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    used_at timestamptz,
    CONSTRAINT refresh_token_pkey PRIMARY KEY (organisation_id, token_sha256),
    CONSTRAINT refresh_token_secret UNIQUE (token_sha256),
    CONSTRAINT refresh_token_family FOREIGN KEY (organisation_id, family_id)
        REFERENCES refresh_family (organisation_id, id) ON DELETE CASCADE
);
CREATE INDEX refresh_token_by_family ON refresh_token (organisation_id, family_id);

-- The company's own sign-in. Issuer and audience together lead to exactly one organisation.
CREATE TABLE oidc_issuer (
    organisation_id uuid NOT NULL REFERENCES organisation (id),
    issuer text COLLATE "C" NOT NULL,
    audience text COLLATE "C" NOT NULL,
    jwks_url text NOT NULL,
    role_claim text NOT NULL,
    created_at timestamptz NOT NULL,
    CONSTRAINT oidc_issuer_pkey PRIMARY KEY (organisation_id, issuer, audience),
    CONSTRAINT oidc_issuer_audience UNIQUE (issuer, audience)
);

-- A link that opens the console once.
CREATE TABLE console_link (
    organisation_id uuid NOT NULL,
    token_sha256 bytea NOT NULL,
    account_id uuid NOT NULL,
    issued_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    used_at timestamptz,
    CONSTRAINT console_link_pkey PRIMARY KEY (organisation_id, token_sha256),
    CONSTRAINT console_link_secret UNIQUE (token_sha256),
    CONSTRAINT console_link_account FOREIGN KEY (organisation_id, account_id)
        REFERENCES account (organisation_id, id)
);
CREATE INDEX console_link_by_account ON console_link (organisation_id, account_id);

CREATE TABLE console_session (
    organisation_id uuid NOT NULL,
    token_sha256 bytea NOT NULL,
    account_id uuid NOT NULL,
    opened_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    closed_at timestamptz,
    CONSTRAINT console_session_pkey PRIMARY KEY (organisation_id, token_sha256),
    CONSTRAINT console_session_secret UNIQUE (token_sha256),
    CONSTRAINT console_session_account FOREIGN KEY (organisation_id, account_id)
        REFERENCES account (organisation_id, id)
);
CREATE INDEX console_session_by_account ON console_session (organisation_id, account_id);
