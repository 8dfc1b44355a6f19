//! Each of the two hundred hostile texts as a title, a topic, a lesson, a promise and everything else that somebody
//! writes: on the author's pages, on the partner's, on paper and in a calendar, it is only text.

use serde_json::{Value, json};
use testkit::app::Client;
use testkit::browser::{Browser, Script};

use super::morning::{Morning, RUNNING};
use super::xss::{alarm, corpus, harmless};

/// As many as a heading of the card takes topics; every field has room for so many.
const TOGETHER: usize = 3;
/// Pages with how often each text stands on them at least: twice as the title, and once in each field.
const OWN: [(&str, usize); 4] = [("/me", 2), ("/me/card", 2), ("/me/card/more", 5), ("/me/after", 4)];
const PARTNERS: [(&str, usize); 1] = [("/me", 3)];

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
        ada.open(&format!("{}/me/after", morning.app.url)).unwrap();
        let organiser = morning.app.organiser();
        Some(Self { morning, organiser, ada, partner })
    }

    fn title(&self, texts: &[&str]) {
        let event = format!("/api/v1/events/{}", self.morning.academy.event_id);
        let (tag, name) = (self.organiser.get(&event).expect(200).header("etag"), texts.join(" "));
        self.organiser.ask("PATCH", &event).header("If-Match", &tag).json(&json!({ "name": name })).send().expect(200);
        for path in ["calendar.ics", "table-cards", "itineraries"] {
            let answer = self.organiser.get(&format!("{event}/{path}")).expect(200).text();
            match path {
                "calendar.ics" => assert!(answer.lines().all(is_calendar), "{answer}"),
                _ => texts.iter().for_each(|text| assert!(!answer.contains(text), "{path} with {text}")),
            }
        }
    }

    /// Sends Ada's forms from the page that is open; each is taken.
    fn write(&self, texts: &[&str]) {
        let (all, topics) = (texts.join(" "), texts.iter().map(|text| topic(text)).collect::<Vec<_>>().join(","));
        let forms = json!([
            ["/me/card", { "step": "topics", "offers_own": topics, "seeks_own": topics }],
            ["/me/card", { "step": "more", "working_on": all, "beyond_work": all, "goal": all, "pace": "any" }],
            ["/me/after", { "step": "lesson", "text": all }],
            ["/me/after", { "step": "promise", "text": all }],
        ]);
        let script = format!(
            "const done = arguments[0], csrf = document.querySelector('[name=csrf]').value;
            const send = ([path, fields]) => fetch(path, {{method: 'POST', redirect: 'manual',
                body: new URLSearchParams({{csrf, key: crypto.randomUUID(), ...fields}})}});
            (async () => {{
                const answers = [];
                for (const form of {forms}) answers.push((await send(form)).type);
                done(answers);
            }})()"
        );
        assert_eq!(self.ada.evaluate_later(&script).unwrap(), json!(vec!["opaqueredirect"; 4]), "{texts:?}");
    }

    /// Both phones at once look at their pages.
    fn look(&self, texts: &[&str]) {
        std::thread::scope(|scope| {
            scope.spawn(|| self.look_on(&self.ada, &OWN, texts));
            scope.spawn(|| self.look_on(&self.partner, &PARTNERS, texts));
        });
    }

    /// Each page says each of the texts, as text, so often, and nothing else comes of it.
    fn look_on(&self, browser: &Browser, pages: &[(&str, usize)], texts: &[&str]) {
        let script = format!(
            "const fields = [...document.querySelectorAll('input, textarea')].map((field) => field.value);
            const said = [document.documentElement.textContent, ...fields].join(' ');
            return {}.map((text) => said.split(text).length - 1)",
            json!(texts)
        );
        for (path, times) in pages {
            browser.open(&format!("{}{path}", self.morning.app.url)).unwrap();
            let said = browser.evaluate(&script).unwrap();
            let often = |count: &Value| count.as_u64().unwrap() >= *times as u64;
            assert!(said.as_array().unwrap().iter().all(often), "{path} says {said} of {texts:?}");
        }
        harmless(browser, &self.morning.app.url, &format!("{texts:?}"));
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

#[test]
fn two_hundred_texts_are_only_text_wherever_somebody_writes() {
    let Some(room) = Room::open() else {
        return println!("skipped: no Chromium here");
    };
    let texts = corpus();
    for texts in texts.chunks(TOGETHER) {
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        // Nobody types as fast as this test.
        room.morning.app.clock.advance_seconds(4);
        room.title(&texts);
        room.write(&texts);
        room.look(&texts);
    }
}
