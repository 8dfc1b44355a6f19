-- Two records of one person become one and can be parted again; an event can be called off and
-- called on again; a participant can be absent from single rounds.

-- A person who is part of another: kept, so that files may go on naming the old key, and so that
-- the merge can be undone. In no list and in no event.
ALTER TABLE person ADD COLUMN merged_at INTEGER;

-- Called off. Nothing is revealed any more, and nothing is lost.
ALTER TABLE event ADD COLUMN cancelled_at INTEGER;

-- What a merge of people or topics moved, by ids alone: enough to put it back.
CREATE TABLE merge_record (
    organisation_id BLOB NOT NULL REFERENCES organisation (id),
    id BLOB NOT NULL,
    -- `person` or `topic`.
    kind TEXT NOT NULL,
    from_id BLOB NOT NULL,
    into_id BLOB NOT NULL,
    moved TEXT NOT NULL,
    merged_at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    undone_at INTEGER,
    CONSTRAINT merge_record_pkey PRIMARY KEY (organisation_id, id)
) STRICT;
CREATE INDEX merge_record_by_into ON merge_record (organisation_id, into_id);

-- A round that a participant is known to miss.
CREATE TABLE absent_round (
    organisation_id BLOB NOT NULL,
    participant_id BLOB NOT NULL,
    round_number INTEGER NOT NULL,
    CONSTRAINT absent_round_pkey PRIMARY KEY (organisation_id, participant_id, round_number),
    CONSTRAINT absent_round_participant FOREIGN KEY (organisation_id, participant_id)
        REFERENCES participant (organisation_id, id)
) STRICT, WITHOUT ROWID;
