//! Checking in: once per participant, however often it is sent.

use std::thread;

use domain::{AttendanceFactId, AttendanceKind, ParticipantId};
use store::attendance::{self, Arrived, NewFact, Recorded};
use store::{StoreError, StoreUrl, Unique};
use testkit::database::{TestDatabase, for_each_store};
use testkit::postgres;

use super::world::*;

#[test]
fn the_first_arrival_counts_and_others_hear_of_it() {
    for_each_store(|store| {
        let (organisation_id, event_id, people) = crowd(store, 1);
        let arrive = |key: &str| store.arrive(arrival(organisation_id, event_id, people[0], key)).wait().unwrap();
        let Arrived::First(first) = arrive("tap-1") else { panic!("nobody was here before") };
        assert_eq!(arrive("tap-1"), Arrived::Already(first.clone()), "the same tap again");
        assert_eq!(arrive("tap-2"), Arrived::Already(first), "another tap");
        let count = store.read(|conn| attendance::count_arrived(conn, organisation_id, event_id));
        assert_eq!(count, Ok(1));
    });
}

#[test]
fn an_undone_arrival_is_not_brought_back_by_a_replay_but_by_a_new_tap() {
    for_each_store(|store| {
        let (organisation_id, event_id, people) = crowd(store, 1);
        let arrive = |key: &str| store.arrive(arrival(organisation_id, event_id, people[0], key)).wait().unwrap();
        let first = arrive("tap-1").fact().id;
        let undone = write(store, move |conn| attendance::undo(conn, organisation_id, first, ("ada", nine())));
        assert_eq!(undone.undone_at, Some(nine()));
        assert_eq!(arrive("tap-1"), Arrived::Undone(undone.clone()));
        assert_eq!(store.read(|conn| attendance::count_arrived(conn, organisation_id, event_id)), Ok(0));
        assert!(matches!(arrive("tap-2"), Arrived::First(_)));
        let again = write(store, move |conn| attendance::undo(conn, organisation_id, first, ("alan", nine())));
        assert_eq!(again, undone, "undoing twice is undoing once");
    });
}

#[test]
fn one_key_never_stands_for_two_kinds_of_act() {
    for_each_store(|store| {
        let (organisation_id, event_id, people) = crowd(store, 1);
        let late = NewFact {
            organisation_id,
            id: AttendanceFactId::from_uuid(new_id()),
            event_id,
            participant_id: people[0],
            kind: AttendanceKind::Late,
            round_number: None,
            action_key: "tap".to_owned(),
            occurred_at: nine(),
            received_at: nine(),
            actor: "participant".to_owned(),
        };
        let again = late.clone();
        assert!(matches!(write(store, move |conn| attendance::record(conn, &late)), Recorded::First(_)));
        assert!(matches!(write(store, move |conn| attendance::record(conn, &again)), Recorded::Already(_)));
        let refused = store.arrive(arrival(organisation_id, event_id, people[0], "tap")).wait();
        assert_eq!(refused, Err(StoreError::Taken(Unique::AttendanceKey)));
    });
}

#[test]
fn a_stranger_among_many_costs_nobody_else() {
    for_each_store(|store| {
        let (organisation_id, event_id, mut people) = crowd(store, 40);
        let stranger = ParticipantId::from_uuid(new_id());
        people.insert(20, stranger);
        let answers: Vec<_> =
            people.iter().map(|who| (who, store.arrive(arrival(organisation_id, event_id, *who, "tap")))).collect();
        for (who, answer) in answers {
            match answer.wait() {
                Ok(arrived) => assert_eq!(arrived.fact().participant_id, *who),
                Err(error) => assert_eq!((error, *who), (StoreError::UnknownReference, stranger)),
            }
        }
        assert_eq!(store.read(|conn| attendance::count_arrived(conn, organisation_id, event_id)), Ok(40));
    });
}

#[test]
fn fifty_threads_send_the_same_people_and_each_is_first_once() {
    for_each_store(|store| {
        let (organisation_id, event_id, people) = crowd(store, 1_000);
        let firsts: usize = thread::scope(|scope| {
            let threads: Vec<_> = (0..50)
                .map(|number| {
                    let people = &people;
                    scope.spawn(move || {
                        let key = format!("thread-{number}");
                        let arrive = |who: &ParticipantId| {
                            store.arrive(arrival(organisation_id, event_id, *who, &key)).wait().unwrap()
                        };
                        people.iter().filter(|who| matches!(arrive(who), Arrived::First(_))).count()
                    })
                })
                .collect();
            threads.into_iter().map(|thread| thread.join().unwrap()).sum()
        });
        assert_eq!(firsts, 1_000);
        assert_eq!(store.read(|conn| attendance::count_arrived(conn, organisation_id, event_id)), Ok(1_000));
    });
}

/// By an index without their id, the foreign key of each arrival would read the whole event.
#[test]
fn at_a_big_event_made_just_now_a_participant_is_found_by_their_id() {
    let database = TestDatabase::postgres();
    let StoreUrl::Postgres(url) = database.url() else { panic!("no PostgreSQL: {}", database.url()) };
    let store = database.open();
    let (organisation_id, event_id, people) = crowd(&store, 2_000);
    let plan = postgres::ask(
        url,
        &format!(
            "EXPLAIN SELECT 1 FROM participant WHERE organisation_id = '{organisation_id}' \
             AND event_id = '{event_id}' AND id = '{}'",
            people[7]
        ),
    );
    assert!(["participant_pkey", "participant_of_event"].iter().any(|index| plan.contains(index)), "{plan}");
    store.close();
}
