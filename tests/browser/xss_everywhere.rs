//! Each of the two hundred hostile texts as a title, a topic, a lesson, a promise and everything else that somebody
//! writes: on the author's pages, on the partner's, on paper and in a calendar, it is only text.

use serde_json::json;
use testkit::app::Client;
use testkit::browser::{Browser, Script};

use super::morning::{Morning, RUNNING};
use super::xss::{alarm, corpus, harmless};

/// Ada's phone, her partner's, and the organiser.
struct Room {
    morning: Morning,
    organiser: Client,
    ada: Browser,
    partner: Browser,
}

impl Room {
    fn open() -> Option<Self> {
        let (ada, partner) = (Browser::phone(Script::On).unwrap()?, Browser::phone(Script::On).unwrap()?);
        let morning = Morning::new();
        let (id, path) = morning.somebody("Ada Lovelace");
        let (_, partners) = morning.somebody(&morning.partner(&id));
        for (browser, path) in [(&ada, &path), (&partner, &partners)] {
            alarm(browser);
            morning.arrive(browser, &morning.app.url, path);
        }
        morning.at(RUNNING);
        let organiser = morning.app.organiser();
        Some(Self { morning, organiser, ada, partner })
    }

    /// Sends the form of Ada's page at `path` from the page that is open.
    fn write(&self, path: &str, fields: &[(&str, &str)]) {
        let sent: serde_json::Map<_, _> = fields.iter().map(|(name, text)| ((*name).into(), json!(text))).collect();
        let sent = json!(sent);
        let script = format!(
            "const done = arguments[0], csrf = document.querySelector('[name=csrf]').value;
            fetch('{path}', {{method: 'POST', body: new URLSearchParams({{csrf, key: crypto.randomUUID(), ...{sent}}})}})
                .then((answer) => done(answer.status), () => done(0))"
        );
        let status = self.ada.evaluate_later(&script).unwrap();
        assert_eq!(status, 200, "{path} {fields:?}");
    }

    fn look(&self, browser: &Browser, path: &str, text: &str) {
        browser.open(&format!("{}{path}", self.morning.app.url)).unwrap();
        harmless(browser, &self.morning.app.url, &format!("{path} with {text}"));
    }

    fn title(&self, text: &str) {
        let event = format!("/api/v1/events/{}", self.morning.academy.event_id);
        let tag = self.organiser.get(&event).expect(200).header("etag");
        self.organiser.ask("PATCH", &event).header("If-Match", &tag).json(&json!({ "name": text })).send().expect(200);
        for path in ["calendar.ics", "table-cards", "itineraries"] {
            let answer = self.organiser.get(&format!("{event}/{path}")).expect(200).text();
            match path {
                "calendar.ics" => assert!(answer.lines().all(is_calendar), "{answer}"),
                _ => assert!(!answer.contains(text), "{path} with {text}"),
            }
        }
    }
}

/// A line of the calendar's own, or the rest of a long one: no text has begun a line of its own.
fn is_calendar(line: &str) -> bool {
    let own = [
        "BEGIN:V",
        "END:V",
        "VERSION:",
        "PRODID:",
        "UID:",
        "DTSTAMP:",
        "SEQUENCE:",
        "DTSTART:",
        "DTEND:",
        "SUMMARY:",
        "URL:",
        " ",
    ];
    own.iter().any(|begins| line.starts_with(begins))
}

/// As a topic: what separates topics is left out, and what is too long.
fn topic(text: &str) -> String {
    text.chars().filter(|one| !",;|\u{202e}".contains(*one)).take(58).collect()
}

/// A quarter of the texts in a room of its own, for a page with all of them would be a long one.
fn quarter(number: usize) {
    let Some(room) = Room::open() else {
        return println!("skipped: no Chromium here");
    };
    let texts = corpus();
    for text in texts.iter().skip(number).step_by(4) {
        // Nobody types as fast as this test.
        room.morning.app.clock.advance_seconds(4);
        room.title(text);
        room.look(&room.ada, "/me/card", text);
        room.write("/me/card", &[("step", "topics"), ("offers_own", &topic(text)), ("seeks_own", &topic(text))]);
        let more = [("step", "more"), ("working_on", &**text), ("beyond_work", text), ("goal", text), ("pace", "any")];
        room.write("/me/card", &more);
        room.write("/me/after", &[("step", "lesson"), ("text", text)]);
        room.write("/me/after", &[("step", "promise"), ("text", text)]);
        for path in ["/me", "/me/card", "/me/card/more", "/me/after"] {
            room.look(&room.ada, path, text);
        }
        room.look(&room.partner, "/me", text);
    }
}

#[test]
fn the_first_quarter_is_only_text_wherever_somebody_writes() {
    quarter(0);
}

#[test]
fn the_second_quarter_is_only_text_wherever_somebody_writes() {
    quarter(1);
}

#[test]
fn the_third_quarter_is_only_text_wherever_somebody_writes() {
    quarter(2);
}

#[test]
fn the_last_quarter_is_only_text_wherever_somebody_writes() {
    quarter(3);
}
