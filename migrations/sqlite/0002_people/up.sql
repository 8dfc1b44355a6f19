-- People, where they work, what they learn, what they care about, and whom they know.

CREATE TABLE person (
    organisation_id BLOB NOT NULL REFERENCES organisation (id),
    id BLOB NOT NULL,
    -- The id in the file that the person came from. It decides who is the same person.
    external_key TEXT NOT NULL,
    name TEXT NOT NULL,
    -- The name in lower case: what a search compares and a list is ordered by.
    name_search TEXT NOT NULL,
    email TEXT,
    site TEXT,
    manager_id BLOB,
    -- BCP 47 tags separated by `|`.
    languages TEXT NOT NULL,
    pace TEXT NOT NULL,
    rest_after INTEGER,
    step_free INTEGER NOT NULL,
    quiet INTEGER NOT NULL,
    paused_until INTEGER,
    -- The second screen of the card, free text of the person's own. Gone 90 days after it was written.
    working_on TEXT,
    beyond_work TEXT,
    card_expires_at INTEGER,
    -- Raised by every change; the strong ETag.
    revision INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    -- A person who was forgotten is a node without a name: it keeps the ties of the network, under
    -- an id that nothing else knows.
    forgotten_at INTEGER,
    CONSTRAINT person_pkey PRIMARY KEY (organisation_id, id),
    CONSTRAINT person_external_key UNIQUE (organisation_id, external_key),
    CONSTRAINT person_manager FOREIGN KEY (organisation_id, manager_id)
        REFERENCES person (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX person_by_manager ON person (organisation_id, manager_id);
CREATE INDEX person_by_name ON person (organisation_id, name_search, id);
CREATE INDEX person_by_email ON person (organisation_id, email);

CREATE TABLE department (
    organisation_id BLOB NOT NULL REFERENCES organisation (id),
    id BLOB NOT NULL,
    -- Such as `Sales/Nordics`.
    path TEXT NOT NULL,
    -- What a person without an offer offers here; none: "How things work in {department}".
    default_offer TEXT,
    created_at INTEGER NOT NULL,
    CONSTRAINT department_pkey PRIMARY KEY (organisation_id, id),
    CONSTRAINT department_path UNIQUE (organisation_id, path)
) STRICT, WITHOUT ROWID;

-- Several departments are possible; sharing one counts as the same department.
CREATE TABLE person_department (
    organisation_id BLOB NOT NULL,
    person_id BLOB NOT NULL,
    department_id BLOB NOT NULL,
    position INTEGER NOT NULL,
    CONSTRAINT person_department_pkey PRIMARY KEY (organisation_id, person_id, department_id),
    CONSTRAINT person_department_person FOREIGN KEY (organisation_id, person_id)
        REFERENCES person (organisation_id, id) ON DELETE CASCADE,
    CONSTRAINT person_department_department FOREIGN KEY (organisation_id, department_id)
        REFERENCES department (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX person_department_by_department ON person_department (organisation_id, department_id);

-- The organisation's vocabulary.
CREATE TABLE topic (
    organisation_id BLOB NOT NULL REFERENCES organisation (id),
    id BLOB NOT NULL,
    name TEXT NOT NULL,
    -- The name folded for comparison: two spellings with one key are one topic.
    name_key TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    -- Merge history: a merged topic stays, so that old rosters can still name it.
    merged_into_id BLOB,
    merged_at INTEGER,
    CONSTRAINT topic_pkey PRIMARY KEY (organisation_id, id),
    CONSTRAINT topic_name UNIQUE (organisation_id, name_key),
    CONSTRAINT topic_merged_into FOREIGN KEY (organisation_id, merged_into_id)
        REFERENCES topic (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX topic_by_merged_into ON topic (organisation_id, merged_into_id);

CREATE TABLE topic_alias (
    organisation_id BLOB NOT NULL,
    alias_key TEXT NOT NULL,
    topic_id BLOB NOT NULL,
    CONSTRAINT topic_alias_pkey PRIMARY KEY (organisation_id, alias_key),
    CONSTRAINT topic_alias_topic FOREIGN KEY (organisation_id, topic_id)
        REFERENCES topic (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX topic_alias_by_topic ON topic_alias (organisation_id, topic_id);

CREATE TABLE programme (
    organisation_id BLOB NOT NULL REFERENCES organisation (id),
    id BLOB NOT NULL,
    external_key TEXT NOT NULL,
    name TEXT NOT NULL,
    revision INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    CONSTRAINT programme_pkey PRIMARY KEY (organisation_id, id),
    CONSTRAINT programme_external_key UNIQUE (organisation_id, external_key)
) STRICT, WITHOUT ROWID;

CREATE TABLE programme_topic (
    organisation_id BLOB NOT NULL,
    programme_id BLOB NOT NULL,
    topic_id BLOB NOT NULL,
    CONSTRAINT programme_topic_pkey PRIMARY KEY (organisation_id, programme_id, topic_id),
    CONSTRAINT programme_topic_programme FOREIGN KEY (organisation_id, programme_id)
        REFERENCES programme (organisation_id, id) ON DELETE CASCADE,
    CONSTRAINT programme_topic_topic FOREIGN KEY (organisation_id, topic_id)
        REFERENCES topic (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX programme_topic_by_topic ON programme_topic (organisation_id, topic_id);

-- One cohort of a programme. A programme without cohorts has one run with an empty key.
CREATE TABLE run (
    organisation_id BLOB NOT NULL,
    id BLOB NOT NULL,
    programme_id BLOB NOT NULL,
    external_key TEXT NOT NULL,
    starts_on TEXT,
    ends_on TEXT,
    -- Whether its people met in one room, which makes weak ties.
    met_live INTEGER NOT NULL,
    CONSTRAINT run_pkey PRIMARY KEY (organisation_id, id),
    CONSTRAINT run_external_key UNIQUE (organisation_id, programme_id, external_key),
    CONSTRAINT run_programme FOREIGN KEY (organisation_id, programme_id)
        REFERENCES programme (organisation_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE enrolment (
    organisation_id BLOB NOT NULL,
    run_id BLOB NOT NULL,
    person_id BLOB NOT NULL,
    enrolled_at INTEGER NOT NULL,
    -- Empty: not through with it yet.
    completed_at INTEGER,
    -- Free text of the needs analysis; gone after 90 days.
    learning_goal TEXT,
    CONSTRAINT enrolment_pkey PRIMARY KEY (organisation_id, run_id, person_id),
    CONSTRAINT enrolment_run FOREIGN KEY (organisation_id, run_id)
        REFERENCES run (organisation_id, id),
    CONSTRAINT enrolment_person FOREIGN KEY (organisation_id, person_id)
        REFERENCES person (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX enrolment_by_person ON enrolment (organisation_id, person_id);

-- Person × topic × stance, said once. The person's word wins over the programme, the programme
-- over an import; what a person removed stays as a removed row, so that no import brings it back.
CREATE TABLE interest (
    organisation_id BLOB NOT NULL,
    id BLOB NOT NULL,
    person_id BLOB NOT NULL,
    topic_id BLOB NOT NULL,
    stance TEXT NOT NULL,
    source TEXT NOT NULL,
    -- The programme that suggested it.
    programme_id BLOB,
    stated_at INTEGER NOT NULL,
    -- Empty: a suggestion, used for matching, never shown as a claim.
    confirmed_at INTEGER,
    removed_at INTEGER,
    CONSTRAINT interest_pkey PRIMARY KEY (organisation_id, id),
    CONSTRAINT interest_said_once UNIQUE (organisation_id, person_id, topic_id, stance),
    CONSTRAINT interest_person FOREIGN KEY (organisation_id, person_id)
        REFERENCES person (organisation_id, id),
    CONSTRAINT interest_topic FOREIGN KEY (organisation_id, topic_id)
        REFERENCES topic (organisation_id, id),
    CONSTRAINT interest_programme FOREIGN KEY (organisation_id, programme_id)
        REFERENCES programme (organisation_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX interest_by_topic ON interest (organisation_id, topic_id);
CREATE INDEX interest_by_programme ON interest (organisation_id, programme_id);

-- Two people who know each other, the smaller id first, once per source.
CREATE TABLE tie (
    organisation_id BLOB NOT NULL,
    a_person_id BLOB NOT NULL,
    b_person_id BLOB NOT NULL,
    source TEXT NOT NULL,
    -- Thousandths, summed over the rows of the file.
    strength_milli INTEGER NOT NULL,
    first_at INTEGER,
    latest_at INTEGER,
    CONSTRAINT tie_pkey PRIMARY KEY (organisation_id, a_person_id, b_person_id, source),
    CONSTRAINT tie_a FOREIGN KEY (organisation_id, a_person_id)
        REFERENCES person (organisation_id, id),
    CONSTRAINT tie_b FOREIGN KEY (organisation_id, b_person_id)
        REFERENCES person (organisation_id, id),
    CONSTRAINT tie_in_order CHECK (a_person_id < b_person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX tie_by_b ON tie (organisation_id, b_person_id);

-- Rows of a large import wait here, written in chunks, and are switched in by one short
-- transaction, so that the door never waits for a spreadsheet.
CREATE TABLE staged_person (
    organisation_id BLOB NOT NULL REFERENCES organisation (id),
    import_id BLOB NOT NULL,
    external_key TEXT NOT NULL,
    id BLOB NOT NULL,
    name TEXT NOT NULL,
    name_search TEXT NOT NULL,
    email TEXT,
    site TEXT,
    manager_key TEXT,
    languages TEXT NOT NULL,
    pace TEXT,
    rest_after INTEGER,
    staged_at INTEGER NOT NULL,
    -- `added` or `changed`, found when the import is switched in; empty: nothing new.
    outcome TEXT,
    CONSTRAINT staged_person_pkey PRIMARY KEY (organisation_id, import_id, external_key)
) STRICT, WITHOUT ROWID;

CREATE TABLE staged_person_department (
    organisation_id BLOB NOT NULL,
    import_id BLOB NOT NULL,
    external_key TEXT NOT NULL,
    path TEXT NOT NULL,
    position INTEGER NOT NULL,
    CONSTRAINT staged_person_department_pkey PRIMARY KEY (organisation_id, import_id, external_key, path),
    CONSTRAINT staged_person_department_person FOREIGN KEY (organisation_id, import_id, external_key)
        REFERENCES staged_person (organisation_id, import_id, external_key) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
