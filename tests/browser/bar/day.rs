//! C7: two phones, one of which cannot find the other.

use std::time::{Duration, Instant};

use testkit::browser::{Browser, Script};

use super::Table;
use crate::browser::morning::{Morning, REVEALED, RUNNING, said};

/// The partner cannot come; the one who asked chooses to join two others.
pub fn cannot_find(table: &Table) {
    let (Some(ada), Some(partner)) = (Browser::phone(Script::On).unwrap(), Browser::phone(Script::On).unwrap()) else {
        return;
    };
    let morning = Morning::new();
    let (id, path) = morning.somebody("Ada Lovelace");
    let (_, partners) = morning.somebody(&morning.partner(&id));
    morning.arrive(&ada, &morning.app.url, &path);
    morning.arrive(&partner, &morning.app.url, &partners);
    morning.at(REVEALED);
    morning.at(RUNNING);
    ada.tap("button[value=cannot_find]").unwrap();
    partner.tap("button[value=cannot_come]").unwrap();
    let began = Instant::now();
    ada.wait_for(".search button").unwrap();
    table.time("C7", "a choice after the partner’s “Can’t come”", 5000, began.elapsed().as_millis() as u64);
    let before = said(&ada);
    ada.tap(".search button").unwrap();
    let began = Instant::now();
    while said(&ada) == before {
        morning.app.tick();
        assert!(began.elapsed() < Duration::from_secs(10), "no new place");
        std::thread::sleep(Duration::from_millis(100));
    }
    table.time("C7", "a new place after one’s own choice", 5000, began.elapsed().as_millis() as u64);
}
