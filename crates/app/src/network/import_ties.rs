//! Importing ties: aggregates of contacts, and only after the organisation has switched them on.

use std::collections::BTreeMap;

use domain::{OrganisationId, PersonId, Switch, TieSource};
use intake::{Limits, TieRow, read_ties};
use jiff::Timestamp;
use store::switches::{self, Position};
use store::ties::{self, NewTie};
use store::{Conn, Store, StoreError, StoredDocument};

use crate::imports::known;
use crate::imports::{Counts, ImportError, Importer, Mode, Report, filed, rehearse};

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
    let known = store.read(move |conn| known::read(conn, organisation))?;
    let parsed = read_ties(bytes, &known.directory, &Limits::default());
    let report = Report::of(&parsed, importer.mode).admit(&parsed)?;
    let rows: Vec<NewTie> = parsed.rows.iter().filter_map(|row| new_tie(row, &known.ids)).collect();
    let by = importer.clone();
    match importer.mode {
        Mode::DryRun => {
            let counts = rehearse(store, move |conn| keep(conn, &by, &rows))?;
            Ok(report.counted(counts))
        }
        Mode::Apply => Ok(store.write(move |conn| {
            filed::open(conn, &by)?;
            let report = report.counted(keep(conn, &by, &rows)?);
            filed::close(conn, &by, &report)?;
            seal(conn, &report)?;
            Ok::<_, StoreError>(report)
        })?),
    }
}

fn keep(conn: &mut Conn, by: &Importer, rows: &[NewTie]) -> Result<Counts, StoreError> {
    let before = imported(conn, by.organisation)?;
    let pairs = ties::keep(conn, by.organisation, rows)?;
    let mut changes = Vec::new();
    for (pair, strength) in imported(conn, by.organisation)? {
        match before.get(&pair) {
            None => changes.push((pair[0].as_uuid(), pair[1].as_uuid(), None)),
            Some(earlier) if *earlier != strength => {
                changes.push((pair[0].as_uuid(), pair[1].as_uuid(), Some(StoredDocument::of(earlier)?)));
            }
            Some(_) => {}
        }
    }
    let added = changes.iter().filter(|(_, _, earlier)| earlier.is_none()).count();
    filed::keep_rows(conn, by, "tie", changes)?;
    Ok(Counts { added, changed: pairs.saturating_sub(added), unchanged: 0 })
}

/// The strength of each imported tie, in thousandths.
fn imported(conn: &mut Conn, organisation: OrganisationId) -> Result<BTreeMap<[PersonId; 2], i64>, StoreError> {
    let all = ties::all(conn, organisation)?.into_iter().filter(|tie| tie.source == TieSource::Imported);
    Ok(all.map(|tie| ([tie.a_person_id, tie.b_person_id], tie.strength_milli)).collect())
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
