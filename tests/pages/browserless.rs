//! A visitor without JavaScript: reads pages, sends forms, keeps one cookie.

use app::web::seal;
use domain::{EventId, OrganisationId};
use store::{attendance, invitations, organisations};
use testkit::academy::Academy;
use testkit::app::{Client, Reply, TestApp};

pub const FORM: &str = "application/x-www-form-urlencoded";

/// One browser.
pub struct Visitor {
    client: Client,
    pub cookie: Option<String>,
}

impl Visitor {
    pub fn new(app: &TestApp) -> Self {
        Self { client: app.anonymous(), cookie: None }
    }

    pub fn open(&self, path: &str) -> Reply {
        self.ask("GET", path, &[], "")
    }

    pub fn send(&mut self, path: &str, form: &str) -> Reply {
        self.send_with(path, form, &[])
    }

    pub fn send_with(&mut self, path: &str, form: &str, headers: &[(&str, &str)]) -> Reply {
        let mut all = vec![("Content-Type", FORM)];
        all.extend(headers);
        let answer = self.ask("POST", path, &all, form);
        if let Some((cookie, _)) = answer.header("set-cookie").split_once(';') {
            self.cookie = Some(cookie.to_owned());
        }
        answer
    }

    pub fn ask(&self, method: &'static str, path: &str, headers: &[(&str, &str)], body: &str) -> Reply {
        let mut asking = self.client.ask(method, path);
        if let Some(cookie) = &self.cookie {
            asking = asking.header("Cookie", cookie);
        }
        asking = headers.iter().fold(asking, |asking, (name, value)| asking.header(name, value));
        asking.body(body.as_bytes()).send()
    }
}

/// The value of a hidden field; empty where there is none.
pub fn hidden(page: &str, name: &str) -> String {
    let field = format!("name=\"{name}\" value=\"");
    page.split_once(&field).and_then(|(_, rest)| rest.split('"').next()).unwrap_or_default().to_owned()
}

/// The state that a phone's page is in.
pub fn state_of(page: &str) -> String {
    let (_, rest) = page.split_once("data-code=\"").unwrap_or_else(|| panic!("no state in {page}"));
    rest.split('"').next().unwrap().to_owned()
}

/// The event with its published plan, and the path of the first participant's link with a form
/// that its own page would send.
pub struct Door {
    pub path: String,
    pub participant: String,
    pub form: String,
    pub organisation: OrganisationId,
    pub event: EventId,
}

pub fn door(academy: &Academy<'_>) -> Door {
    academy.publish(&academy.plan_id);
    let event: EventId = academy.event_id.parse().unwrap();
    let read = |conn: &mut store::Conn| {
        let organisation = organisations::find_by_key(conn, "default")?.unwrap().id;
        Ok::<_, store::StoreError>((organisation, invitations::of_event(conn, organisation, event)?))
    };
    let (organisation, invited) = academy.app.store.read(read).unwrap();
    let first = &invited[0];
    let nonce = seal(&academy.app.config.signing_keys, "arrive", &first.id.to_string());
    let link = app::events::links::link(&academy.app.config, first.id);
    Door {
        path: link[link.find("/j/").unwrap()..].to_owned(),
        participant: first.participant_id.to_string(),
        form: format!("key={}&nonce={nonce}", testkit::app::fresh_key()),
        organisation,
        event,
    }
}

/// How many have arrived.
pub fn arrived(app: &TestApp, door: &Door) -> u64 {
    let (organisation, event) = (door.organisation, door.event);
    app.store.read(|conn| attendance::count_arrived(conn, organisation, event)).unwrap()
}
