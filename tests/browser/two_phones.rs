//! Two real phones of one meeting: both see the same place, sign and names, and find each other.

use testkit::browser::{Browser, Script};

use super::morning::{Morning, REVEALED, RUNNING};

fn shown(browser: &Browser, css: &str) -> String {
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
