//! One schema in two dialects, and what the catalogues say about its rules.

use std::collections::BTreeSet;
use std::thread;

use store::catalogue::{self, Catalogue};
use store::{Store, Unique, people};
use testkit::database::{TestDatabase, for_each_database, for_each_store};

use super::world::*;

fn catalogue(database: &TestDatabase) -> Catalogue {
    database.open().read(catalogue::read).unwrap()
}

#[test]
fn both_dialects_end_in_the_same_logical_schema() {
    let (sqlite, postgres) = (catalogue(&TestDatabase::sqlite()), catalogue(&TestDatabase::postgres()));
    let names = |catalogue: &Catalogue| catalogue.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&sqlite), names(&postgres));
    assert!(sqlite.len() > 40, "only {} tables were found", sqlite.len());
    for (name, table) in &sqlite {
        assert_eq!(table, &postgres[name], "{name}");
    }
}

#[test]
fn every_foreign_key_is_indexed_and_stays_inside_its_organisation() {
    for_each_database(|database| {
        for (name, table) in catalogue(database) {
            let indexes: Vec<&[String]> = table.indexes.iter().chain(&table.uniques).map(|i| &i.columns[..]).collect();
            for key in &table.foreign_keys {
                let begins = |index: &[String]| index.starts_with(&key.columns);
                let found = begins(&table.primary_key) || indexes.iter().any(|index| begins(index));
                assert!(found, "{name}: {:?} has no index", key.columns);
                assert_eq!(key.columns[0], "organisation_id", "{name}");
            }
        }
    });
}

#[test]
fn every_root_row_belongs_to_an_organisation() {
    for_each_database(|database| {
        for (name, table) in catalogue(database).iter().filter(|(name, _)| *name != "organisation") {
            assert_eq!(table.primary_key[0], "organisation_id", "{name}");
        }
    });
}

#[test]
fn every_unique_constraint_has_an_error_of_its_own() {
    for_each_database(|database| {
        let mut found = BTreeSet::new();
        for (name, table) in catalogue(database) {
            found.extend(table.uniques.into_iter().map(|index| (name.clone(), index.columns)));
        }
        let listed: BTreeSet<_> = Unique::NAMED
            .iter()
            .filter_map(|unique| unique.columns())
            .map(|(table, columns)| (table.to_owned(), columns.iter().map(|c| (*c).to_owned()).collect::<Vec<_>>()))
            .collect();
        assert_eq!(found, listed);
    });
}

#[test]
fn six_replicas_may_start_at_once() {
    for_each_database(|database| {
        thread::scope(|scope| {
            let replicas: Vec<_> = (0..6).map(|_| scope.spawn(|| Store::open(database.url()))).collect();
            for replica in replicas {
                replica.join().unwrap().unwrap();
            }
        });
    });
}

#[test]
fn a_filled_database_is_opened_again_as_it_was() {
    for_each_database(|database| {
        let store = database.open();
        let organisation_id = organisation(&store, "default");
        let people = three_people(&store, organisation_id);
        let before = store.read(|conn| people::find(conn, organisation_id, people[0])).unwrap();
        store.close();
        let again = database.open();
        assert_eq!(again.read(|conn| people::find(conn, organisation_id, people[0])).unwrap(), before);
        assert!(before.is_some());
    });
}

#[test]
fn another_organisation_sees_nothing() {
    for_each_store(|store| {
        let (ours, theirs) = (organisation(store, "ours"), organisation(store, "theirs"));
        let people = three_people(store, ours);
        let (event_id, participants) = event_with(store, ours, &people);
        store
            .read(|conn| {
                assert_eq!(people::find(conn, theirs, people[0])?, None);
                assert_eq!(people::page(conn, theirs, None, None, 50)?, []);
                assert_eq!(store::events::find(conn, theirs, event_id)?, None);
                assert_eq!(store::participants::of_event(conn, theirs, event_id)?, []);
                assert_eq!(store::departments::all(conn, theirs)?, []);
                Ok::<_, store::StoreError>(())
            })
            .unwrap();
        let stranger = arrival(theirs, event_id, participants[0], "tap");
        assert_eq!(store.arrive(stranger).wait(), Err(store::StoreError::UnknownReference));
    });
}
