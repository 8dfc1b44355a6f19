//! One morning on which browsers look: the academy's event with its published plan, and phones by name.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use jiff::{SignedDuration, Timestamp};
use testkit::academy::{Academy, people_of, place_of};
use testkit::app::TestApp;
use testkit::browser::Browser;
use testkit::database::TestDatabase;

/// The first round is revealed.
pub const REVEALED: &str = "2026-05-04T07:33:00Z";
/// The first round has run for two minutes.
pub const RUNNING: &str = "2026-05-04T07:37:00Z";
/// Everything is over, and the event, too.
pub const OVER: &str = "2026-05-04T08:40:00Z";

/// The running server with the people's links.
pub struct Morning {
    pub app: &'static TestApp,
    pub academy: Academy<'static>,
    _database: TestDatabase,
}

impl Morning {
    /// An event with a published plan; check-in is open.
    pub fn new() -> Self {
        let database = TestDatabase::sqlite();
        let app: &'static TestApp = Box::leak(Box::new(TestApp::start(database.url())));
        let academy = Academy::gather(app);
        academy.publish(&academy.plan_id);
        Self { app, academy, _database: database }
    }

    /// Drafts another plan from what is known now, and publishes it.
    pub fn publish_anew(&mut self, seed: u64) {
        self.academy.plan_id = self.academy.draft(seed);
        self.academy.publish(&self.academy.plan_id);
    }

    /// Moves the clock.
    pub fn at(&self, time: &str) {
        self.app.clock.set(time.parse().unwrap());
    }

    /// Lets the clock run from `time` until the answer is dropped.
    pub fn run_from(&self, time: &str) -> Running {
        let (clock, from) = (self.app.clock.clone(), time.parse::<Timestamp>().unwrap());
        let (began, ends) = (Instant::now(), Arc::new(AtomicBool::new(false)));
        let ended = ends.clone();
        let ticking = std::thread::spawn(move || {
            while !ended.load(Ordering::SeqCst) {
                clock.set(from + SignedDuration::try_from(began.elapsed()).unwrap());
                std::thread::sleep(Duration::from_millis(5));
            }
        });
        Running { began, ends, ticking: Some(ticking) }
    }

    /// Whether the published plan has a meeting for this name in a round.
    pub fn is_placed(&self, name: &str, round: usize) -> bool {
        let organiser = self.app.organiser();
        let event = organiser.get(&format!("/api/v1/events/{}", self.academy.event_id)).expect(200).json();
        let head = event["published_plan_id"].as_str().unwrap();
        let plan = organiser.get(&format!("/api/v1/plans/{head}")).expect(200).json();
        let meetings = plan["rounds"][round - 1]["meetings"].as_array().unwrap().iter();
        meetings.flat_map(people_of).any(|(_, known)| known == name)
    }

    /// The participant's id and path of the personal link.
    pub fn somebody(&self, name: &str) -> (String, String) {
        let plan = self.academy.plan(&self.academy.plan_id);
        let people = plan["rounds"][0]["meetings"].as_array().unwrap().iter().flat_map(people_of);
        let id = people.into_iter().find(|(_, known)| known == name).unwrap().0;
        let link = &self.academy.links()[&id];
        (id.clone(), link[link.find("/j/").unwrap()..].to_owned())
    }

    /// The name of the partner in the first round of the first plan.
    pub fn partner(&self, id: &str) -> String {
        place_of(&self.academy.plan(&self.academy.plan_id), 0, id).unwrap().1
    }

    /// Opens the link behind `origin` and taps "I'm here".
    pub fn arrive(&self, browser: &Browser, origin: &str, path: &str) {
        browser.open(&format!("{origin}{path}")).unwrap();
        browser.tap("form button").unwrap();
        browser.wait_for("[data-code=in], [data-code=go], [data-code=breather]").unwrap();
    }

    /// Ada's page in the first round.
    pub fn adas_first_round(&self, browser: &Browser) {
        let (_, path) = self.somebody("Ada Lovelace");
        self.arrive(browser, &self.app.url, &path);
        self.at(RUNNING);
        browser.open(&format!("{}/me", self.app.url)).unwrap();
        browser.wait_for("#spot").unwrap();
    }
}

/// What the page that is open says of its state, as a screen reader hears it.
pub fn said(browser: &Browser) -> String {
    let read = "return document.getElementById('now')?.dataset.said ?? ''";
    browser.evaluate(read).unwrap().as_str().unwrap_or_default().to_owned()
}

/// A clock that runs until this is dropped.
pub struct Running {
    began: Instant,
    ends: Arc<AtomicBool>,
    ticking: Option<JoinHandle<()>>,
}

impl Running {
    /// How long it has run.
    pub fn elapsed(&self) -> Duration {
        self.began.elapsed()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.ends.store(true, Ordering::SeqCst);
        drop(self.ticking.take().map(JoinHandle::join));
    }
}
