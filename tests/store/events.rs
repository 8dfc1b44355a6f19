//! Events, plans and their publication, answers and encounters.

use domain::{OrganisationId, PlanId, RosterId, RoundId, RoundTiming};
use store::events::Step;
use store::plans::{NewPlan, NewRoster};
use store::rounds::{NewRound, RoundStep};
use store::{Store, StoreError, StoredDocument, Unique, events, people, plans, rounds};
use testkit::database::for_each_store;

use super::world::*;

#[test]
fn an_event_is_read_as_it_was_written() {
    for_each_store(|store| {
        let organisation_id = organisation(store, "default");
        let new = events::NewEvent { department_level: Some(2), ..new_event(organisation_id) };
        let written = new.clone();
        write(store, move |conn| events::add(conn, &new));
        let read = store.read(|conn| events::find(conn, organisation_id, written.id)).unwrap().unwrap();
        assert_eq!((&read.name, &read.time_zone, read.starts_at), (&written.name, &written.time_zone, nine()));
        assert_eq!((read.department_level, read.clock().rounds_that_fit()), (Some(2), 4));
        assert_eq!((read.opened_at, read.published_plan_id), (None, None));
    });
}

#[test]
fn a_step_is_taken_once_by_whoever_is_first() {
    for_each_store(|store| {
        let organisation_id = organisation(store, "default");
        let (event_id, _) = event_with(store, organisation_id, &[]);
        let take = |step| write(store, move |conn| events::take(conn, organisation_id, event_id, step, nine()));
        assert_eq!(store.read(events::live_revisions), Ok(vec![]));
        assert_eq!((take(Step::Open), take(Step::Open)), (true, false));
        assert_eq!(store.read(events::live_revisions), Ok(vec![(event_id, 2)]));
        assert!(take(Step::Start) && take(Step::Close));
        assert_eq!(store.read(events::live_revisions), Ok(vec![]));
    });
}

#[test]
fn a_round_is_revealed_once_and_can_pause() {
    for_each_store(|store| {
        let organisation_id = organisation(store, "default");
        let (event_id, _) = event_with(store, organisation_id, &[]);
        let id = RoundId::from_uuid(new_id());
        let cycle = NewRound {
            organisation_id,
            id,
            event_id,
            number: 1,
            timing: RoundTiming::SelfArranged,
            starts_at: None,
            minutes: None,
            opens_on: Some("2026-05-04".parse().unwrap()),
            closes_on: Some("2026-06-01".parse().unwrap()),
            paused_seconds: 0,
            extended_minutes: 0,
        };
        let broken =
            NewRound { id: RoundId::from_uuid(new_id()), number: 2, timing: RoundTiming::InRoom, ..cycle.clone() };
        write(store, move |conn| rounds::add(conn, &[cycle]));
        let refused = store.write(move |conn| rounds::add(conn, &[broken]));
        assert_eq!(refused, Err(StoreError::Refused("round_timing".into())));
        let take = |step| write(store, move |conn| rounds::take(conn, organisation_id, id, step, nine()));
        assert_eq!((take(RoundStep::Reveal), take(RoundStep::Reveal), take(RoundStep::Start)), (true, false, true));
        assert!(write(store, move |conn| rounds::pause(conn, organisation_id, id, nine())));
        assert!(write(store, move |conn| rounds::resume(conn, organisation_id, id, 30)));
        let read = store.read(|conn| rounds::of_event(conn, organisation_id, event_id)).unwrap();
        assert_eq!((read[0].paused_at, read[0].paused_seconds), (None, 30));
        assert_eq!(read[0].closes_on.unwrap().to_string(), "2026-06-01");
    });
}

/// Byte for byte: odd spacing, key order and letters beyond ASCII all stay.
const BODY: &str = "{\"b\":1,  \"a\":\"é\\u0000\",\n\"b\":2}";

fn add_plan(
    store: &Store,
    organisation_id: OrganisationId,
    event_id: domain::EventId,
    number: u32,
    parent_id: Option<PlanId>,
) -> PlanId {
    let (roster_id, id) = (RosterId::from_uuid(new_id()), PlanId::from_uuid(new_id()));
    write(store, move |conn| {
        let body = StoredDocument::new(BODY);
        plans::add_roster(
            conn,
            &NewRoster {
                organisation_id,
                id: roster_id,
                event_id,
                body: body.clone(),
                body_sha256: "00".into(),
                frozen_at: nine(),
            },
        )?;
        let seed = u64::MAX - 1;
        let actor = "organiser".to_owned();
        plans::add(
            conn,
            &NewPlan {
                organisation_id,
                id,
                event_id,
                roster_id,
                parent_id,
                number,
                seed,
                body,
                made_at: nine(),
                actor,
            },
        )
    });
    id
}

