//! The personal link: reading changes nothing, one tap is one arrival, the server's clock judges.

use testkit::academy::{Academy, place_of};
use testkit::app::for_each_app;

use super::browserless::{Visitor, arrived, door, hidden, state_of};

#[test]
fn a_mail_scanner_that_opens_links_checks_nobody_in() {
    for_each_app(|app| {
        let academy = Academy::gather(app);
        let door = door(&academy);
        let scanner = Visitor::new(app);
        for _ in 0..3 {
            let page = scanner.open(&door.path).expect(200);
            assert_eq!(page.header("set-cookie"), "", "reading signs nobody in");
            scanner.ask("HEAD", &door.path, &[], "").expect(200);
            scanner.open(&format!("{}/now", door.path)).expect(200);
        }
        assert_eq!(arrived(app, &door), 0);
        scanner.open("/me").expect(401);
    });
}

#[test]
fn a_double_tap_and_a_second_phone_are_one_arrival() {
    for_each_app(|app| {
        let academy = Academy::gather(app);
        let door = door(&academy);
        let (mut phone, mut other) = (Visitor::new(app), Visitor::new(app));
        for _ in 0..3 {
            assert_eq!(phone.send(&door.path, &door.form).expect(303).header("location"), "/me");
        }
        let page = other.open(&door.path).expect(200).text();
        assert_eq!(state_of(&page), "in", "the link shows the day to whoever holds it");
        other.send(&door.path, &door.form).expect(303);
        assert_eq!(arrived(app, &door), 1);
        assert_eq!(state_of(&phone.open("/me").expect(200).text()), "in");
        assert_eq!(state_of(&other.open("/me").expect(200).text()), "in");
    });
}

#[test]
fn too_early_says_when_it_opens_and_too_late_says_whom_to_ask() {
    for_each_app(|app| {
        let academy = Academy::gather(app);
        let door = door(&academy);
        let mut phone = Visitor::new(app);
        app.clock.advance_seconds(-1);
        let early = phone.send(&door.path, &door.form).expect(409).text();
        assert_eq!(state_of(&early), "not_open");
        assert!(early.contains("09:00"), "the opening in the event's own zone: {early}");
        assert_eq!(state_of(&phone.open(&door.path).expect(200).text()), "not_open");
        let plan = academy.plan(&academy.plan_id);
        let last = plan["rounds"].as_array().unwrap().len() as i64;
        // Revealed at 07:33, every turn is 12 minutes.
        app.clock.advance_seconds(1);
        app.clock.advance_minutes(33 + 12 * (last - 1));
        let late = phone.send(&door.path, &door.form).expect(409).text();
        assert_eq!(state_of(&late), "too_late");
        assert_eq!(arrived(app, &door), 0);
    });
}

#[test]
fn a_form_that_is_not_from_the_page_does_nothing() {
    for_each_app(|app| {
        let academy = Academy::gather(app);
        let door = door(&academy);
        let mut phone = Visitor::new(app);
        let key = testkit::app::fresh_key();
        for form in [String::new(), "key=1&nonce=2".into(), format!("key={key}&nonce="), format!("key={key}&nonce=x")] {
            let refused = phone.send(&door.path, &form);
            assert!([400, 403].contains(&refused.status), "{form}: {}", refused.status);
            assert_eq!(state_of(&refused.text()), "stale_form", "{form}");
        }
        phone.send_with(&door.path, &door.form, &[("Sec-Fetch-Site", "cross-site")]).expect(403);
        phone.send_with(&door.path, "{}", &[("Content-Type", "application/json")]);
        assert_eq!(arrived(app, &door), 0);
        assert_eq!(phone.cookie, None);
    });
}

#[test]
fn a_link_that_is_cut_unknown_or_revoked_says_the_same_to_all() {
    for_each_app(|app| {
        let academy = Academy::gather(app);
        let door = door(&academy);
        let phone = Visitor::new(app);
        let cut = &door.path[..door.path.len() - 1];
        let wrong = phone.open(cut).expect(404).text();
        assert_eq!(state_of(&wrong), "wrong_link");
        let unknown = phone.open("/j/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa").expect(404).text();
        let (organisation, participant) = (door.organisation, door.participant.parse().unwrap());
        let now = app.clock.now();
        app.store.write(move |conn| store::invitations::revoke_all(conn, organisation, participant, now)).unwrap();
        let revoked = phone.open(&door.path).expect(404).text();
        assert_eq!(wrong, unknown);
        assert_eq!(wrong, revoked);
    });
}

#[test]
fn the_place_appears_at_the_reveal_and_the_page_is_asked_for_only_when_it_changed() {
    for_each_app(|app| {
        let academy = Academy::gather(app);
        let door = door(&academy);
        let mut phone = Visitor::new(app);
        let page = phone.open(&door.path).expect(200).text();
        let form = format!("key={}&nonce={}", hidden(&page, "key"), hidden(&page, "nonce"));
        phone.send(&door.path, &form).expect(303);
        let plan = academy.plan(&academy.plan_id);
        let (_, partner) = place_of(&plan, 0, &door.participant).unwrap();
        let first_name = partner.split(' ').next().unwrap();

        app.clock.set("2026-05-04T07:32:59Z".parse().unwrap());
        let waiting = phone.open("/me/now").expect(200);
        assert_eq!(state_of(&waiting.text()), "in");
        assert!(waiting.text().contains("Your first place appears at <bdi>09:33</bdi>."));
        assert!(!waiting.text().contains(first_name));
        let tag = waiting.header("etag");
        phone.ask("GET", "/me/now", &[("If-None-Match", &tag)], "").expect(304);

        app.clock.advance_seconds(1);
        let go = phone.ask("GET", "/me/now", &[("If-None-Match", &tag)], "").expect(200);
        assert_eq!(state_of(&go.text()), "go");
        assert!(go.text().contains(first_name));
        let swedish = phone.ask("GET", "/me", &[("Accept-Language", "sv-SE,sv;q=0.9")], "").expect(200).text();
        assert!(swedish.contains("<html lang=\"sv\" dir=\"ltr\">") && swedish.contains("Du träffar"), "{swedish}");
        let arabic = phone.ask("GET", "/me", &[("Accept-Language", "ar")], "").expect(200).text();
        assert!(arabic.contains("<html lang=\"ar\" dir=\"rtl\">"));

        app.clock.set("2026-05-04T08:40:00Z".parse().unwrap());
        let end = phone.open("/me").expect(200).text();
        assert_eq!(state_of(&end), "finished");
        assert!(end.contains(first_name), "whom one met: {end}");
    });
}
