//! Kept answers, jobs and the log.

use domain::{JobId, JobState, LogEntryId};
use jiff::{SignedDuration, Timestamp};
use store::idempotency::{NewAnswer, Scope};
use store::jobs::{Lease, NewJob, Outcome};
use store::log::NewLogEntry;
use store::{StoreError, StoredDocument, TokenHash, Unique, idempotency, jobs, log};
use testkit::database::for_each_store;

use super::world::*;

#[test]
fn an_answer_is_kept_with_its_effect_or_not_at_all() {
    for_each_store(|store| {
        let organisation_id = organisation(store, "default");
        let scope = Scope {
            organisation_id,
            principal: "account:1".into(),
            route: "POST /people".into(),
            action_key: "k".into(),
        };
        let new = |at: Timestamp, body: &str| NewAnswer {
            organisation_id,
            principal: scope.principal.clone(),
            route: scope.route.clone(),
            action_key: scope.action_key.clone(),
            request_sha256: TokenHash::of("request"),
            status: 201,
            content_type: "application/json".into(),
            location: Some("/people/1".into()),
            etag: None,
            body: body.into(),
            answered_at: at,
            expires_at: at + SignedDuration::from_hours(72),
        };
        let find = |at| store.read(|conn| idempotency::find(conn, &scope, at)).unwrap().map(|answer| answer.body);
        let first = new(nine(), "first");
        let rolled_back: Result<(), StoreError> = store.write(move |conn| {
            idempotency::keep(conn, &first, &[])?;
            Err(StoreError::Stale)
        });
        assert_eq!((rolled_back, find(nine())), (Err(StoreError::Stale), None));
        let (second, third) = (new(nine(), "second"), new(later(1), "third"));
        write(store, move |conn| idempotency::keep(conn, &second, &[]));
        let again = store.write(move |conn| idempotency::keep(conn, &third, &[]));
        assert_eq!((again, find(nine())), (Err(StoreError::Taken(Unique::PrimaryKey)), Some("second".into())));
        let long_after = nine() + SignedDuration::from_hours(73);
        assert_eq!(find(long_after), None);
        let fourth = new(long_after, "fourth");
        write(store, move |conn| idempotency::keep(conn, &fourth, &[]));
        assert_eq!(find(long_after), Some("fourth".into()));
        assert_eq!(write(store, move |conn| idempotency::expire(conn, long_after)), 0);
    });
}

#[test]
fn a_job_has_one_worker_and_outlives_it() {
    for_each_store(|store| {
        let organisation_id = organisation(store, "default");
        let id = JobId::from_uuid(new_id());
        let new = NewJob {
            organisation_id,
            id,
            kind: "draft_plan".into(),
            body: StoredDocument::new("{}"),
            actor: "ada".into(),
            queued_at: nine(),
            attempts: 0,
            progress: 0,
            phase: "queued".into(),
        };
        write(store, move |conn| jobs::add(conn, &new));
        let lease =
            |worker: &str, minute| Lease { worker: worker.into(), now: later(minute), until: later(minute + 1) };
        let take = |lease: Lease| {
            write(store, move |conn| jobs::take_next(conn, &lease)).map(|job| (job.state(), job.attempts))
        };
        assert_eq!(take(lease("one", 0)), Some((JobState::Running, 1)));
        assert_eq!(take(lease("two", 0)), None, "leased");
        assert_eq!(take(lease("two", 5)), Some((JobState::Running, 2)), "the first worker is gone");
        let report =
            |lease: Lease| store.write(move |conn| jobs::report(conn, organisation_id, id, &lease, (40, "rounds")));
        assert_eq!((report(lease("one", 5)), report(lease("two", 5))), (Err(StoreError::Stale), Ok(())));
        let finish =
            |lease: Lease, outcome| store.write(move |conn| jobs::finish(conn, organisation_id, id, &lease, &outcome));
        let late = || Outcome::Failed { code: "late".into(), cause: StoredDocument::new("{}") };
        let done = || Outcome::Succeeded(StoredDocument::new("{\"plan\":1}"));
        assert_eq!(finish(lease("one", 6), done()), Err(StoreError::Stale));
        assert_eq!(finish(lease("two", 6), done()), Ok(()));
        assert_eq!(finish(lease("two", 6), late()), Err(StoreError::Stale));
        let job = store.read(|conn| jobs::find(conn, organisation_id, id)).unwrap().unwrap();
        assert_eq!((job.state(), job.progress, job.phase.as_str()), (JobState::Succeeded, 100, "rounds"));
        assert_eq!(store.read(jobs::count_open), Ok(0));
    });
}

#[test]
fn the_log_is_read_page_by_page_newest_first() {
    for_each_store(|store| {
        let organisation_id = organisation(store, "default");
        for number in 0..5 {
            let entry = NewLogEntry {
                organisation_id,
                id: LogEntryId::from_uuid(new_id()),
                logged_at: later(number),
                actor: "account:1".into(),
                act: format!("act_{number}"),
                object_id: None,
                event_id: None,
                reason: None,
            };
            write(store, move |conn| log::write(conn, &entry));
        }
        let page = |before| store.read(|conn| log::page(conn, organisation_id, None, before, 2)).unwrap();
        let first = page(None);
        let second = page(first.last().map(|entry| entry.id));
        let acts = |entries: &[log::LogEntry]| entries.iter().map(|entry| entry.act.clone()).collect::<Vec<_>>();
        assert_eq!(
            (acts(&first), acts(&second)),
            (vec!["act_4".into(), "act_3".into()], vec!["act_2".into(), "act_1".into()])
        );
    });
}

fn later(minutes: i64) -> Timestamp {
    nine() + SignedDuration::from_mins(minutes)
}
