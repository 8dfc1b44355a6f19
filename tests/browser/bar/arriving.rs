//! C1, C6, C13, C14: how a known, an unknown and a new person come in, and when.

use std::time::{Duration, Instant};

use testkit::browser::{Browser, Script};
use testkit::proxy::Proxy;

use super::Table;
use crate::browser::morning::{Morning, REVEALED, said};
use crate::pages::browserless::{Visitor, state_of};
use crate::pages::poster::code_of;

/// A slow thumb: a letter, and finding the next field or button (a keystroke-level model of a phone).
const LETTER_MS: u64 = 350;
const STEP_MS: u64 = 1500;
/// The four reveals of the morning, three seconds earlier: the clock runs over them.
const BEFORE_REVEALS: [&str; 4] =
    ["2026-05-04T07:32:57Z", "2026-05-04T07:44:57Z", "2026-05-04T07:56:57Z", "2026-05-04T08:08:57Z"];

/// One tap, then the place once everybody may know.
pub fn known(table: &Table, (browser, morning, proxy): (&Browser, &Morning, &Proxy)) {
    let (_, path) = morning.somebody("Ada Lovelace");
    browser.open(&format!("{}{path}", proxy.url())).unwrap();
    let fields = "return document.querySelectorAll('main form input:not([type=hidden])').length";
    assert_eq!(browser.evaluate(fields).unwrap(), 0, "nothing to type");
    browser.tap("form button").unwrap();
    browser.wait_for("[data-code=in]").unwrap();
    table.row("C1", "known attendee: taps to “you’re in”", "1", "1");
    let reveals = BEFORE_REVEALS.map(|before| reveal(browser, morning, before));
    table.time("C1", "place on the phone after the reveal, slowest of 4", 1000, reveals.into_iter().max().unwrap());
}

/// From the reveal of the clock that runs to the place of that round on an open page.
fn reveal(browser: &Browser, morning: &Morning, before: &str) -> u64 {
    let clock = morning.run_from(before);
    browser.reload().unwrap();
    browser.wait_for("#now").unwrap();
    let shown = said(browser);
    std::thread::sleep(Duration::from_secs(3).saturating_sub(clock.elapsed()));
    let began = Instant::now();
    while said(browser) == shown {
        assert!(began.elapsed() < Duration::from_secs(10), "no new place after {before}");
        std::thread::sleep(Duration::from_millis(10));
    }
    began.elapsed().as_millis() as u64
}

fn type_in(browser: &Browser, field: &str, text: &str) -> u64 {
    let fill = format!("document.querySelector({field:?}).value = {text:?}");
    browser.evaluate(&fill).unwrap();
    text.chars().count() as u64 * LETTER_MS + STEP_MS
}

/// The poster's page, by name and department.
pub fn unknown(table: &Table, morning: &Morning) {
    let Some(browser) = Browser::phone(Script::On).unwrap() else { return };
    let began = Instant::now();
    browser.open(&format!("{}/door/{}", morning.app.url, morning.academy.event_id)).unwrap();
    let form = "form:has([name=name])";
    let fields = format!("return document.querySelectorAll('{form} input:not([type=hidden])').length");
    let fields = browser.evaluate(&fields).unwrap().as_u64().unwrap();
    assert!(fields <= 3, "{fields} fields");
    let mut thumb =
        type_in(&browser, "[name=name]", "Grace Hopper") + type_in(&browser, "[name=department]", "Operations");
    browser.tap(&format!("{form} button")).unwrap();
    browser.wait_for("[data-code=door]").unwrap();
    browser.tap("form button").unwrap();
    browser.wait_for("[data-code=in], [data-code=go]").unwrap();
    thumb += 2 * STEP_MS;
    table.row("C1", "unknown phone: fields to fill", "≤ 3", &fields.to_string());
    table.time("C1", "unknown phone, with a slow thumb", 20_000, thumb + began.elapsed().as_millis() as u64);
}

/// Somebody who is on no list, in the middle of a round; their place in the next.
pub fn walk_in(table: &Table, morning: &Morning) {
    let Some(browser) = Browser::phone(Script::On).unwrap() else { return };
    const NOW: &str = "2026-05-04T07:38:00Z";
    morning.at(NOW);
    // With an even number nobody needs a breather.
    let path = format!("/api/v1/events/{}/walk-ins", morning.academy.event_id);
    let zoe = serde_json::json!({"name": "Zoe Park", "department": "Marketing"});
    morning.app.organiser().post(&path, &zoe).expect(201);
    let began = Instant::now();
    browser.open(&format!("{}/door/{}/new", morning.app.url, morning.academy.event_id)).unwrap();
    let thumb =
        type_in(&browser, "[name=name]", "Ravi Iyer") + type_in(&browser, "[name=department]", "Legal") + 5 * STEP_MS;
    browser.evaluate("for (const list of document.querySelectorAll('select')) list.selectedIndex = 1").unwrap();
    browser.tap("main form button").unwrap();
    let tapped = Instant::now();
    browser.wait_for("[data-code=in], [data-code=breather]").unwrap();
    let _clock = morning.run_from(NOW);
    table.time("C1", "walk-in, with a slow thumb", 30_000, thumb + began.elapsed().as_millis() as u64);
    while !morning.is_placed("Ravi Iyer", 2) {
        morning.app.look();
        assert!(tapped.elapsed() < Duration::from_secs(10), "no place in the next round");
        // As often as the product itself.
        std::thread::sleep(Duration::from_millis(500));
    }
    table.time("C6", "a late arrival has a place in the next round", 2000, tapped.elapsed().as_millis() as u64);
}

/// The whole check-in with scripts off, by the code that stands beside the QR.
pub fn without_script(table: &Table) {
    let morning = Morning::new();
    let mut phone = Visitor::new(morning.app);
    let poster = format!("/door/{}", morning.academy.event_id);
    let code = code_of(&morning.academy, "Emmy Noether");
    let found = phone.send(&poster, &format!("code={code}")).expect(200).text();
    phone.send(&format!("{poster}/claims"), &crate::pages::poster::tap(&found)).expect(303);
    let state = state_of(&phone.open("/me").expect(200).text());
    assert!(["in", "go", "breather"].contains(&state.as_str()), "{state}");
    let print = format!("/api/v1/events/{}/table-cards", morning.academy.event_id);
    let cards = morning.academy.organiser.get(&print).status;
    table.row("C13", "checked in by typed code, no script; table cards", "yes, 200", &format!("yes, {cards}"));
}

/// The server's clock judges, and says the opening time.
pub fn too_early_and_too_late(table: &Table) {
    let morning = Morning::new();
    let (_, path) = morning.somebody("Ada Lovelace");
    morning.at("2026-05-04T06:59:59Z");
    let early = Visitor::new(morning.app).open(&path).expect(200).text();
    assert!(state_of(&early) == "not_open" && early.contains("09:00"), "the opening time is said");
    morning.at("2026-05-04T08:40:00Z");
    assert_eq!(state_of(&Visitor::new(morning.app).open(&path).expect(200).text()), "too_late");
    morning.at(REVEALED);
    table.row("C14", "a second too early; too late", "says when", "“09:00”; “ask at the door”");
}
