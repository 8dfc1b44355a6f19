-- Slow work, deliveries, replays, the log, and the counters that slow a guesser down.

-- The state of a job follows from its instants: queued, running, succeeded or failed.
CREATE TABLE job (
    organisation_id BLOB NOT NULL REFERENCES organisation (id),
    id BLOB NOT NULL,
    kind TEXT NOT NULL,
    body TEXT NOT NULL,
    actor TEXT NOT NULL,
    queued_at INTEGER NOT NULL,
    started_at INTEGER,
    -- A worker that dies lets its lease run out, and another takes the job.
    leased_until INTEGER,
    leased_by TEXT,
    attempts INTEGER NOT NULL,
    progress INTEGER NOT NULL,
    phase TEXT NOT NULL,
    succeeded_at INTEGER,
    failed_at INTEGER,
    error_code TEXT,
    result TEXT,
    CONSTRAINT job_pkey PRIMARY KEY (organisation_id, id),
    CONSTRAINT job_progress CHECK (progress BETWEEN 0 AND 100)
) STRICT;
CREATE INDEX job_open ON job (queued_at) WHERE succeeded_at IS NULL AND failed_at IS NULL;

CREATE TABLE outbox (
    organisation_id BLOB NOT NULL REFERENCES organisation (id),
    id BLOB NOT NULL,
    -- `mail` or `webhook`.
    kind TEXT NOT NULL,
    address TEXT NOT NULL,
    body TEXT NOT NULL,
    -- Whom the message names; erasure deletes it with the person.
    person_id BLOB,
    queued_at INTEGER NOT NULL,
    next_try_at INTEGER NOT NULL,
    attempts INTEGER NOT NULL,
    delivered_at INTEGER,
    given_up_at INTEGER,
    CONSTRAINT outbox_pkey PRIMARY KEY (organisation_id, id),
    CONSTRAINT outbox_person FOREIGN KEY (organisation_id, person_id)
        REFERENCES person (organisation_id, id)
) STRICT;
CREATE INDEX outbox_by_person ON outbox (organisation_id, person_id);
CREATE INDEX outbox_due ON outbox (next_try_at) WHERE delivered_at IS NULL AND given_up_at IS NULL;

-- The answer to a request with an Idempotency-Key, written in the transaction of its effect and
-- kept 72 hours as it was answered.
CREATE TABLE idempotency (
    organisation_id BLOB NOT NULL REFERENCES organisation (id),
    principal TEXT NOT NULL,
    route TEXT NOT NULL,
    action_key TEXT NOT NULL,
    request_sha256 BLOB NOT NULL,
    status INTEGER NOT NULL,
    content_type TEXT NOT NULL,
    location TEXT,
    etag TEXT,
    body TEXT NOT NULL,
    answered_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    CONSTRAINT idempotency_pkey PRIMARY KEY (organisation_id, principal, route, action_key)
) STRICT;
CREATE INDEX idempotency_by_expiry ON idempotency (expires_at);

-- The people that a kept answer names; erasure deletes such answers.
CREATE TABLE idempotency_person (
    organisation_id BLOB NOT NULL,
    principal TEXT NOT NULL,
    route TEXT NOT NULL,
    action_key TEXT NOT NULL,
    person_id BLOB NOT NULL,
    CONSTRAINT idempotency_person_pkey PRIMARY KEY (organisation_id, principal, route, action_key, person_id),
    CONSTRAINT idempotency_person_answer FOREIGN KEY (organisation_id, principal, route, action_key)
        REFERENCES idempotency (organisation_id, principal, route, action_key) ON DELETE CASCADE,
    CONSTRAINT idempotency_person_person FOREIGN KEY (organisation_id, person_id)
        REFERENCES person (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX idempotency_person_by_person ON idempotency_person (organisation_id, person_id);

-- Who did what, when, why. Ids and codes only: erasure never has to touch it.
CREATE TABLE log_entry (
    organisation_id BLOB NOT NULL REFERENCES organisation (id),
    id BLOB NOT NULL,
    logged_at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    -- A verb of the glossary and its object: `publish_plan`.
    act TEXT NOT NULL,
    object_id BLOB,
    event_id BLOB,
    -- A code, never free text.
    reason TEXT,
    CONSTRAINT log_entry_pkey PRIMARY KEY (organisation_id, id)
) STRICT;
CREATE INDEX log_entry_by_event ON log_entry (organisation_id, event_id, id);
CREATE INDEX log_entry_by_object ON log_entry (organisation_id, object_id, id);

-- Wrong guesses of codes and passwords, counted for all replicas together.
CREATE TABLE guess_counter (
    organisation_id BLOB NOT NULL REFERENCES organisation (id),
    -- `password`, `short_code`, `step_up`.
    purpose TEXT NOT NULL,
    -- A hash of what is guarded or of who guesses, never the text itself.
    subject_sha256 BLOB NOT NULL,
    window_started_at INTEGER NOT NULL,
    guesses INTEGER NOT NULL,
    CONSTRAINT guess_counter_pkey PRIMARY KEY (organisation_id, purpose, subject_sha256)
) STRICT, WITHOUT ROWID;

-- A six-digit code for what matters most: own export, erasure, a new address.
CREATE TABLE step_up_code (
    organisation_id BLOB NOT NULL,
    id BLOB NOT NULL,
    person_id BLOB NOT NULL,
    purpose TEXT NOT NULL,
    code_sha256 BLOB NOT NULL,
    issued_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    tries INTEGER NOT NULL,
    used_at INTEGER,
    CONSTRAINT step_up_code_pkey PRIMARY KEY (organisation_id, id),
    CONSTRAINT step_up_code_person FOREIGN KEY (organisation_id, person_id)
        REFERENCES person (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX step_up_code_by_person ON step_up_code (organisation_id, person_id);
