-- Frozen rosters and immutable plans. Bodies are text, for a plan must be checkable
-- byte by byte years later. They hold ids and numbers only: no name, no address.

CREATE TABLE roster (
    organisation_id BLOB NOT NULL,
    id BLOB NOT NULL,
    event_id BLOB NOT NULL,
    body TEXT NOT NULL,
    -- Of the canonical JSON, in hexadecimal: the same value as in plan.json.
    body_sha256 TEXT NOT NULL,
    frozen_at INTEGER NOT NULL,
    CONSTRAINT roster_pkey PRIMARY KEY (organisation_id, id),
    CONSTRAINT roster_of_event UNIQUE (organisation_id, event_id, id),
    CONSTRAINT roster_event FOREIGN KEY (organisation_id, event_id)
        REFERENCES event (organisation_id, id)
) STRICT;

CREATE TABLE plan (
    organisation_id BLOB NOT NULL,
    id BLOB NOT NULL,
    event_id BLOB NOT NULL,
    roster_id BLOB NOT NULL,
    -- The version that this one was made from; a heal is a child published over its parent.
    parent_id BLOB,
    -- Versions of an event count from 1.
    number INTEGER NOT NULL,
    -- The 64 bits of the unsigned seed.
    seed INTEGER NOT NULL,
    body TEXT NOT NULL,
    made_at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    CONSTRAINT plan_pkey PRIMARY KEY (organisation_id, id),
    CONSTRAINT plan_of_event UNIQUE (organisation_id, event_id, id),
    CONSTRAINT plan_number UNIQUE (organisation_id, event_id, number),
    CONSTRAINT plan_roster FOREIGN KEY (organisation_id, event_id, roster_id)
        REFERENCES roster (organisation_id, event_id, id),
    CONSTRAINT plan_parent FOREIGN KEY (organisation_id, event_id, parent_id)
        REFERENCES plan (organisation_id, event_id, id)
) STRICT;
CREATE INDEX plan_by_roster ON plan (organisation_id, event_id, roster_id);
CREATE INDEX plan_by_parent ON plan (organisation_id, event_id, parent_id);

-- Who published what, and when. The last one is the head.
CREATE TABLE publication (
    organisation_id BLOB NOT NULL,
    event_id BLOB NOT NULL,
    number INTEGER NOT NULL,
    plan_id BLOB NOT NULL,
    published_at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    CONSTRAINT publication_pkey PRIMARY KEY (organisation_id, event_id, number),
    CONSTRAINT publication_plan FOREIGN KEY (organisation_id, event_id, plan_id)
        REFERENCES plan (organisation_id, event_id, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX publication_by_plan ON publication (organisation_id, event_id, plan_id);

CREATE INDEX event_by_published_plan ON event (organisation_id, id, published_plan_id);
