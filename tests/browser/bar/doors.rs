//! C4, C9, C10, C11, C12: many at once, codes, names, and everybody.

use std::sync::Barrier;
use std::time::Instant;

use serde_json::json;
use testkit::app::TestApp;
use testkit::browser::{Browser, Script, axe};
use testkit::database::TestDatabase;

use super::Table;
use crate::browser::looks;
use crate::browser::morning::Morning;
use crate::pages::browserless::{FORM, Visitor, hidden, state_of};
use crate::pages::poster::code_of;
use testkit::crowd::Crowd;

const AT_ONCE: usize = 50;

/// Fifty phones tap in the same moment.
pub fn burst(table: &Table) {
    let database = TestDatabase::sqlite();
    let app = TestApp::start(database.url());
    let crowd = Crowd::gather(&app.store, &app.config, AT_ONCE, app.clock.now());
    let (client, start) = (app.anonymous(), Barrier::new(AT_ONCE));
    let tap = |link: &String| {
        let path = &link[link.find("/j/").unwrap()..];
        let page = client.get(path).expect(200).text();
        let form = format!("key={}&nonce={}", hidden(&page, "key"), hidden(&page, "nonce"));
        start.wait();
        let began = Instant::now();
        let status = client.ask("POST", path).header("Content-Type", FORM).body(form.as_bytes()).send().status;
        (status, began.elapsed().as_millis() as u64)
    };
    let mut answers: Vec<(u16, u64)> = std::thread::scope(|scope| {
        let phones: Vec<_> = crowd.links.iter().map(|link| scope.spawn(|| tap(link))).collect();
        phones.into_iter().map(|phone| phone.join().unwrap()).collect()
    });
    assert!(answers.iter().all(|(status, _)| *status == 303), "{answers:?}");
    assert_eq!(crowd.arrived(&app.store).len(), AT_ONCE);
    answers.sort_by_key(|(_, time)| *time);
    table.row("C4", "a burst of 50 check-ins: errors, rows", "0, 50", "0, 50");
    let build = if cfg!(debug_assertions) { "slowest of 50 at once, debug build" } else { "slowest of 50 at once" };
    table.time("C4", build, 300, answers[AT_ONCE - 1].1);
}

/// A photographed QR, a page without names, and namesakes.
pub fn codes_and_names(table: &Table) {
    let morning = Morning::new();
    let academy = &morning.academy;
    let (poster, setting) =
        (format!("/door/{}", academy.event_id), format!("/api/v1/events/{}/door-code", academy.event_id));
    let code = format!("code={}", code_of(academy, "Ada Lovelace"));
    let mut phone = Visitor::new(morning.app);
    assert_eq!(state_of(&phone.send(&poster, &code).expect(200).text()), "door", "off by default");
    academy.organiser.put(&setting, "*", &json!({"seconds": 45})).expect(200);
    assert_eq!(state_of(&phone.send(&poster, &code).expect(403).text()), "wrong_number");
    academy.organiser.ask("DELETE", &setting).send().expect(204);
    table.row("C9", "changing number: off by default; without it when on", "in; refused", "in; refused");
    let pages = [poster.clone(), format!("{poster}/new"), "/privacy".to_owned()].map(|path| phone.open(&path).text());
    let names = testkit::academy::PEOPLE.lines().skip(1).filter_map(|line| line.split(',').nth(1));
    let shown = names.filter(|name| pages.iter().any(|page| page.contains(name))).count();
    assert_eq!(shown, 0);
    table.row("C10", "names on pages that anybody may open", "0 of 16", "0 of 16");
    let walk_ins = format!("/api/v1/events/{}/walk-ins", academy.event_id);
    for department in ["Sales/Nordics", "Sales/Baltics"] {
        academy.organiser.post(&walk_ins, &json!({"name": "Anna Berg", "department": department})).expect(201);
    }
    let several = phone.send(&poster, "name=anna+berg&department=sales").expect(200).text();
    assert!(several.contains("Sales · Nordics") && several.contains("Anna B.") && !several.contains('@'), "{several}");
    table.row("C11", "namesakes told apart by", "department", "department and initial, no e-mail");
}

/// Every page once with axe; `browser::looks` has them in every light, width and reading direction.
pub fn for_everybody(table: &Table) {
    let morning = Morning::new();
    let (Some(browser), Some(axe)) = (Browser::phone(Script::On).unwrap(), axe().unwrap()) else {
        return table.row("C12", "axe, keyboard, tree, 320 px, 400 %, targets", "0", "AXE_JS names no script");
    };
    let (_, path) = morning.somebody("Margaret Hamilton");
    let mut pages = 0;
    let mut look = |(page, at, time): looks::Page| {
        morning.at(time);
        browser.open(&format!("{}{}", morning.app.url, at.replace("LINK", &path))).unwrap();
        assert_eq!(browser.accessibility_faults(&axe).unwrap(), [""; 0], "{page}");
        pages += 1;
    };
    looks::OUTSIDE.into_iter().for_each(&mut look);
    morning.at(looks::OPEN);
    morning.arrive(&browser, &morning.app.url, &path);
    looks::INSIDE.into_iter().for_each(&mut look);
    let said = format!("0 on {pages} pages; keyboard, tree, 400 %, targets: browser::looks");
    table.row("C12", "faults that axe finds", "0", &said);
}
