//! After the rounds and without JavaScript: answers, a lesson, contact on two halves, a promise, a copy, being forgotten.

use serde_json::json;
use testkit::academy::Academy;
use testkit::app::{TestApp, for_each_app};

use super::browserless::{Door, Visitor, arrived, door, hidden, state_of};

const OVER: &str = "2026-05-04T08:40:00Z";

/// The first guest on a phone of their own, after everything is over.
fn over(app: &TestApp, door: &Door) -> Visitor {
    let mut phone = Visitor::new(app);
    phone.send(&door.path, &door.form).expect(303);
    assert_eq!(arrived(app, door), 1);
    app.clock.set(OVER.parse().unwrap());
    phone
}

fn send(visitor: &mut Visitor, path: &str, form: &str) -> testkit::app::Reply {
    let csrf = hidden(&visitor.open(path).expect(200).text(), "csrf");
    visitor.send(path, &format!("csrf={csrf}&{form}"))
}

#[test]
fn who_met_is_said_once_and_can_be_said_again() {
    for_each_app(|app| {
        let academy = Academy::gather(app);
        let door = door(&academy);
        let mut phone = over(app, &door);
        let page = phone.open("/me").expect(200).text();
        assert_eq!(state_of(&page), "finished");
        assert!(page.contains("Who did you meet?") && page.contains("Did you meet"), "{page}");
        assert!(!phone.open("/me/after").expect(200).text().contains("<svg viewBox=\"0 0 360 240\""), "nobody yet");
        send(&mut phone, "/me/after", "step=yes&round=1").expect(303);
        let page = phone.open("/me/after").expect(200).text();
        assert!(page.contains("You said: we met") && page.contains("<svg viewBox=\"0 0 360 240\""), "{page}");
        send(&mut phone, "/me/after", "step=no&round=1").expect(303);
        let page = phone.open("/me/after").expect(200).text();
        assert!(page.contains("You said: not this time"), "the later answer counts: {page}");
        send(&mut phone, "/me/after", "step=yes&round=99").expect(422);
        phone.send("/me/after", "step=yes&round=1").expect(403);
    });
}

#[test]
fn a_lesson_is_the_authors_until_it_is_shared() {
    for_each_app(|app| {
        let academy = Academy::gather(app);
        let door = door(&academy);
        let mut phone = over(app, &door);
        let key = testkit::app::fresh_key();
        for _ in 0..3 {
            send(&mut phone, "/me/after", &format!("step=lesson&key={key}&text=Ask+%3Cfirst%3E")).expect(303);
        }
        let page = phone.open("/me/after").expect(200).text();
        assert_eq!(page.matches("Ask &#60;first&#62;").count(), 1, "the same form again is the same lesson: {page}");
        let id = hidden(page.split("class=\"stack tight lesson\"").nth(1).unwrap(), "id");
        send(&mut phone, "/me/after", &format!("step=share&id={id}")).expect(303);
        assert!(phone.open("/me/after").text().contains("Shared with your team"));
        send(&mut phone, "/me/after", &format!("step=forget&id={id}")).expect(303);
        assert!(!phone.open("/me/after").text().contains("Ask &#60;first"));
        send(&mut phone, "/me/after", &format!("step=lesson&text={}", "x".repeat(501))).expect(422);
        send(&mut phone, "/me/after", "step=promise&text=Call+Grace").expect(303);
        assert!(phone.open("/me/after").text().contains("Call Grace"));
    });
}

#[test]
fn an_address_is_shown_when_both_want_it_and_not_before() {
    for_each_app(|app| {
        let academy = Academy::gather(app);
        let door = door(&academy);
        let (plan, links) = (academy.plan(&academy.plan_id), academy.links());
        let people = plan["rounds"][0]["meetings"].as_array().unwrap().iter().map(testkit::academy::people_of);
        let meeting = people.into_iter().find(|pair| pair.iter().any(|(id, _)| *id == door.participant)).unwrap();
        let other = &meeting.iter().find(|(id, _)| *id != door.participant).unwrap().0;
        let (mut phone, mut partner) = (over(app, &door), Visitor::new(app));
        let partners = &links[other][links[other].find("/j/").unwrap()..];
        send(&mut phone, "/me/after", "step=yes&round=1").expect(303);
        send(&mut phone, "/me/after", &format!("step=give&to={other}")).expect(303);
        let seen = |page: String| page.contains("@example.org");
        assert!(!seen(phone.open("/me/after").text()), "one half shows nothing");
        assert!(!seen(partner.open(&format!("{partners}/after")).text()), "and is told to nobody");
        send(&mut partner, &format!("{partners}/after"), &format!("step=give&to={}", door.participant)).expect(303);
        assert!(seen(phone.open("/me/after").text()) && seen(partner.open(&format!("{partners}/after")).text()));
        let page = phone.open("/me/after").text();
        assert!(
            page.contains("href=\"mailto:") && page.contains("Propose a coffee"),
            "a coffee is one tap away: {page}"
        );
        send(&mut partner, &format!("{partners}/after"), &format!("step=take_back&to={}", door.participant))
            .expect(303);
        assert!(!seen(phone.open("/me/after").text()), "taken back is taken back");
    });
}

