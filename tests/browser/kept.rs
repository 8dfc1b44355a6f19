//! What a phone keeps of an event, and until when.

use serde_json::json;
use testkit::browser::{Browser, Script};
use testkit::proxy::{Proxy, Weather};

use super::morning::{Morning, RUNNING};

const THREE_SECONDS_BEFORE_THE_END: &str = "2026-05-04T08:29:57Z";

/// Ada's phone behind a network of its own, with the page of the day as it is at `time`.
fn opened(time: &str) -> Option<(Browser, Morning, Proxy)> {
    let browser = Browser::phone(Script::On).unwrap()?;
    let morning = Morning::new();
    let proxy = Proxy::before(&morning.app.url);
    let (_, path) = morning.somebody("Ada Lovelace");
    morning.arrive(&browser, &proxy.url(), &path);
    morning.at(time);
    browser.open(&format!("{}/me", proxy.url())).unwrap();
    assert!(keeps(&browser, true));
    Some((browser, morning, proxy))
}

/// Waits until the phone keeps the page of the day, or until it keeps nothing of its owner.
fn keeps(browser: &Browser, kept: bool) -> bool {
    let script = format!(
        "const done = arguments[0]; (async () => {{
            const keeps = async () => Boolean(await caches.match('/me', {{cacheName: 'mine'}}));
            for (let i = 0; i < 100 && await keeps() !== {kept}; i++) await new Promise(r => setTimeout(r, 50));
            done(await keeps());
        }})()"
    );
    browser.evaluate_later(&script).unwrap() == true
}

#[test]
fn what_the_phone_keeps_goes_at_the_events_end_though_nobody_answers() {
    let Some((browser, _morning, proxy)) = opened(THREE_SECONDS_BEFORE_THE_END) else {
        return println!("skipped: no Chromium here");
    };
    proxy.set(Weather::Drop);
    assert!(!keeps(&browser, false), "an open page lets go of it");
}

#[test]
fn a_phone_that_is_opened_days_later_shows_no_names() {
    let Some((browser, _morning, proxy)) = opened(RUNNING) else {
        return println!("skipped: no Chromium here");
    };
    let left = "const done = arguments[0];
        caches.match('/until', {cacheName: 'mine'}).then(kept => kept.text()).then(until => done(until - Date.now()))";
    let minutes = browser.evaluate_later(left).unwrap().as_f64().unwrap() / 60_000.0;
    assert!((52.0..=53.0).contains(&minutes), "until 08:30, from 07:37: {minutes}");

    let later = "const done = arguments[0];
        caches.open('mine').then(mine => mine.put('/until', new Response('1'))).then(() => done(true))";
    browser.evaluate_later(later).unwrap();
    browser.command("ServiceWorker.enable", json!({})).unwrap();
    browser.command("ServiceWorker.stopAllWorkers", json!({})).unwrap();
    browser.open(&format!("{}/health/live", proxy.url())).unwrap();
    assert!(!keeps(&browser, false), "the worker looks when it starts");
}
