//! The organiser's console of the demo: the one-time link, the plan with its trust strip, the others arriving.

use testkit::browser::{Browser, Script};
use testkit::demo::Demo;

use super::blame::blame;

#[test]
fn the_one_time_link_leads_to_the_plan() {
    let Some(browser) = Browser::phone(Script::On).unwrap() else {
        return println!("skipped: no Chromium here");
    };
    let demo = Demo::start();
    let judged = (demo.text("url"), Script::On);
    browser.open(demo.text("console_link")).unwrap();
    blame(&browser, judged, "console-1-enter");
    browser.tap("form button").unwrap();
    browser.wait_for(".console").unwrap();
    let address = browser.address().unwrap();
    assert!(!address.contains("/enter/"), "the secret is gone from the address: {address}");
    blame(&browser, judged, "console-2-in");
    browser.open(&format!("{}/console/events/{}", demo.text("url"), demo.text("event_id"))).unwrap();
    browser.wait_for("svg.graph").unwrap();
    let page = browser.text("main").unwrap();
    assert!(page.split_whitespace().collect::<Vec<_>>().join(" ").contains("240 people 5 rounds"), "{page}");
    let broken = "return [...document.querySelectorAll('summary bdi')].filter(part => {
        const text = document.createRange();
        text.selectNodeContents(part);
        return part.textContent.length < 12 && new Set([...text.getClientRects()].map(box => box.top)).size > 1;
    }).map(part => part.textContent)";
    assert_eq!(browser.evaluate(broken).unwrap(), serde_json::json!([]), "no time breaks inside");
    blame(&browser, judged, "console-3-event");

    browser.open(demo.text("console_link")).unwrap();
    browser.tap("form button").unwrap();
    browser.wait_for(".hero.notice").unwrap();
    assert!(!browser.has(".console").unwrap(), "the link works once");
}
