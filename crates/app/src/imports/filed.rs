//! Every file that is imported is on file: what became of it, what was left out, what to take back.

use domain::InterestId;
use store::file_imports::{self, ImportRow, NewFileImport};
use store::interests::{self, NewInterest};
use store::{Conn, StoreError, StoredDocument};
use uuid::Uuid;

use super::{Importer, Mode, Report};
use crate::by::By;
use crate::log::{About, tell};

/// What is kept beside the report.
#[derive(Debug, Clone)]
pub struct Filed {
    pub id: Uuid,
    pub kind: Kind,
    pub file_name: Option<String>,
    /// The rows that were left out, as CSV.
    pub bad_rows: Option<String>,
}

/// What a file is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    People,
    Programmes,
    Interests,
    Ties,
}

impl Kind {
    /// The word for it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Kind::People => "people",
            Kind::Programmes => "programmes",
            Kind::Interests => "interests",
            Kind::Ties => "ties",
        }
    }

    /// The verb in the log.
    const fn act(self) -> &'static str {
        match self {
            Kind::People => "import_people",
            Kind::Programmes => "import_programme",
            Kind::Interests => "import_interests",
            Kind::Ties => "import_ties",
        }
    }
}

/// Begins the record, in the transaction of the import and before its rows.
pub(crate) fn open(conn: &mut Conn, importer: &Importer) -> Result<(), StoreError> {
    let Some(filed) = importer.filed.as_ref().filter(|_| importer.mode == Mode::Apply) else { return Ok(()) };
    let new = NewFileImport {
        organisation_id: importer.organisation,
        id: filed.id,
        kind: filed.kind.as_str().to_owned(),
        file_name: filed.file_name.clone(),
        report: StoredDocument::new("{}"),
        bad_rows: filed.bad_rows.clone(),
        imported_at: importer.stamp.at,
        actor: importer.actor.clone(),
    };
    file_imports::add(conn, &new)
}

/// Ends the record: what became of the file, and a line in the log.
pub(crate) fn close(conn: &mut Conn, importer: &Importer, report: &Report) -> Result<(), StoreError> {
    let Some(filed) = &importer.filed else { return Ok(()) };
    file_imports::tell(conn, importer.organisation, filed.id, &StoredDocument::of(report)?)?;
    let by = By { organisation: importer.organisation, actor: importer.actor.clone(), stamp: importer.stamp };
    tell(conn, &by, filed.kind.act(), About { object: Some(filed.id), ..About::default() })
}

/// Keeps which rows the import made (`earlier` is none) or changed.
pub(crate) fn keep_rows(
    conn: &mut Conn,
    importer: &Importer,
    kind: &str,
    rows: impl IntoIterator<Item = (Uuid, Uuid, Option<StoredDocument>)>,
) -> Result<(), StoreError> {
    let Some(filed) = importer.filed.as_ref().filter(|_| importer.mode == Mode::Apply) else { return Ok(()) };
    let row = |(subject_id, other_id, earlier)| ImportRow {
        organisation_id: importer.organisation,
        import_id: filed.id,
        kind: kind.to_owned(),
        subject_id,
        other_id,
        earlier,
    };
    let rows: Vec<ImportRow> = rows.into_iter().map(row).collect();
    file_imports::add_rows(conn, &rows)
}

/// States the interests that a file says, and keeps which are its own. Answers with how many are new.
pub(crate) fn suggest(conn: &mut Conn, importer: &Importer, rows: &[NewInterest]) -> Result<usize, StoreError> {
    let changed = interests::suggest(conn, importer.organisation, rows)?;
    let ids: Vec<InterestId> = rows.iter().map(|row| row.id).collect();
    let made = interests::known(conn, importer.organisation, &ids)?.into_iter().map(InterestId::as_uuid);
    keep_rows(conn, importer, "interest", made.map(|id| (id, id, None)))?;
    Ok(changed)
}
