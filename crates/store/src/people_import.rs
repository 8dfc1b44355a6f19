//! Many people at once, all or none: rows wait in a staging table, written in chunks, and one
//! short transaction switches them in, so that nobody at the door waits for a spreadsheet.
//!
//! An empty cell says nothing: what is known stays. A department or a manager in the file replaces
//! the ones known before.

mod changed;
mod in_turns;
mod sql;

use diesel::prelude::*;
use diesel::sql_query;
use domain::{DepartmentPath, Email, Language, OrganisationId, Pace, PersonId};
use jiff::Timestamp;
use uuid::Uuid;

use crate::connection::{Conn, on};
use crate::schema::{staged_person, staged_person_department};
use crate::sql_types::{Db, Id, Instant, new_row};
use crate::{CHUNK_ROWS, Result, Stamp, StoreError, departments, file_imports};

pub use in_turns::{Staging, Telling, import, in_turns};

/// A person as a file has one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPerson {
    /// Used when the person is new.
    pub id: PersonId,
    /// Decides who is the same person.
    pub external_key: String,
    pub name: String,
    pub email: Option<Email>,
    pub site: Option<String>,
    /// The manager's key, in the same file or known before.
    pub manager_key: Option<String>,
    pub languages: Vec<Language>,
    pub pace: Option<Pace>,
    pub rest_after: Option<u32>,
    pub departments: Vec<DepartmentPath>,
}

/// What an import did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ImportCounts {
    pub added: usize,
    /// Known before, and now different.
    pub changed: usize,
    pub unchanged: usize,
}

/// Whether an import keeps what it makes and changes, so that it can be taken back. Then there is
/// a file import with its id already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Record {
    Rows,
    Nothing,
}

new_row! {
    /// A person in the staging table.
    pub struct StagedPerson of staged_person {
        pub organisation_id: OrganisationId,
        pub import_id: Uuid,
        pub external_key: String,
        pub id: PersonId,
        pub name: String,
        pub name_search: String,
        pub email: Option<Email>,
        pub site: Option<String>,
        pub manager_key: Option<String>,
        pub languages: Vec<Language>,
        pub pace: Option<Pace>,
        pub rest_after: Option<u32>,
        pub staged_at: Timestamp,
    }
}

new_row! {
    /// A department of a person in the staging table.
    pub struct StagedDepartment of staged_person_department {
        pub organisation_id: OrganisationId,
        pub import_id: Uuid,
        pub external_key: String,
        pub path: DepartmentPath,
        pub position: u32,
    }
}

/// Imports people in the transaction of the caller: right for some hundreds, and for tests. More
/// come in by [`import`].
///
/// # Errors
/// [`StoreError::Taken`] with [`crate::Unique::PrimaryKey`] when a key comes twice,
/// [`StoreError::UnknownReference`] for a manager that nobody knows.
pub fn add_all(
    conn: &mut Conn,
    organisation_id: OrganisationId,
    people: &[NewPerson],
    stamp: Stamp,
) -> Result<ImportCounts> {
    let staging = Staging { organisation_id, import_id: (stamp.new_id)(), at: stamp.at };
    for chunk in people.chunks(CHUNK_ROWS) {
        stage(conn, staging, chunk)?;
    }
    let counts = switch_in(conn, staging, stamp, Record::Nothing)?;
    discard_staged(conn, staging)?;
    Ok(counts)
}

/// Writes up to 1,000 rows into the staging table.
fn stage(conn: &mut Conn, staging: Staging, people: &[NewPerson]) -> Result<()> {
    let rows: Vec<StagedPerson> = people.iter().map(|new| staged(staging, new)).collect();
    on!(conn, c => diesel::insert_into(staged_person::table).values(&rows).execute(c))?;
    let places: Vec<StagedDepartment> = people.iter().flat_map(|new| staged_departments(staging, new)).collect();
    for chunk in places.chunks(CHUNK_ROWS) {
        on!(conn, c => diesel::insert_into(staged_person_department::table)
            .values(&chunk.to_vec())
            .on_conflict_do_nothing()
            .execute(c))?;
    }
    Ok(())
}

