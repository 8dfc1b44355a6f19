//! Importing people: the file is read first, rows wait in a staging table, and one short
//! transaction switches them in, so that nobody at the door waits for a spreadsheet.

use domain::{OrganisationId, PersonId};
use intake::{Limits, PersonRow, read_people};
use store::people_import::{self, ImportCounts, NewPerson, Record};
use store::{Conn, Stamp, Store, StoreError};
use uuid::Uuid;

use crate::imports::known;
use crate::imports::{Counts, ImportError, Importer, Mode, Report, filed, rehearse};

/// Rows of one statement, and of one turn of the writer.
const CHUNK: usize = 1_000;

/// Is told the rows that are done, and all rows.
pub type Telling<'a> = dyn FnMut(usize, usize) -> Result<(), StoreError> + 'a;

/// Imports a file of people: all rows or none. `seal` runs in the transaction that makes it so.
///
/// # Errors
/// [`ImportError::Refused`] with the report, or what the store says.
pub fn import<S>(store: &Store, importer: &Importer, bytes: &[u8], seal: S) -> Result<Report, ImportError>
where
    S: FnOnce(&mut Conn, &Report) -> Result<(), StoreError> + Send + 'static,
{
    import_telling(store, importer, bytes, seal, &mut |_, _| Ok(()))
}

/// As [`import`], and tells how many rows of how many wait to be switched in. An error of `tell`
/// ends the import, and nothing was changed.
///
/// # Errors
/// As [`import`], and what `tell` says.
pub fn import_telling<S>(
    store: &Store,
    importer: &Importer,
    bytes: &[u8],
    seal: S,
    tell: &mut Telling<'_>,
) -> Result<Report, ImportError>
where
    S: FnOnce(&mut Conn, &Report) -> Result<(), StoreError> + Send + 'static,
{
    let organisation = importer.organisation;
    let known = store.read(move |conn| known::read(conn, organisation))?;
    let parsed = read_people(bytes, &known.directory, &Limits::default());
    let report = Report::of(&parsed, importer.mode).admit(&parsed)?;
    let people: Vec<NewPerson> = parsed.rows.into_iter().map(|row| new_person(row, importer.stamp)).collect();
    let stamp = importer.stamp;
    match importer.mode {
        Mode::DryRun => {
            let counts = rehearse(store, move |conn| people_import::add_all(conn, organisation, &people, stamp))?;
            Ok(report.counted(of_store(counts)))
        }
        Mode::Apply => {
            let closing = importer.clone();
            apply(store, importer, (people, tell), move |conn, counts| {
                let report = report.counted(of_store(counts));
                filed::close(conn, &closing, &report)?;
                seal(conn, &report)?;
                Ok(report)
            })
        }
    }
}

fn apply<F>(
    store: &Store,
    importer: &Importer,
    (people, tell): (Vec<NewPerson>, &mut Telling<'_>),
    finish: F,
) -> Result<Report, ImportError>
where
    F: FnOnce(&mut Conn, ImportCounts) -> Result<Report, StoreError> + Send + 'static,
{
    let (organisation, stamp) = (importer.organisation, importer.stamp);
    let (import, record) = match &importer.filed {
        Some(filed) => (filed.id, Record::Rows),
        None => ((stamp.new_id)(), Record::Nothing),
    };
    let opening = importer.clone();
    let staged = stage(store, (organisation, import), (people, tell), stamp);
    let switched = staged.and_then(|()| {
        store.write(move |conn| {
            filed::open(conn, &opening)?;
            let counts = people_import::switch_in(conn, organisation, import, stamp, record)?;
            finish(conn, counts)
        })
    });
    if switched.is_err() {
        store.write(move |conn| people_import::discard_staged(conn, organisation, import))?;
    }
    Ok(switched?)
}

fn stage(
    store: &Store,
    (organisation, import): (OrganisationId, Uuid),
    (people, tell): (Vec<NewPerson>, &mut Telling<'_>),
    stamp: Stamp,
) -> Result<(), StoreError> {
    let total = people.len();
    let mut rest = people;
    while !rest.is_empty() {
        let later = rest.split_off(rest.len().min(CHUNK));
        let chunk = std::mem::replace(&mut rest, later);
        store.write(move |conn| people_import::stage(conn, organisation, import, &chunk, stamp.at))?;
        tell(total - rest.len(), total)?;
    }
    Ok(())
}

fn new_person(row: PersonRow, stamp: Stamp) -> NewPerson {
    NewPerson {
        id: PersonId::from_uuid((stamp.new_id)()),
        name: row.name.unwrap_or_else(|| row.id.clone()),
        external_key: row.id,
        email: row.email,
        site: row.site,
        manager_key: row.manager_id,
        languages: row.languages,
        pace: row.pace,
        rest_after: row.rest_after,
        departments: row.departments,
    }
}

fn of_store(counts: ImportCounts) -> Counts {
    Counts { added: counts.added, changed: counts.changed, unchanged: counts.unchanged }
}
