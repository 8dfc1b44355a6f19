//! Somebody guesses codes without a pause, behind the same address as a whole venue.

use std::sync::atomic::{AtomicBool, Ordering};

use testkit::app::TestApp;
use testkit::database::TestDatabase;

use crate::pages::browserless::{Visitor, hidden, state_of};
use testkit::crowd::Crowd;

#[test]
fn a_guesser_is_told_to_wait_while_five_hundred_people_behind_the_same_address_come_in() {
    let database = TestDatabase::sqlite();
    let app = TestApp::start(database.url());
    let crowd = Crowd::gather(&app.store, &app.config, 500, app.clock.now());
    let poster = format!("/door/{}", crowd.event);
    let done = AtomicBool::new(false);
    let statuses: Vec<u16> = std::thread::scope(|scope| {
        let guesser = scope.spawn(|| {
            let mut guesser = Visitor::new(&app);
            let mut statuses = Vec::new();
            while !done.load(Ordering::SeqCst) {
                statuses.push(guesser.send(&poster, &format!("code=ZZ{:04}", statuses.len())).status);
            }
            statuses
        });
        for (at, link) in crowd.links.iter().enumerate() {
            // Five hundred in five minutes: each asks twice, the guesser as often as it can.
            if at % 5 == 0 {
                app.clock.advance_seconds(3);
            }
            let mut phone = Visitor::new(&app);
            let path = &link[link.find("/j/").unwrap()..];
            let (page, to) = match at % 10 {
                0 => (
                    phone.send(&poster, &format!("code={}", crowd.codes[at])).expect(200).text(),
                    format!("{poster}/claims"),
                ),
                _ => (phone.open(path).expect(200).text(), path.to_owned()),
            };
            assert_eq!(state_of(&page), "door");
            let form = format!("key={}&nonce={}", hidden(&page, "key"), hidden(&page, "nonce"));
            phone.send(&to, &form).expect(303);
        }
        done.store(true, Ordering::SeqCst);
        guesser.join().unwrap()
    });
    let told = statuses.iter().position(|status| *status == 429);
    println!("{} guesses, told to wait after {told:?}", statuses.len());
    assert_eq!(told, Some(20));
    assert!(statuses.iter().skip(20).all(|status| *status == 429), "no guess is judged any more");
    assert_eq!(crowd.arrived(&app.store).len(), 500);
}
