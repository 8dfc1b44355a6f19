//! Files that were imported: what became of each, and what to take back.

mod undo;

use diesel::prelude::*;
use domain::OrganisationId;
use jiff::Timestamp;
use uuid::Uuid;

use crate::connection::{Conn, on};
use crate::people::{self, Person};
use crate::schema::{file_import, import_row};
use crate::sql_types::{Db, new_row};
use crate::{CHUNK_ROWS, Result, StoreError, StoredDocument};

pub(crate) use undo::EarlierPerson;
pub use undo::{TakenBack, undo};

/// A file that was imported.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = file_import)]
pub struct FileImport {
    pub id: Uuid,
    /// `people`, `programmes`, `interests` or `ties`.
    pub kind: String,
    pub file_name: Option<String>,
    pub report: StoredDocument,
    /// The rows that were left out, as CSV.
    pub bad_rows: Option<String>,
    pub imported_at: Timestamp,
    pub actor: String,
    pub undone_at: Option<Timestamp>,
}

new_row! {
    /// An import to be kept.
    pub struct NewFileImport of file_import {
        pub organisation_id: OrganisationId,
        pub id: Uuid,
        pub kind: String,
        pub file_name: Option<String>,
        pub report: StoredDocument,
        pub bad_rows: Option<String>,
        pub imported_at: Timestamp,
        pub actor: String,
    }
}

new_row! {
    /// A row that an import made, or changed.
    pub struct ImportRow of import_row {
        pub organisation_id: OrganisationId,
        pub import_id: Uuid,
        pub kind: String,
        pub subject_id: Uuid,
        pub other_id: Uuid,
        /// What a changed row was before; none: the import made it.
        pub earlier: Option<StoredDocument>,
    }
}

/// Keeps an import.
pub fn add(conn: &mut Conn, new: &NewFileImport) -> Result<()> {
    on!(conn, c => diesel::insert_into(file_import::table).values(new).execute(c))?;
    Ok(())
}

/// Keeps what an import made and changed.
pub fn add_rows(conn: &mut Conn, rows: &[ImportRow]) -> Result<()> {
    for chunk in rows.chunks(CHUNK_ROWS) {
        let chunk = chunk.to_vec();
        on!(conn, c => diesel::insert_into(import_row::table).values(&chunk).on_conflict_do_nothing().execute(c))?;
    }
    Ok(())
}

/// Keeps what became of a file, once it is known.
pub fn tell(conn: &mut Conn, organisation_id: OrganisationId, id: Uuid, report: &StoredDocument) -> Result<()> {
    on!(conn, c => diesel::update(file_import::table.find((Db(organisation_id), Db(id))))
        .set(file_import::report.eq(Db(report)))
        .execute(c))?;
    Ok(())
}

/// One page, the newest first.
pub fn page(
    conn: &mut Conn,
    organisation_id: OrganisationId,
    before: Option<Uuid>,
    limit: u32,
) -> Result<Vec<FileImport>> {
    on!(conn, c => {
        let mut query = file_import::table
            .filter(file_import::organisation_id.eq(Db(organisation_id)))
            .order(file_import::id.desc())
            .limit(i64::from(limit))
            .select(FileImport::as_select())
            .into_boxed();
        if let Some(before) = before {
            query = query.filter(file_import::id.lt(Db(before)));
        }
        Ok(query.load(c)?)
    })
}

/// The import with this id.
pub fn find(conn: &mut Conn, organisation_id: OrganisationId, id: Uuid) -> Result<Option<FileImport>> {
    Ok(on!(conn, c => file_import::table
        .find((Db(organisation_id), Db(id)))
        .select(FileImport::as_select())
        .first(c)
        .optional())?)
}

/// Forgets what imports keep of a person: rows that were left out, sentences that name them, and
/// what they were before.
pub(crate) fn forget(conn: &mut Conn, organisation_id: OrganisationId, known: &Person) -> Result<()> {
    on!(conn, c => diesel::delete(import_row::table)
        .filter(import_row::organisation_id.eq(Db(organisation_id)))
        .filter(import_row::subject_id.eq(Db(known.id.as_uuid())).or(import_row::other_id.eq(Db(known.id.as_uuid()))))
        .execute(c))?;
    for somewhere in people::mentions(known) {
        let of_organisation = || file_import::organisation_id.eq(Db(organisation_id));
        on!(conn, c => diesel::update(file_import::table)
            .filter(of_organisation())
            .filter(file_import::bad_rows.like(&somewhere).escape('\\'))
            .set(file_import::bad_rows.eq(None::<String>))
            .execute(c))?;
        on!(conn, c => diesel::update(file_import::table)
            .filter(of_organisation())
            .filter(file_import::file_name.like(&somewhere).escape('\\'))
            .set(file_import::file_name.eq(None::<String>))
            .execute(c))?;
    }
    quiet_reports(conn, organisation_id, known)
}

/// The sentences of a report quote cells; where one names the person, all of them go.
fn quiet_reports(conn: &mut Conn, organisation_id: OrganisationId, known: &Person) -> Result<()> {
    let reports: Vec<(Uuid, StoredDocument)> = on!(conn, c => file_import::table
        .filter(file_import::organisation_id.eq(Db(organisation_id)))
        .select((file_import::id, file_import::report))
        .load(c))?;
    let mut names = vec![known.name.to_lowercase(), format!("`{}`", known.external_key.to_lowercase())];
    names.extend(known.email.as_ref().map(|email| email.as_str().to_lowercase()));
    for (id, report) in reports {
        let text = report.as_str().to_lowercase();
        if !names.iter().any(|name| !name.is_empty() && text.contains(name.as_str())) {
            continue;
        }
        let mut quiet: serde_json::Value = report.parse()?;
        if let Some(fields) = quiet.as_object_mut() {
            fields.insert("issues".to_owned(), serde_json::json!([]));
        }
        on!(conn, c => diesel::update(file_import::table.find((Db(organisation_id), Db(id))))
            .set(file_import::report.eq(Db(StoredDocument::of(&quiet)?)))
            .execute(c))?;
    }
    Ok(())
}

fn rows_of(conn: &mut Conn, organisation_id: OrganisationId, import_id: Uuid) -> Result<Vec<Row>> {
    let rows: Vec<(String, Uuid, Uuid, Option<StoredDocument>)> = on!(conn, c => import_row::table
        .filter(import_row::organisation_id.eq(Db(organisation_id)))
        .filter(import_row::import_id.eq(Db(import_id)))
        .order((import_row::kind, import_row::subject_id, import_row::other_id))
        .select((import_row::kind, import_row::subject_id, import_row::other_id, import_row::earlier))
        .load(c))?;
    Ok(rows.into_iter().map(|(kind, subject, other, earlier)| Row { kind, subject, other, earlier }).collect())
}

struct Row {
    kind: String,
    subject: Uuid,
    other: Uuid,
    earlier: Option<StoredDocument>,
}

fn mark_undone(conn: &mut Conn, organisation_id: OrganisationId, id: Uuid, at: Timestamp) -> Result<()> {
    let changed = on!(conn, c => diesel::update(file_import::table.find((Db(organisation_id), Db(id))))
        .filter(file_import::undone_at.is_null())
        .set(file_import::undone_at.eq(Db(Some(at))))
        .execute(c))?;
    if changed == 1 { Ok(()) } else { Err(StoreError::Stale) }
}
