//! The programmes, runs and topics that a file names, made where they are new.

use std::collections::{BTreeMap, BTreeSet};

use domain::{ProgrammeId, RunId, TopicId};
use intake::{EnrolmentRow, topic_key};
use store::programmes::{self, NewProgramme, NewRun};
use store::topics::{self, TopicName};
use store::{Conn, StoreError};

use crate::imports::Importer;

/// What the names of a file stand for.
pub(super) struct Catalogue {
    programmes: BTreeMap<String, ProgrammeId>,
    runs: BTreeMap<(ProgrammeId, String), RunId>,
    topics: BTreeMap<String, TopicId>,
    topics_of: BTreeMap<ProgrammeId, BTreeSet<TopicId>>,
}

impl Catalogue {
    /// Makes what is new and looks up what is known.
    pub fn ensure(conn: &mut Conn, by: &Importer, rows: &[EnrolmentRow]) -> Result<Self, StoreError> {
        let topics = ensure_topics(conn, by, rows)?;
        let mut catalogue =
            Self { programmes: BTreeMap::new(), runs: BTreeMap::new(), topics, topics_of: BTreeMap::new() };
        for row in rows {
            catalogue.add_programme(conn, by, row)?;
            catalogue.add_run(conn, by, row)?;
        }
        catalogue.add_topics(conn, by, rows)?;
        Ok(catalogue)
    }

    pub fn programme(&self, row: &EnrolmentRow) -> Option<ProgrammeId> {
        self.programmes.get(&row.programme).copied()
    }

    pub fn run(&self, row: &EnrolmentRow) -> Option<RunId> {
        self.runs.get(&(self.programme(row)?, run_key(row))).copied()
    }

    pub fn topic(&self, key: &str) -> Option<TopicId> {
        self.topics.get(key).copied()
    }

    pub fn topics_of(&self, programme: ProgrammeId) -> impl Iterator<Item = TopicId> {
        self.topics_of.get(&programme).into_iter().flatten().copied()
    }

    pub fn programmes(&self) -> impl Iterator<Item = ProgrammeId> {
        self.programmes.values().copied()
    }

    fn add_programme(&mut self, conn: &mut Conn, by: &Importer, row: &EnrolmentRow) -> Result<(), StoreError> {
        if self.programmes.contains_key(&row.programme) {
            return Ok(());
        }
        let new = NewProgramme {
            organisation_id: by.organisation,
            id: ProgrammeId::from_uuid((by.stamp.new_id)()),
            external_key: row.programme.clone(),
            name: row.programme.clone(),
            revision: 1,
            created_at: by.stamp.at,
        };
        let known = programmes::find_by_key(conn, by.organisation, &row.programme)?;
        let standing = known.map_or_else(|| programmes::ensure(conn, &new), Ok)?;
        self.programmes.insert(row.programme.clone(), standing.id);
        Ok(())
    }

    fn add_run(&mut self, conn: &mut Conn, by: &Importer, row: &EnrolmentRow) -> Result<(), StoreError> {
        let Some(programme_id) = self.programme(row) else { return Ok(()) };
        let key = run_key(row);
        if self.runs.contains_key(&(programme_id, key.clone())) {
            return Ok(());
        }
        let new = NewRun {
            organisation_id: by.organisation,
            id: RunId::from_uuid((by.stamp.new_id)()),
            programme_id,
            external_key: key.clone(),
            starts_on: row.starts_on,
            ends_on: row.ends_on,
            met_live: row.met_live.unwrap_or(false),
        };
        let run = programmes::ensure_run(conn, &new)?;
        self.runs.insert((programme_id, key), run.id);
        Ok(())
    }

    /// Adds the file's topics to its programmes, and reads what each programme is about in all.
    fn add_topics(&mut self, conn: &mut Conn, by: &Importer, rows: &[EnrolmentRow]) -> Result<(), StoreError> {
        let mut named: BTreeMap<ProgrammeId, BTreeSet<TopicId>> = BTreeMap::new();
        for row in rows {
            let Some(programme) = self.programme(row) else { continue };
            let topics = row.topics.iter().filter_map(|topic| self.topic(&topic_key(topic)));
            named.entry(programme).or_default().extend(topics);
        }
        for (programme, topics) in named {
            let topics: Vec<TopicId> = topics.into_iter().collect();
            programmes::add_topics(conn, by.organisation, programme, &topics)?;
            let all = programmes::topics_of(conn, by.organisation, programme)?;
            self.topics_of.insert(programme, all.into_iter().collect());
        }
        Ok(())
    }
}

/// A programme without cohorts has one run with an empty key.
fn run_key(row: &EnrolmentRow) -> String {
    row.run.clone().unwrap_or_default()
}

fn ensure_topics(
    conn: &mut Conn,
    by: &Importer,
    rows: &[EnrolmentRow],
) -> Result<BTreeMap<String, TopicId>, StoreError> {
    let texts: BTreeSet<&String> = rows.iter().flat_map(|row| row.topics.iter().chain(&row.learning_goals)).collect();
    let names: Vec<TopicName> =
        texts.into_iter().map(|text| TopicName { name: text.clone(), name_key: topic_key(text) }).collect();
    topics::ensure(conn, by.organisation, &names, by.stamp)
}
