//! Importing people: the file is read first, rows wait in a staging table, and one short
//! transaction switches them in, so that nobody at the door waits for a spreadsheet.

use domain::PersonId;
use intake::{Limits, PersonRow, read_people};
use store::people_import::{self, ImportCounts, NewPerson, Record, Staging, Telling};
use store::{Conn, Stamp, Store, StoreError};

use crate::imports::known;
use crate::imports::{Counts, ImportError, Importer, Mode, Report, filed, rehearse};

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
    let (organisation_id, stamp) = (importer.organisation, importer.stamp);
    let (import_id, record) = match &importer.filed {
        Some(filed) => (filed.id, Record::Rows),
        None => ((stamp.new_id)(), Record::Nothing),
    };
    let (opening, staging) = (importer.clone(), Staging { organisation_id, import_id, at: stamp.at });
    let switched = people_import::in_turns(store, staging, people, tell, move |conn| {
        filed::open(conn, &opening)?;
        let counts = people_import::switch_in(conn, staging, stamp, record)?;
        finish(conn, counts)
    });
    Ok(switched?)
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
