//! People and their departments, topics, interests, programmes and ties.

use std::panic::{AssertUnwindSafe, catch_unwind};

use domain::{DepartmentPath, OrganisationId, PersonId};
use jiff::SignedDuration;
use store::people::Card;
use store::people_import::{self, ImportCounts, NewPerson, Staging, in_turns};
use store::{Store, StoreError, catalogue, departments, people, switches};
use testkit::database::for_each_store;

use super::world::*;

fn import(store: &Store, organisation_id: OrganisationId, new: &[NewPerson]) -> Result<ImportCounts, StoreError> {
    people_import::import(store, organisation_id, new.to_vec(), stamp())
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

/// Stages 450 people for an import that ends in the middle, as with its process, so long before nine.
fn abandon(store: &Store, organisation_id: OrganisationId, key: &str, before: SignedDuration) {
    let staging = Staging { organisation_id, import_id: new_id(), at: nine() - before };
    let file: Vec<NewPerson> = (0..450).map(|number| person(&format!("{key}{number}"), "Ada", "Sales")).collect();
    let mut ends = |done, _| if done < 400 { Ok(()) } else { panic!("the process ends") };
    let import = || in_turns(store, staging, file, &mut ends, |_| Ok::<_, StoreError>(()));
    assert!(catch_unwind(AssertUnwindSafe(import)).is_err());
}

#[test]
fn what_was_staged_is_swept_away_and_what_was_abandoned_a_day_later() {
    for_each_store(|store| {
        let organisation_id = organisation(store, "default");
        let waits = |word: &str| {
            let columns = store.read(|conn| catalogue::columns_with(conn, word)).unwrap();
            columns.contains("staged_person.external_key")
        };
        abandon(store, organisation_id, "old", SignedDuration::from_hours(25));
        abandon(store, organisation_id, "young", SignedDuration::from_hours(1));
        assert!(waits("old399") && waits("young399"));
        import(store, organisation_id, &[person("grace", "Grace", "Sales")]).unwrap();
        assert!(!waits("old") && !waits("grace"), "nothing of what is over waits");
        assert!(waits("young399"), "another one may still be under way");
        assert_eq!(store.read(|conn| people::count(conn, organisation_id)), Ok(1), "nobody of them came in");
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
