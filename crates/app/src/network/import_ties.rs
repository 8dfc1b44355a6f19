//! Importing ties: aggregates of contacts, and only after the organisation has switched them on.

use domain::{OrganisationId, PersonId, Switch, TieSource};
use intake::{Limits, TieRow, read_ties};
use jiff::Timestamp;
use store::switches::{self, Position};
use store::ties::{self, NewTie};
use store::{Conn, Store, StoreError};

use crate::imports::{Counts, ImportError, Importer, Mode, Report, rehearse};
use crate::people::directory;

/// Imports a file of ties: all rows or none. `seal` runs in the same transaction.
///
/// # Errors
/// [`ImportError::ImportedTiesOff`] before anything is read, [`ImportError::Refused`] with the
/// report, or what the store says.
pub fn import<S>(store: &Store, importer: &Importer, bytes: &[u8], seal: S) -> Result<Report, ImportError>
where
    S: FnOnce(&mut Conn, &Report) -> Result<(), StoreError> + Send + 'static,
{
    let organisation = importer.organisation;
    if store.read(move |conn| switches::position(conn, organisation, Switch::ImportedTies))? == Position::Off {
        return Err(ImportError::ImportedTiesOff);
    }
    let known = store.read(move |conn| directory::read(conn, organisation))?;
    let parsed = read_ties(bytes, &known.directory, &Limits::default());
    let report = Report::of(&parsed, importer.mode).admit(&parsed)?;
    let rows: Vec<NewTie> = parsed.rows.iter().filter_map(|row| new_tie(row, &known.ids)).collect();
    match importer.mode {
        Mode::DryRun => {
            let counts = rehearse(store, move |conn| keep(conn, organisation, &rows))?;
            Ok(report.counted(counts))
        }
        Mode::Apply => Ok(store.write(move |conn| {
            let report = report.counted(keep(conn, organisation, &rows)?);
            seal(conn, &report)?;
            Ok::<_, StoreError>(report)
        })?),
    }
}

fn keep(conn: &mut Conn, organisation: OrganisationId, rows: &[NewTie]) -> Result<Counts, StoreError> {
    let before = imported(conn, organisation)?;
    let pairs = ties::keep(conn, organisation, rows)?;
    let added = imported(conn, organisation)?.saturating_sub(before);
    Ok(Counts { added, changed: pairs.saturating_sub(added), unchanged: 0 })
}

fn imported(conn: &mut Conn, organisation: OrganisationId) -> Result<usize, StoreError> {
    let all = ties::all(conn, organisation)?;
    Ok(all.iter().filter(|tie| tie.source == TieSource::Imported).count())
}

fn new_tie(row: &TieRow, ids: &[PersonId]) -> Option<NewTie> {
    let [a, b] = row.people;
    Some(NewTie {
        people: [*ids.get(a)?, *ids.get(b)?],
        source: TieSource::Imported,
        strength_milli: milli(row.weight),
        at: row.at_seconds.and_then(|seconds| Timestamp::from_second(seconds).ok()),
    })
}

/// Thousandths. A weight is at most 10¹², so the product fits.
fn milli(weight: f64) -> i64 {
    (weight * 1000.0).round() as i64
}
