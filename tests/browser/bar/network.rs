//! C5 and C8: a tap without a network, and one that is taken back.

use std::time::Instant;

use testkit::browser::Browser;
use testkit::proxy::{Proxy, Weather};

use super::Table;

/// A tap that waits, and one that is taken back.
pub fn all(table: &Table, browser: &Browser, proxy: &Proxy) {
    browser.reload().unwrap();
    proxy.set(Weather::Drop);
    browser.tap("button[value=skip]").unwrap();
    browser.wait_for_text("#outbox", |text| text.contains("Waiting to send")).unwrap();
    assert!(browser.has("#spot").unwrap(), "what waits is not shown as done");
    table.row("C5", "a tap without a network is shown as", "waiting", "“Waiting to send”");
    let began = Instant::now();
    proxy.set(Weather::Clear);
    browser.wait_for("[data-code=breather]").unwrap();
    table.time("C5", "a tap is delivered after the network is back", 2000, began.elapsed().as_millis() as u64);
    browser.tap(".bar button").unwrap();
    browser.wait_for("#spot").unwrap();
    browser.reload().unwrap();
    assert!(browser.has("#spot").unwrap(), "a reload shows the true state");
    table.row("C8", "taps to take an act back; the same after a reload", "1; yes", "1; yes");
}
