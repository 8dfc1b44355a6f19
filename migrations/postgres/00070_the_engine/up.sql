-- What the organiser decides about those who were not seen before a round is shown, and what each phone shows.

-- The last answer to "38 not seen" counts; the log has the earlier ones. Without an answer everybody stays planned.
CREATE TABLE roll_call (
    organisation_id uuid NOT NULL,
    event_id uuid NOT NULL,
    round_number integer NOT NULL,
    choice text NOT NULL,
    decided_at timestamptz NOT NULL,
    actor text NOT NULL,
    CONSTRAINT roll_call_pkey PRIMARY KEY (organisation_id, event_id, round_number),
    CONSTRAINT roll_call_event FOREIGN KEY (organisation_id, event_id) REFERENCES event (organisation_id, id)
);

-- The version of the plan that a phone said it shows. A phone that lags behind is moved last.
CREATE TABLE phone_shown (
    organisation_id uuid NOT NULL,
    event_id uuid NOT NULL,
    participant_id uuid NOT NULL,
    plan_number integer NOT NULL,
    shown_at timestamptz NOT NULL,
    CONSTRAINT phone_shown_pkey PRIMARY KEY (organisation_id, event_id, participant_id),
    CONSTRAINT phone_shown_participant FOREIGN KEY (organisation_id, event_id, participant_id)
        REFERENCES participant (organisation_id, event_id, id)
);

-- How many event streams each replica has open, so that "Wi-Fi trouble?" can be asked.
CREATE TABLE stream_count (
    organisation_id uuid NOT NULL,
    event_id uuid NOT NULL,
    replica uuid NOT NULL,
    counted_at timestamptz NOT NULL,
    streams integer NOT NULL,
    CONSTRAINT stream_count_pkey PRIMARY KEY (organisation_id, event_id, replica, counted_at),
    CONSTRAINT stream_count_event FOREIGN KEY (organisation_id, event_id) REFERENCES event (organisation_id, id)
);
