//! Edits of a plan that would prove as much as before, or break two rules at once: none gets by.

use domain::plan::PlanDocument;
use planning::{check_document, document, freeze};

use crate::fixtures::{curious_company, gathering, key, planned};

fn codes(document: &PlanDocument) -> Vec<&'static str> {
    check_document(document).findings.into_iter().map(|finding| finding.code).collect()
}

/// With somebody left over in every round: of them alone a higher dual proves the same.
fn odd() -> PlanDocument {
    let roster = freeze(gathering(&[4, 3, 2], 2, 1)).unwrap();
    let planned = planned(&roster);
    document(roster, planned)
}

#[test]
fn a_changed_dual_of_anybody_is_found_in_every_certificate() {
    let sound = odd();
    assert_eq!(codes(&sound), Vec::<&str>::new());
    assert!(sound.plan.rounds.iter().all(|round| round.byes.len() == 1), "the fixture is odd");
    let people: Vec<_> = sound.roster.people.iter().map(|person| person.id.clone()).collect();
    for (id, delta) in people.iter().flat_map(|id| [-2, -1, 1, 2].map(|delta| (id, delta))) {
        for round in 0..sound.plan.rounds.len() {
            let mut edited = sound.clone();
            let proof = edited.plan.rounds[round].certificate.as_mut().unwrap();
            *proof.vertex_duals.get_mut(id).unwrap() += delta;
            assert!(codes(&edited).contains(&"certificate"), "round {round}, {id}, {delta}");
        }
        let mut edited = sound.clone();
        let proof = edited.plan.schedule_certificate.as_mut().unwrap();
        *proof.vertex_duals.get_mut(id).unwrap() += delta;
        assert!(codes(&edited).contains(&"certificate"), "schedule, {id}, {delta}");
    }
}

#[test]
fn a_certificate_from_elsewhere_needs_no_sum() {
    let mut document = odd();
    document.plan.rounds.iter_mut().for_each(|round| round.certificate.as_mut().unwrap().dual_sum = None);
    document.plan.schedule_certificate.as_mut().unwrap().dual_sum = None;
    assert_eq!(codes(&document), Vec::<&str>::new());
}

/// People sit with their manager, who is of their department: both rules are named.
#[test]
fn every_rule_that_a_pair_breaks_is_named() {
    let mut wanted = curious_company(2, 1);
    wanted.manager_of = ["a01", "a02", "a03"].map(|member| (key(member), key("a00"))).into();
    let roster = freeze(wanted).unwrap();
    let planned = planned(&roster);
    let mut document = document(roster, planned);
    assert_eq!(codes(&document), Vec::<&str>::new());

    let meetings = &mut document.plan.rounds[0].meetings;
    let seat = |meetings: &[domain::plan::Meeting], id: &str| {
        let meeting = meetings.iter().position(|meeting| meeting.people.contains(&key(id))).unwrap();
        (meeting, meetings[meeting].people.iter().position(|person| person == &key(id)).unwrap())
    };
    let (boss, member) = (seat(meetings, "a00"), seat(meetings, "a01"));
    let partner = meetings[boss.0].people[1 - boss.1].clone();
    meetings[boss.0].people[1 - boss.1] = key("a01");
    meetings[member.0].people[member.1] = partner;

    let found = codes(&document);
    for code in ["reporting_line", "same_department", "optimal", "certificate"] {
        assert!(found.contains(&code), "{code} is not among {found:?}");
    }
}
