//! People and their departments, topics, interests, programmes and ties.

use domain::{
    DepartmentPath, InterestId, InterestSource, OrganisationId, PersonId, ProgrammeId, RunId, Stance, TieSource,
    TopicId,
};
use store::interests::NewInterest;
use store::people::{Card, ImportCounts, NewPerson};
use store::programmes::{NewEnrolment, NewProgramme, NewRun};
use store::ties::NewTie;
use store::topics::TopicName;
use store::{Store, StoreError, departments, interests, people, programmes, switches, ties, topics};
use testkit::database::for_each_store;

use super::world::*;

fn import(store: &Store, organisation_id: OrganisationId, new: &[NewPerson]) -> Result<ImportCounts, StoreError> {
    store.import_people(organisation_id, new.to_vec(), stamp())
}

fn find(store: &Store, organisation_id: OrganisationId, key: &str) -> people::Person {
    store
        .read(|conn| {
            let ids = people::ids_by_key(conn, organisation_id, &[key.to_owned()])?;
            people::find(conn, organisation_id, ids[0].1)
        })
        .unwrap()
        .unwrap()
}

#[test]
fn an_import_adds_changes_and_leaves_alone() {
    for_each_store(|store| {
        let organisation_id = organisation(store, "default");
        let mut file = vec![person("ada", "Ada", "Research"), person("grace", "Grace", "Engineering")];
        file[1].manager_key = Some("ada".into());
        assert_eq!(import(store, organisation_id, &file), Ok(ImportCounts { added: 2, changed: 0, unchanged: 0 }));
        assert_eq!(import(store, organisation_id, &file), Ok(ImportCounts { added: 0, changed: 0, unchanged: 2 }));
        let (ada, grace) = (find(store, organisation_id, "ada"), find(store, organisation_id, "grace"));
        assert_eq!(grace.manager_id, Some(ada.id));
        assert_eq!((ada.revision, grace.revision), (1, 1));

        file[0].name = "Ada Lovelace".into();
        file.push(person("alan", "Alan", "Sales"));
        assert_eq!(import(store, organisation_id, &file), Ok(ImportCounts { added: 1, changed: 1, unchanged: 1 }));
        let ada = find(store, organisation_id, "ada");
        assert_eq!((ada.name.as_str(), ada.name_search.as_str(), ada.revision), ("Ada Lovelace", "ada lovelace", 2));
    });
}

#[test]
fn an_empty_cell_says_nothing_and_a_department_replaces_the_old_ones() {
    for_each_store(|store| {
        let organisation_id = organisation(store, "default");
        let mut ada = person("ada", "Ada", "Research");
        ada.site = Some("London".into());
        ada.languages = vec![domain::Language::parse("en").unwrap(), domain::Language::parse("fr").unwrap()];
        ada.departments.push(DepartmentPath::parse("Analysis").unwrap());
        import(store, organisation_id, &[ada.clone()]).unwrap();

        let mut blank = ada.clone();
        (blank.site, blank.languages, blank.departments) = (None, Vec::new(), Vec::new());
        assert_eq!(import(store, organisation_id, &[blank]).unwrap().unchanged, 1);
        let stored = find(store, organisation_id, "ada");
        assert_eq!((stored.site.as_deref(), stored.languages), (Some("London"), ada.languages.clone()));
        assert_eq!(paths(store, organisation_id, stored.id), ["Research", "Analysis"]);

        ada.departments = vec![DepartmentPath::parse("Analysis").unwrap()];
        assert_eq!(import(store, organisation_id, &[ada]).unwrap().changed, 1);
        assert_eq!(paths(store, organisation_id, stored.id), ["Analysis"]);
    });
}

fn paths(store: &Store, organisation_id: OrganisationId, person_id: PersonId) -> Vec<String> {
    let found = store.read(|conn| departments::of_people(conn, organisation_id, &[person_id])).unwrap();
    found.into_iter().map(|membership| membership.path.to_string()).collect()
}

