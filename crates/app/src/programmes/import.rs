//! Importing programmes: enrolments, completions, learning goals, and the interests they give.

mod catalogue;

use std::collections::{BTreeMap, BTreeSet};

use domain::{EnrolmentState, InterestId, InterestSource, PersonId, ProgrammeId, RunId, TopicId};
use intake::{Directory, EnrolmentRow, Limits, Parsed, read_one_programme, read_programme, topic_key};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use store::interests::NewInterest;
use store::programmes::{self, NewEnrolment};
use store::{Conn, Store, StoreError};

use crate::imports::known;
use crate::imports::{Counts, ImportError, Importer, Mode, Report, filed, rehearse};
use crate::interests::derive;
use catalogue::Catalogue;

/// Imports a file of enrolments: all rows or none. `seal` runs in the same transaction.
///
/// # Errors
/// [`ImportError::Refused`] with the report, or what the store says.
pub fn import<S>(store: &Store, importer: &Importer, bytes: &[u8], seal: S) -> Result<Report, ImportError>
where
    S: FnOnce(&mut Conn, &Report) -> Result<(), StoreError> + Send + 'static,
{
    import_read(store, importer, |people| read_programme(bytes, people, &Limits::default()), seal)
}

/// As [`import`], for a file that does not name its programme.
///
/// # Errors
/// As [`import`].
pub fn import_one<S>(
    store: &Store,
    importer: &Importer,
    programme: &str,
    bytes: &[u8],
    seal: S,
) -> Result<Report, ImportError>
where
    S: FnOnce(&mut Conn, &Report) -> Result<(), StoreError> + Send + 'static,
{
    import_read(store, importer, |people| read_one_programme(bytes, people, programme, &Limits::default()), seal)
}

/// As [`import_one`] where a programme is named, else as [`import`].
///
/// # Errors
/// As [`import`].
pub fn import_named<S>(
    store: &Store,
    importer: &Importer,
    programme: Option<&str>,
    bytes: &[u8],
    seal: S,
) -> Result<Report, ImportError>
where
    S: FnOnce(&mut Conn, &Report) -> Result<(), StoreError> + Send + 'static,
{
    match programme {
        Some(name) => import_one(store, importer, name, bytes, seal),
        None => import(store, importer, bytes, seal),
    }
}

fn import_read<R, S>(store: &Store, importer: &Importer, read: R, seal: S) -> Result<Report, ImportError>
where
    R: FnOnce(&Directory) -> Parsed<EnrolmentRow>,
    S: FnOnce(&mut Conn, &Report) -> Result<(), StoreError> + Send + 'static,
{
    let organisation = importer.organisation;
    let known = store.read(move |conn| known::read(conn, organisation))?;
    let parsed = read(&known.directory);
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

fn keep(conn: &mut Conn, by: &Importer, rows: &[EnrolmentRow], ids: &[PersonId]) -> Result<Counts, StoreError> {
    let catalogue = Catalogue::ensure(conn, by, rows)?;
    let enrolments = enrolments(by, rows, ids, &catalogue);
    let (counts, added) = count(conn, by, &enrolments, &catalogue)?;
    programmes::enrol(conn, &enrolments)?;
    let added = added.into_iter().map(|(run, person)| (run.as_uuid(), person.as_uuid(), None));
    filed::keep_rows(conn, by, "enrolment", added)?;
    filed::suggest(conn, by, &suggested(by, rows, ids, &catalogue))?;
    Ok(counts)
}

/// One enrolment per run and person.
fn enrolments(by: &Importer, rows: &[EnrolmentRow], ids: &[PersonId], catalogue: &Catalogue) -> Vec<NewEnrolment> {
    let mut found: BTreeMap<(RunId, PersonId), NewEnrolment> = BTreeMap::new();
    for row in rows {
        let (Some(run_id), Some(person_id)) = (catalogue.run(row), ids.get(row.person).copied()) else { continue };
        let goals = row.learning_goals.join("; ");
        let enrolment = NewEnrolment {
            organisation_id: by.organisation,
            run_id,
            person_id,
            enrolled_at: by.stamp.at,
            completed_at: completed_at(row, by.stamp.at),
            learning_goal: (!goals.is_empty()).then_some(goals),
        };
        found.insert((run_id, person_id), enrolment);
    }
    found.into_values().collect()
}

fn completed_at(row: &EnrolmentRow, now: Timestamp) -> Option<Timestamp> {
    let on = row.completed_on.and_then(|day| day.to_zoned(TimeZone::UTC).ok()).map(|day| day.timestamp());
    (row.state == EnrolmentState::Completed).then(|| on.unwrap_or(now))
}

/// What the file changes among the enrolments, and which it adds.
fn count(
    conn: &mut Conn,
    by: &Importer,
    enrolments: &[NewEnrolment],
    catalogue: &Catalogue,
) -> Result<(Counts, Vec<(RunId, PersonId)>), StoreError> {
    let mut known = BTreeMap::new();
    for programme in catalogue.programmes() {
        let rows = programmes::enrolments_of(conn, by.organisation, programme)?;
        known.extend(rows.into_iter().map(|row| ((row.run_id, row.person_id), row)));
    }
    let (mut counts, mut added) = (Counts::default(), Vec::new());
    for new in enrolments {
        match known.get(&(new.run_id, new.person_id)) {
            None => {
                counts.added += 1;
                added.push((new.run_id, new.person_id));
            }
            Some(old) if says_more(new, old) => counts.changed += 1,
            Some(_) => counts.unchanged += 1,
        }
    }
    Ok((counts, added))
}

fn says_more(new: &NewEnrolment, old: &programmes::Enrolment) -> bool {
    let completed = new.completed_at.is_some() && old.completed_at.is_none();
    completed || (new.learning_goal.is_some() && new.learning_goal != old.learning_goal)
}

/// The interests that follow from programmes and learning goals, each once. A programme's topics
/// are those of the whole programme, not only those of the row.
fn suggested(by: &Importer, rows: &[EnrolmentRow], ids: &[PersonId], catalogue: &Catalogue) -> Vec<NewInterest> {
    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    for row in rows {
        let (Some(person), Some(programme)) = (ids.get(row.person).copied(), catalogue.programme(row)) else {
            continue;
        };
        let of_topics = catalogue
            .topics_of(programme)
            .flat_map(|topic| derive::of_topic(row.state).into_iter().map(move |said| (topic, said)));
        let goals = row.learning_goals.iter().filter_map(|goal| catalogue.topic(&topic_key(goal)));
        for (topic, said) in of_topics.chain(goals.map(|topic| (topic, derive::of_goal()))) {
            if seen.insert((person, topic, said.stance)) {
                found.push(new_interest(by, (person, topic, programme), said));
            }
        }
    }
    found
}

fn new_interest(
    by: &Importer,
    (person_id, topic_id, programme_id): (PersonId, TopicId, ProgrammeId),
    said: derive::Said,
) -> NewInterest {
    NewInterest {
        organisation_id: by.organisation,
        id: InterestId::from_uuid((by.stamp.new_id)()),
        person_id,
        topic_id,
        stance: said.stance,
        source: InterestSource::Programme,
        programme_id: Some(programme_id),
        stated_at: by.stamp.at,
        confirmed_at: said.confirmed.then_some(by.stamp.at),
    }
}
