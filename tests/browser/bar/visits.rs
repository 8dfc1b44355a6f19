//! C2 and C3: the place on a slow phone behind slow 3G, and what it costs.

use std::time::Duration;

use testkit::browser::Browser;
use testkit::proxy::{Proxy, Weather};

use super::Table;

const SLOW_3G: Weather = Weather::Slow { kbit_per_second: 400, round_trip: Duration::from_millis(400) };
/// Visits of each kind that are timed.
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

/// A plain request must fail, or the network is not as bad as the test believes.
const CONTROL: &str = "const done = arguments[0];
    fetch('/health/live?' + Math.random(), {cache: 'no-store', signal: AbortSignal.timeout(3000)})
        .then(() => done('through'), () => done('failed'))";

fn painted(browser: &Browser) -> u64 {
    let time = browser.evaluate_later(PAINTED).unwrap().as_f64().unwrap();
    assert!(time >= 0.0, "the place was never painted");
    time as u64
}

fn p95(mut times: Vec<u64>) -> u64 {
    times.sort_unstable();
    times[(times.len() * 95).div_ceil(100) - 1]
}

/// The first time, again, and when nothing answers; then the bytes.
pub fn all(table: &Table, browser: &Browser, proxy: &Proxy) {
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
    table.time("C2", "first visit, slow 3G and 4 × CPU, p95 of 8", 3000, p95(first));
    let looks = || (0..VISITS).map(|_| look(browser, &me)).collect();
    table.time("C2", "repeated visit, the same network, p95 of 8", 1000, p95(looks()));
    proxy.set(Weather::Blackhole);
    assert_eq!(browser.evaluate_later(CONTROL).unwrap(), "failed", "the control must not get through");
    table.time("C2", "without a network, p95 of 8", 1000, p95(looks()));
    proxy.set(Weather::Clear);
    browser.slow_down(1).unwrap();
    cost(table, (browser, proxy), carried);
}

fn look(browser: &Browser, me: &str) -> u64 {
    browser.open(me).unwrap();
    painted(browser)
}

fn cost(table: &Table, (browser, proxy): (&Browser, &Proxy), carried: u64) {
    assert!(carried > 8_000 && carried <= FIRST_VISIT_BYTES_MAX, "{carried} bytes");
    table.row("C3", "first visit in all, bytes over the wire", "≤ 61440", &carried.to_string());
    let trace = browser.trace().unwrap();
    assert_eq!((trace.third_party(&proxy.url()), trace.policy_violations()), (vec![], vec![]));
    table.row("C3", "requests to others; refused by the policy", "0; 0", "0; 0");
    let policy = testkit::app::Client::new(&proxy.url(), None).get("/me").header("content-security-policy");
    assert!(policy.contains("default-src") && !policy.contains("unsafe"), "{policy}");
    table.row("C3", "policy without `unsafe-inline`", "yes", "yes");
}
