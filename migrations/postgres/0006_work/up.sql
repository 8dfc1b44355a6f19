-- Slow work, deliveries, replays, the log, and the counters that slow a guesser down.

-- The state of a job follows from its instants: queued, running, succeeded or failed.
CREATE TABLE job (
    organisation_id uuid NOT NULL REFERENCES organisation (id),
    id uuid NOT NULL,
    kind text NOT NULL,
    body text NOT NULL,
    actor text NOT NULL,
    queued_at timestamptz NOT NULL,
    started_at timestamptz,
    -- A worker that dies lets its lease run out, and another takes the job.
    leased_until timestamptz,
    leased_by text,
    attempts integer NOT NULL,
    progress integer NOT NULL,
    phase text NOT NULL,
    succeeded_at timestamptz,
    failed_at timestamptz,
    error_code text,
    result text,
    CONSTRAINT job_pkey PRIMARY KEY (organisation_id, id),
    CONSTRAINT job_progress CHECK (progress BETWEEN 0 AND 100)
);
CREATE INDEX job_open ON job (queued_at) WHERE succeeded_at IS NULL AND failed_at IS NULL;

CREATE TABLE outbox (
    organisation_id uuid NOT NULL REFERENCES organisation (id),
    id uuid NOT NULL,
    -- `mail` or `webhook`.
    kind text NOT NULL,
    address text NOT NULL,
    body text NOT NULL,
    -- Whom the message names; erasure deletes it with the person.
    person_id uuid,
    queued_at timestamptz NOT NULL,
    next_try_at timestamptz NOT NULL,
    attempts integer NOT NULL,
    delivered_at timestamptz,
    given_up_at timestamptz,
    CONSTRAINT outbox_pkey PRIMARY KEY (organisation_id, id),
    CONSTRAINT outbox_person FOREIGN KEY (organisation_id, person_id)
        REFERENCES person (organisation_id, id)
);
CREATE INDEX outbox_by_person ON outbox (organisation_id, person_id);
CREATE INDEX outbox_due ON outbox (next_try_at) WHERE delivered_at IS NULL AND given_up_at IS NULL;

-- The answer to a request with an Idempotency-Key, written in the transaction of its effect and
-- kept 72 hours as it was answered.
CREATE TABLE idempotency (
    organisation_id uuid NOT NULL REFERENCES organisation (id),
    principal text COLLATE "C" NOT NULL,
    route text COLLATE "C" NOT NULL,
    action_key text COLLATE "C" NOT NULL,
    request_sha256 bytea NOT NULL,
    status integer NOT NULL,
    content_type text NOT NULL,
    location text,
    etag text,
    body text NOT NULL,
    answered_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    CONSTRAINT idempotency_pkey PRIMARY KEY (organisation_id, principal, route, action_key)
);
CREATE INDEX idempotency_by_expiry ON idempotency (expires_at);

-- The people that a kept answer names; erasure deletes such answers.
CREATE TABLE idempotency_person (
    organisation_id uuid NOT NULL,
    principal text COLLATE "C" NOT NULL,
    route text COLLATE "C" NOT NULL,
    action_key text COLLATE "C" NOT NULL,
    person_id uuid NOT NULL,
    CONSTRAINT idempotency_person_pkey PRIMARY KEY (organisation_id, principal, route, action_key, person_id),
    CONSTRAINT idempotency_person_answer FOREIGN KEY (organisation_id, principal, route, action_key)
        REFERENCES idempotency (organisation_id, principal, route, action_key) ON DELETE CASCADE,
    CONSTRAINT idempotency_person_person FOREIGN KEY (organisation_id, person_id)
        REFERENCES person (organisation_id, id)
);
CREATE INDEX idempotency_person_by_person ON idempotency_person (organisation_id, person_id);

-- Who did what, when, why. Ids and codes only: erasure never has to touch it.
CREATE TABLE log_entry (
    organisation_id uuid NOT NULL REFERENCES organisation (id),
    id uuid NOT NULL,
    logged_at timestamptz NOT NULL,
    actor text NOT NULL,
    -- A verb of the glossary and its object: `publish_plan`.
    act text NOT NULL,
    object_id uuid,
    event_id uuid,
    -- A code, never free text.
    reason text,
    CONSTRAINT log_entry_pkey PRIMARY KEY (organisation_id, id)
);
CREATE INDEX log_entry_by_event ON log_entry (organisation_id, event_id, id);
CREATE INDEX log_entry_by_object ON log_entry (organisation_id, object_id, id);

-- Wrong guesses of codes and passwords, counted for all replicas together.
CREATE TABLE guess_counter (
    organisation_id uuid NOT NULL REFERENCES organisation (id),
    -- `password`, `short_code`, `step_up`.
    purpose text COLLATE "C" NOT NULL,
    -- A hash of what is guarded or of who guesses, never the text itself.
    subject_sha256 bytea NOT NULL,
    window_started_at timestamptz NOT NULL,
    guesses integer NOT NULL,
    CONSTRAINT guess_counter_pkey PRIMARY KEY (organisation_id, purpose, subject_sha256)
);

-- A six-digit code for what matters most: own export, erasure, a new address.
CREATE TABLE step_up_code (
    organisation_id uuid NOT NULL,
    id uuid NOT NULL,
    person_id uuid NOT NULL,
    purpose text NOT NULL,
    code_sha256 bytea NOT NULL,
    issued_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    tries integer NOT NULL,
    used_at timestamptz,
    CONSTRAINT step_up_code_pkey PRIMARY KEY (organisation_id, id),
    CONSTRAINT step_up_code_person FOREIGN KEY (organisation_id, person_id)
        REFERENCES person (organisation_id, id)
);
CREATE INDEX step_up_code_by_person ON step_up_code (organisation_id, person_id);
