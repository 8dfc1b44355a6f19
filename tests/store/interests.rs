//! Topics, interests, programmes and ties.

use domain::{InterestId, InterestSource, OrganisationId, PersonId, ProgrammeId, RunId, Stance, TieSource, TopicId};
use store::interests::NewInterest;
use store::merges::Merging;
use store::programmes::{NewEnrolment, NewProgramme, NewRun};
use store::ties::NewTie;
use store::topics::TopicName;
use store::{Store, StoreError, interests, merges, programmes, ties, topics};
use testkit::database::for_each_store;

use super::world::*;

fn topic(store: &Store, organisation_id: OrganisationId, name: &str) -> TopicId {
    let key = name.to_lowercase();
    let wanted = TopicName { name: name.to_owned(), name_key: key.clone() };
    write(store, move |conn| topics::ensure(conn, organisation_id, &[wanted], stamp()))[&key]
}

fn stated(
    organisation_id: OrganisationId,
    person_id: PersonId,
    topic_id: TopicId,
    source: InterestSource,
) -> NewInterest {
    NewInterest {
        organisation_id,
        id: InterestId::from_uuid(new_id()),
        person_id,
        topic_id,
        stance: Stance::Offers,
        source,
        programme_id: None,
        stated_at: nine(),
        confirmed_at: None,
    }
}

#[test]
fn the_persons_word_wins_over_the_programme_and_the_programme_over_an_import() {
    for_each_store(|store| {
        let organisation_id = organisation(store, "default");
        let [ada, ..] = three_people(store, organisation_id);
        let topic_id = topic(store, organisation_id, "Negotiation");
        let suggest = |source| {
            let row = stated(organisation_id, ada, topic_id, source);
            write(store, move |conn| interests::suggest(conn, organisation_id, &[row]))
        };
        let source = || store.read(|conn| interests::of_person(conn, organisation_id, ada)).unwrap()[0].source;
        assert_eq!((suggest(InterestSource::Import), source()), (1, InterestSource::Import));
        assert_eq!((suggest(InterestSource::Programme), source()), (1, InterestSource::Programme));
        assert_eq!((suggest(InterestSource::Import), source()), (0, InterestSource::Programme));
        let own = stated(organisation_id, ada, topic_id, InterestSource::Person);
        write(store, move |conn| interests::say(conn, &own));
        assert_eq!((suggest(InterestSource::Programme), source()), (0, InterestSource::Person));
    });
}

#[test]
fn what_a_person_removed_stays_removed_until_the_person_says_it_again() {
    for_each_store(|store| {
        let organisation_id = organisation(store, "default");
        let [ada, grace, _] = three_people(store, organisation_id);
        let topic_id = topic(store, organisation_id, "Negotiation");
        let row = |source| stated(organisation_id, ada, topic_id, source);
        let first = row(InterestSource::Import);
        let id = first.id;
        write(store, move |conn| interests::suggest(conn, organisation_id, &[first]));
        let foreign = store.write(move |conn| interests::remove(conn, organisation_id, grace, id, nine()));
        assert_eq!(foreign, Err(StoreError::NotFound), "nobody removes what is another's");
        write(store, move |conn| interests::remove(conn, organisation_id, ada, id, nine()));
        for source in [InterestSource::Import, InterestSource::Programme] {
            let again = row(source);
            assert_eq!(write(store, move |conn| interests::suggest(conn, organisation_id, &[again])), 0);
        }
        let now = || store.read(|conn| interests::of_person(conn, organisation_id, ada)).unwrap().len();
        assert_eq!(now(), 0);
        let own = row(InterestSource::Person);
        write(store, move |conn| interests::say(conn, &own));
        assert_eq!(now(), 1);
    });
}

#[test]
fn one_statement_may_name_the_same_interest_twice() {
    for_each_store(|store| {
        let organisation_id = organisation(store, "default");
        let [ada, ..] = three_people(store, organisation_id);
        let topic_id = topic(store, organisation_id, "Negotiation");
        let rows = [InterestSource::Import, InterestSource::Programme, InterestSource::Import]
            .map(|source| stated(organisation_id, ada, topic_id, source));
        assert_eq!(write(store, move |conn| interests::suggest(conn, organisation_id, &rows)), 1);
        let kept = store.read(|conn| interests::of_person(conn, organisation_id, ada)).unwrap();
        assert_eq!(kept[0].source, InterestSource::Programme);
    });
}