fn staged(Staging { organisation_id, import_id, at }: Staging, new: &NewPerson) -> StagedPerson {
    StagedPerson {
        organisation_id,
        import_id,
        external_key: new.external_key.clone(),
        id: new.id,
        name: new.name.clone(),
        name_search: new.name.to_lowercase(),
        email: new.email.clone(),
        site: new.site.clone(),
        manager_key: new.manager_key.clone(),
        languages: new.languages.clone(),
        pace: new.pace,
        rest_after: new.rest_after,
        staged_at: at,
    }
}

fn staged_departments(
    Staging { organisation_id, import_id, .. }: Staging,
    new: &NewPerson,
) -> impl Iterator<Item = StagedDepartment> {
    new.departments.iter().zip(0..).map(move |(path, position)| StagedDepartment {
        organisation_id,
        import_id,
        external_key: new.external_key.clone(),
        path: path.clone(),
        position,
    })
}

fn discard_staged(conn: &mut Conn, staging: Staging) -> Result<()> {
    on!(conn, c => diesel::delete(staged_person::table
        .filter(staged_person::organisation_id.eq(Db(staging.organisation_id)))
        .filter(staged_person::import_id.eq(Db(staging.import_id))))
        .execute(c))?;
    Ok(())
}

/// Switches the staged rows in. They stay where they are, for sweeping them away takes as long again.
///
/// # Errors
/// [`StoreError::UnknownReference`] for a manager that nobody knows.
pub fn switch_in(conn: &mut Conn, import: Staging, stamp: Stamp, record: Record) -> Result<ImportCounts> {
    let Staging { organisation_id, import_id, .. } = import;
    let staged = import.count(conn, sql::COUNT_STAGED)?;
    if import.count(conn, sql::COUNT_UNKNOWN_MANAGERS)? > 0 {
        return Err(StoreError::UnknownReference);
    }
    let added = import.run(conn, sql::MARK_ADDED)?;
    let changed = import.run(conn, sql::MARK_CHANGED)?;
    if record == Record::Rows {
        let changing = changed::read(conn, organisation_id, import_id)?;
        file_imports::add_rows(conn, &changing)?;
        import.run(conn, sql::RECORD_ADDED)?;
    }
    import.run_now(conn, sql::INSERT_ADDED)?;
    import.run_now(conn, sql::UPDATE_CHANGED)?;
    import.run(conn, sql::SET_MANAGERS)?;
    departments::ensure_staged(conn, organisation_id, import_id, stamp)?;
    import.run(conn, sql::CLEAR_DEPARTMENTS)?;
    import.run(conn, sql::SET_DEPARTMENTS)?;
    Ok(ImportCounts { added, changed, unchanged: staged.saturating_sub(added + changed) })
}

#[derive(QueryableByName)]
struct Counted {
    #[diesel(sql_type = diesel::sql_types::BigInt)]
    number: i64,
}

/// What every statement is about: `$1`, `$2` and `$3`.
impl Staging {
    fn count(&self, conn: &mut Conn, text: &str) -> Result<usize> {
        let text = conn.numbered(text);
        let counted: Counted = on!(conn, c => sql_query(text)
            .bind::<Id, _>(self.organisation_id)
            .bind::<Id, _>(self.import_id)
            .get_result(c))?;
        Ok(usize::try_from(counted.number).unwrap_or_default())
    }

    fn run(&self, conn: &mut Conn, text: &str) -> Result<usize> {
        let text = conn.numbered(text);
        Ok(on!(conn, c => sql_query(text)
            .bind::<Id, _>(self.organisation_id)
            .bind::<Id, _>(self.import_id)
            .execute(c))?)
    }

    fn run_now(&self, conn: &mut Conn, text: &str) -> Result<usize> {
        let text = conn.numbered(text);
        Ok(on!(conn, c => sql_query(text)
            .bind::<Id, _>(self.organisation_id)
            .bind::<Id, _>(self.import_id)
            .bind::<Instant, _>(self.at)
            .execute(c))?)
    }
}
