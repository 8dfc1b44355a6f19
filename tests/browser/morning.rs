//! One morning on which browsers look: the academy's event with its published plan, and phones by name.

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

    /// Moves the clock.
    pub fn at(&self, time: &str) {
        self.app.clock.set(time.parse().unwrap());
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
}
