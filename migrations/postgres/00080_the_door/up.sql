-- What an organiser asks of the door of one event, beside its opening time.

-- A code that changes: whoever comes without a link types it from the screen of the venue. No row: off.
CREATE TABLE door_code (
    organisation_id uuid NOT NULL,
    event_id uuid NOT NULL,
    -- How long one code is shown, 30 to 60.
    seconds integer NOT NULL,
    turned_on_at timestamptz NOT NULL,
    actor text NOT NULL,
    CONSTRAINT door_code_pkey PRIMARY KEY (organisation_id, event_id),
    CONSTRAINT door_code_event FOREIGN KEY (organisation_id, event_id)
        REFERENCES event (organisation_id, id)
);

-- The address of a poster carries the event alone.
CREATE INDEX event_by_id ON event (id);
