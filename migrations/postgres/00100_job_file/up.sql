-- The file that a queued job will read, in pieces: each is a short write, so that nobody at the door
-- waits behind a spreadsheet. The pieces come before their job and go when it ends; what a job never
-- came for is deleted a day later.
CREATE TABLE job_file (
    organisation_id uuid NOT NULL REFERENCES organisation (id),
    job_id uuid NOT NULL,
    number integer NOT NULL,
    bytes bytea NOT NULL,
    written_at timestamptz NOT NULL,
    CONSTRAINT job_file_pkey PRIMARY KEY (organisation_id, job_id, number)
);
CREATE INDEX job_file_by_age ON job_file (written_at);
