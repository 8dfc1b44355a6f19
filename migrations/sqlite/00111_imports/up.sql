-- Files that were imported: what became of each, the rows that were left out, and what to take
-- back when an import is undone.

CREATE TABLE file_import (
    organisation_id BLOB NOT NULL REFERENCES organisation (id),
    id BLOB NOT NULL,
    -- `people`, `programmes`, `interests` or `ties`.
    kind TEXT NOT NULL,
    -- The name of the file, where the sender gave one.
    file_name TEXT,
    report TEXT NOT NULL,
    -- The rows that were left out, as CSV with what is wrong; they name people, and go with them.
    bad_rows TEXT,
    imported_at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    undone_at INTEGER,
    CONSTRAINT file_import_pkey PRIMARY KEY (organisation_id, id)
) STRICT;

-- A row that an import made or changed. `other_id` is the second part of its key, or the id again.
CREATE TABLE import_row (
    organisation_id BLOB NOT NULL,
    import_id BLOB NOT NULL,
    kind TEXT NOT NULL,
    subject_id BLOB NOT NULL,
    other_id BLOB NOT NULL,
    -- What a changed row was before. Empty: the import made it.
    earlier TEXT,
    CONSTRAINT import_row_pkey PRIMARY KEY (organisation_id, import_id, kind, subject_id, other_id),
    CONSTRAINT import_row_import FOREIGN KEY (organisation_id, import_id)
        REFERENCES file_import (organisation_id, id) ON DELETE CASCADE
) STRICT;
CREATE INDEX import_row_by_subject ON import_row (organisation_id, subject_id);
CREATE INDEX import_row_by_other ON import_row (organisation_id, other_id);

-- Headers of an organisation's own files and the columns that they stand for.
CREATE TABLE column_mapping (
    organisation_id BLOB NOT NULL REFERENCES organisation (id),
    id BLOB NOT NULL,
    name TEXT NOT NULL,
    headers TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    CONSTRAINT column_mapping_pkey PRIMARY KEY (organisation_id, id),
    CONSTRAINT column_mapping_name UNIQUE (organisation_id, name)
) STRICT;
