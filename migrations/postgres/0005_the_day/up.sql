-- What happens on the day and what becomes of it.

CREATE TABLE attendance_fact (
    organisation_id uuid NOT NULL,
    id uuid NOT NULL,
    event_id uuid NOT NULL,
    participant_id uuid NOT NULL,
    kind text NOT NULL,
    round_number integer,
    -- Made by the phone at the tap. The same key again is the same act again.
    action_key text COLLATE "C" NOT NULL,
    -- When it happened by the phone's own clock, with its offset taken out.
    occurred_at timestamptz NOT NULL,
    received_at timestamptz NOT NULL,
    actor text NOT NULL,
    undone_at timestamptz,
    undone_by text,
    CONSTRAINT attendance_fact_pkey PRIMARY KEY (organisation_id, id),
    CONSTRAINT attendance_fact_action_key UNIQUE (organisation_id, event_id, participant_id, action_key),
    CONSTRAINT attendance_fact_participant FOREIGN KEY (organisation_id, event_id, participant_id)
        REFERENCES participant (organisation_id, event_id, id)
);
-- One arrival per participant, however often and from wherever it is sent. An undone one does not
-- count, so somebody can arrive again with a new key.
CREATE UNIQUE INDEX attendance_fact_one_arrival ON attendance_fact (organisation_id, event_id, participant_id)
    WHERE kind = 'arrived' AND undone_at IS NULL;

-- One answer to "did you meet?" for one meeting. A later answer replaces an earlier one.
CREATE TABLE confirmation (
    organisation_id uuid NOT NULL,
    id uuid NOT NULL,
    event_id uuid NOT NULL,
    round_number integer NOT NULL,
    participant_id uuid NOT NULL,
    met boolean NOT NULL,
    action_key text COLLATE "C" NOT NULL,
    occurred_at timestamptz NOT NULL,
    received_at timestamptz NOT NULL,
    replaced_at timestamptz,
    CONSTRAINT confirmation_pkey PRIMARY KEY (organisation_id, id),
    CONSTRAINT confirmation_action_key UNIQUE (organisation_id, event_id, participant_id, action_key),
    CONSTRAINT confirmation_participant FOREIGN KEY (organisation_id, event_id, participant_id)
        REFERENCES participant (organisation_id, event_id, id)
);
CREATE UNIQUE INDEX confirmation_one_answer ON confirmation (organisation_id, event_id, participant_id, round_number)
    WHERE replaced_at IS NULL;

-- The people of the meeting that the answer is about: ticked ones of a yes, all others of a no.
CREATE TABLE confirmation_person (
    organisation_id uuid NOT NULL,
    confirmation_id uuid NOT NULL,
    participant_id uuid NOT NULL,
    CONSTRAINT confirmation_person_pkey PRIMARY KEY (organisation_id, confirmation_id, participant_id),
    CONSTRAINT confirmation_person_confirmation FOREIGN KEY (organisation_id, confirmation_id)
        REFERENCES confirmation (organisation_id, id) ON DELETE CASCADE,
    CONSTRAINT confirmation_person_participant FOREIGN KEY (organisation_id, participant_id)
        REFERENCES participant (organisation_id, id)
);
CREATE INDEX confirmation_person_by_participant ON confirmation_person (organisation_id, participant_id);

-- What became of a planned pairing, the smaller id first.
CREATE TABLE encounter (
    organisation_id uuid NOT NULL,
    event_id uuid NOT NULL,
    round_number integer NOT NULL,
    a_participant_id uuid NOT NULL,
    b_participant_id uuid NOT NULL,
    state text NOT NULL,
    decided_at timestamptz NOT NULL,
    -- The departments as they were that day.
    a_department_id uuid,
    b_department_id uuid,
    CONSTRAINT encounter_pkey PRIMARY KEY (organisation_id, event_id, round_number, a_participant_id, b_participant_id),
    CONSTRAINT encounter_a FOREIGN KEY (organisation_id, event_id, a_participant_id)
        REFERENCES participant (organisation_id, event_id, id),
    CONSTRAINT encounter_b FOREIGN KEY (organisation_id, event_id, b_participant_id)
        REFERENCES participant (organisation_id, event_id, id),
    CONSTRAINT encounter_a_department FOREIGN KEY (organisation_id, a_department_id)
        REFERENCES department (organisation_id, id),
    CONSTRAINT encounter_b_department FOREIGN KEY (organisation_id, b_department_id)
        REFERENCES department (organisation_id, id),
    CONSTRAINT encounter_in_order CHECK (a_participant_id < b_participant_id)
);
CREATE INDEX encounter_by_a ON encounter (organisation_id, event_id, a_participant_id);
CREATE INDEX encounter_by_b ON encounter (organisation_id, event_id, b_participant_id);
CREATE INDEX encounter_by_a_department ON encounter (organisation_id, a_department_id);
CREATE INDEX encounter_by_b_department ON encounter (organisation_id, b_department_id);

-- One thing learned, in its author's words, shared only with consent.
CREATE TABLE lesson (
    organisation_id uuid NOT NULL,
    id uuid NOT NULL,
    event_id uuid NOT NULL,
    participant_id uuid NOT NULL,
    round_number integer,
    action_key text COLLATE "C" NOT NULL,
    body text NOT NULL,
    written_at timestamptz NOT NULL,
    shared_at timestamptz,
    expires_at timestamptz NOT NULL,
    CONSTRAINT lesson_pkey PRIMARY KEY (organisation_id, id),
    CONSTRAINT lesson_action_key UNIQUE (organisation_id, event_id, participant_id, action_key),
    CONSTRAINT lesson_participant FOREIGN KEY (organisation_id, event_id, participant_id)
        REFERENCES participant (organisation_id, event_id, id)
);

-- A promise to oneself; a week later: done, or later.
CREATE TABLE promise (
    organisation_id uuid NOT NULL,
    id uuid NOT NULL,
    event_id uuid NOT NULL,
    participant_id uuid NOT NULL,
    body text NOT NULL,
    made_at timestamptz NOT NULL,
    done_at timestamptz,
    expires_at timestamptz NOT NULL,
    CONSTRAINT promise_pkey PRIMARY KEY (organisation_id, id),
    CONSTRAINT promise_participant FOREIGN KEY (organisation_id, event_id, participant_id)
        REFERENCES participant (organisation_id, event_id, id)
);
CREATE INDEX promise_by_participant ON promise (organisation_id, event_id, participant_id);

-- One half of an exchange of contact; it counts when both halves stand.
CREATE TABLE contact_consent (
    organisation_id uuid NOT NULL,
    event_id uuid NOT NULL,
    from_participant_id uuid NOT NULL,
    to_participant_id uuid NOT NULL,
    given_at timestamptz NOT NULL,
    withdrawn_at timestamptz,
    CONSTRAINT contact_consent_pkey PRIMARY KEY (organisation_id, event_id, from_participant_id, to_participant_id),
    CONSTRAINT contact_consent_from FOREIGN KEY (organisation_id, event_id, from_participant_id)
        REFERENCES participant (organisation_id, event_id, id),
    CONSTRAINT contact_consent_to FOREIGN KEY (organisation_id, event_id, to_participant_id)
        REFERENCES participant (organisation_id, event_id, id)
);
CREATE INDEX contact_consent_by_to ON contact_consent (organisation_id, event_id, to_participant_id);
