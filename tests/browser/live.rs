//! An open page that changes by itself: what somebody holds up or writes is not taken away, and no place is missed.

use std::time::Duration;

use serde_json::Value;
use testkit::browser::{Browser, Script};

use super::morning::{Morning, said};

const LAST_MINUTE: &str = "2026-05-04T07:44:30Z";
const NEXT_REVEAL: &str = "2026-05-04T07:45:10Z";

/// Asks for the page's truth now and gives it time to come.
fn ask(browser: &Browser) {
    browser.evaluate("dispatchEvent(new Event('page:ask'))").unwrap();
    std::thread::sleep(Duration::from_millis(400));
}

/// Waits until the page says something else than `before`.
fn turns(browser: &Browser, before: &str) {
    let asked = (0..20).any(|_| {
        ask(browser);
        said(browser) != before
    });
    assert!(asked, "the page still says {before}");
}

/// Ada's phone in the first round.
fn running() -> Option<(Browser, Morning)> {
    let browser = Browser::phone(Script::On).unwrap()?;
    let morning = Morning::new();
    morning.adas_first_round(&browser);
    Some((browser, morning))
}

#[test]
fn the_sign_stays_up_until_it_is_put_away_or_a_new_place_comes() {
    let Some((browser, morning)) = running() else {
        return println!("skipped: no Chromium here");
    };
    ask(&browser);
    browser.tap("a[href='#wave']").unwrap();
    morning.at("2026-05-04T07:38:00Z");
    ask(&browser);
    assert!(browser.has("#wave:target").unwrap(), "a minute that passes does not take the sign down");
    browser.tap("#wave a").unwrap();
    browser.wait_for_text(".left", |text| text.contains("7 minutes left")).unwrap();
    browser.tap("a[href='#wave']").unwrap();
    let first = said(&browser);
    morning.at(NEXT_REVEAL);
    turns(&browser, &first);
    assert!(!browser.has("#wave:target").unwrap(), "a new place is shown");
}

#[test]
fn the_page_does_not_change_under_a_thumb() {
    let Some((browser, morning)) = running() else {
        return println!("skipped: no Chromium here");
    };
    let pointer = |name: &str| browser.evaluate(&format!("dispatchEvent(new PointerEvent('{name}'))")).unwrap();
    let first = said(&browser);
    pointer("pointerdown");
    morning.at(NEXT_REVEAL);
    ask(&browser);
    assert_eq!(said(&browser), first, "a tap under way keeps its button");
    pointer("pointerup");
    turns(&browser, &first);
}

/// The page asks no more by itself, and the answer of its next asking comes when `letGo` is called, as old as it is then.
const HOLD: &str = "const real = window.fetch, wait = window.setTimeout;
    for (let timer = setTimeout(() => {}); timer > 0; timer--) clearTimeout(timer);
    window.setTimeout = (act, ms) => ms ? 0 : wait(act);
    window.fetch = async (to, how) => {
        const answer = await real(to, how);
        if (!window.letGo && String(to).includes('/now')) await new Promise((go) => { window.letGo = go; });
        return answer;
    };
    dispatchEvent(new Event('page:ask'))";

#[test]
fn what_is_heard_while_an_older_answer_is_under_way_is_asked_for_at_once() {
    let Some((browser, morning)) = running() else {
        return println!("skipped: no Chromium here");
    };
    let first = said(&browser);
    browser.evaluate(HOLD).unwrap();
    let soon = |becomes: &dyn Fn() -> bool| {
        (0..50).any(|_| {
            std::thread::sleep(Duration::from_millis(100));
            becomes()
        })
    };
    assert!(soon(&|| browser.evaluate("return !!window.letGo").unwrap() == true), "nothing is asked");
    morning.at(NEXT_REVEAL);
    browser.evaluate("dispatchEvent(new Event('page:ask')); letGo()").unwrap();
    assert!(soon(&|| said(&browser) != first), "what was heard is forgotten");
}

#[test]
fn what_is_being_written_goes_along_to_the_new_place() {
    let Some((browser, morning)) = running() else {
        return println!("skipped: no Chromium here");
    };
    morning.at(LAST_MINUTE);
    browser.reload().unwrap();
    browser.wait_for("#one-thing").unwrap();
    ask(&browser);
    let write = "const field = document.getElementById('one-thing'); field.focus(); field.value = 'Ask twice'";
    browser.evaluate(write).unwrap();
    let first = said(&browser);
    morning.at(NEXT_REVEAL);
    turns(&browser, &first);
    let text = browser.evaluate("return document.getElementById('one-thing').value").unwrap();
    assert_eq!(text, "Ask twice");
    let focus = browser.evaluate("return document.activeElement.id").unwrap();
    assert_eq!(focus, "one-thing");
}

#[test]
fn a_tap_over_which_the_server_stumbles_does_not_hold_up_the_others() {
    let Some((browser, _morning)) = running() else {
        return println!("skipped: no Chromium here");
    };
    let stumble = "const real = window.fetch;
        window.fetch = (to, how) => String(how?.body).includes('act=late') ?
            Promise.resolve(new Response('', {status: 500})) : real(to, how);";
    browser.evaluate(stumble).unwrap();
    browser.tap("button[value=late]").unwrap();
    browser.wait_for_text("#outbox", |text| text.contains("Running late")).unwrap();
    browser.tap("button[value=skip]").unwrap();
    browser.wait_for("[data-code=breather]").unwrap();
    let parked = browser.wait_for_text("#outbox", |text| text.contains("Could not be sent")).unwrap();
    assert!(parked.contains("Running late") && !parked.contains("Skip"), "{parked}");
}

#[test]
fn names_keep_their_direction_where_there_are_no_tags() {
    let Some((browser, _morning)) = running() else {
        return println!("skipped: no Chromium here");
    };
    let said = said(&browser);
    assert!(said.contains('\u{2068}') && said.contains('\u{2069}'), "what is announced is isolated: {said}");
    let label = "const button = document.querySelector('button[value=cannot_find]');
        return button.querySelector('bdi').textContent";
    assert_ne!(browser.evaluate(label).unwrap(), Value::Null);
}
