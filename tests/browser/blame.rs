//! What every page is held to, whatever it shows.

use testkit::browser::{Browser, Script, axe};

/// Everything that a page may be blamed for, whatever it shows.
pub fn blame(browser: &Browser, (origin, script): (&str, Script), page: &str) {
    browser.screenshot(page).unwrap();
    let trace = browser.trace().unwrap();
    assert_eq!(trace.third_party(origin), [""; 0], "{page}");
    assert_eq!(trace.policy_violations(), [""; 0], "{page}");
    assert_eq!(trace.console, [""; 0], "{page}");
    let width = browser.evaluate("return document.documentElement.scrollWidth").unwrap();
    assert!(width.as_u64().unwrap() <= 360, "{page} is {width} pixels wide");
    // axe waits for timers, which a page without scripts does not have.
    if let Some(axe) = axe().unwrap().filter(|_| script == Script::On) {
        assert_eq!(browser.accessibility_faults(&axe).unwrap(), [""; 0], "{page}");
    }
}
