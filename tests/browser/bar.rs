//! The bar that the phone is held to, measured in a real browser behind a slow network, as a table.
//! Counts and bytes are asserted; times are printed, for a busy machine must not fail a test.

use std::time::{Duration, Instant};

use testkit::browser::{Browser, Script};
use testkit::proxy::{Proxy, Weather};

use super::morning::{Morning, REVEALED, RUNNING};

const SLOW_3G: Weather = Weather::Slow { kbit_per_second: 400, round_trip: Duration::from_millis(400) };
/// First visits that are timed.
const VISITS: usize = 8;
const FIRST_VISIT_BYTES_MAX: u64 = 60 * 1024;

const PAINTED: &str = "const done = arguments[0]; (async () => {
    for (let i = 0; i < 400; i++) {
        const paint = performance.getEntriesByName('first-contentful-paint')[0];
        if (paint && document.getElementById('spot')) return done(paint.startTime);
        await new Promise(r => setTimeout(r, 25));
    }
    done(-1);
})()";

const KEPT: &str = "const done = arguments[0]; (async () => {
    for (let i = 0; i < 200 && !(await caches.match('/me')); i++) await new Promise(r => setTimeout(r, 50));
    done(Boolean(await caches.match('/me')));
})()";

fn painted(browser: &Browser) -> u64 {
    let time = browser.evaluate_later(PAINTED).unwrap().as_f64().unwrap();
    assert!(time >= 0.0, "the place was never painted");
    time as u64
}

fn p95(times: &mut [u64]) -> u64 {
    times.sort_unstable();
    times[(times.len() * 95).div_ceil(100) - 1]
}

fn row(number: &str, what: &str, wanted: &str, measured: &str) {
    println!("{number:<4} {what:<44} {wanted:<16} {measured}");
}

#[test]
fn the_bar() {
    let Some(browser) = Browser::phone(Script::On).unwrap() else {
        return println!("skipped: no Chromium here");
    };
    let morning = Morning::new();
    let proxy = Proxy::before(&morning.app.url);
    reveal(&browser, &morning, &proxy);
    morning.at(RUNNING);
    visits(&browser, &proxy);
    without_a_network(&browser, &proxy);
    for (number, what, proof) in [
        ("C4", "bursts and p99", "bench server/check_ins"),
        ("C6", "a late arrival has a place in the next round", "stories of the day"),
        ("C7", "somebody who cannot be found", "browser::two_phones, stories of the day"),
        ("C9", "rotating code; C10 no list; C11 namesakes", "pages of the door"),
        ("C12", "axe, keyboard, tree, 320 px, 400 %, targets", "browser::looks"),
        ("C13", "no script; C14 the server's clock", "browser::phone, pages::door"),
    ] {
        row(number, what, "", proof);
    }
}

/// One tap, then the place once everybody may know.
fn reveal(browser: &Browser, morning: &Morning, proxy: &Proxy) {
    let (_, path) = morning.somebody("Ada Lovelace");
    browser.open(&format!("{}{path}", proxy.url())).unwrap();
    let fields = browser.evaluate("return document.querySelectorAll('main form input:not([type=hidden])').length");
    assert_eq!(fields.unwrap(), 0, "nothing to type");
    browser.tap("form button").unwrap();
    browser.wait_for("[data-code=in]").unwrap();
    row("C1", "known attendee: taps to you're in", "1", "1");
    morning.at("2026-05-04T07:32:59Z");
    browser.open(&format!("{}/me", proxy.url())).unwrap();
    browser.wait_for("[data-code=in]").unwrap();
    let began = Instant::now();
    morning.at(REVEALED);
    browser.wait_for("#spot").unwrap();
    row("C1", "place on the phone after the reveal, ms", "≤ 1000", &began.elapsed().as_millis().to_string());
}

/// The place on a slow phone behind slow 3G: the first time, again, and when nothing answers.
fn visits(browser: &Browser, proxy: &Proxy) {
    let me = format!("{}/me", proxy.url());
    proxy.set(SLOW_3G);
    browser.slow_down(4).unwrap();
    let (mut first, mut carried) = (Vec::new(), 0);
    for _ in 0..VISITS {
        browser.open("about:blank").unwrap();
        browser.forget(&proxy.url()).unwrap();
        let (before, _) = proxy.bytes();
        browser.open(&me).unwrap();
        first.push(painted(browser));
        assert_eq!(browser.evaluate_later(KEPT).unwrap(), true);
        carried = carried.max(proxy.bytes().0 - before);
    }
    let look = || {
        browser.open(&me).unwrap();
        painted(browser)
    };
    row("C2", "first visit, slow 3G and 4 × CPU, p95 ms", "≤ 3000", &p95(&mut first).to_string());
    let mut again: Vec<u64> = (0..VISITS).map(|_| look()).collect();
    row("C2", "repeated visit, the same network, p95 ms", "≤ 1000", &p95(&mut again).to_string());
    proxy.set(Weather::Blackhole);
    let mut dark: Vec<u64> = (0..3).map(|_| look()).collect();
    row("C2", "without a network, p95 ms", "≤ 1000", &p95(&mut dark).to_string());
    proxy.set(Weather::Clear);
    browser.slow_down(1).unwrap();
    row("C3", "first visit in all, bytes over the wire", "≤ 61440", &carried.to_string());
    assert!(carried > 8_000 && carried <= FIRST_VISIT_BYTES_MAX, "{carried} bytes");
    let trace = browser.trace().unwrap();
    assert_eq!((trace.third_party(&proxy.url()), trace.policy_violations()), (vec![], vec![]));
    row("C3", "requests to others, refused by the policy", "0, 0", "0, 0");
}

/// A tap that waits, and one that is taken back.
fn without_a_network(browser: &Browser, proxy: &Proxy) {
    browser.reload().unwrap();
    proxy.set(Weather::Drop);
    browser.tap("button[value=skip]").unwrap();
    browser.wait_for_text("#outbox", |text| text.contains("Waiting to send")).unwrap();
    let began = Instant::now();
    proxy.set(Weather::Clear);
    browser.wait_for("[data-code=breather]").unwrap();
    row("C5", "a tap is delivered after the network is back, ms", "≤ 2000", &began.elapsed().as_millis().to_string());
    browser.tap(".bar button").unwrap();
    browser.wait_for("#spot").unwrap();
    row("C8", "taps to take an act back", "1", "1");
}
