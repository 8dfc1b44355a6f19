//! The database crashes in the middle: what was acknowledged is there, nothing is there twice, and
//! the store goes on without being started again.

use std::collections::HashSet;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use domain::ParticipantId;
use store::Store;
use store::attendance::{self, Arrived};
use testkit::postgres::{Durability, PostgresServer};

use super::world::*;

#[test]
fn a_crash_of_postgres_loses_no_acknowledged_check_in_and_doubles_none() {
    let server = PostgresServer::start(Durability::Disk);
    let store = Store::open(&server.url(&server.create_database()).parse().unwrap()).unwrap();
    let (organisation_id, event_id, people) = crowd(&store, 1_000);
    let acknowledged: usize = thread::scope(|scope| {
        let phones: Vec<_> = people
            .chunks(100)
            .map(|people| {
                scope.spawn(|| {
                    for who in people.iter() {
                        until_answered(&store, organisation_id, event_id, *who);
                    }
                    people.len()
                })
            })
            .collect();
        for _ in 0..3 {
            thread::sleep(std::time::Duration::from_millis(20));
            server.crash();
            let down = store.arrive(arrival(organisation_id, event_id, people[0], "while it is down")).wait();
            assert!(matches!(&down, Err(error) if error.is_passing()), "{down:?}");
            server.start_again();
        }
        phones.into_iter().map(|phone| phone.join().unwrap()).sum()
    });
    assert_eq!(acknowledged, 1_000);
    assert!(SENT_AGAIN.load(Ordering::Relaxed) > 0, "no crash fell between the check-ins");
    let arrived = store.read(|conn| attendance::arrivals(conn, organisation_id, event_id)).unwrap();
    let distinct: HashSet<ParticipantId> = arrived.iter().map(|(who, _)| *who).collect();
    assert_eq!((arrived.len(), distinct.len()), (1_000, 1_000));
}

static SENT_AGAIN: AtomicUsize = AtomicUsize::new(0);

/// A phone that sends its one tap again until it is told that it is in.
fn until_answered(
    store: &Store,
    organisation_id: domain::OrganisationId,
    event_id: domain::EventId,
    who: ParticipantId,
) -> Arrived {
    loop {
        match store.arrive(arrival(organisation_id, event_id, who, "tap")).wait() {
            Ok(arrived) => return arrived,
            Err(error) => assert!(error.is_passing(), "{error}"),
        }
        SENT_AGAIN.fetch_add(1, Ordering::Relaxed);
        thread::sleep(std::time::Duration::from_millis(5));
    }
}
