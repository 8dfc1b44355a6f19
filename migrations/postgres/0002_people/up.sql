-- People, where they work, what they learn, what they care about, and whom they know.

CREATE TABLE person (
    organisation_id uuid NOT NULL REFERENCES organisation (id),
    id uuid NOT NULL,
    -- The id in the file that the person came from. It decides who is the same person.
    external_key text COLLATE "C" NOT NULL,
    name text NOT NULL,
    -- The name in lower case: what a search compares and a list is ordered by.
    name_search text COLLATE "C" NOT NULL,
    email text COLLATE "C",
    site text,
    manager_id uuid,
    -- BCP 47 tags separated by `|`.
    languages text NOT NULL,
    pace text NOT NULL,
    rest_after integer,
    step_free boolean NOT NULL,
    quiet boolean NOT NULL,
    paused_until timestamptz,
    -- The second screen of the card, free text of the person's own. Gone 90 days after it was written.
    working_on text,
    beyond_work text,
    card_expires_at timestamptz,
    -- Raised by every change; the strong ETag.
    revision bigint NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    -- A person who was forgotten is a node without a name: it keeps the ties of the network, under
    -- an id that nothing else knows.
    forgotten_at timestamptz,
    CONSTRAINT person_pkey PRIMARY KEY (organisation_id, id),
    CONSTRAINT person_external_key UNIQUE (organisation_id, external_key),
    CONSTRAINT person_manager FOREIGN KEY (organisation_id, manager_id)
        REFERENCES person (organisation_id, id)
);
CREATE INDEX person_by_manager ON person (organisation_id, manager_id);
CREATE INDEX person_by_name ON person (organisation_id, name_search, id);
CREATE INDEX person_by_email ON person (organisation_id, email);

CREATE TABLE department (
    organisation_id uuid NOT NULL REFERENCES organisation (id),
    id uuid NOT NULL,
    -- Such as `Sales/Nordics`.
    path text COLLATE "C" NOT NULL,
    -- What a person without an offer offers here; none: "How things work in {department}".
    default_offer text,
    created_at timestamptz NOT NULL,
    CONSTRAINT department_pkey PRIMARY KEY (organisation_id, id),
    CONSTRAINT department_path UNIQUE (organisation_id, path)
);

-- Several departments are possible; sharing one counts as the same department.
CREATE TABLE person_department (
    organisation_id uuid NOT NULL,
    person_id uuid NOT NULL,
    department_id uuid NOT NULL,
    position integer NOT NULL,
    CONSTRAINT person_department_pkey PRIMARY KEY (organisation_id, person_id, department_id),
    CONSTRAINT person_department_person FOREIGN KEY (organisation_id, person_id)
        REFERENCES person (organisation_id, id) ON DELETE CASCADE,
    CONSTRAINT person_department_department FOREIGN KEY (organisation_id, department_id)
        REFERENCES department (organisation_id, id)
);
CREATE INDEX person_department_by_department ON person_department (organisation_id, department_id);

-- The organisation's vocabulary.
CREATE TABLE topic (
    organisation_id uuid NOT NULL REFERENCES organisation (id),
    id uuid NOT NULL,
    name text NOT NULL,
    -- The name folded for comparison: two spellings with one key are one topic.
    name_key text COLLATE "C" NOT NULL,
    created_at timestamptz NOT NULL,
    -- Merge history: a merged topic stays, so that old rosters can still name it.
    merged_into_id uuid,
    merged_at timestamptz,
    CONSTRAINT topic_pkey PRIMARY KEY (organisation_id, id),
    CONSTRAINT topic_name UNIQUE (organisation_id, name_key),
    CONSTRAINT topic_merged_into FOREIGN KEY (organisation_id, merged_into_id)
        REFERENCES topic (organisation_id, id)
);
CREATE INDEX topic_by_merged_into ON topic (organisation_id, merged_into_id);

CREATE TABLE topic_alias (
    organisation_id uuid NOT NULL,
    alias_key text COLLATE "C" NOT NULL,
    topic_id uuid NOT NULL,
    CONSTRAINT topic_alias_pkey PRIMARY KEY (organisation_id, alias_key),
    CONSTRAINT topic_alias_topic FOREIGN KEY (organisation_id, topic_id)
        REFERENCES topic (organisation_id, id)
);
CREATE INDEX topic_alias_by_topic ON topic_alias (organisation_id, topic_id);

CREATE TABLE programme (
    organisation_id uuid NOT NULL REFERENCES organisation (id),
    id uuid NOT NULL,
    external_key text COLLATE "C" NOT NULL,
    name text NOT NULL,
    revision bigint NOT NULL,
    created_at timestamptz NOT NULL,
    CONSTRAINT programme_pkey PRIMARY KEY (organisation_id, id),
    CONSTRAINT programme_external_key UNIQUE (organisation_id, external_key)
);

CREATE TABLE programme_topic (
    organisation_id uuid NOT NULL,
    programme_id uuid NOT NULL,
    topic_id uuid NOT NULL,
    CONSTRAINT programme_topic_pkey PRIMARY KEY (organisation_id, programme_id, topic_id),
    CONSTRAINT programme_topic_programme FOREIGN KEY (organisation_id, programme_id)
        REFERENCES programme (organisation_id, id) ON DELETE CASCADE,
    CONSTRAINT programme_topic_topic FOREIGN KEY (organisation_id, topic_id)
        REFERENCES topic (organisation_id, id)
);
CREATE INDEX programme_topic_by_topic ON programme_topic (organisation_id, topic_id);