#[test]
fn a_file_with_a_fault_leaves_nothing_behind() {
    for_each_store(|store| {
        let organisation_id = organisation(store, "default");
        let mut file: Vec<NewPerson> =
            (0..450).map(|n| person(&format!("p{n}"), "Somebody", &format!("Dep {n}"))).collect();
        file[449].manager_key = Some("nobody".into());
        assert_eq!(import(store, organisation_id, &file), Err(StoreError::UnknownReference));
        file[449].manager_key = None;
        file[448].external_key = "p7".into();
        assert!(matches!(import(store, organisation_id, &file), Err(StoreError::Taken(_))));
        assert_eq!(store.read(|conn| people::count(conn, organisation_id)), Ok(0));
        assert_eq!(store.read(|conn| departments::all(conn, organisation_id)), Ok(vec![]));
    });
}

#[test]
fn a_list_is_stable_while_others_are_added() {
    for_each_store(|store| {
        let organisation_id = organisation(store, "default");
        let names = ["Zoe", "ada", "Émile", "Ada", "alan_t", "Alan%"];
        let file: Vec<_> = names.iter().enumerate().map(|(n, name)| person(&n.to_string(), name, "Sales")).collect();
        import(store, organisation_id, &file).unwrap();
        let page = |after: Option<&people::After>| {
            store.read(|conn| people::page(conn, organisation_id, None, after, 2)).unwrap()
        };
        let mut seen = Vec::new();
        let mut after = None;
        loop {
            let rows = page(after.as_ref());
            let Some(last) = rows.last() else { break };
            after = Some(people::After { name_search: last.name_search.clone(), id: last.id });
            seen.extend(rows.iter().map(|row| row.name.clone()));
            import(store, organisation_id, &[person(&format!("late{}", seen.len()), "Aaron", "Sales")]).unwrap();
        }
        assert_eq!(seen, ["ada", "Ada", "Alan%", "alan_t", "Zoe", "Émile"], "bytes decide on both databases");
        let search = |text| store.read(|conn| people::page(conn, organisation_id, Some(text), None, 50)).unwrap().len();
        assert_eq!((search("ALAN"), search("n_t"), search("n%"), search("\\")), (2, 1, 1, 0));
    });
}

#[test]
fn a_card_is_kept_and_raises_the_revision() {
    for_each_store(|store| {
        let organisation_id = organisation(store, "default");
        let [ada, ..] = three_people(store, organisation_id);
        let card = Card {
            pace: domain::Pace::UpToThree,
            working_on: Some("an engine".into()),
            beyond_work: None,
            expires_at: nine(),
        };
        write(store, move |conn| people::save_card(conn, organisation_id, ada, &card, nine()));
        let stored = find(store, organisation_id, "ada");
        assert_eq!(
            (stored.pace, stored.working_on.as_deref(), stored.revision),
            (domain::Pace::UpToThree, Some("an engine"), 2)
        );
        let stale = store.write(move |conn| people::pause(conn, organisation_id, ada, Some(nine()), 1));
        assert_eq!(stale, Err(StoreError::Stale));
        write(store, move |conn| people::pause(conn, organisation_id, ada, Some(nine()), 2));
        assert_eq!(find(store, organisation_id, "ada").paused_until, Some(nine()));
    });
}

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
            topics::merge(conn, organisation_id, ml, machine, nine())
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

#[test]
fn a_switch_stands_at_its_default_until_somebody_turns_it() {
    for_each_store(|store| {
        use domain::Switch;
        use switches::Position;
        let organisation_id = organisation(store, "default");
        let position = |switch| store.read(|conn| switches::position(conn, organisation_id, switch)).unwrap();
        assert_eq!((position(Switch::ImportedTies), position(Switch::RememberMeetings)), (Position::Off, Position::On));
        for wanted in [Position::On, Position::Off, Position::On] {
            write(store, move |conn| {
                switches::turn(conn, organisation_id, Switch::ImportedTies, wanted, ("ada", nine()))
            });
            assert_eq!(position(Switch::ImportedTies), wanted);
        }
    });
}
