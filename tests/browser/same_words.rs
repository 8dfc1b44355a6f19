//! Whoever loses a partner reads the same bytes: nobody learns whether the other was late, skipped, left or was moved.

use std::collections::BTreeSet;

use serde_json::json;
use testkit::academy::people_of;

use super::morning::{Morning, REVEALED};
use super::two_phones::{Pair, shown};

/// A morning on which somebody has a breather in the first round.
fn seventeen() -> Morning {
    let mut morning = Morning::new();
    let path = format!("/api/v1/events/{}/walk-ins", morning.academy.event_id);
    morning.academy.organiser.post(&path, &json!({"name": "Zoe Park", "department": "Marketing"})).expect(201);
    morning.publish_anew(1);
    morning
}

/// The organiser looks at what it costs to give Ada's place to somebody of another meeting, does it, and publishes it.
fn swap(Pair { morning, .. }: &mut Pair) {
    morning.academy.organiser = morning.app.organiser();
    let academy = &morning.academy;
    let (id, _) = morning.somebody("Ada Lovelace");
    let plan = academy.plan(&academy.plan_id);
    let meetings = plan["rounds"][0]["meetings"].as_array().unwrap().iter().map(people_of);
    let others = meetings.filter(|people| people.iter().all(|(one, _)| *one != id)).flatten();
    let swaps = format!("/api/v1/plans/{}/swaps", academy.plan_id);
    let breaks_nothing = |other: &str| {
        let wish = json!({"round": 1, "a": id, "b": other});
        let preview = academy.organiser.post(&format!("{swaps}?dry_run=true"), &wish).expect(200).json();
        (preview["preview"]["broken"] == json!([])).then_some(wish)
    };
    let wish = others.into_iter().find_map(|(other, _)| breaks_nothing(&other)).expect("some swap breaks no rule");
    let swapped = academy.organiser.post(&swaps, &wish).expect(201).json();
    academy.publish(swapped["plan"]["id"].as_str().unwrap());
}

/// Ada's place is given away: by her own word, or by the organiser.
fn give_away(pair: &mut Pair, cause: &str) {
    if cause == "swap" {
        return swap(pair);
    }
    pair.ada.tap(&format!("button[value={cause}]")).unwrap();
    pair.ada.wait_for("[data-code=breather], [data-code=left]").unwrap();
    pair.morning.app.tick();
}

#[test]
fn a_partner_reads_the_same_bytes_whatever_the_cause() {
    let mut read = BTreeSet::new();
    for cause in ["skip", "late", "leave", "swap"] {
        let Some(mut pair) = Pair::arrive_in(seventeen) else {
            return println!("skipped: no Chromium here");
        };
        pair.morning.at(REVEALED);
        pair.morning.app.tick();
        let before = shown(&pair.partner, ".who h2");
        pair.morning.at("2026-05-04T07:33:05Z");
        give_away(&mut pair, cause);
        let changed = pair.partner.wait_for_text(".who h2", |text| text.contains("Plans changed.")).unwrap();
        assert!(!changed.contains(&before), "{changed}");
        let html = pair.partner.evaluate("return document.querySelector('.who h2').innerHTML").unwrap();
        let html = html.as_str().unwrap();
        let without_names = html.split("<bdi>").map(|part| part.split_once("</bdi>").map_or(part, |(_, rest)| rest));
        read.insert(without_names.collect::<Vec<_>>().join("…"));
    }
    assert_eq!(read, ["Plans changed. You’re now with …".to_owned()].into());
}
