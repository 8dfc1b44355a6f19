-- The gathering: its clock, its rounds and places, and who takes part.

CREATE TABLE event (
    organisation_id uuid NOT NULL REFERENCES organisation (id),
    id uuid NOT NULL,
    programme_id uuid,
    name text NOT NULL,
    kind text NOT NULL,
    preset text NOT NULL,
    -- An IANA name. Instants are kept in UTC; pages, calendars and print speak this zone.
    time_zone text NOT NULL,
    check_in_opens_at timestamptz NOT NULL,
    starts_at timestamptz NOT NULL,
    minutes_total integer NOT NULL,
    welcome_minutes integer NOT NULL,
    changeover_minutes integer NOT NULL,
    closing_minutes integer NOT NULL,
    round_minutes integer NOT NULL,
    -- Empty: found from the departments when the roster is frozen.
    department_level integer,
    when_impossible text NOT NULL,
    odd text NOT NULL,
    -- Whether rounds follow the clock or the organiser's hand.
    driver text NOT NULL,
    -- The organiser's word for a place: Table, Window.
    spot_noun text NOT NULL,
    created_at timestamptz NOT NULL,
    -- The life cycle follows from these facts; there is no status column that could disagree.
    opened_at timestamptz,
    started_at timestamptz,
    closed_at timestamptz,
    anonymised_at timestamptz,
    -- Raised by a publication, a round fact or a heal, never by a check-in.
    revision bigint NOT NULL,
    -- Exactly one plan is published. Changed by compare-and-set only.
    published_plan_id uuid,
    CONSTRAINT event_pkey PRIMARY KEY (organisation_id, id),
    CONSTRAINT event_programme FOREIGN KEY (organisation_id, programme_id)
        REFERENCES programme (organisation_id, id)
);
CREATE INDEX event_by_programme ON event (organisation_id, programme_id);
CREATE INDEX event_by_start ON event (organisation_id, starts_at, id);
-- What every replica polls twice a second.
CREATE INDEX event_live ON event (opened_at) WHERE closed_at IS NULL;

-- `in_room` has a start and minutes, `self_arranged` has two days, `open` may have a start.
CREATE TABLE round (
    organisation_id uuid NOT NULL,
    id uuid NOT NULL,
    event_id uuid NOT NULL,
    number integer NOT NULL,
    timing text NOT NULL,
    starts_at timestamptz,
    minutes integer,
    opens_on date,
    closes_on date,
    revealed_at timestamptz,
    started_at timestamptz,
    paused_at timestamptz,
    -- Whole seconds that the round has stood still in earlier pauses.
    paused_seconds integer NOT NULL,
    extended_minutes integer NOT NULL,
    held_at timestamptz,
    CONSTRAINT round_pkey PRIMARY KEY (organisation_id, id),
    CONSTRAINT round_number UNIQUE (organisation_id, event_id, number),
    CONSTRAINT round_event FOREIGN KEY (organisation_id, event_id)
        REFERENCES event (organisation_id, id),
    CONSTRAINT round_timing CHECK (
        (timing = 'in_room' AND starts_at IS NOT NULL AND minutes IS NOT NULL AND opens_on IS NULL)
        OR (timing = 'self_arranged' AND opens_on IS NOT NULL AND closes_on IS NOT NULL AND starts_at IS NULL)
        OR (timing = 'open' AND opens_on IS NULL)
    )
);

CREATE TABLE spot (
    organisation_id uuid NOT NULL,
    id uuid NOT NULL,
    event_id uuid NOT NULL,
    name text COLLATE "C" NOT NULL,
    -- Another noun than the event's.
    noun text,
    -- How many meetings it holds at once.
    capacity integer NOT NULL,
    step_free boolean NOT NULL,
    quiet boolean NOT NULL,
    position integer NOT NULL,
    CONSTRAINT spot_pkey PRIMARY KEY (organisation_id, id),
    CONSTRAINT spot_name UNIQUE (organisation_id, event_id, name),
    CONSTRAINT spot_event FOREIGN KEY (organisation_id, event_id)
        REFERENCES event (organisation_id, id),
    CONSTRAINT spot_holds_a_meeting CHECK (capacity >= 1)
);

CREATE TABLE participant (
    organisation_id uuid NOT NULL,
    id uuid NOT NULL,
    event_id uuid NOT NULL,
    -- Cut by erasure: plans keep the participant, nobody knows any more who it was.
    person_id uuid,
    -- What is typed where no link can be opened; personal.
    short_code text COLLATE "C" NOT NULL,
    pace text NOT NULL,
    rest_after integer,
    present_from timestamptz,
    present_until timestamptz,
    reached_by text NOT NULL,
    standby boolean NOT NULL,
    host boolean NOT NULL,
    fixed_spot_id uuid,
    purpose text,
    -- Free text: what would make this hour worth it.
    goal text,
    registered_at timestamptz NOT NULL,
    withdrawn_at timestamptz,
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
);
CREATE INDEX participant_by_person ON participant (organisation_id, person_id);
CREATE INDEX participant_by_fixed_spot ON participant (organisation_id, fixed_spot_id);

