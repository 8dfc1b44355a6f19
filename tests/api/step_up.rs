//! Step-up codes: once, for ten minutes, five tries; by mail, or read out by a helper.

use app::access::step_up::{self, Issuer, Purpose, Sent, Tried};
use app::config::MailConfig;
use domain::{EventId, OrganisationId, PersonId};
use store::people;
use testkit::app::{TestApp, for_each_app};
use uuid::Uuid;

use super::company;

struct World<'a> {
    app: &'a TestApp,
    config: app::Config,
    organisation: OrganisationId,
    person: PersonId,
    event: EventId,
}

fn world(app: &TestApp) -> World<'_> {
    let olga = app.organiser();
    let (event, _) = company::event(&olga, 12);
    let organisation = olga.get("/api/v1/account").json()["organisation_id"].as_str().unwrap().parse().unwrap();
    let person = olga.get("/api/v1/people").json()["items"][0]["id"].as_str().unwrap().parse().unwrap();
    World { app, config: app.config.clone(), organisation, person, event: event.parse().unwrap() }
}

impl World<'_> {
    fn with<T: Send + 'static>(
        &self,
        act: impl FnOnce(&mut store::Conn, &Issuer<'_>) -> Result<T, app::Problem> + Send + 'static,
    ) -> Result<T, app::Problem> {
        let stamp = store::Stamp { at: self.app.clock.now(), new_id: Uuid::now_v7 };
        let (config, organisation) = (self.config.clone(), self.organisation);
        self.app.store.write(move |conn| act(conn, &Issuer { config: &config, organisation, stamp }))
    }

    fn issue(&self, purpose: Purpose) -> Result<Sent, app::Problem> {
        let person = self.person;
        self.with(move |conn, issuer| {
            let person = people::find(conn, issuer.organisation, person)?.unwrap();
            step_up::issue(conn, issuer, &person, purpose)
        })
    }

    fn redeem(&self, purpose: Purpose, typed: &str) -> Tried {
        let (person, typed) = (self.person, typed.to_owned());
        self.with(move |conn, issuer| Ok(step_up::redeem(conn, issuer, (person, purpose), &typed)?)).unwrap()
    }

    fn read_out(&self) -> Vec<String> {
        let event = self.event;
        let waiting = self.with(move |conn, issuer| Ok(step_up::waiting(conn, issuer, event)?)).unwrap();
        waiting.into_iter().map(|one| one.code).collect()
    }
}

#[test]
fn a_code_is_good_once_for_its_purpose() {
    for_each_app(|app| {
        let world = world(app);
        assert_eq!(world.issue(Purpose::Export).unwrap(), Sent::AtTheDoor);
        let codes = world.read_out();
        assert_eq!((codes.len(), codes[0].len()), (1, 6));
        assert_eq!(world.redeem(Purpose::Erasure, &codes[0]), Tried::Refused);
        let spoken = format!(" {} {} ", &codes[0][..3], &codes[0][3..]);
        assert_eq!(world.redeem(Purpose::Export, &spoken), Tried::Right);
        assert_eq!(world.redeem(Purpose::Export, &codes[0]), Tried::Refused);
        assert_eq!(world.read_out(), Vec::<String>::new());
        assert_eq!(Tried::Refused.admit().unwrap_err().code.as_str(), "step_up_refused");
    });
}

#[test]
fn a_code_ends_after_five_tries_ten_minutes_or_a_newer_one() {
    for_each_app(|app| {
        let world = world(app);
        world.issue(Purpose::Erasure).unwrap();
        let code = world.read_out().remove(0);
        let wrong = if code == "000000" { "000001" } else { "000000" };
        for _ in 0..5 {
            assert_eq!(world.redeem(Purpose::Erasure, wrong), Tried::Refused);
        }
        assert_eq!(world.redeem(Purpose::Erasure, &code), Tried::Refused);
        world.issue(Purpose::Erasure).unwrap();
        let older = world.read_out().remove(0);
        world.issue(Purpose::Erasure).unwrap();
        let newer = world.read_out().remove(0);
        assert_eq!(world.redeem(Purpose::Erasure, &older), Tried::Refused);
        app.clock.advance_minutes(10);
        assert_eq!(world.redeem(Purpose::Erasure, &newer), Tried::Refused);
        for _ in 0..3 {
            world.issue(Purpose::Export).unwrap();
        }
        let refused = world.issue(Purpose::Export).unwrap_err();
        assert_eq!((refused.code.as_str(), refused.retry_after_seconds), ("too_many_requests", Some(3600)));
    });
}

#[test]
fn with_a_mail_server_the_code_travels_by_mail_in_the_persons_language() {
    for_each_app(|app| {
        let mut world = world(app);
        let mail = MailConfig::parse("smtp+plain://127.0.0.1:25", "meet@example.org").unwrap();
        world.config.mail = Some(mail);
        assert_eq!(world.issue(Purpose::Export).unwrap(), Sent::ByMail);
        let now = app.clock.now();
        let due = app.store.read(|conn| store::outbox::due(conn, "mail", now, 9)).unwrap();
        let code = world.read_out().remove(0);
        assert_eq!(due.len(), 1);
        assert!(due[0].body.contains(&code) && due[0].address.ends_with("@example.org"), "{due:?}");
        assert_eq!(world.redeem(Purpose::Export, &code), Tried::Right);
    });
}
