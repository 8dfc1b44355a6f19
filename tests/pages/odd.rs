//! What people bring: odd names, no cookies, an event that was cancelled. A sentence and a next step each.

use serde_json::json;
use testkit::academy::{Academy, PEOPLE};
use testkit::app::for_each_app;

use super::browserless::{Visitor, door, hidden, state_of};

/// The academy's people with other names, each in quotes.
fn renamed(names: &[&str]) -> String {
    let mut lines = PEOPLE.lines();
    let mut file = format!("{}\n", lines.next().unwrap());
    for (line, name) in lines.zip(names.iter().cycle()) {
        let cells: Vec<&str> = line.split(',').collect();
        file.push_str(&format!("{},\"{name}\",{}\n", cells[0], cells[2..].join(",")));
    }
    file
}

#[test]
fn names_in_any_script_stand_alone_and_a_novel_is_no_name() {
    for_each_app(|app| {
        let academy = Academy::gather(app);
        let novel = "n".repeat(64 * 1024);
        let refused = academy.organiser.upload("/api/v1/people/imports", "text/csv", renamed(&[&novel]).as_bytes());
        assert!((400..500).contains(&refused.status), "{}", refused.status);
        let names =
            ["🐙 Okto 🦑", "שרה כהן", "محمد علي", "Zoë\u{301}\u{301}\u{301} Ångström", "李 小龍", "O'Neil & Söhne"];
        academy.organiser.upload("/api/v1/people/imports", "text/csv", renamed(&names).as_bytes()).expect(200);
        let door = door(&academy);
        let mut phone = Visitor::new(app);
        let greeting = phone.open(&door.path).expect(200).text();
        phone.send(&door.path, &door.form).expect(303);
        app.clock.set("2026-05-04T07:36:00Z".parse().unwrap());
        let go = phone.open("/me").expect(200).text();
        assert_eq!(state_of(&go), "go");
        let isolated = |page: &str| {
            names.iter().any(|name| {
                let first = name.split(' ').next().unwrap().replace('\'', "&#39;");
                page.contains(&format!("<bdi>{first}</bdi>"))
            })
        };
        assert!(isolated(&greeting) && isolated(&go), "a name stands in an element of its own: {go}");
    });
}

#[test]
fn without_cookies_the_link_itself_shows_the_day() {
    for_each_app(|app| {
        let academy = Academy::gather(app);
        let door = door(&academy);
        let mut phone = Visitor::new(app);
        phone.send(&door.path, &door.form).expect(303);
        let phone = Visitor::new(app);
        let lost = phone.open("/me").expect(401).text();
        assert!(lost.contains("your link still shows your place"), "{lost}");
        app.clock.set("2026-05-04T07:36:00Z".parse().unwrap());
        assert_eq!(state_of(&phone.open(&door.path).expect(200).text()), "go");
        for path in ["/me/card", "/me/after", "/me/privacy"] {
            assert_eq!(state_of(&phone.open(path).expect(401).text()), "signed_out");
        }
        for path in ["card", "card/more", "after", "privacy"] {
            phone.open(&format!("{}/{path}", door.path)).expect(200);
            phone.open(&format!("/j/cut-short/{path}")).expect(404);
        }
    });
}

#[test]
fn a_cancelled_event_says_so_to_everybody() {
    for_each_app(|app| {
        let academy = Academy::gather(app);
        let door = door(&academy);
        let mut phone = Visitor::new(app);
        phone.send(&door.path, &door.form).expect(303);
        let (olga, event) = (&academy.organiser, format!("/api/v1/events/{}", academy.event_id));
        let screen = olga.post(&format!("{event}/screen-links"), &json!({})).expect(201).json();
        let screen = screen["link"].as_str().unwrap();
        let tag = olga.get(&event).expect(200).header("etag");
        olga.ask("PUT", &format!("{event}/cancellation")).header("If-Match", &tag).send().expect(200);
        for path in ["/me", &door.path] {
            let page = phone.open(path).expect(200).text();
            assert_eq!(state_of(&page), "cancelled");
            assert!(page.contains("Whoever invited you can tell you more"), "{page}");
        }
        let poster = format!("/door/{}", academy.event_id);
        let mut stranger = Visitor::new(app);
        let told = stranger.send(&poster, "name=Grace+Hopper&department=Operations").text();
        assert_eq!(state_of(&told), "cancelled", "{told}");
        let check_in =
            json!({"items": [{"participant_id": door.participant, "action_key": testkit::app::fresh_key()}]});
        assert_eq!(olga.post(&format!("{event}/check-ins"), &check_in).expect(409).code(), "event_cancelled");
        let shown = stranger.open(&screen[screen.find("/screen/").unwrap()..]).expect(200).text();
        assert!(shown.contains("This event has been cancelled"), "{shown}");
    });
}

#[test]
fn a_wrong_clock_on_the_phone_changes_nothing() {
    for_each_app(|app| {
        let academy = Academy::gather(app);
        let door = door(&academy);
        let mut phone = Visitor::new(app);
        phone.send(&door.path, &door.form).expect(303);
        app.clock.set("2026-05-04T07:36:00Z".parse().unwrap());
        let page = phone.open("/me").expect(200).text();
        let (csrf, form) = (hidden(&page, "csrf"), page.split("value=\"skip\"").next().unwrap());
        let key = form.rsplit("name=\"action_key\" value=\"").next().unwrap().split('"').next().unwrap().to_owned();
        for age in ["-10800000", "99999999999999", "0"] {
            let act = format!("csrf={csrf}&act=skip&round=1&action_key={key}&age_ms={age}&page_age_ms=1000");
            phone.send("/me/acts", &act).expect(303);
        }
        let page = phone.open("/me").expect(200).text();
        assert_eq!(state_of(&page), "breather");
        assert!(page.contains("You chose to skip this round"), "{page}");
    });
}

#[test]
fn an_address_that_leads_nowhere_is_a_page_with_a_next_step() {
    for_each_app(|app| {
        let visitor = Visitor::new(app);
        let nowhere = ["/door/nope", "/j/a/b/c", "/me/elsewhere", "/screen/a/b", "/hello", "/console/events/nope"];
        let undecodable =
            ["/j/%00", "/j/%FF%FE", "/j/%C3%28/card", "/me?x=%00", "/door/%00", "/j/%zz", "/screen/%ED%A0%80"];
        for path in nowhere.into_iter().chain(undecodable) {
            let html = [("Accept", "text/html,*/*;q=0.8"), ("Accept-Language", "sv")];
            let page = visitor.ask("GET", path, &html, "").expect(404).text();
            assert_eq!(state_of(&page), "wrong_link", "{path}");
            assert!(page.contains("be om en ny vid dörren"), "{path} says what to do: {page}");
        }
        assert!(visitor.ask("GET", "/api/nothing", &[("Accept", "text/html")], "").expect(404).text().starts_with('{'));
    });
}