#[test]
fn a_plan_is_kept_byte_by_byte_and_numbered() {
    for_each_store(|store| {
        let organisation_id = organisation(store, "default");
        let (event_id, _) = event_with(store, organisation_id, &[]);
        let number = || store.write(move |conn| plans::next_number(conn, organisation_id, event_id)).unwrap();
        assert_eq!(number(), 1);
        let first = add_plan(store, organisation_id, event_id, 1, None);
        add_plan(store, organisation_id, event_id, 2, Some(first));
        assert_eq!(number(), 3);
        let stored = store.read(|conn| plans::find(conn, organisation_id, first)).unwrap().unwrap();
        assert_eq!((stored.body.as_str(), stored.seed), (BODY, u64::MAX - 1));
        let again = NewPlan {
            organisation_id,
            id: PlanId::from_uuid(new_id()),
            event_id,
            roster_id: stored.roster_id,
            parent_id: None,
            number: 2,
            seed: 0,
            body: stored.body,
            made_at: nine(),
            actor: "organiser".into(),
        };
        assert_eq!(store.write(move |conn| plans::add(conn, &again)), Err(StoreError::Taken(Unique::PlanNumber)));
        let versions = store.read(|conn| plans::versions(conn, organisation_id, event_id)).unwrap();
        assert_eq!(versions.iter().map(|v| (v.number, v.parent_id)).collect::<Vec<_>>(), [(2, Some(first)), (1, None)]);
    });
}

#[test]
fn of_two_who_publish_at_once_one_is_told_to_look_again() {
    for_each_store(|store| {
        let organisation_id = organisation(store, "default");
        let (event_id, _) = event_with(store, organisation_id, &[]);
        let (other_event, _) = event_with(store, organisation_id, &[]);
        let plan_ids = [1, 2, 3].map(|number| add_plan(store, organisation_id, event_id, number, None));
        let foreign = add_plan(store, organisation_id, other_event, 1, None);
        let publish = |seen, plan_id| {
            store.write(move |conn| plans::publish(conn, organisation_id, event_id, (seen, plan_id), ("ada", nine())))
        };
        assert_eq!(publish(None, plan_ids[0]), Ok(()));
        assert_eq!(publish(None, plan_ids[1]), Err(StoreError::Stale));
        assert_eq!(publish(Some(plan_ids[0]), plan_ids[1]), Ok(()));
        assert_eq!(publish(Some(plan_ids[0]), plan_ids[2]), Err(StoreError::Stale));
        assert_eq!(publish(Some(plan_ids[1]), plan_ids[1]), Ok(()), "the head again");
        assert_eq!(publish(Some(plan_ids[1]), foreign), Err(StoreError::UnknownReference));
        assert_eq!(publish(Some(plan_ids[1]), plan_ids[0]), Ok(()), "every version can be restored");
        let event = store.read(|conn| events::find(conn, organisation_id, event_id)).unwrap().unwrap();
        assert_eq!((event.published_plan_id, event.revision), (Some(plan_ids[0]), 4));
        let history = store.read(|conn| plans::publications(conn, organisation_id, event_id)).unwrap();
        assert_eq!(history.iter().map(|p| p.plan_id).collect::<Vec<_>>(), [plan_ids[0], plan_ids[1], plan_ids[0]]);
    });
}

#[test]
fn an_event_knows_its_people_and_departments_in_a_few_queries() {
    for_each_store(|store| {
        let organisation_id = organisation(store, "default");
        let people = three_people(store, organisation_id);
        let (event_id, _) = event_with(store, organisation_id, &people[..2]);
        let here = store.read(|conn| people::of_event(conn, organisation_id, event_id)).unwrap();
        assert_eq!(here.iter().map(|person| person.id).collect::<Vec<_>>(), people[..2]);
        let places = store.read_snapshot(|conn| store::departments::of_event(conn, organisation_id, event_id)).unwrap();
        assert_eq!(places.iter().map(|m| m.path.as_str()).collect::<Vec<_>>(), ["Research", "Engineering"]);
    });
}