#[test]
fn a_promise_is_asked_after_in_a_week_and_later_begins_another() {
    for_each_app(|app| {
        let academy = Academy::gather(app);
        let door = door(&academy);
        let mut phone = over(app, &door);
        let after = format!("{}/after", door.path);
        send(&mut phone, &after, "step=promise&text=Ask+Grace").expect(303);
        let asked = |phone: &Visitor| phone.open(&after).expect(200).text().contains("A week has passed");
        app.clock.advance_minutes(7 * 24 * 60 - 1);
        assert!(!asked(&phone));
        app.clock.advance_minutes(1);
        assert!(asked(&phone));
        let page = phone.open(&after).text();
        let text = hidden(page.split("A week has passed").nth(1).unwrap(), "text");
        send(&mut phone, &after, &format!("step=promise&text={}", text.replace(' ', "+"))).expect(303);
        assert!(!asked(&phone) && phone.open(&after).text().contains("Ask Grace"), "another week");
    });
}

#[test]
fn who_skipped_a_round_is_not_told_that_they_were_with_somebody() {
    for_each_app(|app| {
        let academy = Academy::gather(app);
        let door = door(&academy);
        let rounds = academy.plan(&academy.plan_id)["rounds"].as_array().unwrap().len();
        let mut phone = Visitor::new(app);
        phone.send(&door.path, &door.form).expect(303);
        app.clock.set("2026-05-04T07:33:00Z".parse().unwrap());
        let page = phone.open("/me").expect(200).text();
        let form = page.split("data-tap=\"act\"").find(|form| form.contains("value=\"skip\"")).unwrap();
        let (csrf, key) = (hidden(form, "csrf"), hidden(form, "action_key"));
        phone.send("/me/acts", &format!("csrf={csrf}&action_key={key}&round=1&act=skip")).expect(303);
        app.clock.set(OVER.parse().unwrap());
        let page = phone.open("/me").expect(200).text();
        let met = page.split("<ul class=\"met\">").nth(1).unwrap().split("</ul>").next().unwrap();
        assert!(!page.contains("You met") && page.contains("You were placed with"), "{page}");
        assert_eq!(met.matches("<li").count(), rounds - 1);
    });
}

#[test]
fn what_is_left_after_the_last_round_belongs_to_the_people_in_the_room() {
    for_each_app(|app| {
        let mut academy = Academy::gather(app);
        let programmes = academy.organiser.get("/api/v1/programmes").expect(200).json();
        let programme = programmes["items"][0]["id"].as_str().unwrap();
        let wish =
            json!({"starts_at": testkit::academy::STARTS_AT, "minutes_total": 69, "time_zone": "Europe/Stockholm"});
        let made = academy.organiser.post(&format!("/api/v1/programmes/{programme}/events"), &wish).expect(201).json();
        let id = |name: &str| made[name].as_str().unwrap().to_owned();
        (academy.event_id, academy.plan_id) = (id("event_id"), id("plan_id"));
        let door = door(&academy);
        let mut phone = Visitor::new(app);
        phone.send(&door.path, &door.form).expect(303);
        for (time, said) in [("08:22", "The room is yours until 10:32"), ("08:33", "That was the last round")] {
            app.clock.set(format!("2026-05-04T{time}:00Z").parse().unwrap());
            let page = phone.open("/me").expect(200).text();
            assert!(page.contains(&said.replace("10:32", "<bdi>10:32</bdi>")), "{time}: {page}");
        }
    });
}

#[test]
fn a_copy_and_being_forgotten_need_six_digits() {
    for_each_app(|app| {
        let academy = Academy::gather(app);
        let door = door(&academy);
        let mut phone = over(app, &door);
        let page = phone.open("/me/privacy").expect(200).text();
        assert!(page.contains("first name") && page.contains("14 days") && page.contains("Forget me"), "{page}");
        phone.open("/privacy").expect(200);
        Visitor::new(app).open("/privacy").expect(200);
        let asked = send(&mut phone, "/me/privacy", "step=ask_export").expect(200).text();
        assert!(asked.contains("Ask a helper for your six-digit code"), "{asked}");
        send(&mut phone, "/me/privacy", "step=export&code=000000").expect(403);
        let right = code(app, &door);
        let copy = send(&mut phone, "/me/privacy", &format!("step=export&code={right}")).expect(200);
        assert!(copy.header("content-disposition").contains("attachment"));
        assert!(copy.json()["events"][0]["facts"].as_array().unwrap().len() == 1, "{}", copy.text());
        send(&mut phone, "/me/privacy", &format!("step=export&code={right}")).expect(403);
        send(&mut phone, "/me/privacy", "step=ask_erase").expect(200);
        let right = code(app, &door);
        let gone = send(&mut phone, "/me/privacy", &format!("step=erase&code={right}")).expect(200);
        assert_eq!(state_of(&gone.text()), "forgotten");
        assert!(gone.header("clear-site-data").contains("\"storage\""), "the phone forgets, too");
        phone.open("/me").expect(401);
        phone.open(&door.path).expect(404);
    });
}

/// The code as a helper reads it out.
fn code(app: &TestApp, door: &Door) -> String {
    use app::access::step_up::{Issuer, waiting};
    let stamp = store::Stamp { at: app.clock.now(), new_id: uuid::Uuid::now_v7 };
    let issuer = Issuer { config: &app.config, organisation: door.organisation, stamp };
    let all = app.store.read(|conn| waiting(conn, &issuer, door.event)).unwrap();
    all.into_iter().next().unwrap().code
}
