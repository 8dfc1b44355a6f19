//! A phone that loses its network: the last place stays, taps wait, and each arrives once.

use domain::ParticipantId;
use store::{attendance, lessons, organisations};
use testkit::browser::{Browser, Script};
use testkit::proxy::{Proxy, Weather};

use super::morning::{Morning, REVEALED, RUNNING};

/// A plain request must fail, or the network is not as bad as the test believes.
const CONTROL: &str = "const done = arguments[0];
    fetch('/health/live?' + Math.random(), {cache: 'no-store', signal: AbortSignal.timeout(3000)})
        .then(() => done('through'), () => done('failed'))";

/// Puts a note into the page as its own forms do, and sends it.
fn note(text: &str, key: u32) -> String {
    format!(
        "const form = document.createElement('form');
         form.method = 'post'; form.action = '/me/after'; form.dataset.tap = 'form';
         const add = (name, value) => {{
             const field = document.createElement('input');
             field.type = 'hidden'; field.name = name; field.value = value; form.append(field);
         }};
         add('csrf', document.querySelector('[name=csrf]').value);
         add('key', '00000000-0000-4000-8000-{key:012}'); add('step', 'lesson'); add('text', '{text}');
         document.body.append(form); form.requestSubmit(); form.remove();"
    )
}

fn written(morning: &Morning, id: &str) -> Vec<String> {
    let id: ParticipantId = id.parse().unwrap();
    let read = |conn: &mut store::Conn| {
        let organisation = organisations::find_by_key(conn, "default")?.unwrap().id;
        lessons::of_participant(conn, organisation, id)
    };
    morning.app.store.read(read).unwrap().into_iter().map(|lesson| lesson.body).collect()
}

fn arrivals(morning: &Morning) -> u64 {
    let event = morning.academy.event_id.parse().unwrap();
    let read = |conn: &mut store::Conn| {
        let organisation = organisations::find_by_key(conn, "default")?.unwrap().id;
        attendance::count_arrived(conn, organisation, event)
    };
    morning.app.store.read(read).unwrap()
}

#[test]
fn the_check_in_waits_for_the_network_and_arrives_once() {
    let Some(browser) = Browser::phone(Script::On).unwrap() else {
        return println!("skipped: no Chromium here");
    };
    let morning = Morning::new();
    let proxy = Proxy::before(&morning.app.url);
    let (_, path) = morning.somebody("Ada Lovelace");
    browser.open(&format!("{}{path}", proxy.url())).unwrap();
    proxy.set(Weather::Drop);
    assert_eq!(browser.evaluate_later(CONTROL).unwrap(), "failed", "the network is gone");
    for _ in 0..5 {
        browser.tap("form button").unwrap();
    }
    let waits = browser.wait_for_text("#outbox", |text| text.contains("Waiting to send")).unwrap();
    assert!(waits.contains("I’m here"), "{waits}");
    assert!(!browser.has("[data-code=in]").unwrap(), "what waits is not shown as done");
    assert_eq!(arrivals(&morning), 0);
    proxy.set(Weather::Clear);
    browser.wait_for("[data-code=in]").unwrap();
    assert_eq!(arrivals(&morning), 1, "five taps, one arrival");
}

#[test]
fn the_last_place_stays_and_twenty_notes_arrive_once_and_in_order() {
    let Some(browser) = Browser::phone(Script::On).unwrap() else {
        return println!("skipped: no Chromium here");
    };
    let morning = Morning::new();
    let proxy = Proxy::before(&morning.app.url);
    let (id, path) = morning.somebody("Ada Lovelace");
    morning.at(REVEALED);
    morning.arrive(&browser, &proxy.url(), &path);
    morning.at(RUNNING);
    browser.open(&format!("{}/me", proxy.url())).unwrap();
    let spot = browser.wait_for_text("#spot", |text| !text.is_empty()).unwrap();
    let kept = "const done = arguments[0]; (async () => {
        await navigator.serviceWorker.ready;
        for (let i = 0; i < 100 && !(await caches.match('/me')); i++) await new Promise(r => setTimeout(r, 50));
        done(Boolean(await caches.match('/me')));
    })()";
    assert_eq!(browser.evaluate_later(kept).unwrap(), true, "the page is kept on the phone");

    proxy.set(Weather::Drop);
    assert_eq!(browser.evaluate_later(CONTROL).unwrap(), "failed", "the network is gone");
    for number in 1..=20 {
        browser.evaluate(&note(&format!("note {number}"), number)).unwrap();
    }
    browser.evaluate(&note(&"x".repeat(900), 99)).unwrap();
    let count = "const done = arguments[0]; const asked = indexedDB.open('matchmaker');
        asked.onsuccess = () => { const all = asked.result.transaction('taps').objectStore('taps').count();
            all.onsuccess = () => { asked.result.close(); done(all.result); }; }";
    let waiting = || browser.evaluate_later(count).unwrap();
    for _ in 0..100 {
        if waiting() == 21 {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    assert_eq!(waiting(), 21, "every tap is kept on the phone");

    browser.open("about:blank").unwrap();
    browser.open(&format!("{}/me", proxy.url())).unwrap();
    assert_eq!(browser.text("#spot").unwrap(), spot, "the last place is shown without a network");
    assert!(browser.text("#as-of").unwrap().contains("As of"), "a page of the phone's own says how old it is at once");
    assert!(browser.text("#outbox").unwrap().contains("Waiting to send"));
    browser.screenshot("phone-offline").unwrap();
    browser.evaluate("window.open('/me')").unwrap();
    assert_eq!(written(&morning, &id), [""; 0]);

    proxy.set(Weather::Clear);
    browser.wait_for_text("#outbox", |text| !text.contains("Waiting to send")).unwrap();
    let notes = written(&morning, &id);
    let expected: Vec<String> = (1..=20).map(|number| format!("note {number}")).collect();
    assert_eq!(notes, expected, "each once, in the order of the taps");
    let parked = browser.wait_for_text("#outbox", |text| text.contains("Could not be sent")).unwrap();
    assert!(parked.contains("Take away"), "what is refused is put aside: {parked}");
}

#[test]
fn where_nothing_can_be_kept_taps_are_sent_the_plain_way() {
    let Some(browser) = Browser::phone(Script::On).unwrap() else {
        return println!("skipped: no Chromium here");
    };
    let morning = Morning::new();
    let (_, path) = morning.somebody("Ada Lovelace");
    let broken = "Object.defineProperty(window, 'indexedDB', {value: {open() { throw new Error('full'); }}});
        Object.defineProperty(navigator, 'serviceWorker', {value: undefined});";
    browser.command("Page.addScriptToEvaluateOnNewDocument", serde_json::json!({ "source": broken })).unwrap();
    morning.arrive(&browser, &morning.app.url, &path);
    assert_eq!(arrivals(&morning), 1);
}
