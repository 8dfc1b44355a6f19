-- The gathering: its clock, its rounds and places, and who takes part.

CREATE TABLE event (
    organisation_id BLOB NOT NULL REFERENCES organisation (id),
    id BLOB NOT NULL,
    programme_id BLOB,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    preset TEXT NOT NULL,
    -- An IANA name. Instants are kept in UTC; pages, calendars and print speak this zone.
    time_zone TEXT NOT NULL,
    check_in_opens_at INTEGER NOT NULL,
    starts_at INTEGER NOT NULL,
    minutes_total INTEGER NOT NULL,
    welcome_minutes INTEGER NOT NULL,
    changeover_minutes INTEGER NOT NULL,
    closing_minutes INTEGER NOT NULL,
    round_minutes INTEGER NOT NULL,
    -- Empty: found from the departments when the roster is frozen.
    department_level INTEGER,
    when_impossible TEXT NOT NULL,
    odd TEXT NOT NULL,
    -- Whether rounds follow the clock or the organiser's hand.
    driver TEXT NOT NULL,
    -- The organiser's word for a place: Table, Window.
    spot_noun TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    -- The life cycle follows from these facts; there is no status column that could disagree.
    opened_at INTEGER,
    started_at INTEGER,
    closed_at INTEGER,
    anonymised_at INTEGER,
    -- Raised by a publication, a round fact or a heal, never by a check-in.
    revision INTEGER NOT NULL,
    -- Exactly one plan is published. Changed by compare-and-set only.
    published_plan_id BLOB,
    CONSTRAINT event_pkey PRIMARY KEY (organisation_id, id),
    CONSTRAINT event_programme FOREIGN KEY (organisation_id, programme_id)
        REFERENCES programme (organisation_id, id),
    -- The table plan is made by the next migration: SQLite resolves the name when a row is written.
    CONSTRAINT event_published_plan FOREIGN KEY (organisation_id, id, published_plan_id)
        REFERENCES plan (organisation_id, event_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_by_programme ON event (organisation_id, programme_id);
CREATE INDEX event_by_start ON event (organisation_id, starts_at, id);
-- What every replica polls twice a second.
CREATE INDEX event_live ON event (opened_at) WHERE closed_at IS NULL;

-- `in_room` has a start and minutes, `self_arranged` has two days, `open` may have a start.
CREATE TABLE round (
    organisation_id BLOB NOT NULL,
    id BLOB NOT NULL,
    event_id BLOB NOT NULL,
    number INTEGER NOT NULL,
    timing TEXT NOT NULL,
    starts_at INTEGER,
    minutes INTEGER,
    opens_on TEXT,
    closes_on TEXT,
    revealed_at INTEGER,
    started_at INTEGER,
    paused_at INTEGER,
    -- Whole seconds that the round has stood still in earlier pauses.
    paused_seconds INTEGER NOT NULL,
    extended_minutes INTEGER NOT NULL,
    held_at INTEGER,
    CONSTRAINT round_pkey PRIMARY KEY (organisation_id, id),
    CONSTRAINT round_number UNIQUE (organisation_id, event_id, number),
    CONSTRAINT round_event FOREIGN KEY (organisation_id, event_id)
        REFERENCES event (organisation_id, id),
    CONSTRAINT round_timing CHECK (
        (timing = 'in_room' AND starts_at IS NOT NULL AND minutes IS NOT NULL AND opens_on IS NULL)
        OR (timing = 'self_arranged' AND opens_on IS NOT NULL AND closes_on IS NOT NULL AND starts_at IS NULL)
        OR (timing = 'open' AND opens_on IS NULL)
    )
) STRICT, WITHOUT ROWID;

CREATE TABLE spot (
    organisation_id BLOB NOT NULL,
    id BLOB NOT NULL,
    event_id BLOB NOT NULL,
    name TEXT NOT NULL,
    -- Another noun than the event's.
    noun TEXT,
    -- How many meetings it holds at once.
    capacity INTEGER NOT NULL,
    step_free INTEGER NOT NULL,
    quiet INTEGER NOT NULL,
    position INTEGER NOT NULL,
    CONSTRAINT spot_pkey PRIMARY KEY (organisation_id, id),
    CONSTRAINT spot_name UNIQUE (organisation_id, event_id, name),
    CONSTRAINT spot_event FOREIGN KEY (organisation_id, event_id)
        REFERENCES event (organisation_id, id),
    CONSTRAINT spot_holds_a_meeting CHECK (capacity >= 1)
) STRICT, WITHOUT ROWID;

CREATE TABLE participant (
    organisation_id BLOB NOT NULL,
    id BLOB NOT NULL,
    event_id BLOB NOT NULL,
    -- Cut by erasure: plans keep the participant, nobody knows any more who it was.
    person_id BLOB,
    -- What is typed where no link can be opened; personal.
    short_code TEXT NOT NULL,
    pace TEXT NOT NULL,
    rest_after INTEGER,
    present_from INTEGER,
    present_until INTEGER,
    reached_by TEXT NOT NULL,
    standby INTEGER NOT NULL,
    host INTEGER NOT NULL,
    fixed_spot_id BLOB,
    purpose TEXT,
    -- Free text: what would make this hour worth it.
    goal TEXT,
    registered_at INTEGER NOT NULL,
    withdrawn_at INTEGER,
    CONSTRAINT participant_pkey PRIMARY KEY (organisation_id, id),
    -- The target of keys that must stay inside one event.
    CONSTRAINT participant_of_event UNIQUE (organisation_id, event_id, id),
    CONSTRAINT participant_person UNIQUE (organisation_id, event_id, person_id),
    CONSTRAINT participant_short_code UNIQUE (organisation_id, event_id, short_code),
    CONSTRAINT participant_event FOREIGN KEY (organisation_id, event_id)
        REFERENCES event (organisation_id, id),
    CONSTRAINT participant_is_person FOREIGN KEY (organisation_id, person_id)
        REFERENCES person (organisation_id, id),
    CONSTRAINT participant_fixed_spot FOREIGN KEY (organisation_id, fixed_spot_id)
        REFERENCES spot (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX participant_by_person ON participant (organisation_id, person_id);
CREATE INDEX participant_by_fixed_spot ON participant (organisation_id, fixed_spot_id);

-- A personal link. Valid from issue until 30 days after the event.
CREATE TABLE invitation (
    organisation_id BLOB NOT NULL,
    id BLOB NOT NULL,
    event_id BLOB NOT NULL,
    participant_id BLOB NOT NULL,
    token_sha256 BLOB NOT NULL,
    issued_at INTEGER NOT NULL,
    valid_until INTEGER NOT NULL,
    revoked_at INTEGER,
    CONSTRAINT invitation_pkey PRIMARY KEY (organisation_id, id),
    CONSTRAINT invitation_secret UNIQUE (token_sha256),
    CONSTRAINT invitation_participant FOREIGN KEY (organisation_id, event_id, participant_id)
        REFERENCES participant (organisation_id, event_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX invitation_by_participant ON invitation (organisation_id, event_id, participant_id);

-- The read-only link of the venue screen.
CREATE TABLE screen_link (
    organisation_id BLOB NOT NULL,
    id BLOB NOT NULL,
    event_id BLOB NOT NULL,
    token_sha256 BLOB NOT NULL,
    issued_at INTEGER NOT NULL,
    valid_until INTEGER NOT NULL,
    revoked_at INTEGER,
    CONSTRAINT screen_link_pkey PRIMARY KEY (organisation_id, id),
    CONSTRAINT screen_link_secret UNIQUE (token_sha256),
    CONSTRAINT screen_link_event FOREIGN KEY (organisation_id, event_id)
        REFERENCES event (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX screen_link_by_event ON screen_link (organisation_id, event_id);

-- A phone or screen that was let in. A screen speaks for nobody.
CREATE TABLE phone_session (
    organisation_id BLOB NOT NULL,
    id BLOB NOT NULL,
    event_id BLOB NOT NULL,
    participant_id BLOB,
    kind TEXT NOT NULL,
    token_sha256 BLOB NOT NULL,
    opened_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    closed_at INTEGER,
    CONSTRAINT phone_session_pkey PRIMARY KEY (organisation_id, id),
    CONSTRAINT phone_session_secret UNIQUE (token_sha256),
    CONSTRAINT phone_session_event FOREIGN KEY (organisation_id, event_id)
        REFERENCES event (organisation_id, id),
    CONSTRAINT phone_session_participant FOREIGN KEY (organisation_id, event_id, participant_id)
        REFERENCES participant (organisation_id, event_id, id),
    CONSTRAINT phone_session_speaks_for CHECK ((kind = 'screen') = (participant_id IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX phone_session_by_participant ON phone_session (organisation_id, event_id, participant_id);

-- A steward sees one event.
CREATE TABLE steward_assignment (
    organisation_id BLOB NOT NULL,
    account_id BLOB NOT NULL,
    event_id BLOB NOT NULL,
    assigned_at INTEGER NOT NULL,
    CONSTRAINT steward_assignment_pkey PRIMARY KEY (organisation_id, account_id, event_id),
    CONSTRAINT steward_assignment_account FOREIGN KEY (organisation_id, account_id)
        REFERENCES account (organisation_id, id),
    CONSTRAINT steward_assignment_event FOREIGN KEY (organisation_id, event_id)
        REFERENCES event (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX steward_assignment_by_event ON steward_assignment (organisation_id, event_id);

-- A wish about a pair, or a meeting that is kept as it is. `excluded` is private: no response and
-- no export ever carries it.
CREATE TABLE pairing_rule (
    organisation_id BLOB NOT NULL REFERENCES organisation (id),
    id BLOB NOT NULL,
    kind TEXT NOT NULL,
    -- Empty: for every event of the organisation.
    event_id BLOB,
    -- Of a lock.
    round_number INTEGER,
    stated_at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    withdrawn_at INTEGER,
    CONSTRAINT pairing_rule_pkey PRIMARY KEY (organisation_id, id),
    CONSTRAINT pairing_rule_event FOREIGN KEY (organisation_id, event_id)
        REFERENCES event (organisation_id, id),
    CONSTRAINT pairing_rule_lock CHECK ((kind = 'lock') = (round_number IS NOT NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX pairing_rule_by_event ON pairing_rule (organisation_id, event_id);

CREATE TABLE pairing_rule_person (
    organisation_id BLOB NOT NULL,
    pairing_rule_id BLOB NOT NULL,
    person_id BLOB NOT NULL,
    CONSTRAINT pairing_rule_person_pkey PRIMARY KEY (organisation_id, pairing_rule_id, person_id),
    CONSTRAINT pairing_rule_person_rule FOREIGN KEY (organisation_id, pairing_rule_id)
        REFERENCES pairing_rule (organisation_id, id) ON DELETE CASCADE,
    CONSTRAINT pairing_rule_person_person FOREIGN KEY (organisation_id, person_id)
        REFERENCES person (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX pairing_rule_person_by_person ON pairing_rule_person (organisation_id, person_id);
