//! Every page in every light, width and reading direction: axe finds nothing, nothing is cut off.

use testkit::browser::{Browser, Light, Script, axe};

use super::morning::{Morning, OVER, REVEALED, RUNNING};

/// A page: its name, its path (`LINK` stands for the personal link) and the time.
pub type Page = (&'static str, &'static str, &'static str);

const BEFORE: &str = "2026-05-04T06:50:00Z";
pub const OPEN: &str = "2026-05-04T07:05:00Z";

/// Pages behind the link alone.
pub const OUTSIDE: [Page; 7] = [
    ("not-open", "LINK", BEFORE),
    ("door", "LINK", OPEN),
    ("card", "LINK/card", OPEN),
    ("card-more", "LINK/card/more", OPEN),
    ("privacy", "/privacy", OPEN),
    ("wrong-link", "/j/nothing", OPEN),
    ("signed-out", "/me", OPEN),
];
/// Pages of a phone that was let in.
pub const INSIDE: [Page; 7] = [
    ("in", "/me", OPEN),
    ("revealed", "/me", REVEALED),
    ("running", "/me", RUNNING),
    ("between", "/me", "2026-05-04T07:45:10Z"),
    ("finished", "/me", OVER),
    ("after", "/me/after", OVER),
    ("own-privacy", "/me/privacy", OPEN),
];

/// A language with the lights in which its pages are looked at. German has the longest words.
const WAYS: [(&str, &[Light]); 3] =
    [("en", &[Light::Day, Light::Dark]), ("ar", &[Light::Day, Light::Dark]), ("de", &[Light::Day])];

/// Looks at one page in all ways on a screen so wide.
fn look(browser: &Browser, width: u32, (page, url): (&str, &str), faults: &mut Vec<String>) {
    let axe = axe().unwrap();
    for (language, lights) in WAYS {
        browser.speak(language).unwrap();
        browser.open(url).unwrap();
        browser.wait_for("#now").unwrap();
        let wide = browser.evaluate("return document.documentElement.scrollWidth").unwrap().as_u64().unwrap();
        if wide > u64::from(width) {
            faults.push(format!("{page}-{language}-{width}: {wide} pixels wide"));
        }
        for light in lights {
            browser.light(*light).unwrap();
            let place = format!("{page}-{language}-{width}-{light:?}").to_lowercase();
            if let Some(axe) = &axe {
                let found = browser.accessibility_faults(axe).unwrap();
                faults.extend(found.into_iter().map(|fault| format!("{place}: {fault}")));
            }
            browser.screenshot(&format!("look-{place}")).unwrap();
        }
    }
    browser.speak("en").unwrap();
    faults.extend(small_targets(browser, page));
}

/// What can be tapped is at least 44 pixels high or wide enough; a link inside a sentence may be less.
fn small_targets(browser: &Browser, page: &str) -> Vec<String> {
    browser.reload().unwrap();
    let found = browser
        .evaluate(
            "return [...document.querySelectorAll('button, .button, .pick, input[type=text], nav a')]
                .map(e => [e.textContent.trim().slice(0, 30) || e.name, e.getBoundingClientRect()])
                .filter(([, box]) => box.height > 0 && box.height < 43.5).map(([name, box]) => `${name} ${box.height}`)",
        )
        .unwrap();
    let small = found.as_array().unwrap().iter();
    small.map(|one| format!("{page}: small target {one}")).collect()
}

/// Every page on a screen so wide.
fn every_page_at(width: u32) {
    let Some(browser) = Browser::sized(Script::On, (width, 740)).unwrap() else {
        return println!("skipped: no Chromium here");
    };
    let (morning, mut faults) = (Morning::new(), Vec::new());
    let (_, path) = morning.somebody("Ada Lovelace");
    let origin = &morning.app.url;
    for (page, at, time) in OUTSIDE {
        morning.at(time);
        look(&browser, width, (page, &format!("{origin}{}", at.replace("LINK", &path))), &mut faults);
    }
    morning.at(OPEN);
    morning.arrive(&browser, origin, &path);
    for (page, at, time) in INSIDE {
        morning.at(time);
        look(&browser, width, (page, &format!("{origin}{at}")), &mut faults);
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn every_page_is_for_everybody_on_a_small_phone() {
    every_page_at(320);
}

#[test]
fn every_page_is_for_everybody_on_a_phone() {
    every_page_at(360);
}

#[test]
fn every_page_is_for_everybody_on_a_desk() {
    every_page_at(1280);
}

#[test]
fn at_four_hundred_per_cent_nothing_is_cut_off_and_the_keyboard_reaches_everything() {
    // 1280 × 1024 pixels at 400 % are 320 × 256 of the page's own.
    let Some(browser) = Browser::sized(Script::On, (320, 256)).unwrap() else {
        return println!("skipped: no Chromium here");
    };
    let morning = Morning::new();
    morning.adas_first_round(&browser);
    let cut = "return document.documentElement.scrollWidth > 320 ||
        [...document.querySelectorAll('main *')].some(e => e instanceof HTMLElement && getComputedStyle(e).overflow === 'hidden' &&
            e.scrollHeight > e.clientHeight + 2 && e.clientHeight > 20 && !e.matches('.unseen'))";
    assert_eq!(browser.evaluate(cut).unwrap(), false);
    browser.screenshot("look-400-per-cent").unwrap();

    let told = browser.read_aloud().unwrap();
    let say =
        |part: &str| told.iter().position(|line| line.contains(part)).unwrap_or_else(|| panic!("{part}: {told:#?}"));
    let (spot, company, start) = (say("heading: Table"), say("heading: You’re with"), say("heading: To start"));
    assert!(spot < company && company < start, "place, person, words: {told:#?}");
    assert!(told.iter().any(|line| line.starts_with("button: Skip this round")), "{told:#?}");

    let reached = browser.tab_through(14).unwrap();
    assert!(reached[0].contains("Skip to the content"), "{reached:?}");
    for wanted in ["Show the sign", "I can’t find", "Running late", "Skip this round", "Leaving early", "Your card"] {
        assert!(reached.iter().any(|one| one.contains(wanted)), "{wanted}: {reached:?}");
    }
}
