//! Departments of very different sizes: nobody is left out who can be placed.

use domain::WhenImpossible;

use crate::fixtures::{gathering, sound};

#[test]
fn twenty_ten_five_five_leaves_nobody_out_in_any_seed() {
    for seed in 0..20 {
        let (_, planned) = sound(gathering(&[20, 10, 5, 5], 5, seed));
        assert_eq!((planned.report.placed, planned.report.byes), (200, 0), "seed {seed}");
        assert_eq!(planned.report.alternatives.sit_out.left_out, [0; 5]);
        assert!(planned.report.placed_is_optimal);
    }
}

#[test]
fn fifteen_ten_eight_seven_leaves_nobody_out_in_any_seed() {
    for seed in 0..20 {
        let (_, planned) = sound(gathering(&[15, 10, 8, 7], 6, seed));
        assert_eq!((planned.report.placed, planned.report.byes), (240, 0), "seed {seed}");
        assert_eq!(planned.report.same_department, Some(0));
        assert_eq!(planned.report.repeats, 0);
    }
}

#[test]
fn twenty_four_eight_four_four_leaves_eight_out_or_makes_exceptions_and_says_both() {
    for setting in [WhenImpossible::SitOut, WhenImpossible::NearestException, WhenImpossible::Ask] {
        let mut gathering = gathering(&[24, 8, 4, 4], 5, 3);
        gathering.when_impossible = setting;
        let (_, planned) = sound(gathering);
        let alternatives = &planned.report.alternatives;
        assert_eq!(alternatives.sit_out.left_out, [8; 5]);
        assert_eq!(alternatives.sit_out.exceptions, 0);
        assert_eq!(alternatives.nearest_exception.left_out, [0; 5]);
        assert_eq!(alternatives.nearest_exception.exceptions, 20, "four pairs inside the largest department a round");
        let left_out = if setting == WhenImpossible::NearestException { 0 } else { 40 };
        assert_eq!(planned.report.byes, left_out);
        assert_eq!(planned.plan.exceptions.len() as u32, (40 - left_out) / 2);
        assert!(planned.report.placed_is_optimal);
    }
}

#[test]
fn byes_are_shared_before_anybody_has_a_second_one() {
    let (_, planned) = sound(gathering(&[24, 8, 4, 4], 3, 1));
    assert_eq!(planned.report.byes_max, 1, "24 byes for 24 people");
    let (_, planned) = sound(gathering(&[5, 4, 4], 6, 1));
    assert_eq!((planned.report.byes, planned.report.byes_max), (6, 1), "the odd one changes");
}
