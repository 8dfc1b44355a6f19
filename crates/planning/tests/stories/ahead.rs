//! The whole schedule looks ahead: who need not be left out is not.

use planning::{check_document, document, freeze};

use crate::fixtures::{gathering, planned};

/// Everybody of an own department, for as many rounds as there are others.
fn everybody_meets_everybody(people: usize, seed: u64) -> u32 {
    let roster = freeze(gathering(&vec![1; people], people as u32 - 1, seed)).unwrap();
    let planned = planned(&roster);
    let report = planned.report.clone();
    assert_eq!(check_document(&document(roster, planned)).findings, vec![]);
    assert_eq!(report.placed_is_optimal, report.placed == report.placeable);
    report.placeable - report.placed
}

#[test]
fn six_people_all_meet_in_five_rounds() {
    // A round that takes a wrong pairing leaves two triangles, in which one of three sits out.
    for seed in 0..40 {
        assert_eq!(everybody_meets_everybody(6, seed), 0, "seed {seed}");
    }
}

#[test]
fn ten_twelve_and_fourteen_people_all_meet_in_one_round_less() {
    // One by one, twelve and fourteen fall short at every seed; ten do not.
    for people in [10, 12, 14] {
        for seed in 0..10 {
            assert_eq!(everybody_meets_everybody(people, seed), 0, "{people} people, seed {seed}");
        }
    }
}

#[test]
fn what_rounds_give_up_for_later_ones_is_declared() {
    let mut declared = 0;
    for seed in 0..40 {
        let mut roster = freeze(gathering(&[1; 6], 5, seed)).unwrap();
        roster.settings.reference_familiarity_nano = 97;
        let familiarity = |i: u32, j: u32| (31 * i + 17 * j * j + 7 * seed as u32) % 97;
        roster.familiarity = (0..6).map(|i| (i + 1..6).map(|j| familiarity(i, j)).collect()).collect();
        let mut document = document(roster.clone(), planned(&roster));
        assert_eq!(check_document(&document).findings, vec![]);
        let stored = document.plan.schedule_certificate.as_mut().unwrap();
        declared += usize::from(stored.given_ahead > 0);
        stored.given_ahead += 1;
        let codes: Vec<_> = check_document(&document).findings.into_iter().map(|finding| finding.code).collect();
        assert!(codes.contains(&"optimal"), "{codes:?}");
    }
    assert!(declared > 0);
}
