-- Files that were imported: what became of each, the rows that were left out, and what to take
-- back when an import is undone.

CREATE TABLE file_import (
    organisation_id uuid NOT NULL REFERENCES organisation (id),
    id uuid NOT NULL,
    -- `people`, `programmes`, `interests` or `ties`.
    kind text NOT NULL,
    -- The name of the file, where the sender gave one.
    file_name text,
    report text NOT NULL,
    -- The rows that were left out, as CSV with what is wrong; they name people, and go with them.
    bad_rows text,
    imported_at timestamptz NOT NULL,
    actor text NOT NULL,
    undone_at timestamptz,
    CONSTRAINT file_import_pkey PRIMARY KEY (organisation_id, id)
);

-- A row that an import made or changed. `other_id` is the second part of its key, or the id again.
CREATE TABLE import_row (
    organisation_id uuid NOT NULL,
    import_id uuid NOT NULL,
    kind text NOT NULL,
    subject_id uuid NOT NULL,
    other_id uuid NOT NULL,
    -- What a changed row was before. Empty: the import made it.
    earlier text,
    CONSTRAINT import_row_pkey PRIMARY KEY (organisation_id, import_id, kind, subject_id, other_id),
    CONSTRAINT import_row_import FOREIGN KEY (organisation_id, import_id)
        REFERENCES file_import (organisation_id, id) ON DELETE CASCADE
);
CREATE INDEX import_row_by_subject ON import_row (organisation_id, subject_id);
CREATE INDEX import_row_by_other ON import_row (organisation_id, other_id);

-- Headers of an organisation's own files and the columns that they stand for.
CREATE TABLE column_mapping (
    organisation_id uuid NOT NULL REFERENCES organisation (id),
    id uuid NOT NULL,
    name text COLLATE "C" NOT NULL,
    headers text NOT NULL,
    created_at timestamptz NOT NULL,
    CONSTRAINT column_mapping_pkey PRIMARY KEY (organisation_id, id),
    CONSTRAINT column_mapping_name UNIQUE (organisation_id, name)
);
