//! What the door refuses, each with a code and a sentence to act on; and what reading leaves alone.

use testkit::academy::Academy;
use testkit::app::{TestApp, for_each_app, fresh_key};

use super::browserless::{Visitor, arrived, door, hidden, state_of};
use super::poster::{code_of, tap};

fn refused(app: &TestApp, path: &str, form: &str, status: u16, code: &str) {
    let mut phone = Visitor::new(app);
    let page = phone.send(path, form).expect(status).text();
    assert_eq!(state_of(&page), code, "{path} {form}");
    let sentence = page.split("class=\"lead\">").nth(1).or_else(|| page.split("role=\"alert\">").nth(1));
    assert!(sentence.is_some_and(|text| text.split('<').next().is_some()), "what to do: {page}");
    assert_eq!(phone.cookie, None);
}

#[test]
fn reading_the_poster_changes_nothing() {
    for_each_app(|app| {
        let academy = Academy::gather(app);
        let known = door(&academy);
        let scanner = Visitor::new(app);
        for path in ["", "/new", "?number=123456"] {
            let path = format!("/door/{}{path}", academy.event_id);
            let page = scanner.open(&path).expect(200);
            assert_eq!(page.header("set-cookie"), "");
            scanner.ask("HEAD", &path, &[], "").expect(200);
        }
        assert_eq!(arrived(app, &known), 0);
    });
}

#[test]
fn a_ticket_is_good_for_ten_minutes_one_event_and_one_tap() {
    for_each_app(|app| {
        let academy = Academy::gather(app);
        let known = door(&academy);
        let poster = format!("/door/{}", academy.event_id);
        let claims = format!("{poster}/claims");
        let page = Visitor::new(app).send(&poster, &format!("code={}", code_of(&academy, "Ada Lovelace"))).text();
        let (key, nonce) = (fresh_key(), hidden(&page, "nonce"));
        refused(app, &claims, "", 400, "stale_form");
        refused(app, &claims, &format!("key={key}&nonce="), 403, "stale_form");
        refused(app, &claims, &format!("key={key}&nonce={}", &nonce[..nonce.len() - 2]), 403, "stale_form");
        refused(app, "/door/0197f0c4-6a00-7000-8000-00000000ffff/claims", &tap(&page), 403, "stale_form");
        refused(app, "/door/0197f0c4-6a00-7000-8000-00000000ffff", "code=AAAAAA", 404, "wrong_link");
        let mut ada = Visitor::new(app);
        ada.send(&claims, &tap(&page)).expect(303);
        let participant = nonce.split('.').next().unwrap();
        let undo = format!("/api/v1/events/{}/check-ins/{participant}", academy.event_id);
        academy.organiser.ask("DELETE", &undo).send().expect(204);
        assert_eq!(ada.open("/me").expect(401).status, 401, "the phone is out with the check-in");
        refused(app, &claims, &tap(&page), 409, "stale_form");
        assert_eq!(arrived(app, &known), 0, "an undone tap that is sent again checks nobody in");
        app.clock.advance_minutes(11);
        refused(app, &claims, &format!("key={key}&nonce={nonce}"), 403, "stale_form");
    });
}

#[test]
fn the_poster_keeps_the_hours_of_the_door() {
    for_each_app(|app| {
        let academy = Academy::gather(app);
        let poster = format!("/door/{}", academy.event_id);
        app.clock.advance_seconds(-1);
        let early = Visitor::new(app).open(&poster).expect(409).text();
        assert_eq!(state_of(&early), "not_open");
        assert!(early.contains("09:00"), "{early}");
        let code = format!("code={}", code_of(&academy, "Ada Lovelace"));
        refused(app, &poster, &code, 409, "not_open");
        let (organisation, event, now) =
            (door(&academy).organisation, academy.event_id.parse().unwrap(), app.clock.now());
        let close = move |conn: &mut store::Conn| {
            store::events::take(conn, organisation, event, store::events::Step::Close, now)
        };
        assert!(app.store.write(close).unwrap());
        refused(app, &poster, &code, 409, "cancelled");
    });
}

#[test]
fn wrong_guesses_are_told_to_wait_and_right_ones_pass() {
    for_each_app(|app| {
        let academy = Academy::gather(app);
        let poster = format!("/door/{}", academy.event_id);
        let mut guesser = Visitor::new(app);
        let mut guess = |number: usize| guesser.send(&poster, &format!("code=ZZZ{number:03}"));
        let statuses: Vec<u16> = (0..24).map(|number| guess(number).status).collect();
        assert_eq!(statuses.iter().position(|status| *status == 429), Some(20), "{statuses:?}");
        let told = guess(99).expect(429);
        assert_eq!(
            (state_of(&told.text()).as_str(), told.header("retry-after").as_str()),
            ("too_many_requests", "900")
        );
        let right = format!("code={}", code_of(&academy, "Ada Lovelace"));
        let found = Visitor::new(app).send(&poster, &right).expect(200).text();
        assert_eq!(state_of(&found), "door", "behind the same address");
        app.clock.advance_minutes(15);
        assert_eq!(guess(7).status, 404, "the window is over");
    });
}

#[test]
fn a_name_that_is_guessed_at_needs_its_code_or_a_steward() {
    for_each_app(|app| {
        let academy = Academy::gather(app);
        let poster = format!("/door/{}", academy.event_id);
        let mut guesser = Visitor::new(app);
        for number in 0..11 {
            guesser.send(&poster, &format!("name=Grace+Hopper&department=Guess{number}")).expect(404);
        }
        refused(app, &poster, "name=Grace+Hopper&department=Operations", 429, "too_many_requests");
        let code = format!("code={}", code_of(&academy, "Grace Hopper"));
        assert_eq!(state_of(&Visitor::new(app).send(&poster, &code).expect(200).text()), "door");
    });
}
