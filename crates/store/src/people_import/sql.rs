//! The statements that switch an import in, one text for both databases.
//! `$1` is the organisation, `$2` the import, `$3` now.

pub(super) const COUNT_STAGED: &str = "
    SELECT count(*) AS number FROM staged_person WHERE organisation_id = $1 AND import_id = $2";

/// As sets: a search per row is quadratic when the database has not counted the new rows yet.
pub(super) const COUNT_UNKNOWN_MANAGERS: &str = "
    SELECT count(*) AS number FROM (
        SELECT manager_key FROM staged_person
        WHERE organisation_id = $1 AND import_id = $2 AND manager_key IS NOT NULL
        EXCEPT
        SELECT external_key FROM staged_person WHERE organisation_id = $1 AND import_id = $2
        EXCEPT
        SELECT external_key FROM person WHERE organisation_id = $1) unknown";

pub(super) const MARK_ADDED: &str = "
    UPDATE staged_person SET outcome = 'added'
    WHERE organisation_id = $1 AND import_id = $2
      AND NOT EXISTS (SELECT 1 FROM person p
          WHERE p.organisation_id = staged_person.organisation_id
            AND p.external_key = staged_person.external_key)";

/// Another value in any cell that is not empty; another set of departments, or another order.
pub(super) const MARK_CHANGED: &str = "
    UPDATE staged_person SET outcome = 'changed'
    WHERE organisation_id = $1 AND import_id = $2 AND outcome IS NULL
      AND EXISTS (
        SELECT 1 FROM person p
        LEFT JOIN person m ON m.organisation_id = p.organisation_id AND m.id = p.manager_id
        WHERE p.organisation_id = staged_person.organisation_id AND p.external_key = staged_person.external_key
          AND (p.name <> staged_person.name
            OR COALESCE(staged_person.email, p.email, '') <> COALESCE(p.email, '')
            OR COALESCE(staged_person.site, p.site, '') <> COALESCE(p.site, '')
            OR (staged_person.languages <> '' AND staged_person.languages <> p.languages)
            OR COALESCE(staged_person.pace, p.pace) <> p.pace
            OR COALESCE(staged_person.rest_after, p.rest_after, 0) <> COALESCE(p.rest_after, 0)
            OR COALESCE(staged_person.manager_key, m.external_key, '') <> COALESCE(m.external_key, '')
            OR EXISTS (
                SELECT 1 FROM staged_person_department sd
                WHERE sd.organisation_id = staged_person.organisation_id
                  AND sd.import_id = staged_person.import_id
                  AND sd.external_key = staged_person.external_key
                  AND NOT EXISTS (
                    SELECT 1 FROM person_department pd
                    JOIN department d ON d.organisation_id = pd.organisation_id AND d.id = pd.department_id
                    WHERE pd.organisation_id = p.organisation_id AND pd.person_id = p.id
                      AND d.path = sd.path AND pd.position = sd.position))
            OR (SELECT count(*) FROM person_department pd
                WHERE pd.organisation_id = p.organisation_id AND pd.person_id = p.id)
               > (SELECT CASE WHEN count(*) = 0 THEN 1000000 ELSE count(*) END FROM staged_person_department sd
                  WHERE sd.organisation_id = staged_person.organisation_id
                    AND sd.import_id = staged_person.import_id
                    AND sd.external_key = staged_person.external_key)))";

pub(super) const INSERT_ADDED: &str = "
    INSERT INTO person (organisation_id, id, external_key, name, name_search, email, site, languages,
        pace, rest_after, step_free, quiet, revision, created_at, updated_at)
    SELECT s.organisation_id, s.id, s.external_key, s.name, s.name_search, s.email, s.site, s.languages,
        COALESCE(s.pace, 'any'), s.rest_after, FALSE, FALSE, 1, $3, $3
    FROM staged_person s
    WHERE s.organisation_id = $1 AND s.import_id = $2 AND s.outcome = 'added'";

pub(super) const UPDATE_CHANGED: &str = "
    UPDATE person SET
        name = s.name,
        name_search = s.name_search,
        email = COALESCE(s.email, person.email),
        site = COALESCE(s.site, person.site),
        languages = CASE WHEN s.languages = '' THEN person.languages ELSE s.languages END,
        pace = COALESCE(s.pace, person.pace),
        rest_after = COALESCE(s.rest_after, person.rest_after),
        revision = person.revision + 1,
        updated_at = $3
    FROM staged_person s
    WHERE s.organisation_id = $1 AND s.import_id = $2 AND s.outcome = 'changed'
      AND person.organisation_id = s.organisation_id AND person.external_key = s.external_key";

pub(super) const SET_MANAGERS: &str = "
    UPDATE person SET manager_id = m.id
    FROM staged_person s
    JOIN person m ON m.organisation_id = s.organisation_id AND m.external_key = s.manager_key
    WHERE s.organisation_id = $1 AND s.import_id = $2 AND s.outcome IS NOT NULL
      AND person.organisation_id = s.organisation_id AND person.external_key = s.external_key";

pub(super) const CLEAR_DEPARTMENTS: &str = "
    DELETE FROM person_department
    WHERE organisation_id = $1 AND person_id IN (
        SELECT p.id FROM staged_person s
        JOIN person p ON p.organisation_id = s.organisation_id AND p.external_key = s.external_key
        WHERE s.organisation_id = $1 AND s.import_id = $2 AND s.outcome = 'changed'
          AND EXISTS (SELECT 1 FROM staged_person_department sd
              WHERE sd.organisation_id = s.organisation_id AND sd.import_id = s.import_id
                AND sd.external_key = s.external_key))";

pub(super) const SET_DEPARTMENTS: &str = "
    INSERT INTO person_department (organisation_id, person_id, department_id, position)
    SELECT sd.organisation_id, p.id, d.id, sd.position
    FROM staged_person_department sd
    JOIN person p ON p.organisation_id = sd.organisation_id AND p.external_key = sd.external_key
    JOIN department d ON d.organisation_id = sd.organisation_id AND d.path = sd.path
    WHERE sd.organisation_id = $1 AND sd.import_id = $2
    ON CONFLICT DO NOTHING";

/// The import's own people, to be taken away again when it is undone.
pub(super) const RECORD_ADDED: &str = "
    INSERT INTO import_row (organisation_id, import_id, kind, subject_id, other_id)
    SELECT s.organisation_id, s.import_id, 'person', s.id, s.id
    FROM staged_person s
    WHERE s.organisation_id = $1 AND s.import_id = $2 AND s.outcome = 'added'";
