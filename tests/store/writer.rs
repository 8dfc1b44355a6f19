//! The writer: what is acknowledged is on disk, what fails costs nobody else.

use std::io::{BufRead as _, BufReader};
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::thread;

use domain::EventId;
use store::attendance::{self, Arrived};
use store::{Limits, Store, StoreError, StoreUrl, events, people, people_import};
use testkit::database::{TestDatabase, for_each_database, for_each_store};

use super::world::*;

#[test]
fn of_sixteen_hundred_transactions_that_read_and_then_write_none_fails() {
    for_each_store(|store| {
        let organisation_id = organisation(store, "default");
        let (event_id, _) = event_with(store, organisation_id, &[]);
        thread::scope(|scope| {
            let threads: Vec<_> = (0..16)
                .map(|_| {
                    scope.spawn(move || (0..100).try_for_each(|_| read_then_write(store, organisation_id, event_id)))
                })
                .collect();
            for thread in threads {
                assert_eq!(thread.join().unwrap(), Ok(()));
            }
        });
        let event = store.read(|conn| events::find(conn, organisation_id, event_id)).unwrap().unwrap();
        assert_eq!(event.revision, 1_601);
    });
}

fn read_then_write(
    store: &Store,
    organisation_id: domain::OrganisationId,
    event_id: EventId,
) -> Result<(), StoreError> {
    store.write(move |conn| {
        events::find(conn, organisation_id, event_id)?;
        events::raise_revision(conn, organisation_id, event_id).map(drop)
    })
}

#[test]
fn an_error_rolls_back_what_was_written_before_it() {
    for_each_store(|store| {
        let organisation_id = organisation(store, "default");
        let (event_id, _) = event_with(store, organisation_id, &[]);
        let refused: Result<(), StoreError> = store.write(move |conn| {
            events::raise_revision(conn, organisation_id, event_id)?;
            Err(StoreError::Stale)
        });
        assert_eq!(refused, Err(StoreError::Stale));
        let event = store.read(|conn| events::find(conn, organisation_id, event_id)).unwrap().unwrap();
        assert_eq!(event.revision, 1);
    });
}

#[test]
fn a_panic_costs_its_own_changes_and_the_writer_goes_on() {
    for_each_store(|store| {
        let organisation_id = organisation(store, "default");
        let (event_id, _) = event_with(store, organisation_id, &[]);
        for _ in 0..20 {
            let outcome: Result<(), StoreError> = store.write(move |conn| {
                events::raise_revision(conn, organisation_id, event_id)?;
                conn.attempt(|conn| {
                    events::raise_revision(conn, organisation_id, event_id)?;
                    panic!("a programmer's error, inside a savepoint");
                })
            });
            assert_eq!(outcome, Err(StoreError::Panicked));
            assert_eq!(read_then_write(store, organisation_id, event_id), Ok(()));
        }
        let event = store.read(|conn| events::find(conn, organisation_id, event_id)).unwrap().unwrap();
        assert_eq!(event.revision, 21);
    });
}

#[test]
fn a_savepoint_that_fails_leaves_the_rest() {
    for_each_store(|store| {
        let organisation_id = organisation(store, "default");
        let (event_id, _) = event_with(store, organisation_id, &[]);
        write(store, move |conn| {
            events::raise_revision(conn, organisation_id, event_id)?;
            let twice = conn
                .attempt(|conn| events::add(conn, &events::NewEvent { id: event_id, ..new_event(organisation_id) }));
            assert_eq!(twice, Err(StoreError::Taken(store::Unique::PrimaryKey)));
            events::raise_revision(conn, organisation_id, event_id)
        });
        let event = store.read(|conn| events::find(conn, organisation_id, event_id)).unwrap().unwrap();
        assert_eq!(event.revision, 3);
    });
}

