-- What the organiser decides about those who were not seen before a round is shown, and what each phone shows.

-- The last answer to "38 not seen" counts; the log has the earlier ones. Without an answer everybody stays planned.
CREATE TABLE roll_call (
    organisation_id BLOB NOT NULL,
    event_id BLOB NOT NULL,
    round_number INTEGER NOT NULL,
    choice TEXT NOT NULL,
    decided_at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    CONSTRAINT roll_call_pkey PRIMARY KEY (organisation_id, event_id, round_number),
    CONSTRAINT roll_call_event FOREIGN KEY (organisation_id, event_id) REFERENCES event (organisation_id, id)
) STRICT, WITHOUT ROWID;

-- The version of the plan that a phone said it shows. A phone that lags behind is moved last.
CREATE TABLE phone_shown (
    organisation_id BLOB NOT NULL,
    event_id BLOB NOT NULL,
    participant_id BLOB NOT NULL,
    plan_number INTEGER NOT NULL,
    shown_at INTEGER NOT NULL,
    CONSTRAINT phone_shown_pkey PRIMARY KEY (organisation_id, event_id, participant_id),
    CONSTRAINT phone_shown_participant FOREIGN KEY (organisation_id, event_id, participant_id)
        REFERENCES participant (organisation_id, event_id, id)
) STRICT, WITHOUT ROWID;

-- How many event streams each replica has open, so that "Wi-Fi trouble?" can be asked.
CREATE TABLE stream_count (
    organisation_id BLOB NOT NULL,
    event_id BLOB NOT NULL,
    replica BLOB NOT NULL,
    counted_at INTEGER NOT NULL,
    streams INTEGER NOT NULL,
    CONSTRAINT stream_count_pkey PRIMARY KEY (organisation_id, event_id, replica, counted_at),
    CONSTRAINT stream_count_event FOREIGN KEY (organisation_id, event_id) REFERENCES event (organisation_id, id)
) STRICT, WITHOUT ROWID;
