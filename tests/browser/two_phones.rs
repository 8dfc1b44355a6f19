//! Two real phones of one meeting: both see the same place, sign and names, and find each other.

use testkit::browser::{Browser, Script};

use super::morning::{Morning, REVEALED, RUNNING};

/// Twenty-five seconds after [`RUNNING`]: who was asked has had time to answer.
const ANSWERED: &str = "2026-05-04T07:37:25Z";

/// Ada and her partner of the first round, both in, on two phones.
pub struct Pair {
    pub morning: Morning,
    pub ada: Browser,
    pub partner: Browser,
}

impl Pair {
    fn arrive() -> Option<Self> {
        Self::arrive_in(Morning::new)
    }

    /// As [`Pair::arrive`], on another morning.
    pub fn arrive_in(morning: impl FnOnce() -> Morning) -> Option<Self> {
        let (ada, partner) = (Browser::phone(Script::On).unwrap()?, Browser::phone(Script::On).unwrap()?);
        let morning = morning();
        let (id, path) = morning.somebody("Ada Lovelace");
        let (_, partners) = morning.somebody(&morning.partner(&id));
        morning.arrive(&ada, &morning.app.url, &path);
        morning.arrive(&partner, &morning.app.url, &partners);
        Some(Self { morning, ada, partner })
    }

    /// The choice of somebody who has asked in vain, with so much of the round left at `asked` and `answered`.
    fn choices(&self, asked: &str, answered: &str) -> Vec<String> {
        self.morning.at(asked);
        self.ada.tap("button[value=cannot_find]").unwrap();
        self.ada.wait_for_text(".search", |text| text.contains("is being asked")).unwrap();
        assert_eq!(self.ada.evaluate("return scrollY").unwrap(), 0, "what is said at the top is seen");
        self.morning.at(answered);
        self.ada.wait_for_text(".search", |text| text.contains("does not answer")).unwrap();
        let values = "return [...document.querySelectorAll('.search button')].map(one => one.value)";
        let values = self.ada.evaluate(values).unwrap();
        values.as_array().unwrap().iter().map(|one| one.as_str().unwrap().to_owned()).collect()
    }
}

pub fn shown(browser: &Browser, css: &str) -> String {
    browser.wait_for(css).unwrap();
    browser.text(css).unwrap()
}

#[test]
fn partners_converge_and_one_asks_for_the_other() {
    let (Some(ada), Some(partner)) = (Browser::phone(Script::On).unwrap(), Browser::phone(Script::On).unwrap()) else {
        return println!("skipped: no Chromium here");
    };
    let morning = Morning::new();
    let (id, path) = morning.somebody("Ada Lovelace");
    let name = morning.partner(&id);
    let (_, partners) = morning.somebody(&name);
    let first = name.split(' ').next().unwrap();
    morning.arrive(&ada, &morning.app.url, &path);
    morning.arrive(&partner, &morning.app.url, &partners);
    morning.at(REVEALED);
    assert_eq!(shown(&ada, "#spot"), shown(&partner, "#spot"));
    let sign = |browser: &Browser| browser.attribute(".sign", "class").unwrap();
    assert_eq!(sign(&ada), sign(&partner), "one colour");
    assert!(shown(&ada, ".who h2").contains(first) && shown(&partner, ".who h2").contains("Ada"));

    for browser in [&ada, &partner] {
        browser.tap("a[href='#wave']").unwrap();
    }
    assert_eq!(shown(&ada, "#wave .name"), shown(&partner, "#wave .name"), "both names, the same on both");
    for browser in [&ada, &partner] {
        browser.screenshot(if std::ptr::eq(browser, &ada) { "wave-ada" } else { "wave-partner" }).unwrap();
        browser.tap("#wave a").unwrap();
    }

    morning.at(RUNNING);
    ada.wait_for("button[value=cannot_find]").unwrap();
    ada.tap("button[value=cannot_find]").unwrap();
    ada.wait_for_text(".search", |text| text.contains("is being asked")).unwrap();
    partner.wait_for("button[value=on_my_way]").unwrap();
    assert!(shown(&partner, ".search").contains("Ada is at"));
    partner.screenshot("search-asked").unwrap();
    partner.tap("button[value=on_my_way]").unwrap();
    ada.wait_for_text(".search", |text| text.contains("on the way")).unwrap();
}

#[test]
fn a_tap_is_taken_back_within_ten_seconds() {
    let Some(ada) = Browser::phone(Script::On).unwrap() else {
        return println!("skipped: no Chromium here");
    };
    let morning = Morning::new();
    let (_, path) = morning.somebody("Ada Lovelace");
    morning.arrive(&ada, &morning.app.url, &path);
    morning.at(REVEALED);
    ada.tap("button[value=skip]").unwrap();
    ada.wait_for("[data-code=breather]").unwrap();
    assert!(shown(&ada, ".bar").contains("You skip this round"));
    ada.screenshot("undo").unwrap();
    ada.tap(".bar button").unwrap();
    ada.wait_for("#spot").unwrap();
    ada.reload().unwrap();
    assert!(ada.has("#spot").unwrap(), "a reload shows the true state");
}

#[test]
fn who_chooses_a_breather_has_one_and_the_other_is_not_sent_to_an_empty_place() {
    let Some(pair) = Pair::arrive() else {
        return println!("skipped: no Chromium here");
    };
    assert_eq!(pair.choices(RUNNING, ANSWERED), ["join_trio", "host_come", "breather"]);
    pair.ada.tap("button[value=breather]").unwrap();
    pair.ada.wait_for("[data-code=breather]").unwrap();
    pair.morning.app.tick();
    pair.partner.reload().unwrap();
    pair.partner.wait_for("#now").unwrap();
    assert!(!pair.partner.has(".search").unwrap(), "nobody waits at the place any more");
    assert!(!pair.partner.has(".bar").unwrap(), "what was said by another is not theirs to take back");
}

#[test]
fn under_three_minutes_nobody_is_sent_to_two_others() {
    let Some(pair) = Pair::arrive() else {
        return println!("skipped: no Chromium here");
    };
    assert_eq!(pair.choices("2026-05-04T07:42:00Z", "2026-05-04T07:42:25Z"), ["host_come", "breather"]);
}

#[test]
fn who_meets_one_at_a_time_is_not_offered_two_others() {
    let Some(ada) = Browser::phone(Script::On).unwrap() else {
        return println!("skipped: no Chromium here");
    };
    let mut morning = Morning::new();
    let (_, path) = morning.somebody("Ada Lovelace");
    ada.open(&format!("{}{path}/card/more", morning.app.url)).unwrap();
    ada.evaluate("document.querySelector('[value=one_to_one]').checked = true").unwrap();
    ada.tap("button[value=more]").unwrap();
    ada.wait_for(".kept").unwrap();
    morning.publish_anew(7);
    let partner = Browser::phone(Script::On).unwrap().unwrap();
    morning.arrive(&ada, &morning.app.url, &path);
    assert_eq!(Pair { morning, ada, partner }.choices(RUNNING, ANSWERED), ["host_come", "breather"]);
}
