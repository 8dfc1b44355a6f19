//! What cannot be planned is refused with a code and what to relax.

use domain::WhenImpossible;
use domain::roster::{Lock, Roster};
use planning::{Progress, Refusal, freeze, plan};

use crate::fixtures::{gathering, key, pair, planned};

fn refused(roster: &Roster) -> Refusal {
    plan(roster, &mut Progress::silent()).unwrap_err().remove(0)
}

#[test]
fn more_rounds_than_partners_are_refused_with_how_many_are_possible() {
    let refusal = refused(&freeze(gathering(&[2, 2], 3, 1)).unwrap());
    assert_eq!((refusal.code, refusal.round), ("round_empty", Some(3)));
    assert!(refusal.detail.contains("at most 2 rounds"), "{}", refusal.detail);
    assert_eq!(refusal.relax, ["rounds", "same_department"]);
    planned(&freeze(gathering(&[2, 2], 2, 1)).unwrap());
}

#[test]
fn everybody_in_one_department_is_refused_until_exceptions_are_allowed() {
    let mut one = gathering(&[6], 2, 1);
    assert_eq!(freeze(one.clone()).unwrap_err()[0].code, "everybody_in_one_department");
    one.when_impossible = WhenImpossible::NearestException;
    let planned = planned(&freeze(one).unwrap());
    assert_eq!((planned.report.placed, planned.plan.exceptions.len()), (12, 6));
}

#[test]
fn everything_wrong_is_said_at_once_and_never_a_panic() {
    let mut broken = gathering(&[3, 2], 2, 1);
    broken.people[1].id = key("a00");
    broken.forbidden = vec![pair("a00", "nobody")];
    broken.locks = vec![Lock { round: 9, people: vec![key("b00"), key("a02")] }];
    broken.manager_of = [(key("b00"), key("b01")), (key("b01"), key("b00"))].into();
    let codes: Vec<_> = freeze(broken).unwrap_err().into_iter().map(|refusal| refusal.code).collect();
    assert_eq!(codes, ["manager_cycle", "duplicate_person", "unknown_person", "unknown_round"]);
}

#[test]
fn nobody_there_is_refused() {
    let mut nobody = gathering(&[2, 2], 1, 1);
    nobody.people.iter_mut().for_each(|person| person.absent_rounds = vec![1]);
    assert_eq!(refused(&freeze(nobody).unwrap()).code, "round_empty");
}
