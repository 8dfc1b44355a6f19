//! Answers that get lost, and a database that crashes: one effect per act.

use std::collections::HashMap;
use std::sync::atomic::{AtomicUsize, Ordering};

use domain::ParticipantId;
use serde_json::json;
use testkit::app::{TestApp, for_each_app};
use testkit::postgres::{Durability, PostgresServer};
use testkit::proxy::{Proxy, Weather};

const PEOPLE: usize = 5_000;

use testkit::crowd::{Crowd, outcomes, taps, until_answered};

#[test]
fn where_a_third_of_the_answers_get_lost_every_act_happens_once() {
    for_each_app(|app| {
        let crowd = Crowd::gather(&app.store, &app.config, 150, app.clock.now());
        let proxy = Proxy::before(&app.url);
        proxy.set(Weather::CutReply { per_cent: 30, seed: 5 });
        let (check_ins, walk_ins) = (
            format!("{}{}", proxy.url(), crowd.path("check-ins")),
            format!("{}{}", proxy.url(), crowd.path("walk-ins")),
        );
        for who in &crowd.participants {
            let (answer, tries) = until_answered(&check_ins, &crowd.token, "tap", &taps(&[*who]));
            let expected: &[&str] = if tries == 1 { &["first"] } else { &["first", "already"] };
            assert!(expected.contains(&outcomes(&answer)[0].1.as_str()), "{answer} after {tries} tries");
        }
        for number in 0..40 {
            let body = json!({"name": format!("New{number} Comer"), "department": "Division 1"});
            let key = testkit::app::fresh_key();
            let (made, _) = until_answered(&walk_ins, &crowd.token, &key, &body);
            let (again, _) = until_answered(&walk_ins, &crowd.token, &key, &body);
            assert_eq!(made, again, "the kept answer");
        }
        println!("{} answers were cut", proxy.cut());
        assert!(proxy.cut() >= 40, "only {} answers were cut", proxy.cut());
        assert_eq!(crowd.arrived(&app.store).len(), 190);
        let everybody = app.store.read(|conn| store::participants::of_event(conn, crowd.organisation, crowd.event));
        assert_eq!(everybody.unwrap().len(), 190);
    });
}

#[test]
fn postgres_crashes_while_people_come_in_and_the_server_goes_on() {
    let server = PostgresServer::start(Durability::Disk);
    let app = TestApp::start(&server.url(&server.create_database()).parse().unwrap());
    let crowd = Crowd::gather(&app.store, &app.config, PEOPLE, app.clock.now());
    let url = format!("{}{}", app.url, crowd.path("check-ins"));
    let (next, tries, crashes) = (AtomicUsize::new(0), AtomicUsize::new(0), AtomicUsize::new(0));
    let groups: Vec<&[ParticipantId]> = crowd.participants.chunks(3).collect();
    let firsts: HashMap<ParticipantId, usize> = std::thread::scope(|scope| {
        let phones: Vec<_> = (0..10)
            .map(|_| {
                scope.spawn(|| {
                    let mut firsts = HashMap::new();
                    while let Some(group) = groups.get(next.fetch_add(1, Ordering::SeqCst)) {
                        let (answer, tried) = until_answered(&url, &crowd.token, "tap", &taps(group));
                        tries.fetch_add(tried, Ordering::SeqCst);
                        for (who, outcome) in outcomes(&answer) {
                            *firsts.entry(who).or_insert(0) += usize::from(outcome == "first");
                        }
                    }
                    firsts
                })
            })
            .collect();
        while phones.iter().any(|phone| !phone.is_finished()) {
            // Three in a row at first, then one now and again.
            let crashed = crashes.fetch_add(1, Ordering::SeqCst);
            std::thread::sleep(std::time::Duration::from_millis(if crashed < 3 { 150 } else { 3_000 }));
            server.crash_and_restart();
        }
        phones.into_iter().flat_map(|phone| phone.join().unwrap()).collect()
    });
    let crashed = crashes.into_inner();
    println!("{crashed} crashes, {} requests for {} answers", tries.load(Ordering::SeqCst), groups.len());
    assert!(crashed >= 2, "only {crashed} crashes fell into it");
    assert!(tries.into_inner() > groups.len(), "no crash fell between the check-ins");
    assert_eq!(firsts.len(), PEOPLE);
    let mut arrived = crowd.arrived(&app.store);
    arrived.sort_unstable();
    arrived.dedup();
    assert_eq!(arrived.len(), PEOPLE);
    app.anonymous().get("/readyz").expect(200);
}
