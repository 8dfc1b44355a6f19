//! Forgetting a person leaves no word of them, and the network as it was.

use std::path::Path;

use domain::PersonId;
use store::erasure::Forgetting;
use store::{StoreError, StoreUrl, catalogue, people, ties};
use testkit::database::{for_each_database, for_each_store};

use super::canary::{CANARY, Known, fill};
use super::world::*;

fn forgetting(person_id: PersonId) -> Forgetting {
    Forgetting { person_id, node_id: PersonId::from_uuid(new_id()), at: nine() }
}

#[test]
fn no_word_of_a_forgotten_person_is_left_in_the_tables() {
    for_each_store(|store| {
        let known = fill(store);
        let before = store.read(|conn| catalogue::columns_with(conn, CANARY)).unwrap();
        for column in [
            "person.name",
            "enrolment.learning_goal",
            "lesson.body",
            "participant.goal",
            "outbox.body",
            "idempotency.body",
        ] {
            assert!(before.contains(column), "the canary was never in {column}");
        }
        store.forget_person(known.organisation_id, forgetting(known.ada)).unwrap();
        let after = store.read(|conn| catalogue::columns_with(conn, CANARY)).unwrap();
        assert!(after.is_empty(), "left in {after:?}");
        let ada = known.ada.to_string();
        let ids = store.read(|conn| catalogue::columns_with(conn, &ada)).unwrap();
        assert!(ids.is_empty(), "the old id is left in {ids:?}");
        let again = store.forget_person(known.organisation_id, forgetting(known.ada));
        assert_eq!(again, Err(StoreError::NotFound));
    });
}

#[test]
fn no_word_of_a_forgotten_person_is_left_in_the_files() {
    for_each_database(|database| {
        let StoreUrl::Sqlite(path) = database.url() else { return };
        let store = database.open();
        let known = fill(&store);
        assert!(is_in_files(path), "the canary was never written");
        store.forget_person(known.organisation_id, forgetting(known.ada)).unwrap();
        assert!(!is_in_files(path), "a word is left in a page of the file or of the log");
    });
}

fn is_in_files(database: &Path) -> bool {
    let files = std::fs::read_dir(database.parent().unwrap()).unwrap().map(|file| file.unwrap().path());
    let holds =
        |path: &Path| std::fs::read(path).unwrap().windows(CANARY.len()).any(|bytes| bytes == CANARY.as_bytes());
    files.filter(|path| path.extension().is_some_and(|extension| extension != "db-shm")).any(|path| holds(&path))
}

#[test]
fn the_network_keeps_its_ties_on_a_node_without_a_name() {
    for_each_store(|store| {
        let Known { organisation_id, ada, grace } = fill(store);
        let before = store.read(|conn| ties::all(conn, organisation_id)).unwrap();
        store.forget_person(organisation_id, forgetting(ada)).unwrap();
        let after = store.read(|conn| ties::all(conn, organisation_id)).unwrap();
        assert_eq!((before.len(), after.len()), (1, 1));
        let figures = |tie: &ties::Tie| (tie.source, tie.strength_milli, tie.first_at, tie.latest_at);
        assert_eq!(figures(&before[0]), figures(&after[0]));
        assert!(after[0].a_person_id == grace || after[0].b_person_id == grace);
        store
            .read(|conn| {
                assert_eq!(people::count(conn, organisation_id)?, 1, "a node is nobody");
                assert_eq!(people::page(conn, organisation_id, None, None, 9)?.len(), 1);
                let grace = people::find(conn, organisation_id, grace)?.unwrap();
                assert_eq!(grace.manager_id, None);
                Ok::<_, StoreError>(())
            })
            .unwrap();
    });
}
