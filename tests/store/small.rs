//! Guesses, lessons and messages.

use store::lessons::NewLesson;
use store::outbox::NewMessage;
use store::{StoreError, TokenHash, guesses, lessons, outbox};
use testkit::database::for_each_store;

use super::world::*;

fn later(minutes: i64) -> jiff::Timestamp {
    nine() + jiff::SignedDuration::from_mins(minutes)
}

#[test]
fn guesses_are_counted_within_a_window() {
    for_each_store(|store| {
        let organisation_id = organisation(store, "default");
        let guess = |who: &'static str, minute| {
            write(store, move |conn| {
                let window = (later(minute), later(minute - 10));
                guesses::count(conn, organisation_id, ("short_code", &TokenHash::of(who)), window.0, window.1)
            })
        };
        assert_eq!([guess("phone", 0), guess("phone", 1), guess("other", 1), guess("phone", 9)], [1, 2, 1, 3]);
        assert_eq!(guess("phone", 10), 1, "the window is over");
        write(store, move |conn| guesses::clear(conn, organisation_id, ("short_code", &TokenHash::of("phone"))));
        assert_eq!(guess("phone", 11), 1);
    });
}

#[test]
fn a_lesson_is_the_authors_until_it_is_shared() {
    for_each_store(|store| {
        let (organisation_id, event_id, people) = crowd(store, 2);
        let new = |key: &str, body: &str| NewLesson {
            organisation_id,
            id: new_id(),
            event_id,
            participant_id: people[0],
            round_number: Some(1),
            action_key: key.into(),
            body: body.into(),
            written_at: nine(),
            expires_at: later(60),
        };
        let (first, replay, second) = (new("a", "Ask first"), new("a", "Ask first"), new("b", "Listen"));
        let (author, other, id) = (people[0], people[1], first.id);
        write(store, move |conn| {
            lessons::keep(conn, &first)?;
            lessons::keep(conn, &replay)?;
            lessons::keep(conn, &second)
        });
        let foreign = store.write(move |conn| lessons::share(conn, organisation_id, other, id, Some(nine())));
        assert_eq!(foreign, Err(StoreError::NotFound));
        write(store, move |conn| lessons::share(conn, organisation_id, author, id, Some(nine())));
        assert_eq!(write(store, move |conn| lessons::expire(conn, later(60))), 1);
        let left = store.read(|conn| lessons::of_participant(conn, organisation_id, author)).unwrap();
        assert_eq!(left.iter().map(|lesson| lesson.body.as_str()).collect::<Vec<_>>(), ["Ask first"]);
    });
}

#[test]
fn a_message_is_taken_by_one_and_tried_again() {
    for_each_store(|store| {
        let organisation_id = organisation(store, "default");
        let new = NewMessage {
            organisation_id,
            id: new_id(),
            kind: "mail".into(),
            address: "ada@example.org".into(),
            body: "Your link".into(),
            person_id: None,
            queued_at: nine(),
            next_try_at: nine(),
            attempts: 0,
        };
        let id = new.id;
        write(store, move |conn| outbox::add(conn, &new));
        let due = |minute| store.read(|conn| outbox::due(conn, "mail", later(minute), 10)).unwrap();
        let message = due(0).remove(0);
        let take = |message: outbox::Message| write(store, move |conn| outbox::take(conn, &message, later(5)));
        assert_eq!((take(message.clone()), take(message)), (true, false));
        assert_eq!((due(1).len(), due(5).len()), (0, 1));
        write(store, move |conn| outbox::delivered(conn, organisation_id, id, later(6)));
        assert_eq!(due(60).len(), 0);
    });
}
