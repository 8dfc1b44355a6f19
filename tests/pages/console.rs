//! The console: a link that opens once, forms that only our own pages can send, the plan and its strip.

use app::access::seat;
use domain::Email;
use store::{StoreError, accounts, organisations};
use testkit::academy::Academy;
use testkit::app::{Reply, TestApp, for_each_app};

use super::browserless::{Visitor, arrived, door, hidden};

/// A console link of the organiser, unused.
fn link(app: &TestApp, secret: &'static str) -> String {
    let now = app.clock.now();
    let issued = app.store.write(move |conn| {
        let organisation = organisations::find_by_key(conn, "default")?.unwrap().id;
        let email = Email::parse("olga@example.org").unwrap();
        let account = accounts::find_by_email(conn, organisation, &email)?.unwrap().id;
        seat::issue_link(conn, (organisation, account), secret, now)
    });
    issued.map_err(|error: StoreError| error.to_string()).unwrap()
}

/// Somebody who has opened the console.
pub fn enter(app: &TestApp) -> Visitor {
    let mut visitor = Visitor::new(app);
    visitor.send(&link(app, "one-time-secret"), "").expect(303);
    visitor
}

/// Presses a button of the event's page.
pub fn press(visitor: &mut Visitor, event: &str, act: &str, more: &str) -> Reply {
    let csrf = hidden(&visitor.open(event).expect(200).text(), "csrf");
    visitor.send(&format!("{event}/{act}"), &format!("csrf={csrf}{more}"))
}

#[test]
fn a_console_link_opens_once_and_by_a_button_only() {
    for_each_app(|app| {
        Academy::gather(app);
        let path = link(app, "once");
        let mut visitor = Visitor::new(app);
        for _ in 0..2 {
            visitor.open(&path).expect(200);
        }
        let entered = visitor.send(&path, "").expect(303);
        let cookie = entered.header("set-cookie");
        assert!(cookie.starts_with("__Host-console=") && cookie.contains("SameSite=Strict"), "{cookie}");
        Visitor::new(app).send(&path, "").expect(410);
        Visitor::new(app).open("/console").expect(401);
        assert!(visitor.open("/console").expect(303).header("location").starts_with("/console/events/"));
        let event = visitor.open("/console").header("location");
        let csrf = hidden(&visitor.open(&event).expect(200).text(), "csrf");
        visitor.send("/console/sign-out", &format!("csrf={csrf}")).expect(200);
        visitor.open(&event).expect(401);
    });
}

#[test]
fn the_strip_leads_to_names_and_the_draft_is_published_by_one_button() {
    for_each_app(|app| {
        let academy = Academy::gather(app);
        let event = format!("/console/events/{}", academy.event_id);
        let mut visitor = enter(app);
        let page = visitor.open(&event).expect(200).text();
        for words in ["<strong>16</strong> people", "<strong>0</strong> repeats", "everyone placed in every round"] {
            assert!(page.contains(words), "{words}: {page}");
        }
        for target in page.split("href=\"#").skip(1).filter_map(|rest| rest.split('"').next()) {
            assert!(page.contains(&format!("id=\"{target}\"")), "#{target} leads nowhere");
        }
        let plan = hidden(&page, "plan");
        assert_eq!(plan, academy.plan_id);
        visitor.send(&format!("{event}/publication"), &format!("csrf=forged&plan={plan}")).expect(403);
        let publication = press(&mut visitor, &event, "publication", &format!("&plan={plan}"));
        publication.expect(303);
        let after = visitor.open(&event).expect(200).text();
        assert!(after.contains("Phones show it") && hidden(&after, "plan").is_empty(), "{after}");
        let document = visitor.open(&format!("/console/plans/{plan}/plan.json")).expect(200).json();
        assert_eq!(document["format"], "matchmaker.plan/1");
        assert!(after.matches("class=\"pair now\"").count() == 8, "eight meetings of round 1 stand out");
    });
}

#[test]
fn a_stale_draft_is_refused_and_nobody_simulates_outside_a_demo() {
    for_each_app(|app| {
        let academy = Academy::gather(app);
        let event = format!("/console/events/{}", academy.event_id);
        let mut visitor = enter(app);
        let (one, other) = (academy.draft(7), academy.draft(8));
        press(&mut visitor, &event, "publication", &format!("&plan={one}")).expect(303);
        press(&mut visitor, &event, "publication", &format!("&plan={other}")).expect(412);
        let door = door_after(&academy);
        press(&mut visitor, &event, "arrivals", "").expect(404);
        assert_eq!(arrived(app, &door), 0);
    });
}

fn door_after(academy: &Academy<'_>) -> super::browserless::Door {
    let newest = academy.draft(9);
    academy.publish(&newest);
    let published = Academy {
        app: academy.app,
        organiser: academy.organiser.clone(),
        event_id: academy.event_id.clone(),
        plan_id: newest,
    };
    door(&published)
}