#[test]
fn a_full_queue_says_so_at_once() {
    let database = TestDatabase::sqlite();
    let store = Store::open_with(database.url(), Limits { connections: 2, waiting_writes: 2 }).unwrap();
    let (organisation_id, event_id, people) = crowd(&store, 1);
    let (started, has_started) = mpsc::channel();
    let (release, released) = mpsc::channel::<()>();
    thread::scope(|scope| {
        let blocker = scope.spawn(|| {
            store.write(move |_| {
                started.send(()).unwrap();
                released.recv().unwrap();
                Ok::<_, StoreError>(())
            })
        });
        has_started.recv().unwrap();
        let waiting: Vec<_> =
            (0..3).map(|n| store.arrive(arrival(organisation_id, event_id, people[0], &format!("{n}")))).collect();
        release.send(()).unwrap();
        let answers: Vec<_> = waiting.into_iter().map(store::Answer::wait).collect();
        assert!(matches!(answers[..], [Ok(Arrived::First(_)), Ok(Arrived::Already(_)), Err(StoreError::Busy)]));
        assert_eq!(blocker.join().unwrap(), Ok(()));
    });
}

#[test]
fn closing_writes_what_waits_and_refuses_what_comes_after() {
    for_each_store(|store| {
        let (organisation_id, event_id, people) = crowd(store, 200);
        let waiting: Vec<_> =
            people.iter().map(|who| store.arrive(arrival(organisation_id, event_id, *who, "tap"))).collect();
        store.close();
        assert!(waiting.into_iter().all(|answer| answer.wait().is_ok()));
        assert_eq!(store.read(|conn| attendance::count_arrived(conn, organisation_id, event_id)), Ok(200));
        let late = store.arrive(arrival(organisation_id, event_id, people[0], "late")).wait();
        assert!(matches!(late, Err(StoreError::Unavailable(_))));
    });
}

#[test]
fn arrivals_go_on_while_thousands_are_imported() {
    for_each_store(|store| {
        let (organisation_id, event_id, people) = crowd(store, 1);
        let new: Vec<_> = (0..5_000).map(|n| person(&format!("new{n}"), &format!("New {n}"), "Sales")).collect();
        let between = thread::scope(|scope| {
            let import = scope.spawn(move || people_import::import(store, organisation_id, new, stamp()));
            let mut between = 0;
            while !import.is_finished() {
                store.arrive(arrival(organisation_id, event_id, people[0], "tap")).wait().unwrap();
                between += 1;
            }
            assert_eq!(import.join().unwrap().unwrap().added, 5_000);
            between
        });
        assert!(between >= 10, "only {between} arrivals came through during the import");
        assert_eq!(store.read(|conn| people::count(conn, organisation_id)), Ok(5_001));
    });
}

const CHILD: &str = "MATCHMAKER_TEST_CHILD_DATABASE";

/// Not a test of its own: the process that the next test kills.
#[test]
fn child_that_is_killed() {
    let Ok(url) = std::env::var(CHILD) else { return };
    let store = Store::open(&url.parse::<StoreUrl>().unwrap()).unwrap();
    let (organisation_id, event_id, people) = crowd(&store, 2_000);
    println!("\nbegin {organisation_id} {event_id}");
    for who in people {
        let arrived = store.arrive(arrival(organisation_id, event_id, who, "tap")).wait().unwrap();
        println!("\nacknowledged {}", arrived.fact().participant_id);
    }
}

#[test]
fn what_was_acknowledged_survives_a_kill() {
    for_each_database(|database| {
        let url = match database.url() {
            StoreUrl::Sqlite(path) => path.display().to_string(),
            StoreUrl::Postgres(url) => url.clone(),
        };
        let test = module_path!().split_once("::").unwrap().1.to_owned() + "::child_that_is_killed";
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", &test, "--nocapture"])
            .env(CHILD, url)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map(Result::unwrap);
        let begin = lines.find(|line| line.starts_with("begin ")).unwrap();
        let mut acknowledged: Vec<_> =
            lines.by_ref().filter(|line| line.starts_with("acknowledged ")).take(300).collect();
        child.kill().unwrap();
        acknowledged.extend(lines.filter(|line| line.starts_with("acknowledged ")));
        child.wait().unwrap();

        let mut ids = begin.split(' ').skip(1);
        let organisation_id = ids.next().unwrap().parse().unwrap();
        let event_id = ids.next().unwrap().parse().unwrap();
        let arrived = database.open().read(|conn| attendance::arrivals(conn, organisation_id, event_id)).unwrap();
        let arrived: Vec<String> = arrived.iter().map(|(id, _)| format!("acknowledged {id}")).collect();
        assert!(acknowledged.len() >= 300 && arrived.len() < 2_000, "the child was not killed in the middle");
        for line in acknowledged {
            assert!(arrived.contains(&line), "lost: {line}");
        }
    });
}