#[test]
fn merged_topics_keep_their_spellings_and_their_people() {
    for_each_store(|store| {
        let organisation_id = organisation(store, "default");
        let [ada, grace, _] = three_people(store, organisation_id);
        let (ml, machine) = (topic(store, organisation_id, "ML"), topic(store, organisation_id, "Machine learning"));
        let rows = [(ada, ml), (ada, machine), (grace, ml)]
            .map(|(who, topic_id)| stated(organisation_id, who, topic_id, InterestSource::Import));
        write(store, move |conn| {
            interests::suggest(conn, organisation_id, &rows)?;
            topics::add_alias(conn, organisation_id, "maschinelles lernen", ml)?;
            let merging = Merging { id: new_id(), stamp: stamp(), actor: "test" };
            merges::merge_topics(conn, organisation_id, merging, [ml, machine])
        });
        let keys = store.read(|conn| topics::ids_by_key(conn, organisation_id)).unwrap();
        assert_eq!((keys["ml"], keys["maschinelles lernen"], keys["machine learning"]), (machine, machine, machine));
        for who in [ada, grace] {
            let kept = store.read(|conn| interests::of_person(conn, organisation_id, who)).unwrap();
            assert_eq!(kept.iter().map(|row| row.topic_id).collect::<Vec<_>>(), [machine]);
        }
        assert_eq!(topic(store, organisation_id, "ML"), machine);
    });
}

#[test]
fn a_programme_knows_its_people_once_and_keeps_what_it_learned() {
    for_each_store(|store| {
        let organisation_id = organisation(store, "default");
        let [ada, grace, _] = three_people(store, organisation_id);
        let programme = NewProgramme {
            organisation_id,
            id: ProgrammeId::from_uuid(new_id()),
            external_key: "lead".into(),
            name: "Leadership".into(),
            revision: 1,
            created_at: nine(),
        };
        let programme_id = write(store, move |conn| programmes::ensure(conn, &programme)).id;
        let run = |key: &str| {
            let new = NewRun {
                organisation_id,
                id: RunId::from_uuid(new_id()),
                programme_id,
                external_key: key.to_owned(),
                starts_on: Some("2026-03-01".parse().unwrap()),
                ends_on: None,
                met_live: true,
            };
            write(store, move |conn| programmes::ensure_run(conn, &new))
        };
        let (spring, autumn) = (run("spring"), run("autumn"));
        assert_eq!(run("spring"), spring);
        assert_eq!(spring.starts_on.unwrap().to_string(), "2026-03-01");
        let row = |run_id, person_id, completed_at, goal: Option<&str>| NewEnrolment {
            organisation_id,
            run_id,
            person_id,
            enrolled_at: nine(),
            completed_at,
            learning_goal: goal.map(str::to_owned),
        };
        let first = [
            row(spring.id, ada, Some(nine()), Some("to say no")),
            row(autumn.id, ada, None, None),
            row(spring.id, grace, None, None),
        ];
        let second = [row(spring.id, ada, None, None), row(spring.id, grace, Some(nine()), None)];
        write(store, move |conn| {
            programmes::enrol(conn, &first)?;
            programmes::enrol(conn, &second)
        });
        let people = store.read(|conn| programmes::people_of(conn, organisation_id, programme_id)).unwrap();
        assert_eq!(people, [ada, grace]);
        let all = store.read(|conn| programmes::enrolments_of(conn, organisation_id, programme_id)).unwrap();
        assert_eq!(all[0].learning_goal.as_deref(), Some("to say no"), "an empty cell says nothing");
        assert_eq!(all.iter().filter(|row| row.completed_at.is_some()).count(), 2);
    });
}

#[test]
fn ties_of_a_pair_are_summed_in_either_order() {
    for_each_store(|store| {
        let organisation_id = organisation(store, "default");
        let [ada, grace, _] = three_people(store, organisation_id);
        let later = nine() + jiff::SignedDuration::from_hours(1);
        let tie = |people, strength_milli, at| NewTie { people, source: TieSource::Imported, strength_milli, at };
        let file =
            [tie([ada, grace], 500, Some(later)), tie([grace, ada], 250, Some(nine())), tie([ada, ada], 9, None)];
        for _ in 0..2 {
            let file = file.clone();
            assert_eq!(write(store, move |conn| ties::keep(conn, organisation_id, &file)), 1);
        }
        let kept = store.read(|conn| ties::of_person(conn, organisation_id, grace)).unwrap();
        assert_eq!(kept.len(), 1);
        assert_eq!((kept[0].strength_milli, kept[0].first_at, kept[0].latest_at), (750, Some(nine()), Some(later)));
        assert_eq!(store.read(|conn| ties::all(conn, organisation_id)).unwrap(), kept);
    });
}
