//! Importing interests: what an organiser's file says that people offer and seek.

use std::collections::{BTreeMap, BTreeSet};

use domain::{InterestId, InterestSource, PersonId, TopicId};
use intake::{InterestRow, Limits, read_interests, topic_key};
use store::interests::NewInterest;
use store::topics::{self, TopicName};
use store::{Conn, Store, StoreError};

use crate::imports::known;
use crate::imports::{Counts, ImportError, Importer, Mode, Report, filed, rehearse};

/// Imports a file of interests: all rows or none. `seal` runs in the same transaction. What the
/// person or a programme said stays, and what a person removed stays removed.
///
/// # Errors
/// [`ImportError::Refused`] with the report, or what the store says.
pub fn import<S>(store: &Store, importer: &Importer, bytes: &[u8], seal: S) -> Result<Report, ImportError>
where
    S: FnOnce(&mut Conn, &Report) -> Result<(), StoreError> + Send + 'static,
{
    let organisation = importer.organisation;
    let known = store.read(move |conn| known::read(conn, organisation))?;
    let parsed = read_interests(bytes, &known.directory, &Limits::default());
    let report = Report::of(&parsed, importer.mode).admit(&parsed)?;
    let (by, rows, ids) = (importer.clone(), parsed.rows, known.ids);
    match importer.mode {
        Mode::DryRun => {
            let counts = rehearse(store, move |conn| keep(conn, &by, &rows, &ids))?;
            Ok(report.counted(counts))
        }
        Mode::Apply => Ok(store.write(move |conn| {
            filed::open(conn, &by)?;
            let report = report.counted(keep(conn, &by, &rows, &ids)?);
            filed::close(conn, &by, &report)?;
            seal(conn, &report)?;
            Ok::<_, StoreError>(report)
        })?),
    }
}

fn keep(conn: &mut Conn, by: &Importer, rows: &[InterestRow], ids: &[PersonId]) -> Result<Counts, StoreError> {
    let topics = ensure_topics(conn, by, rows)?;
    let mut seen = BTreeSet::new();
    let stated = rows.iter().filter_map(|row| stated(by, row, ids, &topics));
    let stated: Vec<NewInterest> =
        stated.filter(|new| seen.insert((new.person_id, new.topic_id, new.stance))).collect();
    let added = filed::suggest(conn, by, &stated)?;
    Ok(Counts { added, changed: 0, unchanged: stated.len().saturating_sub(added) })
}

fn ensure_topics(
    conn: &mut Conn,
    by: &Importer,
    rows: &[InterestRow],
) -> Result<BTreeMap<String, TopicId>, StoreError> {
    let texts: BTreeSet<&String> = rows.iter().map(|row| &row.topic).collect();
    let names: Vec<TopicName> =
        texts.into_iter().map(|text| TopicName { name: text.clone(), name_key: topic_key(text) }).collect();
    topics::ensure(conn, by.organisation, &names, by.stamp)
}

/// An import is the organiser's word about somebody: a suggestion until the person confirms it.
fn stated(
    by: &Importer,
    row: &InterestRow,
    ids: &[PersonId],
    topics: &BTreeMap<String, TopicId>,
) -> Option<NewInterest> {
    Some(NewInterest {
        organisation_id: by.organisation,
        id: InterestId::from_uuid((by.stamp.new_id)()),
        person_id: *ids.get(row.person)?,
        topic_id: *topics.get(&topic_key(&row.topic))?,
        stance: row.stance,
        source: InterestSource::Import,
        programme_id: None,
        stated_at: by.stamp.at,
        confirmed_at: None,
    })
}