-- A personal link. Valid from issue until 30 days after the event.
CREATE TABLE invitation (
    organisation_id uuid NOT NULL,
    id uuid NOT NULL,
    event_id uuid NOT NULL,
    participant_id uuid NOT NULL,
    token_sha256 bytea NOT NULL,
    issued_at timestamptz NOT NULL,
    valid_until timestamptz NOT NULL,
    revoked_at timestamptz,
    CONSTRAINT invitation_pkey PRIMARY KEY (organisation_id, id),
    CONSTRAINT invitation_secret UNIQUE (token_sha256),
    CONSTRAINT invitation_participant FOREIGN KEY (organisation_id, event_id, participant_id)
        REFERENCES participant (organisation_id, event_id, id)
);
CREATE INDEX invitation_by_participant ON invitation (organisation_id, event_id, participant_id);

-- The read-only link of the venue screen.
CREATE TABLE screen_link (
    organisation_id uuid NOT NULL,
    id uuid NOT NULL,
    event_id uuid NOT NULL,
    token_sha256 bytea NOT NULL,
    issued_at timestamptz NOT NULL,
    valid_until timestamptz NOT NULL,
    revoked_at timestamptz,
    CONSTRAINT screen_link_pkey PRIMARY KEY (organisation_id, id),
    CONSTRAINT screen_link_secret UNIQUE (token_sha256),
    CONSTRAINT screen_link_event FOREIGN KEY (organisation_id, event_id)
        REFERENCES event (organisation_id, id)
);
CREATE INDEX screen_link_by_event ON screen_link (organisation_id, event_id);

-- A phone or screen that was let in. A screen speaks for nobody.
CREATE TABLE phone_session (
    organisation_id uuid NOT NULL,
    id uuid NOT NULL,
    event_id uuid NOT NULL,
    participant_id uuid,
    kind text NOT NULL,
    token_sha256 bytea NOT NULL,
    opened_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    closed_at timestamptz,
    CONSTRAINT phone_session_pkey PRIMARY KEY (organisation_id, id),
    CONSTRAINT phone_session_secret UNIQUE (token_sha256),
    CONSTRAINT phone_session_event FOREIGN KEY (organisation_id, event_id)
        REFERENCES event (organisation_id, id),
    CONSTRAINT phone_session_participant FOREIGN KEY (organisation_id, event_id, participant_id)
        REFERENCES participant (organisation_id, event_id, id),
    CONSTRAINT phone_session_speaks_for CHECK ((kind = 'screen') = (participant_id IS NULL))
);
CREATE INDEX phone_session_by_participant ON phone_session (organisation_id, event_id, participant_id);

-- A steward sees one event.
CREATE TABLE steward_assignment (
    organisation_id uuid NOT NULL,
    account_id uuid NOT NULL,
    event_id uuid NOT NULL,
    assigned_at timestamptz NOT NULL,
    CONSTRAINT steward_assignment_pkey PRIMARY KEY (organisation_id, account_id, event_id),
    CONSTRAINT steward_assignment_account FOREIGN KEY (organisation_id, account_id)
        REFERENCES account (organisation_id, id),
    CONSTRAINT steward_assignment_event FOREIGN KEY (organisation_id, event_id)
        REFERENCES event (organisation_id, id)
);
CREATE INDEX steward_assignment_by_event ON steward_assignment (organisation_id, event_id);

-- A wish about a pair, or a meeting that is kept as it is. `excluded` is private: no response and
-- no export ever carries it.
CREATE TABLE pairing_rule (
    organisation_id uuid NOT NULL REFERENCES organisation (id),
    id uuid NOT NULL,
    kind text NOT NULL,
    -- Empty: for every event of the organisation.
    event_id uuid,
    -- Of a lock.
    round_number integer,
    stated_at timestamptz NOT NULL,
    actor text NOT NULL,
    withdrawn_at timestamptz,
    CONSTRAINT pairing_rule_pkey PRIMARY KEY (organisation_id, id),
    CONSTRAINT pairing_rule_event FOREIGN KEY (organisation_id, event_id)
        REFERENCES event (organisation_id, id),
    CONSTRAINT pairing_rule_lock CHECK ((kind = 'lock') = (round_number IS NOT NULL))
);
CREATE INDEX pairing_rule_by_event ON pairing_rule (organisation_id, event_id);

CREATE TABLE pairing_rule_person (
    organisation_id uuid NOT NULL,
    pairing_rule_id uuid NOT NULL,
    person_id uuid NOT NULL,
    CONSTRAINT pairing_rule_person_pkey PRIMARY KEY (organisation_id, pairing_rule_id, person_id),
    CONSTRAINT pairing_rule_person_rule FOREIGN KEY (organisation_id, pairing_rule_id)
        REFERENCES pairing_rule (organisation_id, id) ON DELETE CASCADE,
    CONSTRAINT pairing_rule_person_person FOREIGN KEY (organisation_id, person_id)
        REFERENCES person (organisation_id, id)
);
CREATE INDEX pairing_rule_person_by_person ON pairing_rule_person (organisation_id, person_id);
