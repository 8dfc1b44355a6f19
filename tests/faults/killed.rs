//! The server is killed again and again while people come in, and told to stop while they do: what was
//! acknowledged is on the disk, nothing is there twice, and it serves again by itself.

use std::collections::HashMap;
use std::net::TcpListener;
use std::path::Path;
use std::process::Command;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use domain::ParticipantId;
use jiff::Timestamp;
use store::{Store, StoreUrl};
use testkit::binary::{Running, matchmaker};

use testkit::crowd::{self, Crowd, KEY, outcomes, post, taps, until_answered};

const PEOPLE: usize = 5_000;
/// People of one request, as when a helper's list is sent.
const TOGETHER: usize = 5;

struct Server<'a> {
    folder: &'a Path,
    address: String,
    db: String,
    process: Option<Running>,
}

impl<'a> Server<'a> {
    fn start(folder: &'a Path, address: &str, db: &Path) -> Self {
        let mut server = Self { folder, address: address.to_owned(), db: db.display().to_string(), process: None };
        server.start_again();
        server
    }

    /// Kills it as a crash does, if it runs, and starts it; how long until it answers.
    fn start_again(&mut self) -> Duration {
        drop(self.process.take());
        let mut command = matchmaker(self.folder).unwrap();
        command.args(["serve", "--listen", &self.address, "--db", &self.db]).env("MATCHMAKER_SIGNING_KEY", KEY);
        command.stderr(std::process::Stdio::null());
        self.process = Some(Running::start(command).unwrap());
        let (began, url) = (Instant::now(), format!("http://{}/readyz", self.address));
        while !ureq::get(&url).call().is_ok_and(|answer| answer.status() == 200) {
            assert!(began.elapsed() < Duration::from_secs(60), "it never got ready");
            std::thread::sleep(Duration::from_millis(10));
        }
        began.elapsed()
    }
}

fn free_address() -> String {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().to_string()
}

#[test]
fn five_thousand_come_in_while_the_server_is_killed_again_and_again() {
    let folder = tempfile::tempdir().unwrap();
    let (folder, db) = (folder.path(), folder.path().join("day.db"));
    let address = free_address();
    let store = Store::open(&StoreUrl::Sqlite(db.clone())).unwrap();
    let crowd = Crowd::gather(&store, &crowd::config(&format!("http://{address}")), PEOPLE, Timestamp::now());
    store.close();
    drop(store);

    let mut server = Server::start(folder, &address, &db);
    let url = format!("http://{address}{}", crowd.path("check-ins"));
    let firsts: Mutex<HashMap<ParticipantId, usize>> = Mutex::default();
    let (groups, next) = (crowd.participants.chunks(TOGETHER).collect::<Vec<_>>(), AtomicUsize::new(0));
    let (mut kills, mut slowest, tries) = (0, Duration::ZERO, AtomicUsize::new(0));
    std::thread::scope(|scope| {
        let phones: Vec<_> = (0..16)
            .map(|_| {
                scope.spawn(|| {
                    while let Some(group) = groups.get(next.fetch_add(1, Ordering::SeqCst)) {
                        let (answer, tried) = until_answered(&url, &crowd.token, "tap", &taps(group));
                        tries.fetch_add(tried, Ordering::SeqCst);
                        let mut firsts = firsts.lock().unwrap();
                        for (who, outcome) in outcomes(&answer) {
                            assert!(["first", "already"].contains(&outcome.as_str()), "{who} is {outcome}");
                            *firsts.entry(who).or_default() += usize::from(outcome == "first");
                        }
                    }
                })
            })
            .collect();
        while phones.iter().any(|phone| !phone.is_finished()) {
            std::thread::sleep(Duration::from_millis(700));
            slowest = slowest.max(server.start_again());
            kills += 1;
        }
    });
    println!("{kills} kills, {} requests for {} answers, slowest start {slowest:?}", tries.into_inner(), groups.len());
    assert!(kills >= 2, "only {kills} kills fell into it");
    assert_eq!(firsts.lock().unwrap().len(), PEOPLE);
    assert!(firsts.into_inner().unwrap().values().all(|count| *count <= 1), "somebody was first twice");
    let (answer, _) = until_answered(&url, &crowd.token, "again", &taps(&crowd.participants[..500]));
    assert!(outcomes(&answer).iter().all(|(_, outcome)| outcome == "already"), "an acknowledged check-in is lost");
    drop(server);
    let mut arrived = crowd.arrived(&Store::open(&StoreUrl::Sqlite(db)).unwrap());
    assert_eq!(arrived.len(), PEOPLE);
    arrived.sort_unstable();
    arrived.dedup();
    assert_eq!(arrived.len(), PEOPLE, "somebody is there twice");
}

#[test]
fn told_to_stop_under_load_it_finishes_what_it_began_and_loses_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let (folder, db) = (folder.path(), folder.path().join("day.db"));
    let address = free_address();
    let store = Store::open(&StoreUrl::Sqlite(db.clone())).unwrap();
    let crowd = Crowd::gather(&store, &crowd::config(&format!("http://{address}")), 2_000, Timestamp::now());
    store.close();
    drop(store);
    let mut server = Server::start(folder, &address, &db);
    let url = format!("http://{address}{}", crowd.path("check-ins"));
    let acknowledged: Mutex<Vec<ParticipantId>> = Mutex::default();
    let next = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for _ in 0..16 {
            scope.spawn(|| {
                // Whoever is no longer answered has gone with the server.
                while let Some(who) = crowd.participants.get(next.fetch_add(1, Ordering::SeqCst))
                    && let Some((200, _)) = post(&url, &crowd.token, "tap", &taps(&[*who]))
                {
                    acknowledged.lock().unwrap().push(*who);
                }
            });
        }
        while acknowledged.lock().unwrap().len() < 200 {
            std::thread::sleep(Duration::from_millis(5));
        }
        let process = server.process.as_mut().unwrap();
        let id = process.id().to_string();
        assert!(Command::new("kill").args(["-TERM", &id]).status().unwrap().success());
        let began = Instant::now();
        assert_eq!(process.code().unwrap(), Some(0));
        println!(
            "it ended {:?} after it was told, with {} acknowledged",
            began.elapsed(),
            acknowledged.lock().unwrap().len()
        );
    });
    let acknowledged = acknowledged.into_inner().unwrap();
    assert!((200..2_000).contains(&acknowledged.len()), "it did not stop in the middle: {}", acknowledged.len());
    let arrived = crowd.arrived(&Store::open(&StoreUrl::Sqlite(db)).unwrap());
    assert!(acknowledged.iter().all(|who| arrived.contains(who)), "an acknowledged check-in is lost");
}