-- One cohort of a programme. A programme without cohorts has one run with an empty key.
CREATE TABLE run (
    organisation_id uuid NOT NULL,
    id uuid NOT NULL,
    programme_id uuid NOT NULL,
    external_key text COLLATE "C" NOT NULL,
    starts_on date,
    ends_on date,
    -- Whether its people met in one room, which makes weak ties.
    met_live boolean NOT NULL,
    CONSTRAINT run_pkey PRIMARY KEY (organisation_id, id),
    CONSTRAINT run_external_key UNIQUE (organisation_id, programme_id, external_key),
    CONSTRAINT run_programme FOREIGN KEY (organisation_id, programme_id)
        REFERENCES programme (organisation_id, id)
);

CREATE TABLE enrolment (
    organisation_id uuid NOT NULL,
    run_id uuid NOT NULL,
    person_id uuid NOT NULL,
    enrolled_at timestamptz NOT NULL,
    -- Empty: not through with it yet.
    completed_at timestamptz,
    -- Free text of the needs analysis; gone after 90 days.
    learning_goal text,
    CONSTRAINT enrolment_pkey PRIMARY KEY (organisation_id, run_id, person_id),
    CONSTRAINT enrolment_run FOREIGN KEY (organisation_id, run_id)
        REFERENCES run (organisation_id, id),
    CONSTRAINT enrolment_person FOREIGN KEY (organisation_id, person_id)
        REFERENCES person (organisation_id, id)
);
CREATE INDEX enrolment_by_person ON enrolment (organisation_id, person_id);

-- Person × topic × stance, said once. The person's word wins over the programme, the programme
-- over an import; what a person removed stays as a removed row, so that no import brings it back.
CREATE TABLE interest (
    organisation_id uuid NOT NULL,
    id uuid NOT NULL,
    person_id uuid NOT NULL,
    topic_id uuid NOT NULL,
    stance text NOT NULL,
    source text NOT NULL,
    -- The programme that suggested it.
    programme_id uuid,
    stated_at timestamptz NOT NULL,
    -- Empty: a suggestion, used for matching, never shown as a claim.
    confirmed_at timestamptz,
    removed_at timestamptz,
    CONSTRAINT interest_pkey PRIMARY KEY (organisation_id, id),
    CONSTRAINT interest_said_once UNIQUE (organisation_id, person_id, topic_id, stance),
    CONSTRAINT interest_person FOREIGN KEY (organisation_id, person_id)
        REFERENCES person (organisation_id, id),
    CONSTRAINT interest_topic FOREIGN KEY (organisation_id, topic_id)
        REFERENCES topic (organisation_id, id),
    CONSTRAINT interest_programme FOREIGN KEY (organisation_id, programme_id)
        REFERENCES programme (organisation_id, id)
);
CREATE INDEX interest_by_topic ON interest (organisation_id, topic_id);
CREATE INDEX interest_by_programme ON interest (organisation_id, programme_id);

-- Two people who know each other, the smaller id first, once per source.
CREATE TABLE tie (
    organisation_id uuid NOT NULL,
    a_person_id uuid NOT NULL,
    b_person_id uuid NOT NULL,
    source text COLLATE "C" NOT NULL,
    -- Thousandths, summed over the rows of the file.
    strength_milli bigint NOT NULL,
    first_at timestamptz,
    latest_at timestamptz,
    CONSTRAINT tie_pkey PRIMARY KEY (organisation_id, a_person_id, b_person_id, source),
    CONSTRAINT tie_a FOREIGN KEY (organisation_id, a_person_id)
        REFERENCES person (organisation_id, id),
    CONSTRAINT tie_b FOREIGN KEY (organisation_id, b_person_id)
        REFERENCES person (organisation_id, id),
    CONSTRAINT tie_in_order CHECK (a_person_id < b_person_id)
);
CREATE INDEX tie_by_b ON tie (organisation_id, b_person_id);

-- Rows of a large import wait here, written in chunks, and are switched in by one short
-- transaction, so that the door never waits for a spreadsheet.
CREATE TABLE staged_person (
    organisation_id uuid NOT NULL REFERENCES organisation (id),
    import_id uuid NOT NULL,
    external_key text COLLATE "C" NOT NULL,
    id uuid NOT NULL,
    name text NOT NULL,
    name_search text NOT NULL,
    email text,
    site text,
    manager_key text,
    languages text NOT NULL,
    pace text,
    rest_after integer,
    staged_at timestamptz NOT NULL,
    -- `added` or `changed`, found when the import is switched in; empty: nothing new.
    outcome text,
    CONSTRAINT staged_person_pkey PRIMARY KEY (organisation_id, import_id, external_key)
);

CREATE TABLE staged_person_department (
    organisation_id uuid NOT NULL,
    import_id uuid NOT NULL,
    external_key text COLLATE "C" NOT NULL,
    path text COLLATE "C" NOT NULL,
    position integer NOT NULL,
    CONSTRAINT staged_person_department_pkey PRIMARY KEY (organisation_id, import_id, external_key, path),
    CONSTRAINT staged_person_department_person FOREIGN KEY (organisation_id, import_id, external_key)
        REFERENCES staged_person (organisation_id, import_id, external_key) ON DELETE CASCADE
);
